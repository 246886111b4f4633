#pragma once

#include <oxion/parameters/command_line.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <mpi.h>

namespace Oxion
{
  /**
   * Runs a parameter file: builds the device, starts it, goes through all
   * sweep points and writes what was measured into the run folder. A failed
   * point is reported and marked, and does not end the sweep.
   *
   * @return exit code: 0, or 3 if any point failed.
   * @throw BadInput, EnvironmentFailure.
   */
  template <int dim>
  int
  run(const Parameters::ParameterFile &file,
      const Parameters::Parameters &parameters,
      const Parameters::CommandLine &command_line,
      Parameters::Diagnostics &diagnostics,
      MPI_Comm communicator);
} // namespace Oxion
