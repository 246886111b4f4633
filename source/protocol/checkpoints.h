#pragma once

#include <oxion/base/notices.h>
#include <oxion/output/checkpoint_slots.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "rank_group.h"

namespace Oxion
{
  /** What a run needs to go on: its own words, and vectors in portable order.
   */
  struct KeptState
  {
    nlohmann::ordered_json state;
    std::vector<std::vector<double>> vectors;
  };

  /**
   * The checkpoints of a run: in its folder, as often as it was asked for, and
   * when a signal asks for one. Each of several groups of ranks has its own;
   * signals reach all of them. All members are collective.
   */
  class Checkpoints
  {
  public:
    using Warn = std::function<void(const std::string &)>;

    /** `warn` is told what is wrong without ending the run. */
    Checkpoints(const Parameters::ParameterFile &file,
                const Parameters::Output &output,
                MPI_Comm communicator,
                const Warn &warn,
                RankGroup *group = nullptr);

    /** Can a run go on from that state? What hinders it is an error. */
    using Compare = std::function<void(const nlohmann::ordered_json &,
                                       Parameters::Diagnostics &)>;

    /**
     * The state to go on from; nothing if there is no checkpoint. Where the
     * file says otherwise than by then, it warns.
     * @throw BadInput if there are checkpoints and none can be read, if they
     * are of another number of groups, or if the run cannot go on with what the
     * file says.
     */
    std::optional<nlohmann::ordered_json>
    open(const Compare &compare);

    const CheckpointSlots &
    slots() const
    {
      return slots_;
    }

    /** This rank's part, of that length, of a vector of that state. */
    std::vector<double>
    read(const unsigned vector, const std::size_t n_here)
    {
      return slots_.read(vector, n_here);
    }

    /**
     * Makes the folder; a run from the beginning leaves no older state there.
     * @throw EnvironmentFailure if nothing can be written there.
     */
    void
    begin(bool anew);

    using Keep = std::function<KeptState()>;

    /**
     * From what `keep` gives the run could go on, "point 3 of 7": at any time
     * until the next call or finish(). Written at once, later, or never.
     * @throw Stopped if that was asked for; then it is written.
     */
    void
    offer(const std::string &place, const Keep &keep);

    /**
     * Does what signals ask for, with the state offered last.
     * @throw Stopped
     */
    void
    heed_notices();

    /**
     * Writes what was offered last, if it is not written; from then on it is
     * offered no more. Before what no run should go on from: a failed row.
     */
    void
    finish();

  private:
    using Clock = std::chrono::steady_clock;

    void
    check_number_of_groups() const;
    void
    remove_those_of_other_groups() const;
    bool
    is_due() const;
    void
    write();
    void
    write_or_warn();
    [[noreturn]] void
    stop();

    Parameters::ParameterFile file_;
    std::optional<double> interval_; ///< [s]
    MPI_Comm communicator_;
    Warn warn_;
    RankGroup *group_; ///< nullptr: all ranks are one
    std::string folder_;
    CheckpointSlots slots_;
    NoticeBoard notices_;
    std::string place_;
    Keep keep_; ///< nothing: no state yet
    bool is_written_ = false;
    Clock::time_point last_write_;
    double cost_ = 0.; ///< of the last one [s]
  };
} // namespace Oxion
