#pragma once

#include <oxion/fields/field_layout.h>

#include <functional>
#include <vector>

namespace Oxion
{
  /**
   * Bisects and joins cells as `flag` marks them in the triangulation, numbers
   * the unknowns anew and interpolates states onto the new mesh. Collective.
   */
  template <int dim>
  void
  change_mesh(FieldLayout<dim> &layout,
              const std::function<void()> &flag,
              const std::vector<typename FieldLayout<dim>::Vector *> &states);

  /** The globals of x, by their scales, on all ranks. Collective. */
  template <int dim>
  std::vector<double>
  global_values(const FieldLayout<dim> &layout,
                const typename FieldLayout<dim>::Vector &x);

  /** Into x, which must be compressed after. */
  template <int dim>
  void
  set_global_values(const FieldLayout<dim> &layout,
                    const std::vector<double> &values,
                    typename FieldLayout<dim>::Vector &x);
} // namespace Oxion
