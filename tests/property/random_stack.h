#pragma once

#include <cstdint>

#include "property/stack.h"

namespace Oxion::Testing
{
  /**
   * A device that is valid and has a solution: planar, axisymmetric or in 3D;
   * sheets of zirconia, carriers, barriers, gaps, holes, electrodes, circuits,
   * perhaps heat, films, thin layers and refinement, all from the seed.
   */
  Stack
  random_stack(std::uint64_t seed);
} // namespace Oxion::Testing
