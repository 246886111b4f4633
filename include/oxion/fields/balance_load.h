#pragma once

#include <oxion/fields/fields.h>
#include <oxion/geometry/mesh.h>

namespace Oxion
{
  /**
   * Deals the cells to the ranks by what they cost, which the number of
   * unknowns in them decides, now and at every refinement to come. Before any
   * layout numbers anything on the mesh: it moves cells. Collective.
   */
  template <int dim>
  void
  balance_load(Mesh<dim> &mesh, const Fields &fields);
} // namespace Oxion
