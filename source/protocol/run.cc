#include <oxion/measurements/balance_judge.h>
#include <oxion/measurements/measure.h>
#include <oxion/measurements/remarks.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/mesh_writer.h>
#include <oxion/output/old_data_sets.h>
#include <oxion/output/progress.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/run.h>
#include <oxion/protocol/sweep_points.h>

#include <deal.II/base/timer.h>

#include <cmath>

#include "run_files.h"
#include "same_device.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Another mesh, or a solver set up otherwise: nothing is carried over. */
    bool
    is_built_in(const std::string &parameter)
    {
      return parameter.rfind("Geometry/", 0) == 0 ||
             parameter.rfind("Solver/", 0) == 0;
    }


    template <int dim>
    class Run
    {
    public:
      Run(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          const Parameters::CommandLine &command_line,
          const Parameters::Diagnostics &diagnostics,
          MPI_Comm communicator)
        : file_(file)
        , sweeps_(parameters.sweeps)
        , communicator_(communicator)
        , points_(sweep_points(parameters.sweeps))
        , progress_(command_line.verbosity, communicator)
        , files_(parameters, command_line, communicator)
      {
        unsigned n_warnings = 0;
        for (const auto &problem : diagnostics.problems())
          if (++n_warnings <= Parameters::Diagnostics::most_shown)
            warn(problem.path + ": " + problem.message);
        if (n_warnings > Parameters::Diagnostics::most_shown)
          warn("there are " + std::to_string(n_warnings) +
               " warnings; these were the first");
      }

      int
      execute(const Parameters::Parameters &first)
      {
        files_.begin(file_);
        build(first);
        progress_.begin_run(
          file_.filename(),
          sensor_->layout().n_unknowns(),
          sensor_->mesh().triangulation().n_global_active_cells(),
          Utilities::MPI::n_mpi_processes(communicator_));
        const unsigned refinements = first.geometry.grid.refinements;
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
        for (unsigned i = 0; i < points_.size(); ++i)
          point(i);

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

      void
      build(const Parameters::Parameters &parameters)
      {
        sensor_.reset();
        started_ = false;
        sensor_  = std::make_unique<Sensor<dim>>(
          parameters,
          communicator_,
          [this](const unsigned step, const ResidualNorms &norms) {
            progress_.newton_step(step, norms, field_names_);
          });
        field_names_.clear();
        for (const auto &field : sensor_->layout().fields())
          field_names_.push_back(field.name);
      }

      Parameters::Parameters
      parameters_at(const SweepPoint &point) const
      {
        Parameters::ParameterFile file = file_;
        for (unsigned s = 0; s < sweeps_.size(); ++s)
          file.set(sweeps_[s].parameter, point.swept[s].text);
        Parameters::Diagnostics diagnostics;
        const auto result = Parameters::read_parameters(file, diagnostics);
        diagnostics.throw_if_errors();
        return result;
      }

      SolveReport
      solve(const SweepPoint &point, const Parameters::Parameters &parameters)
      {
        bool other_device = !started_;
        for (unsigned s = point.level; s < sweeps_.size(); ++s)
          other_device = other_device || is_built_in(sweeps_[s].parameter);
        if (other_device || !same_device(*sensor_, parameters))
        {
          progress_.stage("cold start");
          build(parameters);
          const SolveReport report = sensor_->cold_start();
          started_                 = report.converged;
          begin_of_level_.clear();
          return report;
        }
        // Inner sweeps begin anew from where they began before.
        if (point.level + 1 < sweeps_.size() && !begin_of_level_.empty())
          sensor_->restore(begin_of_level_[point.level + 1]);
        return sensor_->advance(parameters);
      }

      /** Balances and measured values of the present state. */
      void
      judge_and_measure(const Parameters::Parameters &parameters,
                        PointResult &result)
      {
        Tally tally;
        result.balances       = balance_sheet(*sensor_, &tally);
        result.remarks        = remarks(*sensor_, tally);
        result.report.failure = judge_.judge(result.balances);
        const auto values     = measure(*sensor_);
        for (unsigned m = 0; m < values.size(); ++m)
        {
          const auto &measurement   = parameters.measurements[m];
          result.measured[m].second = values[m] * measurement.factor;
          const bool is_unknown =
            measurement.kind == Parameters::MeasurementKind::heater_power &&
            !parameters.heat.solve;
          if (!std::isfinite(values[m]) && !is_unknown)
            result.report.failure = "the measurement \"" + measurement.name +
                                    "\" has no finite value";
        }
        result.report.converged = result.report.failure.empty();
      }

      void
      point(const unsigned i)
      {
        const SweepPoint &at = points_[i];
        Timer timer;
        progress_.begin_point(i + 1, points_.size(), at.swept);

        const auto parameters = parameters_at(at);
        PointResult result;
        result.number = i + 1;
        result.swept  = at.swept;
        result.report = solve(at, parameters);
        if (!result.report.converged && !sensor_->has_converged())
          result.report.failure +=
            "; no fields are written, as nothing has converged on this mesh";
        files_.add_time(i == 0 ? "first point" : "other points",
                        timer.wall_time());
        for (const auto &title : files_.titles())
          result.measured.emplace_back(title, std::nan(""));
        if (result.report.converged)
        {
          if (begin_of_level_.empty())
            begin_of_level_.assign(sweeps_.size(), sensor_->state());
          for (unsigned level = at.level + 1; level < sweeps_.size(); ++level)
            begin_of_level_[level] = sensor_->state();
          judge_and_measure(parameters, result);
        }
        result.seconds = timer.wall_time();

        files_.add_point(result, *sensor_);
        progress_.stage("writing fields");
        files_.add_fields(result, *sensor_);
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
      BalanceJudge judge_;
      std::unique_ptr<Sensor<dim>> sensor_;
      bool started_ = false;
      std::vector<std::string> field_names_;
      /// Where the points of each level's first values were.
      std::vector<typename Sensor<dim>::State> begin_of_level_;
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
    check_run<dim>(file, parameters, diagnostics, communicator);
    diagnostics.throw_if_errors();
    if (command_line.check)
      return 0;
    if (command_line.mesh_only)
    {
      make_output_folder(parameters.output.folder, communicator);
      remove_old_data_sets(parameters.output.folder, {"mesh"}, communicator);
      write_mesh(Mesh<dim>(parameters.geometry, communicator),
                 parameters.output.folder);
      return 0;
    }
    return Run<dim>(file, parameters, command_line, diagnostics, communicator)
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
