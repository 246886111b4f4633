#pragma once

#include <oxion/fields/field_layout.h>

#include <vector>

namespace Oxion
{
  /** Node coordinates [m] of every axis of a tensor-product grid. */
  using GridAxes = std::vector<std::vector<double>>;

  /**
   * The state x of one grid on another one of the same layer stack, of which
   * both are unrefined: the fields, which may jump from region to region,
   * are interpolated within the stretches that all such grids share, the
   * globals are taken over. The grids are dealt to the ranks each in its own
   * way. Collective.
   */
  template <int dim>
  typename FieldLayout<dim>::Vector
  state_of_other_grid(const FieldLayout<dim> &from,
                      const GridAxes &from_axes,
                      const typename FieldLayout<dim>::Vector &x,
                      const FieldLayout<dim> &to);
} // namespace Oxion
