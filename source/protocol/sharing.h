#pragma once

#include <oxion/parameters/command_line.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameters.h>

#include <cstdint>
#include <string>

namespace Oxion
{
  /**
   * Ranks and the points of a sweep, shared out to groups in one piece for
   * each: a group starts cold once and goes on from point to point.
   */
  struct Sharing
  {
    unsigned n_groups = 1, n_ranks = 1, n_points = 1;

    /** The first of a group, counted from 0; of that after the last: all. */
    unsigned
    first_rank(const unsigned group) const
    {
      return std::uint64_t(group) * n_ranks / n_groups;
    }
    unsigned
    first_point(const unsigned group) const
    {
      return std::uint64_t(group) * n_points / n_groups;
    }

    /** "4 groups of 1 rank: 6 of 24 points each"; or without their ranks. */
    std::string
    text(bool with_ranks = true) const;
  };

  /**
   * As the command line wants it; no more groups than points. What cannot be
   * shared out goes to `diagnostics`.
   */
  Sharing
  share_out(const Parameters::Parameters &parameters,
            const Parameters::CommandLine &command_line,
            unsigned n_ranks,
            Parameters::Diagnostics &diagnostics);
} // namespace Oxion
