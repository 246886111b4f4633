#include <oxion/base/petsc_options.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/mesh_writer.h>
#include <oxion/output/old_data_sets.h>
#include <oxion/output/progress.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/run.h>
#include <oxion/protocol/sweep_points.h>

#include <deal.II/base/timer.h>

#include <algorithm>
#include <cmath>

#include "measured_point.h"
#include "point_file.h"
#include "run_files.h"
#include "swept_device.h"
#include "transient_run.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    template <int dim>
    class Run
    {
    public:
      Run(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          const Parameters::CommandLine &command_line,
          const Parameters::Diagnostics &diagnostics,
          DeviceInspector<dim> &&inspector)
        : file_(file)
        , sweeps_(parameters.sweeps)
        , communicator_(inspector.communicator())
        , points_(sweep_points(parameters.sweeps))
        , progress_(command_line.verbosity, communicator_)
        , files_(parameters, command_line, communicator_)
        , petsc_options_(Petsc::unused_options())
        , device_(std::move(inspector),
                  parameters.sweeps,
                  [this](const unsigned step, const ResidualNorms &norms) {
                    progress_.newton_step(step, norms, device_.field_names());
                  })
      {
        unsigned n_warnings = 0;
        for (const auto &problem : diagnostics.problems())
          if (++n_warnings <= Parameters::Diagnostics::most_shown)
            warn(problem.path + ": " + problem.message);
        if (n_warnings > Parameters::Diagnostics::most_shown)
          warn("there are " + std::to_string(n_warnings) +
               " warnings; these were the first");
      }

      /** `own`: the parameters of the file with nothing swept. */
      int
      execute(const Parameters::Parameters &own)
      {
        files_.begin(file_);
        for (unsigned i = 0; i < points_.size(); ++i)
        {
          point(i, own);
          if (i == 0)
            warn_of_unused_options();
        }

        const int exit_code = progress_.n_failed() > 0 ? 3 : 0;
        files_.finish(exit_code);
        progress_.end_run(files_.folder());
        return exit_code;
      }

    private:
      void
      warn(const std::string &text)
      {
        progress_.warning(text);
        files_.add_warning(text);
      }

      /** By now the solver has read all of its options. */
      void
      warn_of_unused_options()
      {
        const auto unused = Petsc::unused_options();
        for (const auto &name : petsc_options_)
          if (std::find(unused.begin(), unused.end(), name) != unused.end())
            warn("the option -" + name +
                 " of PETSc changes nothing: no part of the solver has one of "
                 "that name");
      }

      void
      introduce(const Parameters::Parameters &own)
      {
        if (device_.sensor() == nullptr)
          device_.build(file_, own); // the first point's was refused
        const auto &sensor = *device_.sensor();
        progress_.begin_run(
          file_.filename(),
          sensor.layout().n_unknowns(),
          sensor.mesh().triangulation().n_global_active_cells(),
          Utilities::MPI::n_mpi_processes(communicator_));
        const unsigned refinements = own.geometry.grid.refinements;
        if (refinements > 0)
          progress_.note("Cold start on this mesh, then refined " +
                         (refinements == 1
                            ? std::string("once")
                            : std::to_string(refinements) + " times") +
                         ".");
        std::vector<SweptValues> swept;
        for (const auto &point : points_)
          swept.push_back(point.swept);
        progress_.make_room_for(swept);
      }

      /** Makes the device that of the point; without errors if it can be. */
      Parameters::Parameters
      prepare(const SweepPoint &point, Parameters::Diagnostics &diagnostics)
      {
        const auto file   = file_at(file_, sweeps_, point.swept);
        const auto result = Parameters::read_parameters(file, diagnostics);
        if (!diagnostics.has_errors())
          device_.become(point, file, result, diagnostics);
        return result;
      }

      SolveReport
      solve(const SweepPoint &point, const Parameters::Parameters &parameters)
      {
        if (!device_.has_started())
          progress_.stage("cold start");
        SolveReport report = device_.solve(point, parameters);
        if (!report.converged && !device_.sensor()->has_converged())
          report.failure +=
            "; no fields are written, as nothing has converged on this mesh";
        return report;
      }

      void
      point(const unsigned i, const Parameters::Parameters &own)
      {
        const SweepPoint &at = points_[i];
        Timer timer;
        if (i > 0)
          progress_.begin_point(i + 1, points_.size(), at.swept);
        Parameters::Diagnostics diagnostics;
        const auto parameters = prepare(at, diagnostics);
        const bool is_refused = diagnostics.has_errors();
        if (i == 0)
        {
          introduce(own);
          progress_.begin_point(1, points_.size(), at.swept);
        }

        PointResult result;
        result.number = i + 1;
        result.swept  = at.swept;
        for (const auto &title : files_.titles())
          result.measured.emplace_back(title, std::nan(""));
        if (is_refused)
        {
          result.report.converged = false;
          result.report.failure   = refusal(diagnostics);
        }
        else
          result.report = solve(at, parameters);
        files_.add_time(i == 0 ? "first point" : "other points",
                        timer.wall_time());
        if (result.report.converged)
          judge_and_measure(*device_.sensor(), parameters, judge_, result);
        result.seconds = timer.wall_time();

        files_.add_point(result, device_.sensor());
        if (!is_refused)
        {
          progress_.stage("writing fields");
          files_.add_fields(result, *device_.sensor());
        }
        progress_.end_point(result.report, result.measured);
        for (const auto &remark : result.remarks)
          progress_.warning("point " + std::to_string(i + 1) + ": " + remark);
      }

      Parameters::ParameterFile file_;
      std::vector<Parameters::Sweep> sweeps_;
      MPI_Comm communicator_;
      std::vector<SweepPoint> points_;
      Progress progress_;
      RunFiles<dim> files_;
      std::vector<std::string> petsc_options_; ///< given, for the solver to use
      BalanceJudge judge_;
      SweptDevice<dim> device_;
    };
  } // namespace


  template <int dim>
  int
  run(const Parameters::ParameterFile &file,
      const Parameters::Parameters &parameters,
      const Parameters::CommandLine &command_line,
      Parameters::Diagnostics &diagnostics,
      MPI_Comm communicator)
  {
    DeviceInspector<dim> inspector(communicator);
    check_run(file, parameters, inspector, diagnostics);
    diagnostics.throw_if_errors();
    if (command_line.check)
    {
      check_combinations(file, parameters.sweeps, inspector, diagnostics);
      return 0;
    }
    if (command_line.mesh_only)
    {
      make_output_folder(parameters.output.folder, communicator);
      remove_old_data_sets(parameters.output.folder, {"mesh"}, communicator);
      write_mesh(*inspector.take_mesh(file, parameters),
                 parameters.output.folder);
      return 0;
    }
    if (parameters.transient.end_time > 0.)
      return run_transient(
        file, parameters, command_line, diagnostics, inspector);
    return Run<dim>(
             file, parameters, command_line, diagnostics, std::move(inspector))
      .execute(parameters);
  }


  template int
  run<2>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
  template int
  run<3>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
} // namespace Oxion
