#pragma once

#include <oxion/sensor.h>

namespace Oxion
{
  /** A measurement of a sealed reference [SI]. */
  template <int dim>
  double
  sealed_value(const Sensor<dim> &sensor,
               const Parameters::Measurement &measurement);
} // namespace Oxion
