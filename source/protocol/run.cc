#include <oxion/output/atomic_file.h>
#include <oxion/output/mesh_writer.h>
#include <oxion/output/old_data_sets.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/run.h>
#include <oxion/protocol/sweep_points.h>

#include <deal.II/base/timer.h>

#include "adapted_mesh.h"
#include "changed_parameters.h"
#include "checkpoints.h"
#include "impedance_tables.h"
#include "measured_point.h"
#include "point_file.h"
#include "run_log.h"
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
        , log_(parameters, command_line, diagnostics, inspector.communicator())
        , checkpoints_(file,
                       parameters.output,
                       inspector.communicator(),
                       [this](const std::string &text) { log_.warn(text); })
        , device_(
            std::move(inspector),
            parameters.sweeps,
            [this](const unsigned step, const ResidualNorms &norms) {
              log_.progress().newton_step(step, norms, device_.field_names());
              checkpoints_.heed_notices();
            },
            [this](Sensor<dim> &sensor, const SweepPoint &here) {
              return adapt_mesh(sensor, here, points_, sweeps_, file_, log_);
            })
      {}

      /** `own`: the parameters of the file with nothing swept. */
      RunSummary
      execute(const Parameters::Parameters &own, const bool resumes)
      {
        const unsigned n_before = resumes ? resume(own) : 0;
        checkpoints_.begin(n_before == 0);
        if (n_before == 0)
        {
          log_.files().begin(file_);
          impedances_.begin(own, file_, communicator_);
        }
        for (unsigned i = n_before; i < points_.size(); ++i)
        {
          point(i, own);
          if (i == n_before)
            log_.warn_of_unused_options();
          // Kept now: on its way to the next point the device leaves this one.
          checkpoints_.offer("point " + std::to_string(i + 1) + " of " +
                               std::to_string(points_.size()),
                             [kept = keep(i + 1)] { return kept; });
        }
        checkpoints_.finish();
        return log_.finish();
      }

    private:
      /** Returns how many points are finished. */
      unsigned
      resume(const Parameters::Parameters &own)
      {
        const auto kept =
          checkpoints_.open([this](const nlohmann::ordered_json &state,
                                   Parameters::Diagnostics &diagnostics) {
            compare_points(state, points_, sweeps_, diagnostics);
          });
        if (!kept)
        {
          log_.nothing_to_resume();
          return 0;
        }
        device_.resume(kept->at("device"),
                       file_,
                       points_,
                       [this](const unsigned vector, const std::size_t n) {
                         return checkpoints_.read(vector, n);
                       });
        log_.files().resume(file_, kept->at("files"), device_.sensor());
        impedances_.begin(own, file_, communicator_, kept->at("impedances"));
        judge_.go_on_from(kept->at("balances"));
        introduce(own);
        const unsigned n_finished = kept->at("finished").size();
        log_.goes_on_after("point " + std::to_string(n_finished) + " of " +
                             std::to_string(points_.size()),
                           checkpoints_.slots().opened());
        return n_finished;
      }

      KeptState
      keep(const unsigned n_finished) const
      {
        KeptState device = device_.keep();
        return {{{"finished", texts_of(points_, n_finished)},
                 {"files", log_.files().state()},
                 {"impedances", impedances_.texts()},
                 {"balances", judge_.largest()},
                 {"device", std::move(device.state)}},
                std::move(device.vectors)};
      }

      void
      introduce(const Parameters::Parameters &own)
      {
        if (device_.sensor() == nullptr)
          device_.build(file_, own); // the first point's was refused
        std::vector<SweptValues> swept;
        for (const auto &point : points_)
          swept.push_back(point.swept);
        log_.introduce(file_, *device_.sensor(), swept);
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
          log_.progress().stage("cold start");
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
        PointResult result;
        if (i > 0)
          result = log_.begin_point(i + 1, points_.size(), at.swept);
        Parameters::Diagnostics diagnostics;
        const auto parameters = prepare(at, diagnostics);
        const bool is_refused = diagnostics.has_errors();
        if (i == 0)
        {
          log_.files().add_time("device", timer.wall_time());
          introduce(own);
          result = log_.begin_point(1, points_.size(), at.swept);
        }

        if (is_refused)
        {
          result.report.converged = false;
          result.report.failure   = refusal(diagnostics);
        }
        else
          result.report = solve(at, parameters);
        log_.files().add_time(i == 0 ? "first point" : "other points",
                              timer.wall_time());
        if (result.report.converged)
          judge_and_measure(*device_.sensor(), parameters, judge_, result);
        if (result.report.converged)
          impedances_.add_point(*device_.sensor(), result, [this] {
            checkpoints_.heed_notices();
          });
        result.seconds = timer.wall_time();
        log_.end_point(result, device_.sensor(), !is_refused);
      }

      Parameters::ParameterFile file_;
      std::vector<Parameters::Sweep> sweeps_;
      MPI_Comm communicator_;
      std::vector<SweepPoint> points_;
      RunLog<dim> log_;
      Checkpoints checkpoints_;
      ImpedanceTables<dim> impedances_;
      BalanceJudge judge_;
      SweptDevice<dim> device_;
    };
  } // namespace


  template <int dim>
  void
  look_at(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters,
          const Parameters::CommandLine &command_line,
          Parameters::Diagnostics &diagnostics,
          MPI_Comm communicator,
          std::ostream &out)
  {
    DeviceInspector<dim> inspector(communicator);
    check_run(file, parameters, inspector, diagnostics);
    diagnostics.throw_if_errors();
    if (command_line.check)
    {
      out << size_line(inspector.size(parameters), parameters.sweeps) << '\n';
      check_combinations(file, parameters.sweeps, inspector, diagnostics);
      return;
    }
    make_output_folder(parameters.output.folder, communicator);
    remove_old_data_sets(parameters.output.folder, {"mesh"}, communicator);
    write_mesh(*inspector.take_mesh(file, parameters),
               parameters.output.folder);
  }


  template <int dim>
  RunSummary
  run(const Parameters::ParameterFile &file,
      const Parameters::Parameters &parameters,
      const Parameters::CommandLine &command_line,
      Parameters::Diagnostics &diagnostics,
      MPI_Comm communicator)
  {
    DeviceInspector<dim> inspector(communicator);
    check_run(file, parameters, inspector, diagnostics);
    diagnostics.throw_if_errors();
    if (parameters.transient.end_time > 0.)
      return run_transient(
        file, parameters, command_line, diagnostics, inspector);
    return Run<dim>(
             file, parameters, command_line, diagnostics, std::move(inspector))
      .execute(parameters, command_line.resume);
  }


  template RunSummary
  run<2>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
  template RunSummary
  run<3>(const Parameters::ParameterFile &,
         const Parameters::Parameters &,
         const Parameters::CommandLine &,
         Parameters::Diagnostics &,
         MPI_Comm);
  template void
  look_at<2>(const Parameters::ParameterFile &,
             const Parameters::Parameters &,
             const Parameters::CommandLine &,
             Parameters::Diagnostics &,
             MPI_Comm,
             std::ostream &);
  template void
  look_at<3>(const Parameters::ParameterFile &,
             const Parameters::Parameters &,
             const Parameters::CommandLine &,
             Parameters::Diagnostics &,
             MPI_Comm,
             std::ostream &);
} // namespace Oxion
