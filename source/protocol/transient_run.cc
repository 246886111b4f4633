#include "transient_run.h"

#include <oxion/output/progress.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/swept_structure.h>

#include <deal.II/base/timer.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "measured_point.h"
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
    /// Output times at which signals are checked beforehand, at most.
    constexpr unsigned most_checked = 200;

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
        , signals_(parameters.signals)
        , progress_(command_line.verbosity, inspector.communicator())
        , files_(parameters, command_line, inspector.communicator())
        , sensor_(parameters_at(0., Side::before),
                  inspector.take_mesh(file, parameters),
                  [this](const unsigned step, const ResidualNorms &norms) {
                    progress_.newton_step(step, norms, field_names_);
                  })
        , n_outputs_(
            std::ceil(of_time_.end_time / of_time_.output_interval - 1e-9))
      {
        for (const auto &field : sensor_.layout().fields())
          field_names_.push_back(field.name);
        for (const auto &problem : diagnostics.problems())
        {
          progress_.warning(problem.path + ": " + problem.message);
          files_.add_warning(problem.path + ": " + problem.message);
        }
      }

      int
      execute()
      {
        files_.begin(file_);
        progress_.begin_run(
          file_.filename(),
          sensor_.layout().n_unknowns(),
          sensor_.mesh().triangulation().n_global_active_cells(),
          Utilities::MPI::n_mpi_processes(sensor_.mesh().communicator()));
        progress_.make_room_for({signals_.at(0., Side::before),
                                 signals_.at(of_time_.end_time, Side::before)});
        progress_.begin_point(1, n_outputs_ + 1, signals_.at(0., Side::before));
        SolveReport report = start();
        row(0, report);
        for (unsigned i = 1; i <= n_outputs_ && report.converged; ++i)
        {
          const double t = output_time(i);
          progress_.begin_point(i + 1,
                                n_outputs_ + 1,
                                signals_.at(t, Side::before));
          report = go_to(t);
          row(i, report);
        }
        const int exit_code = progress_.n_failed() > 0 ? 3 : 0;
        files_.finish(exit_code);
        progress_.end_run(files_.folder());
        return exit_code;
      }

    private:
      Parameters::Parameters
      parameters_at(const double t, const Side side) const
      {
        Parameters::Diagnostics diagnostics;
        const auto result =
          Parameters::read_parameters(signals_.file_at(file_, t, side),
                                      diagnostics);
        diagnostics.throw_if_errors();
        return result;
      }

      double
      output_time(const unsigned i) const
      {
        return std::min(i * of_time_.output_interval, of_time_.end_time);
      }

      SolveReport
      start()
      {
        SolveReport report;
        if (of_time_.start == Parameters::StartInTime::steady)
          report = sensor_.cold_start();
        else
          sensor_.start_uniform();
        begin_at(0.);
        return report;
      }

      void
      begin_at(const double t)
      {
        t_      = t;
        length_ = 0.;
        sensor_.begin_in_time(t, {of_time_.order, of_time_.tolerance});
      }

      SolveReport
      go_to(const double output)
      {
        SolveReport report;
        while (t_ < output && report.converged)
        {
          const auto &corners = signals_.corners();
          const auto corner =
            std::upper_bound(corners.begin(), corners.end(), t_);
          const double stop =
            corner == corners.end() ? output : std::min(output, *corner);
          report.converged = step_to(stop, report);
          if (report.converged && t_ == stop && signals_.jumps_at(stop))
            begin_at(stop);
        }
        return report;
      }

      /** Towards a time that must be met. */
      bool
      step_to(const double stop, SolveReport &report)
      {
        while (t_ < stop)
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
          const TimeStep step =
            sensor_.step_in_time(parameters_at(end, Side::before), end - t_);
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
            report.failure =
              "at " + std::to_string(t_) + " s no step is possible: " +
              (step.solve.converged
                 ? "the error of " + step.worst_field + " is too large"
                 : step.solve.failure);
            return false;
          }
        }
        return true;
      }

      void
      row(const unsigned i, SolveReport &report)
      {
        PointResult result;
        result.number = i + 1;
        result.swept  = signals_.at(output_time(i), Side::before);
        result.report = report;
        for (const auto &title : files_.titles())
          result.measured.emplace_back(title, std::nan(""));
        // At a uniform start nothing is solved yet.
        if (report.converged && sensor_.has_converged())
          judge_and_measure(sensor_, sensor_.parameters(), judge_, result);
        else if (report.converged)
          fill_measured(sensor_, sensor_.parameters(), result);
        result.seconds = timer_.wall_time();
        timer_.restart();
        files_.add_point(result, &sensor_);
        progress_.stage("writing fields");
        files_.add_fields(result, sensor_);
        progress_.end_point(result.report, result.measured);
        for (const auto &remark : result.remarks)
          progress_.warning("at " + result.swept.front().shown(6) +
                            " s: " + remark);
      }

      Parameters::ParameterFile file_;
      Parameters::Transient of_time_;
      Signals signals_;
      Progress progress_;
      RunFiles<dim> files_;
      std::vector<std::string> field_names_;
      Sensor<dim> sensor_;
      unsigned n_outputs_;
      BalanceJudge judge_;
      Timer timer_;
      double t_ = 0., length_ = 0.; ///< here, and of the next step; 0: first
    };


    /** Values that no device may have, before anything is solved. */
    void
    check_signals(const Parameters::ParameterFile &file,
                  const Parameters::Parameters &parameters,
                  Parameters::Diagnostics &diagnostics)
    {
      const auto &of_time = parameters.transient;
      const Signals signals(parameters.signals);
      std::set<double> times(signals.corners().begin(),
                             signals.corners().end());
      for (unsigned i = 0; i <= most_checked; ++i)
        times.insert(of_time.end_time * i / most_checked);
      std::set<std::string> told;
      for (const double t : times)
        for (const Side side : {Side::before, Side::after})
        {
          Parameters::Diagnostics here;
          Parameters::read_parameters(signals.file_at(file, t, side), here);
          for (const auto &problem : here.problems())
            if (problem.is_error && told.insert(problem.message).second)
              diagnostics.add_from_value("Protocol/Signals",
                                         std::to_string(t) + " s",
                                         problem);
        }
    }
  } // namespace


  template <int dim>
  int
  run_transient(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Parameters::CommandLine &command_line,
                Parameters::Diagnostics &diagnostics,
                DeviceInspector<dim> &inspector)
  {
    check_signals(file, parameters, diagnostics);
    diagnostics.throw_if_errors();
    return TransientRun<dim>(
             file, parameters, command_line, diagnostics, inspector)
      .execute();
  }


  template int
  run_transient(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Parameters::CommandLine &,
                Parameters::Diagnostics &,
                DeviceInspector<2> &);
  template int
  run_transient(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Parameters::CommandLine &,
                Parameters::Diagnostics &,
                DeviceInspector<3> &);
} // namespace Oxion
