#include "measured_point.h"

#include <oxion/measurements/measure.h>
#include <oxion/measurements/remarks.h>

#include <cmath>

namespace Oxion
{
  template <int dim>
  void
  fill_measured(const Sensor<dim> &sensor,
                const Parameters::Parameters &parameters,
                PointResult &result)
  {
    const auto values = measure(sensor);
    for (unsigned m = 0; m < values.size(); ++m)
      result.measured[m].second = values[m] * parameters.measurements[m].factor;
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
    fill_measured(sensor, parameters, result);
    for (unsigned m = 0; m < result.measured.size(); ++m)
    {
      const auto &measurement = parameters.measurements[m];
      const bool is_unknown =
        measurement.kind == Parameters::MeasurementKind::heater_power &&
        !parameters.heat.solve;
      if (!std::isfinite(result.measured[m].second) && !is_unknown)
        result.report.failure =
          "the measurement \"" + measurement.name + "\" has no finite value";
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
