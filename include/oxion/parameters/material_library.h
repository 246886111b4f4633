#pragma once

#include <oxion/parameters/parameters.h>

#include <vector>

namespace Oxion::Parameters
{
  /**
   * Materials by name, each with where its numbers come from. Densities of
   * porous ones are those of their solid; gaps and holes have no size yet.
   */
  const std::vector<Material> &
  material_library();
} // namespace Oxion::Parameters
