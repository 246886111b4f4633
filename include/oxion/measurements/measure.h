#pragma once

#include <oxion/sensor.h>

#include <vector>

namespace Oxion
{
  /**
   * Values of the sensor's measurements at its present state, in SI; in time
   * NaN of an impedance or cutoff frequency that cannot be computed.
   * Collective.
   * @throw NumericalFailure of such a one in a steady state.
   */
  template <int dim>
  std::vector<double>
  measure(const Sensor<dim> &sensor);

  /** Of one of them. */
  template <int dim>
  double
  measure(const Sensor<dim> &sensor,
          const Parameters::Measurement &measurement);

  /** Of each line probe, the field's values; NaN where it does not live. */
  template <int dim>
  std::vector<std::vector<double>>
  sample_lines(const Sensor<dim> &sensor);

  /** Points of a line probe, evenly spaced [m]. */
  template <int dim>
  std::vector<dealii::Point<dim>>
  line_points(const Parameters::LineProbe &probe);
} // namespace Oxion
