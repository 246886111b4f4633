#pragma once

#include <string>
#include <utility>
#include <vector>

#include "member_run.h"
#include "text_table.h"

namespace Oxion
{
  /** A run on so many ranks. */
  struct RanksRun
  {
    unsigned n_ranks;
    MemberRun run;
    /// Of a reading from the run on one rank, relative to its scale.
    double largest_difference = 0.;
    std::string differs_most{}; ///< that reading; empty: none does
  };

  /** One file on 1, 2, 4, ... ranks, finished. */
  struct RanksStudy
  {
    std::string file;
    std::vector<RanksRun> runs; ///< at last: on one rank first

    /** The differences of the readings. */
    void
    evaluate();
    double
    speed_up(const RanksRun &run) const;
    std::vector<std::string>
    sentences() const;
  };

  /** Wall times of the parts of a run [s], by name, which add up to all. */
  std::vector<std::pair<std::string, double>>
  phases(const MemberRun &run);

  TextTable
  table_of_runs(const RanksStudy &study);

  /** ranks.csv, study.json and report.md. @throw EnvironmentFailure */
  void
  write_study(const RanksStudy &study, const std::string &folder);
} // namespace Oxion
