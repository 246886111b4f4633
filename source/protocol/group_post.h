#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "impedance_tables.h"
#include "rank_group.h"
#include "run_log.h"

namespace Oxion
{
  /**
   * The letters of a sweep in groups of ranks: with each point every group
   * tells the first one all it has so far, and the first writes it behind its
   * own, so that the files are those of one run. All members are collective in
   * a group.
   */
  template <int dim>
  class GroupPost
  {
  public:
    GroupPost(RankGroup &group,
              RunLog<dim> &log,
              ImpedanceTables<dim> &impedances);

    /** All this group has, and perhaps a point for the console to tell of. */
    void
    send(const PointResult *point = nullptr);

    /** A warning for the console. */
    void
    send_warning(const std::string &text);

    /** In the first group: writes and tells what has come. */
    void
    receive();

    /** Until all groups are at the end of their points. */
    void
    wait_for_all(const std::function<void()> &meanwhile);

  private:
    RankGroup &group_;
    RunLog<dim> &log_;
    ImpedanceTables<dim> &impedances_;
    unsigned n_at_their_end_ = 0;
    std::map<unsigned, nlohmann::ordered_json> states_; ///< by group
  };
} // namespace Oxion
