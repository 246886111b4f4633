#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include "sharing.h"

namespace Oxion
{
  /**
   * Checks the device and runs the points of its sweep on groups of ranks at
   * once, each with a piece of them; what this leaves is that of one run.
   * Whatever ends one group ends all, but after they have kept their states.
   *
   * @return what summary.json says; on ranks other than the first, of the
   * points of their group.
   */
  template <int dim>
  RunSummary
  run_in_groups(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Parameters::CommandLine &command_line,
                Parameters::Diagnostics &diagnostics,
                const Sharing &sharing,
                MPI_Comm communicator);
} // namespace Oxion
