#pragma once

#include <oxion/parameters/command_line.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <mpi.h>

namespace Oxion
{
  /**
   * Runs a parameter file several times, as the command line's study wants, and
   * tells what its readings do: on the console and in a folder below that of a
   * run, which has the folders of all its runs. With `--check` it only checks
   * them.
   *
   * @return exit code: 0, or 3 if any point of any run failed.
   * @throw BadInput, EnvironmentFailure, Stopped.
   */
  int
  run_study(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            const Parameters::CommandLine &command_line,
            Parameters::Diagnostics &diagnostics,
            MPI_Comm communicator);
} // namespace Oxion
