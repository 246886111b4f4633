#pragma once

#include <oxion/parameters/parameters.h>

#include <functional>
#include <string>
#include <vector>

namespace Oxion
{
  /** Measurements that are looked at for the values they pass. */
  class Events
  {
  public:
    explicit Events(const std::vector<Parameters::Event> &events)
      : events_(events)
    {}

    bool
    empty() const
    {
      return events_.empty();
    }
    const std::vector<Parameters::Event> &
    all() const
    {
      return events_;
    }

    /**
     * Of each event, how far its measurement is beyond the value; NaN where it
     * cannot be told. `measure` gives a measurement by its name, in its unit.
     */
    std::vector<double>
    distances(const std::function<double(const std::string &)> &measure) const;

    /** Is an event's value passed from one such distance to a later one? */
    bool
    is_passed(unsigned event, double before, double now) const;

    /** "hot: T has risen to 1000". */
    std::string
    description(unsigned event, bool rises) const;

  private:
    std::vector<Parameters::Event> events_;
  };
} // namespace Oxion
