#include "events.h"

#include <map>
#include <sstream>

namespace Oxion
{
  std::vector<double>
  Events::distances(
    const std::function<double(const std::string &)> &measure) const
  {
    std::map<std::string, double> known; // some cost a factorisation
    std::vector<double> result;
    for (const auto &event : events_)
    {
      if (known.count(event.measurement) == 0)
        known[event.measurement] = measure(event.measurement);
      result.push_back(known[event.measurement] - event.value);
    }
    return result;
  }


  bool
  Events::is_passed(const unsigned event,
                    const double before,
                    const double now) const
  {
    using Parameters::Direction;
    const auto direction = events_[event].direction;
    return (direction != Direction::falling && before < 0. && now >= 0.) ||
           (direction != Direction::rising && before > 0. && now <= 0.);
  }


  std::string
  Events::description(const unsigned event, const bool rises) const
  {
    std::ostringstream text;
    text << "event " << events_[event].name << ": "
         << events_[event].measurement << (rises ? " has risen" : " has fallen")
         << " to " << events_[event].value;
    return text.str();
  }
} // namespace Oxion
