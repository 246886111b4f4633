#include <oxion/base/passing_bracket.h>

#include <algorithm>
#include <cmath>

#include "device_in_time.h"

namespace Oxion
{
  namespace
  {
    /// Of a step, nearer to its begin rates are round-off.
    constexpr double sliver = 0.01;
    /// Of a step, and at least of the end time: how well an event's is known.
    constexpr double right_to = 1e-6, finest = 1e-12;
  } // namespace


  template <int dim>
  typename DeviceInTime<dim>::Stand
  DeviceInTime<dim>::stand() const
  {
    return {here_, sensor_.state(), sensor_.time_memory(), distances_};
  }


  template <int dim>
  void
  DeviceInTime<dim>::return_to(const Stand &stand)
  {
    here_      = stand.place;
    distances_ = stand.distances;
    sensor_.resume_in_time(stand.state,
                           stand.memory,
                           {of_time_.order, of_time_.tolerance});
  }


  template <int dim>
  std::vector<double>
  DeviceInTime<dim>::event_distances() const
  {
    return events_.distances(
      [this](const std::string &name) { return measured(name); });
  }


  template <int dim>
  bool
  DeviceInTime<dim>::find_events(const Stand &before, SolveReport &report)
  {
    distances_         = event_distances();
    const Stand behind = stand();
    std::vector<Stand> found;
    for (unsigned e = 0; e < events_.all().size(); ++e)
      if (events_.is_passed(e, before.distances[e], behind.distances[e]))
      {
        const auto at = find_event(e, before, behind, report);
        if (!at)
          return false;
        found.push_back(*at);
      }
    if (found.empty())
      return true;

    std::stable_sort(found.begin(),
                     found.end(),
                     [](const Stand &a, const Stand &b) {
                       return a.place.time < b.place.time;
                     });
    for (const Stand &at : found)
    {
      if (!ahead_.empty() && at.place.time <= ahead_.back().place.time + slack_)
        ahead_.back().happened.push_back(at.happened.front());
      else
        ahead_.push_back(at);
      // What comes later happens no more.
      const auto &event = events_.all()[at.happened.front().event];
      if (event.then == Parameters::AfterEvent::end)
        return true;
    }
    ahead_.push_back(behind);
    return true;
  }


  /**
   * By shorter steps from where the step began; after a jump, where values are
   * others at once, none that is a sliver.
   */
  template <int dim>
  std::optional<typename DeviceInTime<dim>::Stand>
  DeviceInTime<dim>::find_event(const unsigned event,
                                const Stand &before,
                                const Stand &behind,
                                SolveReport &report)
  {
    const double begin  = before.place.time;
    const double length = behind.place.time - begin;
    const bool is_first = before.memory.states.size() == 1;
    PassingBracket bracket(length,
                           std::max(right_to * length,
                                    finest * of_time_.end_time),
                           before.distances[event],
                           behind.distances[event]);
    Stand passed = behind;
    bool is_near = is_first;
    while (!bracket.is_narrow())
    {
      const double at = is_near ? sliver * length : bracket.next();
      return_to(before);
      const TimeStep step = try_step(begin + at, report);
      if (step.accepted)
      {
        here_      = {begin + at, behind.place.length, false, false};
        distances_ = event_distances();
      }
      const double distance = distances_[event];
      if (!step.accepted || std::isnan(distance))
      {
        return_to(before);
        here_.length = length / 2.;
        return {};
      }
      const bool is_passed =
        events_.is_passed(event, before.distances[event], distance);
      if (is_passed)
        passed = stand();
      bracket.narrow(at, distance, is_passed);
      if (is_near && is_passed)
        break;
      is_near = false;
    }
    passed.happened  = {{event, before.distances[event] < 0.}};
    passed.is_sliver = bracket.end() < sliver * length;
    return passed;
  }


  template <int dim>
  void
  DeviceInTime<dim>::go_on_to_next_stand()
  {
    return_to(ahead_.front());
    happened_  = ahead_.front().happened;
    is_sliver_ = ahead_.front().is_sliver;
    ahead_.pop_front();
    for (const auto &one : happened_)
      is_over_ = is_over_ ||
                 events_.all()[one.event].then == Parameters::AfterEvent::end;
  }


  // The members above; the others stand in device_in_time.cc.
  template DeviceInTime<2>::Stand
  DeviceInTime<2>::stand() const;
  template std::vector<double>
  DeviceInTime<2>::event_distances() const;
  template void
  DeviceInTime<2>::return_to(const Stand &);
  template bool
  DeviceInTime<2>::find_events(const Stand &, SolveReport &);
  template void
  DeviceInTime<2>::go_on_to_next_stand();
  template DeviceInTime<3>::Stand
  DeviceInTime<3>::stand() const;
  template std::vector<double>
  DeviceInTime<3>::event_distances() const;
  template void
  DeviceInTime<3>::return_to(const Stand &);
  template bool
  DeviceInTime<3>::find_events(const Stand &, SolveReport &);
  template void
  DeviceInTime<3>::go_on_to_next_stand();
} // namespace Oxion
