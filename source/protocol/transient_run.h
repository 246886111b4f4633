#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include "device_inspector.h"

namespace Oxion
{
  /**
   * A checked device in time: from its start to the end time, with a row and
   * fields at each output time. A step that fails is tried shorter; where no
   * step is possible the run ends with a failed row.
   *
   * @return what its summary.json says; the exit code is 3 if the end was not
   * reached.
   * @throw EnvironmentFailure.
   */
  template <int dim>
  RunSummary
  run_transient(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Parameters::CommandLine &command_line,
                const Parameters::Diagnostics &diagnostics,
                DeviceInspector<dim> &inspector);
} // namespace Oxion
