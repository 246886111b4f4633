#include <oxion/parameters/measured_quantity.h>
#include <oxion/study/readings.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace Oxion
{
  namespace
  {
    using Convergence::unknown;

    /// A reading that is less of its column's largest counts as that.
    constexpr double least_of_column = 1e-3;
    /// In tolerances of the solver: what its solutions differ by.
    constexpr double differing = 10.;

    double
    value_of(const PointSummary &point, const std::string &column)
    {
      if (point.converged)
        for (const auto &[title, value] : point.measurements)
          if (title == column)
            return value;
      return unknown;
    }


    std::string
    place_of(const PointSummary &point)
    {
      std::string result;
      for (const auto &value : point.swept)
        result +=
          (result.empty() ? "" : ", ") + value.title + " = " + value.shown(6);
      return result;
    }


    double
    estimated_error(const RunSummary &run,
                    const PointSummary &point,
                    const std::string &column)
    {
      std::string at;
      for (const auto &value : point.swept)
        at += (at.empty() ? "" : ", ") + value.title + " = " + value.text;
      for (const auto &one : run.estimated_errors)
        if (one.column == column && one.at == at)
          return one.error;
      return unknown;
    }


    /** Currents and powers are solved to a share of the throughput. */
    double
    solved_to(const Parameters::Measurement &measurement,
              const Parameters::Solver &solver)
    {
      using Parameters::MeasurementKind;
      switch (measurement.kind)
      {
        case MeasurementKind::terminal_current:
        case MeasurementKind::half_reaction_current:
          return solver.tolerance * solver.current_scale * measurement.factor;
        case MeasurementKind::heater_power:
          return solver.tolerance * solver.power_scale * measurement.factor;
        default:
          return 0.;
      }
    }


    /** The readings of one column, with their scales. */
    void
    add(std::vector<Reading> column,
        const double solved_to,
        const double solver_tolerance,
        std::vector<Reading> &all)
    {
      double largest = 0.;
      for (const auto &reading : column)
        for (const double value : reading.values)
          if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
      for (auto &reading : column)
      {
        double own = 0.; // of the finest that has one
        for (const double value : reading.values)
          if (std::isfinite(value))
            own = std::abs(value);
        reading.scale = std::max(own, least_of_column * largest);
        if (reading.scale == 0.)
          reading.scale = 1.;
        reading.round_off =
          std::max(differing * solver_tolerance, solved_to / reading.scale);
        all.push_back(reading);
      }
    }


    using OfRun = std::function<double(const RunSummary &)>;

    Reading
    reading(const std::string &column,
            const std::string &at,
            const std::vector<RunSummary> &runs,
            const OfRun &value)
    {
      Reading result;
      result.column = column;
      result.at     = at;
      for (const auto &run : runs)
        result.values.push_back(value(run));
      return result;
    }


    /** Over the outputs of a run that came to its end. */
    double
    extreme(const RunSummary &run, const std::string &column, const bool most)
    {
      double result = unknown;
      for (const auto &point : run.points)
        if (point.events.empty())
        {
          const double value = value_of(point, column);
          result = most ? std::fmax(result, value) : std::fmin(result, value);
        }
      return run.exit_code == 0 ? result : unknown;
    }


    std::vector<double>
    times_of(const RunSummary &run, const std::string &event)
    {
      std::vector<double> result;
      for (const auto &point : run.points)
        for (const auto &happened : point.events)
          if (happened == event)
            for (const auto &value : point.swept)
              if (value.title == Parameters::time_title && value.number)
                result.push_back(*value.number);
      return result;
    }


    std::vector<Reading>
    readings_in_time(const std::vector<RunSummary> &runs,
                     const std::string &column)
    {
      return {reading(column,
                      "the end",
                      runs,
                      [&](const RunSummary &run) {
                        return run.exit_code == 0 && !run.points.empty()
                                 ? value_of(run.points.back(), column)
                                 : unknown;
                      }),
              reading(column,
                      "its largest",
                      runs,
                      [&](const RunSummary &run) {
                        return extreme(run, column, true);
                      }),
              reading(column, "its smallest", runs, [&](const RunSummary &run) {
                return extreme(run, column, false);
              })};
    }


    std::vector<Reading>
    times_of_events(const std::vector<RunSummary> &runs,
                    const std::string &event)
    {
      std::size_t most = 0;
      for (const auto &run : runs)
        most = std::max(most, times_of(run, event).size());
      std::vector<Reading> result;
      for (std::size_t i = 0; i < most; ++i)
        result.push_back(
          reading(Parameters::time_title,
                  "event " + event +
                    (most > 1 ? ", no. " + std::to_string(i + 1) : ""),
                  runs,
                  [&](const RunSummary &run) {
                    const auto times = times_of(run, event);
                    return i < times.size() ? times[i] : unknown;
                  }));
      return result;
    }


    std::vector<Reading>
    steady_readings(const std::vector<RunSummary> &runs,
                    const std::string &column)
    {
      std::size_t n_points = 0;
      for (const auto &run : runs)
        n_points = std::max(n_points, run.points.size());
      std::vector<Reading> result;
      for (std::size_t i = 0; i < n_points; ++i)
      {
        std::string at;
        result.push_back(reading(column, "", runs, [&](const RunSummary &run) {
          if (i >= run.points.size())
            return unknown;
          at = place_of(run.points[i]);
          return value_of(run.points[i], column);
        }));
        result.back().at = at;
        for (const auto &run : runs)
          result.back().errors.push_back(
            i < run.points.size() ? estimated_error(run, run.points[i], column)
                                  : unknown);
      }
      return result;
    }
  } // namespace


  std::vector<Reading>
  readings_of(const std::vector<RunSummary> &runs,
              const Parameters::Parameters &parameters)
  {
    const auto &solver = parameters.solver;
    const bool in_time = parameters.transient.end_time > 0.;
    std::vector<Reading> result;
    for (const auto &measurement : parameters.measurements)
    {
      const std::string column = Parameters::title_of(measurement);
      add(in_time ? readings_in_time(runs, column)
                  : steady_readings(runs, column),
          solved_to(measurement, solver),
          solver.tolerance,
          result);
    }
    if (in_time)
      for (const auto &event : parameters.events)
        add(times_of_events(runs, event.name), 0., solver.tolerance, result);
    return result;
  }

} // namespace Oxion
