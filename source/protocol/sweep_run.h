#pragma once

#include <oxion/measurements/balance_judge.h>
#include <oxion/output/run_summary.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>
#include <oxion/protocol/sweep_points.h>

#include <deal.II/base/timer.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "checkpoints.h"
#include "device_inspector.h"
#include "group_post.h"
#include "impedance_tables.h"
#include "run_log.h"
#include "swept_device.h"

namespace Oxion
{
  /**
   * A run of the points of a sweep, or of the piece of them that a group of
   * ranks has. All members are collective in the group.
   */
  template <int dim>
  class SweepRun
  {
  public:
    /** On the ranks of the inspector, which has checked the device. */
    SweepRun(const Parameters::ParameterFile &file,
             const Parameters::Parameters &parameters,
             const Parameters::CommandLine &command_line,
             const Parameters::Diagnostics &diagnostics,
             DeviceInspector<dim> &&inspector,
             RankGroup *group = nullptr);

    /**
     * Looks for what is kept of a run before.
     * @return how many points of this piece are finished.
     */
    unsigned
    open();

    /** All before the first point; so many points of all pieces are finished.
     */
    void
    begin(bool resumes, unsigned n_of_all);

    RunSummary
    execute();

  private:
    unsigned
    n_finished() const;
    bool
    has_books() const;
    void
    warn(const std::string &text);
    void
    look_up();
    void
    heed_time_limit() const;
    void
    resume();
    KeptState
    keep(unsigned n_finished) const;
    void
    introduce();
    Parameters::Parameters
    prepare(const SweepPoint &point, Parameters::Diagnostics &diagnostics);
    SolveReport
    solve(const SweepPoint &point, const Parameters::Parameters &parameters);
    SolveReport
    come_along_the_sweep(const SweepPoint &to,
                         const Parameters::Parameters &parameters,
                         const SolveReport &cold);
    void
    point(const SweepPoint &at);

    Parameters::ParameterFile file_;
    Parameters::Parameters own_; ///< of the file, with nothing swept
    MPI_Comm communicator_;
    RankGroup *group_; ///< nullptr: all ranks are one
    std::vector<SweepPoint> all_points_, points_; ///< points_: of this piece
    RunLog<dim> log_;
    Checkpoints checkpoints_;
    ImpedanceTables<dim> impedances_;
    std::optional<GroupPost<dim>> post_; ///< of a group
    BalanceJudge judge_;
    SweptDevice<dim> device_;
    std::optional<nlohmann::ordered_json> kept_; ///< to go on from
    bool is_introduced_ = false;
    dealii::Timer point_timer_; ///< of the point that is being computed
  };
} // namespace Oxion
