#pragma once

#include <oxion/measurements/field_expression.h>
#include <oxion/sensor.h>

#include <array>
#include <vector>

namespace Oxion
{
  template <int dim>
  struct FieldAtPoint
  {
    FieldExpression field;
    dealii::Point<dim> point;
  };

  /**
   * Values of fields at points, all found by one search; NaN where the field
   * does not live. On an interface that is the value in the region where the
   * field lives. Collective.
   */
  template <int dim>
  std::vector<double>
  values_at(const Sensor<dim> &sensor,
            const std::vector<FieldAtPoint<dim>> &wanted);

  template <int dim>
  dealii::Point<dim>
  to_point(const std::array<double, 3> &position)
  {
    dealii::Point<dim> point;
    for (unsigned d = 0; d < dim; ++d)
      point[d] = position[d];
    return point;
  }
} // namespace Oxion
