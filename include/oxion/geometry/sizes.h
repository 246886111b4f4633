#pragma once

#include <oxion/geometry/mesh.h>

namespace Oxion
{
  struct Sizes
  {
    std::vector<double> areas;   ///< of the surfaces [m2]
    std::vector<double> volumes; ///< of the regions [m3]
    /// Of the regions, int dA/l [m]: what a section conducts out of its plane,
    /// along a length l, at a conductivity of one.
    std::vector<double> sections;
  };

  /** Exact, but for the sections of rings, on any mesh. Collective. */
  template <int dim>
  Sizes
  measure(const Mesh<dim> &mesh);
} // namespace Oxion
