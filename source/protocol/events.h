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


  /**
   * Between 0 and a length something is passed; narrowed to a width by values
   * in between.
   */
  class PassingBracket
  {
  public:
    /** `before`, `behind`: distances at both ends, of opposite sign. */
    PassingBracket(double length, double width, double before, double behind);

    bool
    is_narrow() const
    {
      return end_ - begin_ <= width_;
    }
    /** Where to look next. */
    double
    next() const;
    /** What was found there. */
    void
    narrow(double at, double distance, bool is_passed);

    /** Where it has been passed, just now. */
    double
    end() const
    {
      return end_;
    }

  private:
    double width_, begin_ = 0., end_;
    double before_, behind_;
    int last_side_ = 0; ///< that moved: -1 the begin, 1 the end
  };
} // namespace Oxion
