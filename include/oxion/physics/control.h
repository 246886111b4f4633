#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/problem/problem.h>

#include <optional>

namespace Oxion
{
  /**
   * What drives an output until a value stands at its set-point, within the
   * output's limits, as one complementarity condition,
   *   output - mid(lower, upper, base + gain lack) = 0,
   * lack: the set-point less the value. An ideal controller's base is the
   * output itself: of its gain the sign alone matters. A PI controller's is a
   * memory that follows the output, T dm/dt = output - m, so that it does not
   * wind up at a limit (automatic reset: Astrom and Hagglund, PID Controllers,
   * 2nd ed. 1995, 3.5). Steady, both are the same.
   */
  struct Control
  {
    double gain  = 1.; ///< [output/value]
    double lower = -Parameters::unlimited;
    double upper = Parameters::unlimited;
    std::optional<unsigned> memory{}; ///< global unknown m; none: ideal
  };

  /** What global unknowns and means make, and its derivatives by them. */
  struct LinearForm
  {
    double value = 0.;
    GlobalRow::Derivatives by_unknown, by_mean;

    /** A chain-rule step: the value f and slope times our derivatives. */
    LinearForm
    chain(double f, double slope) const;
  };

  /** The set-point of a mean less the mean. */
  inline LinearForm
  lack_of_mean(const double set_point,
               const unsigned mean,
               const GlobalState &state)
  {
    return {set_point - state.means[mean], {}, {{mean, -1.}}};
  }

  /**
   * The limit at which the output rests, if it does not regulate.
   * base: of an ideal controller its output, else its memory; largest: of the
   * output, beside the controller's own limit.
   */
  std::optional<double>
  resting_output(const Control &control,
                 double base,
                 double lack,
                 double largest = Parameters::unlimited);

  /**
   * The condition, linearised: Newton's method is semismooth on it and takes
   * the branch of the state it is at. largest: another limit.
   */
  GlobalRow
  control_row(const Control &control,
              const GlobalState &state,
              const LinearForm &output,
              const LinearForm &lack,
              const std::optional<LinearForm> &largest = {});
} // namespace Oxion
