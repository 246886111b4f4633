#pragma once

#include <oxion/fields/field_layout.h>

namespace Oxion
{
  /**
   * Bisects every cell in every direction, numbers the unknowns anew and
   * interpolates x onto the new mesh.
   */
  template <int dim>
  void
  refine_globally(FieldLayout<dim> &layout,
                  typename FieldLayout<dim>::Vector &x);
} // namespace Oxion
