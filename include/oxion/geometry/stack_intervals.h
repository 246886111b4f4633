#pragma once

#include <oxion/geometry/graded_axis.h>
#include <oxion/parameters/parameters.h>

#include <vector>

namespace Oxion
{
  /**
   * The stretches of every axis between two edges of layers, inserts or
   * surfaces, the stacking axis last, with the sizes wished for their cells,
   * none above `cap` [m].
   */
  std::vector<std::vector<AxisInterval>>
  stack_intervals(const Parameters::Geometry &geometry, double cap);
} // namespace Oxion
