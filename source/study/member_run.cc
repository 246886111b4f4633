#include "member_run.h"

#include <oxion/checks/problem_size.h>
#include <oxion/exceptions.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/run.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/timer.h>
#include <deal.II/base/utilities.h>

#include <ostream>

namespace Oxion
{
  namespace
  {
    bool
    is_spatial(const MemberRun &run)
    {
      return run.parameters.geometry.symmetry == Parameters::Symmetry::spatial;
    }
  } // namespace


  std::string
  study_folder(const Parameters::Parameters &parameters,
               const std::string &title)
  {
    return parameters.output.folder + "/study_" + title;
  }


  MemberRun
  prepare(const Member &member,
          const Parameters::ParameterFile &file,
          const Parameters::CommandLine &command_line,
          const std::string &folder,
          MPI_Comm communicator,
          const unsigned n_ranks)
  {
    MemberRun run(communicator);
    run.member       = member;
    run.file         = file;
    run.command_line = command_line;
    run.command_line.study.reset();
    run.command_line.output_folder = folder + '/' + member.folder;
    const Parameters::Origin of_study{"--study", 0, "", ""};
    for (const auto &[path, value] : member.changes)
    {
      run.file.set(path, value, {"--study", 0, value, value});
      run.command_line.overrides.push_back(path + "=" + value);
    }
    run.file.set("Output/Folder", run.command_line.output_folder, of_study);
    run.parameters = Parameters::read_parameters(run.file, run.diagnostics);
    if (!run.diagnostics.has_errors())
      check_size(run.parameters, n_ranks, run.diagnostics);
    return run;
  }


  void
  tell_errors(const MemberRun &run,
              const std::string &advice,
              Parameters::Diagnostics &diagnostics)
  {
    for (Parameters::Problem problem : run.diagnostics.problems())
      if (problem.is_error)
      {
        problem.origin = {"--study", 0, "", ""};
        for (const auto &[path, value] : run.member.changes)
          if (path == problem.path)
            problem.origin.value = value;
        problem.message =
          "at " + run.member.label + " of the study: " + problem.message;
        problem.expected += (problem.expected.empty() ? "" : "; or ") + advice;
        diagnostics.add(problem);
      }
  }


  void
  execute(MemberRun &run, MPI_Comm communicator)
  {
    const dealii::Timer timer;
    const auto &run_device = is_spatial(run) ? Oxion::run<3> : Oxion::run<2>;
    try
    {
      run.summary = run_device(run.file,
                               run.parameters,
                               run.command_line,
                               run.diagnostics,
                               communicator);
    }
    catch (const NumericalFailure &failure)
    {
      run.failure = failure.what();
    }
    catch (const Stopped &)
    {
      throw Stopped("Stopped by SIGTERM in the run at " + run.member.label +
                    " of the study, which would begin anew; what is finished "
                    "stands in the folders of its runs.");
    }
    run.seconds = timer.wall_time();
    dealii::Utilities::System::MemoryStats memory;
    dealii::Utilities::System::get_memory_stats(memory);
    // VmHWM, the largest resident set so far, comes in kB.
    run.memory =
      dealii::Utilities::MPI::gather(communicator, memory.VmHWM / 1024.);
  }


  int
  execute_and_tell(MemberRun &run,
                   Progress &progress,
                   const std::function<void(MemberRun &)> &execute)
  {
    progress.note("");
    progress.note("--- " + run.member.label);
    execute(run);
    if (!run.failure.empty())
      progress.failure(run.member.label + ": " + run.failure);
    return run.is_all_right() ? 0 : 3;
  }


  void
  check(MemberRun &run, MPI_Comm communicator)
  {
    run.command_line.check     = true;
    const auto &look_at_device = is_spatial(run) ? look_at<3> : look_at<2>;
    std::ostream silent(nullptr); // the study has told the sizes
    look_at_device(run.file,
                   run.parameters,
                   run.command_line,
                   run.diagnostics,
                   communicator,
                   silent);
  }
} // namespace Oxion
