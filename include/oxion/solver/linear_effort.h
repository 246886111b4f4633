#pragma once

#include <algorithm>
#include <cmath>

namespace Oxion
{
  /**
   * How exactly the linear equations of a Newton step are solved, and whether
   * with the preconditioner of an earlier Jacobian.
   *
   * A factorisation solves to the last digit in one iteration, and one that
   * needs more of its own Jacobian is none to keep. Multigrid pays for each
   * digit, and a step whose own error is of the residual's square is not worth
   * more: the forcing terms of Eisenstat and Walker (SIAM J. Sci. Comput. 17
   * (1996) 16, choice 2).
   */
  class LinearEffort
  {
  public:
    /** has_stiff_fields: the norm sees little but them. */
    explicit LinearEffort(const bool is_direct,
                          const bool has_stiff_fields = false)
      : is_direct_(is_direct)
      , loosest_(has_stiff_fields ? loosest_beside_stiff : loosest)
    {}

    /** A solve of other equations than the last ones, if not `of_same_kind`. */
    void
    begin(const bool of_same_kind)
    {
      keeps_         = keeps_ && of_same_kind;
      last_residual_ = 0.;
    }

    /** Of the step that starts with this residual, relative. */
    double
    tolerance(const double residual)
    {
      tolerance_ = tightest;
      if (!is_direct_)
      {
        const double ratio =
          last_residual_ > 0. ? residual / last_residual_ : 1.;
        tolerance_ = std::clamp(ratio * ratio, tightest, loosest_);
      }
      last_residual_ = residual;
      return tolerance_;
    }

    /** Where to end: a kept preconditioner that works no longer is given up. */
    int
    most_iterations() const
    {
      return keeps_ && !is_direct_
               ? std::ceil(digits() * (own_rate_ + hopeless_added / 10.))
               : most;
    }

    bool
    keeps_preconditioner() const
    {
      return keeps_;
    }

    /** The step took so many. */
    void
    add(const int iterations)
    {
      const double rate = iterations / digits();
      if (is_direct_)
        own_rate_ = 1. / digits();
      else if (!keeps_)
        own_rate_ = rate;
      keeps_ = 10. * rate <= 10. * own_rate_ + worth_a_setup;
    }

  private:
    /// The round-off of open channels' flow hides the current through a nearly
    /// closed barrier from a looser one; and balances close to 1e-11 of the
    /// throughput, where 1e-4 at the end left 1e-10.
    static constexpr double tightest = 1e-10;
    static constexpr double loosest = 1e-3, loosest_beside_stiff = 1e-8;
    /// Iterations, beyond those of a preconditioner of the Jacobian itself, in
    /// ten digits.
    static constexpr double worth_a_setup = 7., hopeless_added = 25.;
    static constexpr int most = 200;

    double
    digits() const
    {
      return -std::log10(tolerance_);
    }

    bool is_direct_;
    double loosest_;
    bool keeps_           = false;
    double tolerance_     = tightest;
    double own_rate_      = 0.; ///< iterations by digit
    double last_residual_ = 0.;
  };
} // namespace Oxion
