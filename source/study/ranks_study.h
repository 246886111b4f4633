#pragma once

#include <oxion/parameters/command_line.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <mpi.h>

namespace Oxion
{
  /**
   * The same file on 1, 2, 4, ... and all of the ranks: how long it takes and
   * whether its readings stay what they are. On many first, as fewer of them
   * need more memory each: so the most of each so far is that of the last run.
   * Ranks that have no part in a run sleep.
   *
   * @return exit code: 0, or 3 if any point of any run failed.
   */
  int
  run_ranks(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            const Parameters::CommandLine &command_line,
            Parameters::Diagnostics &diagnostics,
            MPI_Comm communicator);
} // namespace Oxion
