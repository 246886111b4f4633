#pragma once

#include <oxion/physics/quantities.h>
#include <oxion/sensor.h>

#include <limits>
#include <string>

namespace Oxion
{
  /** Integral, size and extrema of a field where it lives; over all ranks. */
  struct Statistics
  {
    double integral = 0.; ///< [field m2] of a surface, [field m3] of a region
    double size     = 0.;
    double smallest = std::numeric_limits<double>::infinity();
    double largest  = -std::numeric_limits<double>::infinity();
  };

  /**
   * Of a number over a region, a surface or "all". A surface counts each of its
   * faces once, from the first side on which the number lives, as does the mean
   * temperature that a heater holds. Extrema are those of the cells' nodes.
   */
  template <int dim>
  Statistics
  statistics(const Sensor<dim> &sensor,
             const PointNumber<dim> &number,
             const std::string &place);
} // namespace Oxion
