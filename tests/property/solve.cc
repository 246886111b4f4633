#include "property/solve.h"

#include <oxion/measurements/balance_judge.h>
#include <oxion/measurements/measure.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "property/look.h"

namespace Oxion::Testing
{
  namespace
  {
    /** What the readings of one kind are compared to. */
    double
    scale_of(const Parameters::Measurement &measurement,
             const std::map<std::string, double> &largest)
    {
      using Kind = Parameters::MeasurementKind;
      switch (measurement.kind)
      {
        case Kind::terminal_current:
          return largest.at("charge");
        case Kind::flux:
          return largest.at("O");
        case Kind::heater_power:
          return largest.at("energy");
        case Kind::voltage:
          return 1.; // V
        default:
          return measurement.field == "T" ? 1000. : // K
                   measurement.field == "phi" ? 1.
                                              : // V
                   101325.;                     // Pa
      }
    }

    template <int dim>
    Solved
    solve(const Parameters::Parameters &parameters, MPI_Comm communicator)
    {
      Solved result;
      Sensor<dim> sensor(parameters, communicator);
      const auto report = sensor.cold_start();
      std::ostringstream remarks;
      remarks << sensor.layout().n_unknowns() << " unknowns, "
              << report.newton_steps << " steps";
      result.remarks = remarks.str();
      if (!report.converged)
      {
        result.complaint = "no solution: " + report.failure;
        return result;
      }
      auto sheet = balance_sheet(sensor);
      BalanceJudge judge;
      result.complaint = judge.judge(sheet);

      std::map<std::string, double> largest = judge.largest();
      const auto values                     = measure(sensor);
      for (unsigned m = 0; m < values.size(); ++m)
      {
        const auto &measurement = parameters.measurements[m];
        if (!std::isfinite(values[m]))
          result.complaint += "; " + measurement.name + " is not finite";
        result.readings.push_back(
          {measurement.name, values[m], scale_of(measurement, largest)});
      }
      return result;
    }
  } // namespace


  Solved
  solve(const std::string &text, MPI_Comm communicator)
  {
    Solved result;
    const Look look = look_at_text(text, communicator);
    if (look.exit_code != 0)
    {
      result.complaint = "refused: " + look.text;
      return result;
    }
    try
    {
      const bool is_spatial =
        look.parameters.geometry.symmetry == Parameters::Symmetry::spatial;
      result =
        (is_spatial ? solve<3> : solve<2>)(look.parameters, communicator);
    }
    catch (const std::exception &problem)
    {
      result.complaint = std::string("thrown: ") + problem.what();
    }
    return result;
  }
} // namespace Oxion::Testing
