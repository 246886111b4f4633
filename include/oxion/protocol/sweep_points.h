#pragma once

#include <oxion/output/named_values.h>
#include <oxion/parameters/parameters.h>

#include <string>
#include <vector>

namespace Oxion
{
  /** One point of nested sweeps. */
  struct SweepPoint
  {
    unsigned index = 0; ///< among all points
    SweptValues swept;  ///< of each parameter of each sweep
    /// The outermost sweep that moves on here; those within it start anew.
    unsigned level = 0;
  };

  /**
   * All combinations, the last sweep running fastest. Without any sweep there
   * is one point, the operating point.
   */
  std::vector<SweepPoint>
  sweep_points(const std::vector<Parameters::Sweep> &sweeps);
} // namespace Oxion
