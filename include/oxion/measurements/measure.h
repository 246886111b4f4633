#pragma once

#include <oxion/sensor.h>

#include <vector>

namespace Oxion
{
  /** Values of the sensor's measurements at its present state, in SI. */
  template <int dim>
  std::vector<double>
  measure(const Sensor<dim> &sensor);

  /** Values of a field along a line; NaN where it does not live. */
  template <int dim>
  std::vector<double>
  sample_line(const Sensor<dim> &sensor, const Parameters::LineProbe &probe);

  /** Points of a line probe, evenly spaced [m]. */
  template <int dim>
  std::vector<dealii::Point<dim>>
  line_points(const Parameters::LineProbe &probe);
} // namespace Oxion
