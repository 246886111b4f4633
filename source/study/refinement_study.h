#pragma once

#include <oxion/study/family.h>
#include <oxion/study/readings.h>

#include <string>
#include <vector>

#include "member_run.h"

namespace Oxion
{
  /** A reading and what to say of it. */
  struct StudiedReading
  {
    Reading reading;
    Convergence::Assessment assessment;
    std::string verdict;
    /// Of the mesh or step that the tolerance needs, over the finest run's;
    /// zero where nothing changes; NaN where no order tells.
    double refinement = Convergence::unknown;
    Need need;

    bool
    has_converged() const
    {
      return verdict == "converged";
    }
    /** "I_p [mA] at Lambda [-] = air". */
    std::string
    name() const;
  };


  /** The runs of a family, finished, and their readings. */
  struct RefinementStudy
  {
    Family family;
    std::string file, command;
    double tolerance = 1e-3;
    std::vector<MemberRun> runs; ///< the coarsest first
    std::vector<double> sizes;   ///< h of each over that of the finest
    std::vector<StudiedReading> readings;

    /** Sizes and readings of the runs. */
    void
    evaluate();

    unsigned
    n_converged() const;

    /**
     * All that is to be said, in sentences: of each reading that has not
     * converged why, and what would do; then of all of them.
     */
    std::vector<std::string>
    sentences() const;
  };
} // namespace Oxion
