#pragma once

#include <oxion/geometry/mesh.h>

#include "vtu.h"

namespace Oxion
{
  /** Names of regions, in the order of their numbers, and of surfaces. */
  template <int dim>
  Vtu::FieldData
  mesh_names(const Mesh<dim> &mesh)
  {
    Vtu::FieldData result;
    std::vector<std::string> regions;
    for (const auto &region : mesh.regions())
      regions.push_back(region.name);
    result.texts = {{"region names", regions},
                    {"surface names", mesh.surface_names()}};
    return result;
  }
} // namespace Oxion
