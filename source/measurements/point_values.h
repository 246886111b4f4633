#pragma once

#include <oxion/measurements/field_expression.h>
#include <oxion/sensor.h>

#include <array>
#include <vector>

namespace Oxion
{
  /** Values of a field at points; NaN where it does not live. */
  template <int dim>
  std::vector<double>
  values_at(const Sensor<dim> &sensor,
            const FieldExpression &field,
            const std::vector<dealii::Point<dim>> &points);

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
