#pragma once

#include <oxion/fields/field_layout.h>

#include <functional>

namespace Oxion
{
  /**
   * Bisects and joins cells as `flag` marks them in the triangulation, numbers
   * the unknowns anew and interpolates x onto the new mesh. Collective.
   */
  template <int dim>
  void
  change_mesh(FieldLayout<dim> &layout,
              const std::function<void()> &flag,
              typename FieldLayout<dim>::Vector &x);
} // namespace Oxion
