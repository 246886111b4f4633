#include "cycles.h"

#include <oxion/base/petsc.h>
#include <oxion/solver/state_change.h>

#include <cmath>
#include <sstream>

namespace Oxion
{
  std::string
  description_of_last(const CyclesSummary &cycles)
  {
    std::ostringstream text;
    text.precision(2);
    text << "Cycle " << cycles.number << ": largest change " << cycles.change
         << ", of " << cycles.most_in;
    return text.str();
  }


  std::string
  description_of(const CyclesSummary &cycles)
  {
    std::ostringstream text;
    text << (cycles.periodic ? "periodic" : "not periodic") << " after "
         << cycles.number << (cycles.number == 1 ? " cycle" : " cycles")
         << " of " << cycles.period
         << " s: the largest change by the last one is ";
    text.precision(2);
    text << cycles.change << ", of " << cycles.most_in << ", wanted "
         << cycles.tolerance;
    return text.str();
  }


  template <int dim>
  Cycles<dim>::Cycles(const Parameters::Transient &of_time,
                      const double signals_repeat_from,
                      const double slack)
    : period_(of_time.period)
    , tolerance_(of_time.periodic_change)
    , signals_repeat_from_(signals_repeat_from)
    , slack_(slack)
  {}


  template <int dim>
  double
  Cycles<dim>::next_start(const double t) const
  {
    return period_ > 0. ? (std::floor((t + slack_) / period_) + 1.) * period_
                        : std::numeric_limits<double>::infinity();
  }


  template <int dim>
  void
  Cycles<dim>::see(const double t,
                   const Sensor<dim> &sensor,
                   const Controllers &controllers)
  {
    if (period_ <= 0. || t <= start_ + slack_ ||
        std::abs(t - std::round(t / period_) * period_) > slack_)
      return;
    if (x_)
    {
      const auto &layout = sensor.layout();
      const PetscScalar *before, *after;
      Petsc::check(VecGetArrayRead(*x_, &before));
      Petsc::check(VecGetArrayRead(sensor.solution(), &after));
      const auto largest =
        largest_change(layout,
                       layout.field_of_owned_rows(),
                       [&](const std::size_t i) {
                         return relative_change(before[i], after[i], 1.);
                       });
      Petsc::check(VecRestoreArrayRead(sensor.solution(), &after));
      Petsc::check(VecRestoreArrayRead(*x_, &before));
      change_       = largest.value;
      changed_most_ = layout.fields()[largest.field].name;
      for (const auto &[name, change] : controllers.changes(controllers_))
        if (change > change_)
        {
          change_       = change;
          changed_most_ = "controller " + name;
        }
      ++number_;
    }
    start_       = t;
    x_           = sensor.solution();
    controllers_ = controllers.state();
  }


  template <int dim>
  bool
  Cycles<dim>::are_periodic() const
  {
    return number_ > 0 && change_ <= tolerance_ &&
           start_ - period_ >= signals_repeat_from_ - slack_;
  }


  template <int dim>
  std::optional<CyclesSummary>
  Cycles<dim>::summary() const
  {
    if (number_ == 0)
      return {};
    return CyclesSummary{
      period_, tolerance_, number_, change_, changed_most_, are_periodic()};
  }


  template <int dim>
  nlohmann::ordered_json
  Cycles<dim>::state() const
  {
    return {{"start", start_},
            {"controllers", controllers_},
            {"number", number_},
            {"change", change_},
            {"changed most", changed_most_}};
  }


  template <int dim>
  void
  Cycles<dim>::go_on_from(const nlohmann::ordered_json &state, const Vector &x)
  {
    start_        = state.at("start");
    x_            = x;
    controllers_  = state.at("controllers").get<std::vector<double>>();
    number_       = state.at("number");
    change_       = state.at("change");
    changed_most_ = state.at("changed most");
  }


  template class Cycles<2>;
  template class Cycles<3>;
} // namespace Oxion
