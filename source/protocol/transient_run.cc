#include "transient_run.h"

#include <oxion/parameters/read_parameters.h>

#include <deal.II/base/timer.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "kept_transient.h"
#include "measured_point.h"
#include "point_file.h"
#include "run_log.h"
#include "signals.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /// Of the way to the next corner or output, at the start and after a jump;
    /// the error control shortens it if need be.
    constexpr double first_share = 1e-3;
    /// Of the end time, where shortening a step gives up.
    constexpr double smallest_share = 1e-12;
    /// Times that differ by less of the end time are the same.
    constexpr double same_time = 1e-9;

    template <int dim>
    class TransientRun
    {
    public:
      TransientRun(const Parameters::ParameterFile &file,
                   const Parameters::Parameters &parameters,
                   const Parameters::CommandLine &command_line,
                   const Parameters::Diagnostics &diagnostics,
                   DeviceInspector<dim> &inspector)
        : file_(file)
        , of_time_(parameters.transient)
        , signals_(parameters.signals, parameters.transient.end_time)
        , log_(parameters, command_line, diagnostics, inspector.communicator())
        , checkpoints_(file,
                       parameters.output,
                       inspector.communicator(),
                       [this](const std::string &text) { log_.warn(text); })
        , sensor_(good_parameters(0.),
                  inspector.take_mesh(file, parameters),
                  [this](const unsigned step, const ResidualNorms &norms) {
                    log_.progress().newton_step(step, norms, field_names_);
                    checkpoints_.heed_notices();
                  })
        , n_outputs_(std::ceil(of_time_.end_time / of_time_.output_interval *
                               (1. - same_time)))
      {
        for (const auto &field : sensor_.layout().fields())
          field_names_.push_back(field.name);
      }

      int
      execute(const bool resumes)
      {
        const bool anew = !resumes || !resume();
        checkpoints_.begin(anew);
        if (anew)
        {
          log_.files().begin(file_);
          introduce();
        }
        bool goes_on         = !anew || point(0);
        const unsigned first = next_output();
        for (unsigned i = first; i <= n_outputs_ && goes_on; ++i)
        {
          goes_on = point(i);
          if (i == first)
            log_.warn_of_unused_options();
        }
        checkpoints_.finish();
        return log_.finish();
      }

    private:
      void
      introduce()
      {
        log_.introduce(file_,
                       sensor_,
                       {signals_.at(0., Side::before),
                        signals_.at(of_time_.end_time, Side::before)});
      }

      /** Is there something to go on from? Then from there. */
      bool
      resume()
      {
        const auto kept =
          checkpoints_.open([this](const nlohmann::ordered_json &state,
                                   Parameters::Diagnostics &diagnostics) {
            compare_transient(state, of_time_.end_time, diagnostics);
          });
        if (!kept)
        {
          log_.nothing_to_resume();
          return false;
        }
        here_ = resume_transient(
          kept->at("place"),
          good_parameters(kept->at("place").at("time")),
          {of_time_.order, of_time_.tolerance},
          [this](const unsigned i, const std::size_t n) {
            return checkpoints_.read(i, n);
          },
          sensor_);
        log_.files().resume(file_, kept->at("files"), &sensor_);
        judge_.go_on_from(kept->at("balances"));
        introduce();
        log_.goes_on_after(place(), checkpoints_.slots().opened());
        return true;
      }

      std::string
      place() const
      {
        std::ostringstream text;
        text << here_.time << " s of " << of_time_.end_time << " s";
        return text.str();
      }

      /** Not between a step to an output and its row. */
      void
      offer_checkpoint()
      {
        checkpoints_.offer(place(), [this] {
          KeptState kept = keep_transient(sensor_, here_);
          return KeptState{{{"place", std::move(kept.state)},
                            {"files", log_.files().state()},
                            {"balances", judge_.largest()}},
                           std::move(kept.vectors)};
        });
      }

      /** The first later than now. */
      unsigned
      next_output() const
      {
        unsigned i = 0;
        while (i <= n_outputs_ && output_time(i) <= here_.time)
          ++i;
        return i;
      }

      Parameters::Parameters
      parameters_at(const double t,
                    const Side side,
                    Parameters::Diagnostics &diagnostics) const
      {
        return Parameters::read_parameters(signals_.file_at(file_, t, side),
                                           diagnostics);
      }

      Parameters::Parameters
      good_parameters(const double t) const
      {
        Parameters::Diagnostics diagnostics;
        const auto result = parameters_at(t, Side::before, diagnostics);
        diagnostics.throw_if_errors();
        return result;
      }

      /** A corner that it should be, but for round-off, is met as such. */
      double
      output_time(const unsigned i) const
      {
        const double t =
          std::min(i * of_time_.output_interval, of_time_.end_time);
        const double slack  = same_time * of_time_.end_time;
        const auto &corners = signals_.corners();
        const auto corner =
          std::lower_bound(corners.begin(), corners.end(), t - slack);
        return corner != corners.end() && *corner <= t + slack ? *corner : t;
      }

      /** @return whether the run goes on. */
      bool
      point(const unsigned i)
      {
        Timer timer;
        const double t = output_time(i);
        PointResult result =
          log_.begin_point(i + 1, n_outputs_ + 1, signals_.at(t, Side::before));
        result.report = i == 0 ? start() : go_to(t);
        // At a uniform start nothing is solved yet.
        if (result.report.converged && sensor_.has_converged())
          judge_and_measure(sensor_, sensor_.parameters(), judge_, result);
        else if (result.report.converged)
          fill_measured(sensor_, sensor_.parameters(), result);
        result.seconds = timer.wall_time();
        log_.end_point(result, &sensor_);
        if (result.report.converged)
          offer_checkpoint();
        return result.report.converged;
      }

      SolveReport
      start()
      {
        if (of_time_.start == Parameters::StartInTime::steady)
        {
          log_.progress().stage("cold start");
          return sensor_.cold_start();
        }
        sensor_.start_uniform();
        return {};
      }

      SolveReport
      go_to(const double output)
      {
        SolveReport report;
        while (here_.time < output && report.converged)
        {
          if (here_.begins_anew)
            begin(report);
          const auto &corners = signals_.corners();
          const auto corner =
            std::upper_bound(corners.begin(), corners.end(), here_.time);
          const double stop =
            corner == corners.end() ? output : std::min(output, *corner);
          while (here_.time < stop && report.converged)
          {
            const double before = here_.time;
            step_towards(stop, report);
            if (here_.time > before && here_.time < stop)
              offer_checkpoint();
          }
          here_.begins_anew = here_.time == stop && signals_.jumps_at(stop);
        }
        return report;
      }

      /** Not before the first step, so that what was before can be measured. */
      void
      begin(SolveReport &report)
      {
        Parameters::Diagnostics diagnostics;
        const auto parameters =
          parameters_at(here_.time, Side::after, diagnostics);
        here_.length = 0.;
        if (is_refused(diagnostics, report))
          return;
        sensor_.begin_in_time(parameters,
                              here_.time,
                              {of_time_.order, of_time_.tolerance});
        here_.begins_anew = false;
      }

      static bool
      is_refused(const Parameters::Diagnostics &diagnostics,
                 SolveReport &report)
      {
        if (diagnostics.has_errors())
        {
          report.converged = false;
          report.failure   = refusal(diagnostics);
        }
        return diagnostics.has_errors();
      }

      /** One try towards a time that must be met. */
      void
      step_towards(const double stop, SolveReport &report)
      {
        const double left = stop - here_.time;
        if (here_.length <= 0.)
          here_.length = first_share * left;
        here_.length = std::min(here_.length, of_time_.largest_step);
        // No sliver is left for a step of its own.
        const double length = here_.length >= 0.999 * left ? left
                              : 2. * here_.length > left   ? 0.5 * left
                                                           : here_.length;
        const double end    = length == left ? stop : here_.time + length;
        Parameters::Diagnostics diagnostics;
        const auto parameters = parameters_at(end, Side::before, diagnostics);
        if (is_refused(diagnostics, report))
          return;
        const TimeStep step =
          sensor_.step_in_time(parameters, end - here_.time);
        report.add(step.solve);
        report.failure.clear();
        // What only met a time says nothing against longer steps.
        here_.length = step.accepted && length < here_.length
                         ? std::max(here_.length, step.next_length)
                         : step.next_length;
        if (step.accepted)
          here_.time = end;
        else if (here_.length < smallest_share * of_time_.end_time)
        {
          report.converged = false;
          report.failure =
            "at " + std::to_string(here_.time) + " s no step is possible: " +
            (step.solve.converged
               ? "the error of " + step.worst_field + " is too large"
               : step.solve.failure);
        }
      }

      Parameters::ParameterFile file_;
      Parameters::Transient of_time_;
      Signals signals_;
      RunLog<dim> log_;
      std::vector<std::string> field_names_;
      Checkpoints checkpoints_;
      Sensor<dim> sensor_;
      unsigned n_outputs_;
      BalanceJudge judge_;
      PlaceInTime here_;
    };
  } // namespace


  template <int dim>
  int
  run_transient(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Parameters::CommandLine &command_line,
                const Parameters::Diagnostics &diagnostics,
                DeviceInspector<dim> &inspector)
  {
    return TransientRun<dim>(
             file, parameters, command_line, diagnostics, inspector)
      .execute(command_line.resume);
  }


  template int
  run_transient(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Parameters::CommandLine &,
                const Parameters::Diagnostics &,
                DeviceInspector<2> &);
  template int
  run_transient(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Parameters::CommandLine &,
                const Parameters::Diagnostics &,
                DeviceInspector<3> &);
} // namespace Oxion
