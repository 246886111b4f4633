#include "transient_run.h"

#include <oxion/parameters/read_parameters.h>

#include <deal.II/base/timer.h>

#include <algorithm>
#include <cmath>

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
        , sensor_(first_parameters(),
                  inspector.take_mesh(file, parameters),
                  [this](const unsigned step, const ResidualNorms &norms) {
                    log_.progress().newton_step(step, norms, field_names_);
                  })
        , n_outputs_(std::ceil(of_time_.end_time / of_time_.output_interval *
                               (1. - same_time)))
      {
        for (const auto &field : sensor_.layout().fields())
          field_names_.push_back(field.name);
      }

      int
      execute()
      {
        log_.files().begin(file_);
        log_.introduce(file_,
                       sensor_,
                       {signals_.at(0., Side::before),
                        signals_.at(of_time_.end_time, Side::before)});
        bool goes_on = true;
        for (unsigned i = 0; i <= n_outputs_ && goes_on; ++i)
        {
          goes_on = point(i);
          if (i == 0)
            log_.warn_of_unused_options();
        }
        return log_.finish();
      }

    private:
      Parameters::Parameters
      parameters_at(const double t,
                    const Side side,
                    Parameters::Diagnostics &diagnostics) const
      {
        return Parameters::read_parameters(signals_.file_at(file_, t, side),
                                           diagnostics);
      }

      Parameters::Parameters
      first_parameters() const
      {
        Parameters::Diagnostics diagnostics;
        const auto result = parameters_at(0., Side::before, diagnostics);
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
        while (t_ < output && report.converged)
        {
          if (begins_anew_)
            begin(report);
          const auto &corners = signals_.corners();
          const auto corner =
            std::upper_bound(corners.begin(), corners.end(), t_);
          const double stop =
            corner == corners.end() ? output : std::min(output, *corner);
          while (t_ < stop && report.converged)
            step_towards(stop, report);
          begins_anew_ = t_ == stop && signals_.jumps_at(stop);
        }
        return report;
      }

      /** Not before the first step, so that what was before can be measured. */
      void
      begin(SolveReport &report)
      {
        Parameters::Diagnostics diagnostics;
        const auto parameters = parameters_at(t_, Side::after, diagnostics);
        length_               = 0.;
        if (is_refused(diagnostics, report))
          return;
        sensor_.begin_in_time(parameters,
                              t_,
                              {of_time_.order, of_time_.tolerance});
        begins_anew_ = false;
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
        const double left = stop - t_;
        if (length_ <= 0.)
          length_ = first_share * left;
        length_ = std::min(length_, of_time_.largest_step);
        // No sliver is left for a step of its own.
        const double length = length_ >= 0.999 * left ? left
                              : 2. * length_ > left   ? 0.5 * left
                                                      : length_;
        const double end    = length == left ? stop : t_ + length;
        Parameters::Diagnostics diagnostics;
        const auto parameters = parameters_at(end, Side::before, diagnostics);
        if (is_refused(diagnostics, report))
          return;
        const TimeStep step = sensor_.step_in_time(parameters, end - t_);
        report.add(step.solve);
        report.failure.clear();
        // What only met a time says nothing against longer steps.
        length_ = step.accepted && length < length_
                    ? std::max(length_, step.next_length)
                    : step.next_length;
        if (step.accepted)
          t_ = end;
        else if (length_ < smallest_share * of_time_.end_time)
        {
          report.converged = false;
          report.failure =
            "at " + std::to_string(t_) + " s no step is possible: " +
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
      Sensor<dim> sensor_;
      unsigned n_outputs_;
      BalanceJudge judge_;
      double t_ = 0., length_ = 0.; ///< here, and of the next step; 0: first
      bool begins_anew_ = true;     ///< with the next step, as after a jump
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
      .execute();
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
