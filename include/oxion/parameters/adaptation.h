#pragma once

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** Which mesh a device gets by itself. */
  struct Adaptation
  {
    /// Measurements whose errors count, or `all_fields`; none: no adaptation.
    std::vector<std::string> goals;
    double tolerance      = 1e-3; ///< of each measurement, relative
    unsigned passes       = 12;   ///< that change the mesh, at most
    double unknowns_limit = 1e6;  ///< that a pass may lead to, about
    double share          = 0.7;  ///< of the error, in cells that are bisected
    double smallest_cell  = 0.;   ///< side that a bisection may leave [m]
    unsigned points       = 5;    ///< of a sweep, that count
    unsigned steps        = 5;    ///< in time, between two looks

    inline static const std::string all_fields = "fields";

    bool
    is_wanted() const
    {
      return !goals.empty();
    }
  };
} // namespace Oxion::Parameters
