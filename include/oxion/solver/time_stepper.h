#pragma once

#include <oxion/solver/newton.h>
#include <oxion/solver/stored_change.h>

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  struct TimeStepping
  {
    unsigned most_order = 2; ///< 1 to 4
    /// Local error of a step in what is stored (StoredChange). Infinite: every
    /// step is taken that can be solved.
    double tolerance = 1e-4;
  };

  /** What came of trying a step. */
  struct TimeStep
  {
    NewtonResult solve;
    bool accepted = false;
    double error  = 0.;      ///< in tolerances, of the worst field
    std::string worst_field; ///< in which that is
    unsigned order     = 1;
    double next_length = 0.; ///< advised for the next try [s]
    /// States known after it since the start: at most two more than the order.
    unsigned n_states = 1;
  };

  /**
   * Backward differentiation of order 1 to 4 with error control on Newton's
   * solver. The stored amounts are differentiated, not the unknowns, so that
   * they are conserved to the solver's tolerance; what stores nothing or is
   * prescribed stays out of the error.
   */
  template <int dim>
  class TimeStepper
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    TimeStepper(const Assembler<dim> &assembler,
                Newton<dim> &newton,
                const TimeStepping &settings);
    /** Newton's solves are steady again. */
    ~TimeStepper();
    TimeStepper(const TimeStepper &) = delete;
    TimeStepper &
    operator=(const TimeStepper &) = delete;

    /** Begins at a completed state; nothing before counts, as after a jump. */
    void
    start(double time, const Vector &x);

    /** A completed state later than all known ones [s], which counts. */
    void
    add_state(double time, const Vector &x);

    const TimeStepping &
    settings() const
    {
      return settings_;
    }
    double
    time() const
    {
      return states_.front().time;
    }

    /**
     * d C/dt of the last step accepted, the residual's rows [1/s]; on one side
     * of a surface if it is given. Zero where no step was taken. Collective.
     */
    Vector
    stored_rate(const std::optional<OneSided> &side = {}) const;

    /**
     * Tries a step of that length [s], under the conditions at its end, which
     * the problem must have by now. Accepted, x is the completed state there;
     * else it stays as it was. Collective.
     */
    TimeStep
    attempt(double length, Vector &x);

    /** A completed state and what is stored in it, the residual's rows. */
    struct State
    {
      double time; ///< [s]
      Vector x, stored;
    };

    /**
     * All that the next step and stored_rate() depend on; states: the newest
     * first, none before the first start.
     */
    struct Memory
    {
      std::deque<State> states;
      unsigned order = 1;
      std::vector<double> rate_weights; ///< of the newest states, in d C/dt
    };
    Memory
    memory() const
    {
      return {states_, order_, rate_weights_};
    }
    /** As if these had been its steps. */
    void
    go_on_from(const Memory &memory)
    {
      states_       = memory.states;
      order_        = memory.order;
      rate_weights_ = memory.rate_weights;
    }

  private:
    Vector
    stored_at(const Vector &x) const;
    void
    remember(double time, const Vector &x, const Vector &stored);
    /** Times of the newest n states, after `first`. */
    std::vector<double>
    times(double first, unsigned n) const;
    /** From the newest n states. */
    Vector
    extrapolated(double time, unsigned n) const;
    /** A guess that Newton's method can start from. */
    Vector
    guess(double time) const;
    /** In tolerances, if the step was of that order; and in which field. */
    std::pair<double, unsigned>
    error(double time,
          const Vector &x,
          const Vector &stored,
          unsigned order) const;
    /** Advises an order and a length after a step was solved. */
    void
    judge(double length, const Vector &x, const Vector &stored, TimeStep &step);

    const Assembler<dim> &assembler_;
    Newton<dim> &newton_;
    TimeStepping settings_;
    std::vector<unsigned char> field_of_row_;
    StoredChange<dim> change_;
    std::deque<State> states_;         ///< the newest first
    std::vector<double> rate_weights_; ///< of the newest states, in d C/dt
    Vector history_;
    unsigned order_ = 1;
  };
} // namespace Oxion
