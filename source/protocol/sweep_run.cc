#include "sweep_run.h"

#include <oxion/exceptions.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/swept_structure.h>

#include <cmath>
#include <sstream>

#include "adapted_mesh.h"
#include "measured_point.h"
#include "point_file.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  SweepRun<dim>::SweepRun(const Parameters::ParameterFile &file,
                          const Parameters::Parameters &parameters,
                          const Parameters::CommandLine &command_line,
                          const Parameters::Diagnostics &diagnostics,
                          DeviceInspector<dim> &&inspector,
                          RankGroup *const group)
    : file_(file)
    , own_(parameters)
    , communicator_(inspector.communicator())
    , group_(group)
    , all_points_(sweep_points(parameters.sweeps))
    , points_(all_points_)
    , log_(parameters, command_line, diagnostics, communicator_, group)
    , checkpoints_(
        file,
        parameters.output,
        communicator_,
        [this](const std::string &text) { warn(text); },
        group)
    , device_(
        std::move(inspector),
        parameters.sweeps,
        [this](const unsigned step, const ResidualNorms &norms) {
          log_.progress().newton_step(step, norms, device_.field_names());
          look_up();
          heed_time_limit();
        },
        [this](Sensor<dim> &sensor, const SweepPoint &here) {
          return adapt_mesh(
            sensor, here, all_points_, own_.sweeps, file_, log_);
        })
  {
    if (group == nullptr)
      return;
    points_.assign(all_points_.begin() + group->first_point(),
                   all_points_.begin() + group->end_of_points());
    post_.emplace(*group, log_, impedances_);
  }


  template <int dim>
  RunSummary
  SweepRun<dim>::execute()
  {
    if (post_)
      post_->send();
    const unsigned n_before = n_finished();
    for (unsigned i = n_before; i < points_.size(); ++i)
    {
      point(points_[i]);
      if (i == n_before && has_books())
        log_.warn_of_unused_options();
      // Kept now: on its way to the next point the device leaves this one.
      checkpoints_.offer("point " + std::to_string(points_[i].index + 1) +
                           " of " + std::to_string(all_points_.size()),
                         [kept = keep(i + 1)] { return kept; });
    }
    checkpoints_.finish();
    if (post_)
      post_->wait_for_all([this] { checkpoints_.heed_notices(); });
    return log_.finish();
  }


  template <int dim>
  bool
  SweepRun<dim>::has_books() const
  {
    return group_ == nullptr || group_->is_first();
  }


  template <int dim>
  void
  SweepRun<dim>::warn(const std::string &text)
  {
    log_.warn(text);
    if (post_ && is_introduced_)
      post_->send_warning(text);
  }


  /** What came meanwhile, from a signal or another group. */
  template <int dim>
  void
  SweepRun<dim>::look_up()
  {
    checkpoints_.heed_notices();
    if (post_)
      post_->receive();
  }


  /** By the first rank's clock, as all ranks have to agree. */
  template <int dim>
  void
  SweepRun<dim>::heed_time_limit() const
  {
    const double limit = own_.solver.point_time_limit;
    if (std::isinf(limit))
      return;
    const double taken =
      Utilities::MPI::broadcast(communicator_, point_timer_.wall_time());
    if (taken > limit)
    {
      std::ostringstream text;
      text << "it took longer than its time limit of " << limit << " s";
      throw OutOfTime(text.str());
    }
  }


  template <int dim>
  void
  SweepRun<dim>::introduce()
  {
    if (is_introduced_)
      return;
    is_introduced_ = true;
    if (device_.sensor() == nullptr)
      device_.build(file_, own_); // the first point's was refused
    std::vector<SweptValues> swept;
    for (const auto &point : all_points_)
      swept.push_back(point.swept);
    log_.introduce(file_, *device_.sensor(), swept);
  }


  /** Makes the device that of the point; without errors if it can be. */
  template <int dim>
  Parameters::Parameters
  SweepRun<dim>::prepare(const SweepPoint &point,
                         Parameters::Diagnostics &diagnostics)
  {
    const auto file   = file_at(file_, own_.sweeps, point.swept);
    const auto result = Parameters::read_parameters(file, diagnostics);
    if (!diagnostics.has_errors())
      device_.become(point, file, result, diagnostics);
    return result;
  }


  template <int dim>
  SolveReport
  SweepRun<dim>::solve(const SweepPoint &point,
                       const Parameters::Parameters &parameters)
  {
    if (!device_.has_started())
      log_.progress().stage("cold start");
    SolveReport report;
    try
    {
      report = device_.solve(point, parameters);
    }
    catch (const OutOfTime &late)
    {
      device_.give_up();
      report.converged = false;
      report.failure   = late.what();
      return report;
    }
    if (!report.converged && !device_.sensor()->has_converged())
      report.failure +=
        "; no fields are written, as nothing has converged on this mesh";
    return report;
  }


  /**
   * A piece of a sweep begins with a cold start. Where that fails, it comes
   * as the whole sweep does, from its beginning.
   */
  template <int dim>
  SolveReport
  SweepRun<dim>::come_along_the_sweep(const SweepPoint &to,
                                      const Parameters::Parameters &parameters,
                                      const SolveReport &cold)
  {
    SolveReport report = cold;
    const auto way     = way_to(to.index, own_.sweeps, all_points_);
    for (const unsigned i : way)
    {
      log_.progress().stage("coming from point " + std::to_string(i + 1));
      Parameters::Diagnostics diagnostics;
      const auto there = prepare(all_points_[i], diagnostics);
      if (!diagnostics.has_errors())
        report.add(device_.solve(all_points_[i], there));
    }
    if (!device_.has_started())
      return cold;
    Parameters::Diagnostics none;
    prepare(to, none);
    const SolveReport last = solve(to, parameters);
    report.add(last);
    report.converged = last.converged;
    return report;
  }


  template <int dim>
  void
  SweepRun<dim>::point(const SweepPoint &at)
  {
    point_timer_.restart();
    const Timer &timer    = point_timer_;
    const unsigned number = at.index + 1, n = all_points_.size();
    const bool is_first = at.index == points_.front().index;
    PointResult result;
    if (is_introduced_)
      result = log_.begin_point(number, n, at.swept);
    Parameters::Diagnostics diagnostics;
    const auto parameters = prepare(at, diagnostics);
    const bool is_refused = diagnostics.has_errors();
    if (!is_introduced_)
    {
      log_.files().add_time("device", timer.wall_time());
      introduce();
      result = log_.begin_point(number, n, at.swept);
    }

    if (is_refused)
    {
      result.report.converged = false;
      result.report.failure   = refusal(diagnostics);
    }
    else
      result.report = solve(at, parameters);
    if (!is_refused && !device_.has_started() && is_first && at.index > 0 &&
        device_.sensor() != nullptr)
      result.report = come_along_the_sweep(at, parameters, result.report);
    log_.files().add_time(is_first ? "first point" : "other points",
                          timer.wall_time());
    if (result.report.converged)
      judge_and_measure(*device_.sensor(), parameters, judge_, result);
    if (result.report.converged)
      impedances_.add_point(*device_.sensor(), result, [this] { look_up(); });
    result.seconds = timer.wall_time();
    log_.add_row(result, device_.sensor());
    if (post_)
      post_->send(&result);
    if (!is_refused && device_.sensor() != nullptr)
      log_.add_fields(result, *device_.sensor());
    log_.tell(result);
    if (post_)
    {
      post_->send();
      post_->receive();
    }
  }


  template class SweepRun<2>;
  template class SweepRun<3>;
} // namespace Oxion
