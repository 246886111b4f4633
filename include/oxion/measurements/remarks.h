#pragma once

#include <oxion/physics/tally.h>
#include <oxion/sensor.h>

#include <string>
#include <vector>

namespace Oxion
{
  /**
   * What a user must know of a converged state beside its numbers: a heater at
   * the end of its power, with how far the held temperature is off; an
   * electrode whose oxygen activity lies outside the range of the laws.
   */
  template <int dim>
  std::vector<std::string>
  remarks(const Sensor<dim> &sensor, const Tally &tally);
} // namespace Oxion
