#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/parameters/diagnostics.h>

namespace Oxion
{
  /**
   * What only the mesh can tell of the parameters: surfaces without faces,
   * electrodes that touch no zirconia or no gas, openings and heat exchanges
   * in the wrong place, zirconia bodies or gas spaces that nothing ties down.
   */
  template <int dim>
  void
  check_device(const Mesh<dim> &mesh,
               const Parameters::Parameters &parameters,
               Parameters::Diagnostics &diagnostics);
} // namespace Oxion
