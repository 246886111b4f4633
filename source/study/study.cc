#include <oxion/checks/problem_size.h>
#include <oxion/output/folder_lock.h>
#include <oxion/output/progress.h>
#include <oxion/study/study.h>

#include <deal.II/base/mpi.h>

#include <algorithm>

#include "ranks_study.h"
#include "refinement_report.h"
#include "refinement_tables.h"
#include "study_checks.h"

namespace Oxion
{
  namespace
  {
    /// Of all points together: a fourth mesh that stays below it is cheap.
    constexpr double cheap        = 3e5; ///< unknowns
    constexpr unsigned few_levels = 3, more_levels = 4;
    /// Readings that a console has room for; more are told if they have not
    /// converged.
    constexpr unsigned most_readings = 24;


    unsigned
    levels_of(const Parameters::StudyRequest &request,
              const Parameters::Parameters &parameters,
              const unsigned n_ranks)
    {
      if (request.levels)
        return *request.levels;
      Parameters::Parameters finest = parameters;
      auto &grid                    = finest.geometry.grid;
      grid.refinements = first_refinements(grid, more_levels) + more_levels - 1;
      const bool is_cheap =
        request.kind == Parameters::StudyKind::mesh &&
        parameters.transient.end_time == 0. &&
        parameters.geometry.mesh_file.empty() && // whose size nobody knows yet
        estimate_size(finest, n_ranks).unknowns * n_points(parameters.sweeps) <=
          cheap;
      return is_cheap ? more_levels : few_levels;
    }


    Family
    family_of(const Parameters::StudyKind kind,
              const Parameters::Parameters &parameters,
              const unsigned levels)
    {
      using Parameters::StudyKind;
      switch (kind)
      {
        case StudyKind::mesh:
          return mesh_family(parameters, levels);
        case StudyKind::adaptive:
          return adaptive_family(parameters, levels);
        case StudyKind::degree:
          return degree_family(parameters);
        case StudyKind::time:
          return time_family(parameters, levels);
        default:
          return steps_family(parameters, levels);
      }
    }


    /** What is going to be run. */
    void
    tell_plan(const RefinementStudy &study,
              const unsigned n_ranks,
              Progress &progress)
    {
      TextTable plan;
      plan.titles = {"run", "unknowns", "memory"};
      for (const auto &run : study.runs)
      {
        const ProblemSize size = estimate_size(run.parameters, n_ranks);
        const bool is_known    = size.cells > 0.;
        plan.rows.push_back(
          {run.member.label,
           is_known ? three_digits(size.unknowns) : "?",
           is_known ? three_digits(size.memory / 1e9) + " GB" : "?"});
      }
      progress.note("Study of " + study.family.subject + ": " + study.file +
                    " on " + std::to_string(study.runs.size()) +
                    " levels; about");
      for (const auto &line : plan.lines())
        progress.note("  " + line);
    }


    void
    tell_result(const RefinementStudy &study, Progress &progress)
    {
      const bool all = study.readings.size() <= most_readings;
      progress.note("");
      progress.note("Study of " + study.family.subject + ": " + study.file);
      progress.note("");
      for (const auto &line : table_of_runs(study).lines())
        progress.note(line);
      const auto readings = table_of_readings(study, all);
      if (!readings.rows.empty())
      {
        progress.note("");
        unsigned n = 0;
        for (const auto &line : readings.lines())
          if (n++ <= most_readings)
            progress.note(line);
      }
      progress.note("");
      const auto sentences = study.sentences();
      const auto first     = sentences.size() -
                         std::min<std::size_t>(sentences.size(), most_readings);
      for (auto i = first; i < sentences.size(); ++i)
        progress.note(sentences[i]);
    }


    int
    run_refinements(RefinementStudy study,
                    const Parameters::ParameterFile &file,
                    const std::string &folder,
                    const Parameters::CommandLine &command_line,
                    Parameters::Diagnostics &diagnostics,
                    MPI_Comm communicator)
    {
      const unsigned n_ranks =
        dealii::Utilities::MPI::n_mpi_processes(communicator);
      for (const auto &member : study.family.members)
      {
        study.runs.push_back(
          prepare(member, file, command_line, folder, communicator, n_ranks));
        tell_errors(study.runs.back(), study.family.advice, diagnostics);
        diagnostics.throw_if_errors(); // what is finer is no better
      }

      Progress progress(command_line.verbosity, communicator);
      tell_plan(study, n_ranks, progress);
      if (command_line.check)
      {
        for (auto &run : study.runs)
          check(run, communicator);
        return 0;
      }

      const FolderLock lock(folder, communicator);
      int exit_code = 0;
      for (auto &run : study.runs)
        exit_code =
          std::max(exit_code,
                   execute_and_tell(run, progress, [&](MemberRun &member) {
                     execute(member, communicator);
                   }));
      study.evaluate();
      write_study(study, folder, communicator);
      tell_result(study, progress);
      progress.note("Study: " + folder + "/report.md");
      return exit_code;
    }
  } // namespace


  int
  run_study(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            const Parameters::CommandLine &command_line,
            Parameters::Diagnostics &diagnostics,
            MPI_Comm communicator)
  {
    using Parameters::StudyKind;
    const auto &request = *command_line.study;
    check_file(parameters, request.kind, diagnostics);
    diagnostics.throw_if_errors();
    if (request.kind == StudyKind::ranks)
      return run_ranks(
        file, parameters, command_line, diagnostics, communicator);

    const unsigned levels =
      levels_of(request,
                parameters,
                dealii::Utilities::MPI::n_mpi_processes(communicator));
    RefinementStudy study;
    study.family    = family_of(request.kind, parameters, levels);
    study.file      = command_line.file;
    study.tolerance = request.tolerance;
    study.command   = "oxion " + command_line.file;
    for (const auto &assignment : command_line.overrides)
      study.command += " --set \"" + assignment + "\"";
    study.command += " --study " + study.family.title;
    if (request.kind != StudyKind::degree) // which has three
      study.command += " --levels " + std::to_string(levels);
    study.command += " --tolerance " + formatted("%g", request.tolerance);
    return run_refinements(std::move(study),
                           file,
                           study_folder(parameters, study.family.title),
                           command_line,
                           diagnostics,
                           communicator);
  }
} // namespace Oxion
