#include "ranks_study.h"

#include <oxion/base/apart.h>
#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/folder_lock.h>
#include <oxion/output/progress.h>

#include <deal.II/base/mpi.h>

#include <algorithm>

#include "member_run.h"
#include "ranks_report.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** A run on the first ranks, while the others wait. Collective. */
    void
    execute_on_first(const unsigned n_ranks,
                     MemberRun &run,
                     MPI_Comm communicator)
    {
      const int rank        = Utilities::MPI::this_mpi_process(communicator);
      const bool takes_part = rank < int(n_ranks);
      MPI_Comm part;
      MPI_Comm_split(communicator, takes_part ? 0 : MPI_UNDEFINED, rank, &part);
      End end;
      if (takes_part)
      {
        end = end_of([&] { execute(run, part); });
        MPI_Comm_free(&part);
      }
      // What ends a run ends the study, on those ranks too that slept.
      throw_end(common_end(end, communicator));
    }


    /** The most first. */
    std::vector<unsigned>
    numbers_of_ranks(const unsigned n_all)
    {
      std::vector<unsigned> result;
      for (unsigned n = 1; n < n_all; n *= 2)
        result.push_back(n);
      result.push_back(n_all);
      std::reverse(result.begin(), result.end());
      return result;
    }


    Member
    member_of(const unsigned n_ranks)
    {
      const std::string number = std::to_string(n_ranks);
      return {number + (n_ranks == 1 ? " rank" : " ranks"),
              "ranks_" + number,
              {}};
    }
  } // namespace


  int
  run_ranks(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            const Parameters::CommandLine &command_line,
            Parameters::Diagnostics &diagnostics,
            MPI_Comm communicator)
  {
    const unsigned n_all = Utilities::MPI::n_mpi_processes(communicator);
    if (n_all == 1 && !command_line.check)
      throw BadInput(
        "error: the study ranks compares numbers of ranks, and "
        "there is one rank alone\n  expected: mpirun -np 4 oxion " +
        command_line.file + " --study ranks\n");
    const std::string folder = study_folder(parameters, "ranks");
    RanksStudy study;
    study.file = command_line.file;
    for (const unsigned n : numbers_of_ranks(n_all))
    {
      study.runs.push_back(
        {n,
         prepare(member_of(n), file, command_line, folder, communicator, n)});
      tell_errors(study.runs.back().run, "a smaller device", diagnostics);
      diagnostics.throw_if_errors();
    }

    Progress progress(command_line.verbosity, communicator);
    if (command_line.check)
    {
      check(study.runs.front().run, communicator);
      return 0;
    }
    const FolderLock lock(folder, communicator);
    int exit_code = 0;
    for (auto &one : study.runs)
      exit_code =
        std::max(exit_code,
                 execute_and_tell(one.run, progress, [&](MemberRun &run) {
                   execute_on_first(one.n_ranks, run, communicator);
                 }));
    std::reverse(study.runs.begin(), study.runs.end());
    // Only the first rank was in all runs.
    on_first_rank(communicator, [&] {
      study.evaluate();
      write_study(study, folder);
    });
    progress.note("");
    if (Utilities::MPI::this_mpi_process(communicator) == 0)
    {
      for (const auto &line : table_of_runs(study).lines())
        progress.note(line);
      progress.note("");
      for (const auto &sentence : study.sentences())
        progress.note(sentence);
    }
    progress.note("Study: " + folder + "/report.md");
    return Utilities::MPI::broadcast(communicator, exit_code);
  }
} // namespace Oxion
