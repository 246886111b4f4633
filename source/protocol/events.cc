#include "events.h"

#include <algorithm>
#include <cmath>
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


  PassingBracket::PassingBracket(const double length,
                                 const double width,
                                 const double before,
                                 const double behind)
    : width_(width)
    , end_(length)
    , before_(before)
    , behind_(behind)
  {}


  /**
   * Regula falsi, at least half a width away from both ends: so both come
   * close.
   */
  double
  PassingBracket::next() const
  {
    const double at = begin_ + (end_ - begin_) * before_ / (before_ - behind_);
    return std::clamp(at, begin_ + width_ / 2., end_ - width_ / 2.);
  }


  /**
   * An end that stays counts half the next time (M. Dowell and P. Jarratt, BIT
   * 11, 168 (1971): the Illinois algorithm).
   */
  void
  PassingBracket::narrow(const double at,
                         const double distance,
                         const bool is_passed)
  {
    const int side              = is_passed ? 1 : -1;
    double &moved               = is_passed ? behind_ : before_;
    double &other               = is_passed ? before_ : behind_;
    (is_passed ? end_ : begin_) = at;
    moved                       = distance;
    if (side == last_side_)
      other /= 2.;
    last_side_ = side;
  }
} // namespace Oxion
