#pragma once

#include <oxion/sensor.h>

namespace Oxion
{
  /**
   * Does a sensor's state make sense with other parameters: are the unknowns,
   * their scales and the places where something is imposed the same? Mesh and
   * solver are taken to be.
   */
  template <int dim>
  bool
  same_device(const Sensor<dim> &sensor,
              const Parameters::Parameters &parameters);
} // namespace Oxion
