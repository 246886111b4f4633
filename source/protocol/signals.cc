#include "signals.h"

#include <oxion/parameters/value_types.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace Oxion
{
  namespace
  {
    /// Of the largest of a signal: values that differ by less are the same.
    constexpr double same_value  = 1e-6;
    constexpr double same_time   = 1e-9;  ///< of the end
    constexpr unsigned n_samples = 10000; ///< of a formula

    /** A table over and over until that time [s], which takes its last part. */
    std::vector<std::array<double, 2>>
    repeated(const std::vector<std::array<double, 2>> &table,
             const double period,
             const double end)
    {
      std::vector<std::array<double, 2>> result;
      for (unsigned n = 0; n * period < end; ++n)
      {
        const double last = (n + 1) * period; // the same as the next one's 0
        for (const auto &[t, value] : table)
          result.push_back({{t == period ? last : n * period + t, value}});
        if (table.back()[0] < period)
          result.push_back({{last, table.back()[1]}});
      }
      return result;
    }
  } // namespace


  Signals::Signals(const std::vector<Parameters::Signal> &signals,
                   const double end,
                   const double slack)
  {
    std::set<double> times{end};
    for (const auto &signal : signals)
    {
      courses_.push_back({signal.parameter, signal.title, signal.table, {}});
      Course &course = courses_.back();
      if (!signal.expression.empty())
        course.formula.emplace(signal.expression);
      else if (signal.period > 0.)
        course.table = repeated(signal.table, signal.period, end);
      for (const auto &[t, value] : course.table)
        times.insert(t);
    }
    // Of those that are one, the end or else the first.
    for (const double t : times)
      if (std::abs(t - end) <= slack)
        corners_.push_back(end);
      else if (corners_.empty() || t > corners_.back() + slack)
        corners_.push_back(t);
    corners_.erase(std::unique(corners_.begin(), corners_.end()),
                   corners_.end());
    for (Course &course : courses_)
      for (auto &point : course.table)
      {
        const auto next =
          std::lower_bound(corners_.begin(), corners_.end(), point[0] - slack);
        if (next != corners_.end() && *next <= point[0] + slack)
          point[0] = *next;
      }
  }


  double
  Signals::Course::value(const double t, const Side side) const
  {
    if (formula)
      return (*formula)(t);
    // The last point at or before t, of a jump there the one on its side.
    const auto later =
      std::partition_point(table.begin(), table.end(), [&](const auto &point) {
        return side == Side::before ? point[0] < t : point[0] <= t;
      });
    if (later == table.begin())
      return table.front()[1];
    if (later == table.end())
      return table.back()[1];
    const auto &[t_0, y_0] = *(later - 1);
    const auto &[t_1, y_1] = *later;
    return y_0 + (t - t_0) / (t_1 - t_0) * (y_1 - y_0);
  }


  SweptValues
  Signals::at(const double t, const Side side) const
  {
    SweptValues result{{Parameters::time_title, Parameters::exact_text(t), t}};
    for (const auto &course : courses_)
    {
      const double now = course.value(t, side);
      result.push_back({course.title, Parameters::exact_text(now), now});
    }
    return result;
  }


  Parameters::ParameterFile
  Signals::file_at(const Parameters::ParameterFile &file,
                   const double t,
                   const Side side) const
  {
    Parameters::ParameterFile result = file;
    const auto values                = at(t, side);
    for (unsigned s = 0; s < courses_.size(); ++s)
      result.set(courses_[s].parameter, values[s + 1].text);
    return result;
  }


  bool
  Signals::jumps_at(const double t) const
  {
    return std::any_of(courses_.begin(),
                       courses_.end(),
                       [&](const Course &course) {
                         return course.value(t, Side::before) !=
                                course.value(t, Side::after);
                       });
  }


  double
  Signals::repeat_from(const double period) const
  {
    const double end  = corners_.back();
    const double last = end - period; // nothing later to compare with
    std::set<double> bends{0., last};
    for (const double corner : corners_)
      for (const double t : {corner, corner - period})
        if (t > 0. && t < last)
          bends.insert(t);
    if (has_formula())
      for (unsigned i = 1; i < n_samples; ++i)
        bends.insert(last * i / n_samples);

    // Two times between two bends tell of the line; the bends themselves, and
    // what round-off makes two of them, might lie on either side of a jump.
    struct Sample
    {
      double time, until;
    };
    std::vector<Sample> samples;
    for (auto from = bends.begin(), to = std::next(from); to != bends.end();
         ++from, ++to)
      if (*to - *from > same_time * end)
        for (const double share : {0.25, 0.75})
          samples.push_back({*from + share * (*to - *from), *to});

    double result = 0.;
    for (const Course &course : courses_)
    {
      double largest = 0.;
      for (const Sample &at : samples)
        largest =
          std::max(largest, std::abs(course.value(at.time, Side::before)));
      for (const Sample &at : samples)
        if (std::abs(course.value(at.time + period, Side::before) -
                     course.value(at.time, Side::before)) >
            same_value * largest)
          result = std::max(result, at.until);
    }
    return result < last ? result : end;
  }


  bool
  Signals::has_formula() const
  {
    return std::any_of(courses_.begin(),
                       courses_.end(),
                       [](const Course &course) {
                         return course.formula.has_value();
                       });
  }
} // namespace Oxion
