#pragma once

#include <oxion/measurements/balance_judge.h>
#include <oxion/measurements/measure.h>
#include <oxion/parameters/read_parameters.h>

#include "device/program.h"

namespace Oxion::Testing
{
  /** Parameters of a file with some entries set otherwise. */
  inline Parameters::Parameters
  parameters_of(const std::string &filename, const Settings &settings = {})
  {
    Parameters::Diagnostics diagnostics;
    auto file = Parameters::ParameterFile::read(filename, diagnostics);
    for (const auto &setting : settings)
      file.set_from_command_line(setting, diagnostics);
    const auto result = Parameters::read_parameters(file, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    return result;
  }

  /** What a run would say of the sensor's balances; "" when they close. */
  template <int dim>
  std::string
  verdict(const Sensor<dim> &sensor)
  {
    auto sheet = balance_sheet(sensor);
    return BalanceJudge().judge(sheet);
  }

  /** Current of the terminal [A]. */
  template <int dim>
  double
  terminal_current(const Sensor<dim> &sensor, const std::string &terminal)
  {
    const auto &circuit = sensor.model().conditions.circuit;
    double current      = 0.;
    for (unsigned e = 0; e < circuit.n_electrodes(); ++e)
      if (circuit.terminals()[circuit.terminal_of(e)].name == terminal)
        current += sensor.global_value(circuit.current_unknown(e));
    return current;
  }
} // namespace Oxion::Testing
