#pragma once

#include <oxion/geometry/mesh.h>

namespace Oxion
{
  struct Sizes
  {
    std::vector<double> areas;   ///< of the surfaces [m2]
    std::vector<double> volumes; ///< of the regions [m3]
  };

  /** Exact, on any mesh of the body. Collective. */
  template <int dim>
  Sizes
  measure(const Mesh<dim> &mesh);
} // namespace Oxion
