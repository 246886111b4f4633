#include "measured_point.h"

#include <oxion/exceptions.h>
#include <oxion/measurements/measure.h>
#include <oxion/measurements/remarks.h>

#include <cmath>

namespace Oxion
{
  namespace
  {
    /** May a good state have no such value? */
    bool
    may_be_unknown(const Parameters::Measurement &measurement,
                   const Parameters::Parameters &parameters)
    {
      using Parameters::MeasurementKind;
      switch (measurement.kind)
      {
        case MeasurementKind::heater_power:
        case MeasurementKind::heater_resistance:
        case MeasurementKind::heater_voltage:
          return !parameters.heat.solve;
        case MeasurementKind::impedance:
        case MeasurementKind::cutoff_frequency:
        case MeasurementKind::resistance:
          return parameters.transient.end_time > 0.;
        case MeasurementKind::expression:
          return true; // of what it is made of, or 0/0
        case MeasurementKind::sealed_reference:
          // Nothing is used up where nothing leaks.
          return measurement.field == "time to depletion";
        default:
          return false;
      }
    }
  } // namespace


  template <int dim>
  void
  fill_measured(const Sensor<dim> &sensor,
                const Parameters::Parameters &parameters,
                PointResult &result)
  {
    const auto values = measure(sensor);
    for (unsigned m = 0; m < values.size(); ++m)
      result.measured[m].second =
        parameters.measurements[m].in_column(values[m]);
  }


  template <int dim>
  void
  judge_and_measure(const Sensor<dim> &sensor,
                    const Parameters::Parameters &parameters,
                    BalanceJudge &judge,
                    PointResult &result)
  {
    Tally tally;
    result.balances       = balance_sheet(sensor, &tally);
    result.remarks        = remarks(sensor, tally);
    result.report.failure = judge.judge(result.balances);
    try
    {
      fill_measured(sensor, parameters, result);
      for (unsigned m = 0; m < result.measured.size(); ++m)
        if (const auto &measurement = parameters.measurements[m];
            !std::isfinite(result.measured[m].second) &&
            !may_be_unknown(measurement, parameters))
          result.report.failure =
            "the measurement \"" + measurement.name + "\" has no finite value";
    }
    catch (const NumericalFailure &failure)
    {
      result.report.failure = failure.what();
    }
    result.report.converged = result.report.failure.empty();
  }


  template void
  fill_measured(const Sensor<2> &,
                const Parameters::Parameters &,
                PointResult &);
  template void
  fill_measured(const Sensor<3> &,
                const Parameters::Parameters &,
                PointResult &);
  template void
  judge_and_measure(const Sensor<2> &,
                    const Parameters::Parameters &,
                    BalanceJudge &,
                    PointResult &);
  template void
  judge_and_measure(const Sensor<3> &,
                    const Parameters::Parameters &,
                    BalanceJudge &,
                    PointResult &);
} // namespace Oxion
