#pragma once

#include <oxion/physics/quantities.h>
#include <oxion/sensor.h>

#include <array>
#include <vector>

namespace Oxion
{
  template <int dim>
  struct NumberAtPoints
  {
    PointNumber<dim> number;
    std::vector<dealii::Point<dim>> points;
  };

  /**
   * Values of numbers at points, all found by one search; NaN where the number
   * does not live. Between cells it is the mean over those in which it lives:
   * what is computed from gradients differs there. Collective.
   */
  template <int dim>
  std::vector<std::vector<double>>
  values_at(const Sensor<dim> &sensor,
            const std::vector<NumberAtPoints<dim>> &wanted);

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
