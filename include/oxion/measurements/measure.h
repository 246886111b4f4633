#pragma once

#include <oxion/sensor.h>

#include <vector>

namespace Oxion
{
  /** Values of the sensor's measurements at its present state, in SI. */
  template <int dim>
  std::vector<double>
  measure(const Sensor<dim> &sensor);

  /** Of each line probe, the field's values; NaN where it does not live. */
  template <int dim>
  std::vector<std::vector<double>>
  sample_lines(const Sensor<dim> &sensor);

  /** Points of a line probe, evenly spaced [m]. */
  template <int dim>
  std::vector<dealii::Point<dim>>
  line_points(const Parameters::LineProbe &probe);
} // namespace Oxion
