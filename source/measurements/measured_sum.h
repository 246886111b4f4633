#pragma once

#include <oxion/sensor.h>

#include <utility>
#include <vector>

namespace Oxion
{
  /**
   * The global unknowns that a current, voltage or heater power is the sum of,
   * each times its factor; empty of any other measurement.
   */
  template <int dim>
  std::vector<std::pair<unsigned, double>>
  measured_sum(const Sensor<dim> &sensor,
               const Parameters::Measurement &measurement);
} // namespace Oxion
