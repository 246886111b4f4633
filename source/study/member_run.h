#pragma once

#include <oxion/output/progress.h>
#include <oxion/output/run_summary.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>
#include <oxion/study/family.h>

#include <functional>
#include <mpi.h>
#include <numeric>
#include <string>
#include <vector>

namespace Oxion
{
  /** A member of a study on its way: what to run, and what came of it. */
  struct MemberRun
  {
    Member member;
    Parameters::ParameterFile file;
    Parameters::Parameters parameters;
    Parameters::CommandLine command_line;
    Parameters::Diagnostics diagnostics;

    RunSummary summary;
    double seconds = 0.; ///< wall time
    /// Of each of its ranks, the most so far in this program [MB].
    std::vector<double> memory;
    std::string failure; ///< of all of the run; empty if there was none

    explicit MemberRun(MPI_Comm communicator)
      : summary(communicator)
    {}
    /** Of all ranks [MB]. */
    double
    total_memory() const
    {
      return std::accumulate(memory.begin(), memory.end(), 0.);
    }
    bool
    is_all_right() const
    {
      return failure.empty() && summary.exit_code == 0;
    }
  };

  /** The folder of a study, in that of a run. */
  std::string
  study_folder(const Parameters::Parameters &parameters,
               const std::string &title);

  /**
   * The member as a run of its own, in a folder of its own below that of the
   * study, on so many ranks. What is wrong with it is in its diagnostics.
   */
  MemberRun
  prepare(const Member &member,
          const Parameters::ParameterFile &file,
          const Parameters::CommandLine &command_line,
          const std::string &folder,
          MPI_Comm communicator,
          unsigned n_ranks);

  /** Its errors as those of the study; what to do about them, too. */
  void
  tell_errors(const MemberRun &run,
              const std::string &advice,
              Parameters::Diagnostics &diagnostics);

  /** Collective. A numerical failure becomes the run's. */
  void
  execute(MemberRun &run, MPI_Comm communicator);

  /**
   * Calls `execute` on it, between a line with its name and what failed.
   * @return exit code of a study of it alone: 0 or 3.
   */
  int
  execute_and_tell(MemberRun &run,
                   Progress &progress,
                   const std::function<void(MemberRun &)> &execute);

  /** Checks all of it but solves nothing. Collective. @throw BadInput */
  void
  check(MemberRun &run, MPI_Comm communicator);
} // namespace Oxion
