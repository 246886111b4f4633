#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/parameters/diagnostics.h>

namespace Oxion
{
  /**
   * What only the mesh can tell of the parameters: surfaces without faces or
   * in the wrong place, two things on one face, bodies and gas spaces that
   * nothing ties down, electrodes that end under an opening.
   */
  template <int dim>
  void
  check_device(const Mesh<dim> &mesh,
               const Parameters::Parameters &parameters,
               Parameters::Diagnostics &diagnostics);
} // namespace Oxion
