#include "device_in_time.h"

#include <oxion/adaptation/mesh_adaptation.h>
#include <oxion/measurements/measure.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/value_types.h>

#include <algorithm>
#include <cmath>

#include "even_steps.h"
#include "point_file.h"

namespace Oxion
{
  namespace
  {
    /// Of the way to the next time that must be met, at the start and after a
    /// jump; the error control shortens it if need be.
    constexpr double first_share = 1e-3;
    /// Of the end time, where shortening a step gives up.
    constexpr double smallest_share = 1e-12;
    /// Times that differ by less of the end time are the same.
    constexpr double same_time = 1e-9;

    double
    controlled_share(const double left, const double length)
    {
      // No sliver is left for a step of its own.
      return length >= 0.999 * left ? left
             : 2. * length > left   ? 0.5 * left
                                    : length;
    }

    bool
    is_refused(const Parameters::Diagnostics &diagnostics, SolveReport &report)
    {
      if (diagnostics.has_errors())
      {
        report.converged = false;
        report.failure   = refusal(diagnostics);
      }
      return diagnostics.has_errors();
    }
  } // namespace


  template <int dim>
  DeviceInTime<dim>::DeviceInTime(const Parameters::ParameterFile &file,
                                  const Parameters::Parameters &parameters,
                                  std::unique_ptr<Mesh<dim>> mesh,
                                  const NewtonMonitor &monitor)
    : file_(file)
    , of_time_(parameters.transient)
    , slack_(same_time * parameters.transient.end_time)
    , signals_(parameters.signals, parameters.transient.end_time, slack_)
    , controllers_(parameters.controllers, file)
    , events_(parameters.events)
    , sensor_(good_parameters(0.), std::move(mesh), monitor)
    , cycles_(of_time_,
              of_time_.period > 0. ? signals_.repeat_from(of_time_.period) : 0.,
              slack_)
  {}


  template <int dim>
  double
  DeviceInTime<dim>::or_corner(const double t) const
  {
    const auto &corners = signals_.corners();
    const auto corner =
      std::lower_bound(corners.begin(), corners.end(), t - slack_);
    return corner != corners.end() && *corner <= t + slack_ ? *corner : t;
  }


  template <int dim>
  SweptValues
  DeviceInTime<dim>::varied_at(const double t) const
  {
    SweptValues result = signals_.at(t, Side::before);
    for (const auto &value : controllers_.values())
      result.push_back(value);
    return result;
  }


  template <int dim>
  Parameters::Parameters
  DeviceInTime<dim>::parameters_at(const double t,
                                   const Side side,
                                   Parameters::Diagnostics &diagnostics) const
  {
    auto file = signals_.file_at(file_, t, side);
    controllers_.set(file);
    auto result = Parameters::read_parameters(file, diagnostics);
    result.time = t;
    return result;
  }


  template <int dim>
  Parameters::Parameters
  DeviceInTime<dim>::good_parameters(const double t) const
  {
    Parameters::Diagnostics diagnostics;
    const auto result = parameters_at(t, Side::before, diagnostics);
    diagnostics.throw_if_errors();
    return result;
  }


  template <int dim>
  SolveReport
  DeviceInTime<dim>::start(
    const std::function<SolveReport(Sensor<dim> &)> &adapt)
  {
    SolveReport report;
    if (of_time_.start == Parameters::StartInTime::steady)
      report = sensor_.cold_start();
    else
      sensor_.start_uniform();
    if (report.converged &&
        sensor_.parameters().geometry.adaptation.is_wanted())
    {
      coarsest_level_ = coarsest_level(sensor_.mesh());
      if (of_time_.start == Parameters::StartInTime::steady)
        report.add(adapt(sensor_));
    }
    if (report.converged)
      cycles_.see(here_.time, sensor_, controllers_);
    return report;
  }


  template <int dim>
  SolveReport
  DeviceInTime<dim>::go_to(const double output,
                           const std::function<void()> &on_the_way)
  {
    SolveReport report;
    if (!ahead_.empty())
      go_on_to_next_stand();
    while (happened_.empty() && report.converged)
    {
      cycles_.see(here_.time, sensor_, controllers_);
      if (here_.time >= output || has_ended())
        break;
      if (distances_.empty())
        distances_ = event_distances();
      // Not before the first step, so that what was before can be measured.
      if (here_.looks)
        let_controllers_look();
      // What has a row is not taken again; what jumps does so on each mesh.
      const bool adapts = sensor_.parameters().geometry.adaptation.is_wanted();
      if (adapts)
        behind_ = stand();
      if (here_.begins_anew)
        begin(report);
      const double stop = next_stop(output);
      while (here_.time < stop && report.converged)
      {
        const double before = here_.time;
        step_towards(stop, report);
        if (!ahead_.empty())
        {
          go_on_to_next_stand();
          break;
        }
        // At a stop the state is looked at, and stays what solves the step.
        if (adapts && here_.time < stop && report.converged)
          adapt_mesh(stop, report);
        if (here_.begins_anew)
          break; // back at a jump
        if (here_.time > before && here_.time < stop &&
            (!adapts || steps_since_look_ == 0))
          on_the_way();
      }
    }
    return report;
  }


  template <int dim>
  double
  DeviceInTime<dim>::next_stop(const double output) const
  {
    const auto &corners = signals_.corners();
    const auto corner =
      std::upper_bound(corners.begin(), corners.end(), here_.time);
    double result =
      corner == corners.end() ? output : std::min(output, *corner);
    for (const double other : {controllers_.next_look(here_.time, slack_),
                               cycles_.next_start(here_.time)})
      if (other < result - slack_)
        result = other;
    return result;
  }


  template <int dim>
  double
  DeviceInTime<dim>::measured(const std::string &name) const
  {
    const auto &measurements = sensor_.parameters().measurements;
    const auto m =
      std::find_if(measurements.begin(),
                   measurements.end(),
                   [&](const auto &one) { return one.name == name; });
    return m->in_column(measure(sensor_, *m));
  }


  template <int dim>
  void
  DeviceInTime<dim>::let_controllers_look()
  {
    here_.looks = false;
    const bool changed =
      controllers_.look(here_.time, slack_, [&](const std::string &name) {
        return measured(name);
      });
    here_.begins_anew = here_.begins_anew || changed;
  }


  template <int dim>
  void
  DeviceInTime<dim>::begin(SolveReport &report)
  {
    Parameters::Diagnostics diagnostics;
    const auto parameters = parameters_at(here_.time, Side::after, diagnostics);
    if (is_refused(diagnostics, report))
      return;
    sensor_.begin_in_time(parameters,
                          here_.time,
                          {of_time_.order, of_time_.tolerance});
    here_.begins_anew = false;
    if (EvenSteps::are_wanted(of_time_))
      here_.length = 0.;
  }


  template <int dim>
  TimeStep
  DeviceInTime<dim>::try_step(const double end, SolveReport &report)
  {
    Parameters::Diagnostics diagnostics;
    const auto parameters = parameters_at(end, Side::before, diagnostics);
    if (is_refused(diagnostics, report))
      return {};
    const TimeStep step = sensor_.step_in_time(parameters, end - here_.time);
    report.add(step);
    return step;
  }


  template <int dim>
  PlaceInTime
  DeviceInTime<dim>::place_at_stop(const double stop, const double length) const
  {
    const bool jumps  = signals_.jumps_at(stop);
    const double look = controllers_.next_look(here_.time, slack_);
    return {stop, jumps ? 0. : length, jumps, look <= stop + slack_};
  }


  template <int dim>
  void
  DeviceInTime<dim>::step_towards(const double stop, SolveReport &report)
  {
    const double left  = stop - here_.time;
    const bool is_even = EvenSteps::are_wanted(of_time_);
    if (here_.length <= 0.)
      here_.length = is_even ? EvenSteps::first(of_time_) : first_share * left;
    here_.length        = std::min(here_.length, of_time_.largest_step);
    const double length = is_even ? EvenSteps::share(left, here_.length)
                                  : controlled_share(left, here_.length);
    const double end    = length == left ? stop : here_.time + length;
    std::optional<Stand> before;
    if (!events_.empty())
      before = stand();
    const TimeStep step = try_step(end, report);
    if (!report.converged)
      return;
    steps_since_look_ += step.accepted;
    double next = step.next_length;
    if (step.accepted && is_even)
      next = EvenSteps::next(of_time_, here_.length, step);
    else if (step.accepted && length < here_.length)
      // What only met a time says nothing against longer steps.
      next = std::max(here_.length, next);
    if (step.accepted)
      here_ = end == stop ? place_at_stop(stop, next)
                          : PlaceInTime{end, next, false, false};
    else
      here_.length = next;
    const bool advances =
      step.accepted && (!before || find_events(*before, report));
    if (!advances && report.converged &&
        here_.length < smallest_share * of_time_.end_time)
    {
      report.converged = false;
      report.failure   = "at " + Parameters::exact_text(here_.time) +
                       " s no step is possible: " +
                       (!step.solve.converged ? step.solve.failure
                        : step.accepted       ? "an event cannot be found"
                                        : "the error of " + step.worst_field +
                                            " is too large");
      here_.length = 0.; // whoever tries again from here begins as at first
    }
  }


  template class DeviceInTime<2>;
  template class DeviceInTime<3>;
} // namespace Oxion
