#pragma once

#include <oxion/sensor.h>

#include <string>

namespace Oxion
{
  /** One half reaction's part of a terminal's current [A]. Collective. */
  template <int dim>
  double
  half_reaction_current(const Sensor<dim> &sensor,
                        const std::string &terminal,
                        const std::string &half_reaction);
} // namespace Oxion
