#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <iosfwd>
#include <mpi.h>

namespace Oxion
{
  /**
   * Runs a parameter file: builds the device, starts it, goes through all
   * sweep points and writes what was measured into the run folder. A failed
   * point is reported and marked, and does not end the sweep.
   *
   * @return what its summary.json says; the exit code is 3 if any point failed.
   * @throw BadInput, EnvironmentFailure, Stopped.
   */
  template <int dim>
  RunSummary
  run(const Parameters::ParameterFile &file,
      const Parameters::Parameters &parameters,
      const Parameters::CommandLine &command_line,
      Parameters::Diagnostics &diagnostics,
      MPI_Comm communicator);

  /**
   * Instead of a run: checks all of it and tells its size, to `out`
   * (`--check`), or writes its mesh (`--mesh-only`).
   * @throw BadInput, EnvironmentFailure.
   */
  template <int dim>
  void
  look_at(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          const Parameters::CommandLine &command_line,
          Parameters::Diagnostics &diagnostics,
          MPI_Comm communicator,
          std::ostream &out);
} // namespace Oxion
