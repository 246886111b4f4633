#pragma once

#include <oxion/sensor.h>

namespace Oxion
{
  /**
   * What the measurement's field asks of the electrode it names, SI; NaN of a
   * contact of metal alone, on which nothing reacts. Collective.
   */
  template <int dim>
  double
  electrode_value(const Sensor<dim> &sensor, const Parameters::Measurement &m);
} // namespace Oxion
