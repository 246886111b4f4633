#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/parameters/diagnostics.h>

namespace Oxion
{
  /**
   * What only the mesh can tell of measurements and line probes: a field that
   * does not live in its place, a point outside of the body, a flux of what
   * flows on neither side. The mesh must have no problems of its own.
   */
  template <int dim>
  void
  check_measurements(const Mesh<dim> &mesh,
                     const Parameters::Parameters &parameters,
                     Parameters::Diagnostics &diagnostics);
} // namespace Oxion
