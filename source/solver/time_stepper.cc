#include <oxion/base/petsc.h>
#include <oxion/solver/bdf.h>
#include <oxion/solver/time_stepper.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    constexpr double safety = 0.8;
    /// Formulas of variable step are stable for steps that grow this fast.
    constexpr double most_growth     = 2.;
    constexpr double least_growth    = 0.2;
    constexpr double after_a_failure = 0.25; ///< of the step
    /// Another order has to promise so much longer a step.
    constexpr double worth_a_change = 1.2;

    double
    growth(const double error, const unsigned order)
    {
      return safety * std::pow(std::max(error, 1e-12), -1. / (order + 1));
    }
  } // namespace


  template <int dim>
  TimeStepper<dim>::TimeStepper(const Assembler<dim> &assembler,
                                Newton<dim> &newton,
                                const TimeStepping &settings)
    : assembler_(assembler)
    , newton_(newton)
    , settings_(settings)
    , field_of_row_(assembler.layout().field_of_owned_rows())
    , change_(assembler)
    , history_(assembler.layout().make_vector())
  {}


  template <int dim>
  TimeStepper<dim>::~TimeStepper()
  {
    newton_.set_time_derivative({});
  }


  template <int dim>
  void
  TimeStepper<dim>::start(const double time, const Vector &x)
  {
    states_.clear();
    rate_weights_.clear();
    remember(time, x, stored_at(x));
    order_ = 1;
  }


  template <int dim>
  void
  TimeStepper<dim>::add_state(const double time, const Vector &x)
  {
    remember(time, x, stored_at(x));
    order_ = std::min<std::size_t>(settings_.most_order, states_.size());
  }


  template <int dim>
  typename TimeStepper<dim>::Vector
  TimeStepper<dim>::stored_at(const Vector &x) const
  {
    Vector result = assembler_.layout().make_vector();
    assembler_.storage(x, result);
    return result;
  }


  template <int dim>
  void
  TimeStepper<dim>::remember(const double time,
                             const Vector &x,
                             const Vector &stored)
  {
    states_.push_front({time, x, stored});
    if (states_.size() > settings_.most_order + 2)
      states_.pop_back();
  }


  template <int dim>
  typename TimeStepper<dim>::Vector
  TimeStepper<dim>::stored_rate(const std::optional<OneSided> &side) const
  {
    Vector result = assembler_.layout().make_vector();
    Vector stored = assembler_.layout().make_vector();
    for (unsigned i = 0; i < rate_weights_.size(); ++i)
    {
      if (side)
        assembler_.storage(states_[i].x, stored, side);
      result.add(rate_weights_[i], side ? stored : states_[i].stored);
    }
    return result;
  }


  template <int dim>
  std::vector<double>
  TimeStepper<dim>::times(const double first, const unsigned n) const
  {
    std::vector<double> result{first};
    for (unsigned i = 0; i < n; ++i)
      result.push_back(states_[i].time);
    return result;
  }


  template <int dim>
  typename TimeStepper<dim>::Vector
  TimeStepper<dim>::extrapolated(const double time, const unsigned n) const
  {
    std::vector<double> known;
    for (unsigned i = 0; i < n; ++i)
      known.push_back(states_[i].time);
    const auto weights = Bdf::extrapolation(time, known);
    Vector result      = assembler_.layout().make_vector();
    for (unsigned i = 0; i < n; ++i)
      result.add(weights[i], states_[i].x);
    return result;
  }


  template <int dim>
  typename TimeStepper<dim>::Vector
  TimeStepper<dim>::guess(const double time) const
  {
    Vector result =
      extrapolated(time, std::min<std::size_t>(order_ + 1, states_.size()));
    const auto &fields = assembler_.layout().fields();
    const PetscScalar *last;
    PetscScalar *values;
    check(VecGetArrayRead(states_.front().x, &last));
    check(VecGetArray(result, &values));
    for (std::size_t i = 0; i < field_of_row_.size(); ++i)
      if (const double loss = fields[field_of_row_[i]].step.largest_loss;
          loss > 0. && last[i] > 0.)
        values[i] = std::max(values[i], (1. - loss) * last[i]);
    check(VecRestoreArray(result, &values));
    check(VecRestoreArrayRead(states_.front().x, &last));
    return result;
  }


  template <int dim>
  std::pair<double, unsigned>
  TimeStepper<dim>::error(const double time,
                          const Vector &x,
                          const Vector &stored,
                          const unsigned order) const
  {
    // Of a first step nothing is known but what it changes: as much as an
    // exponential's does it err.
    const unsigned n    = std::min<std::size_t>(order + 1, states_.size());
    const bool is_first = n < order + 1;
    const double share  = is_first ? 1. : Bdf::error_share(times(time, n));
    const Vector known  = extrapolated(time, n);

    Vector change = x;
    change -= known;
    const auto worst =
      change_.worst(change, stored, [&](const double change_of_row) {
        return is_first ? change_of_row * change_of_row / 2.
                        : share * change_of_row;
      });
    return {worst.value / settings_.tolerance, worst.field};
  }


  template <int dim>
  void
  TimeStepper<dim>::judge(const double length,
                          const Vector &x,
                          const Vector &stored,
                          TimeStep &step)
  {
    change_.linearise(states_.front().x);
    const double end               = time() + length;
    const auto [error_here, field] = error(end, x, stored, order_);
    step.error                     = error_here;
    step.worst_field               = assembler_.layout().fields()[field].name;
    step.accepted                  = error_here <= 1.;

    if (!std::isfinite(settings_.tolerance))
    {
      step.next_length = length;
      order_ = std::min<std::size_t>(settings_.most_order, states_.size() + 1);
      return;
    }

    double longest = growth(error_here, order_);
    unsigned order = order_;
    // After this step there is one value more.
    for (const unsigned other : {order_ - 1, order_ + 1})
      if (other >= 1 && other <= settings_.most_order &&
          states_.size() >= other + 1)
        if (const double there =
              growth(error(end, x, stored, other).first, other);
            there >= worth_a_change * longest)
        {
          longest = there;
          order   = other;
        }
    step.next_length =
      length *
      std::clamp(longest, least_growth, step.accepted ? most_growth : safety);
    order_ = order;
  }


  template <int dim>
  TimeStep
  TimeStepper<dim>::attempt(const double length, Vector &x)
  {
    const double end   = time() + length;
    const auto weights = Bdf::derivative(times(end, order_));
    history_           = 0.;
    for (unsigned i = 0; i < order_; ++i)
      history_.add(weights[i + 1], states_[i].stored);
    newton_.set_time_derivative({weights[0], &history_});

    Vector result = guess(end);
    assembler_.set_prescribed(result);
    assembler_.complete(result);
    TimeStep step;
    step.order = order_;
    step.solve = newton_.solve(result);
    if (!step.solve.converged)
    {
      step.next_length = after_a_failure * length;
      return step;
    }
    const Vector stored = stored_at(result);
    judge(length, result, stored, step);
    if (step.accepted)
    {
      remember(end, result, stored);
      rate_weights_ = weights;
      x             = result;
    }
    step.n_states = states_.size();
    return step;
  }


  template class TimeStepper<2>;
  template class TimeStepper<3>;
} // namespace Oxion
