#pragma once

#include <oxion/measurements/flux_rows.h>

#include <optional>

namespace Oxion
{
  /** A measurement J [SI] as a function of the unknowns and the equations. */
  template <int dim>
  struct Goal
  {
    typename FieldLayout<dim>::Vector derivative; ///< by x, in its scales
    /// Of a flux: J is the sum of these rows.
    std::optional<WeightedRows<dim>> rows{};
  };

  /**
   * Of a measurement that can be a goal, at the sensor's state. An extreme is
   * taken where it is. Collective.
   */
  template <int dim>
  Goal<dim>
  goal_of(const Sensor<dim> &sensor,
          const Parameters::Measurement &measurement);
} // namespace Oxion
