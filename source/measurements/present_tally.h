#pragma once

#include <oxion/physics/tally.h>
#include <oxion/sensor.h>

namespace Oxion
{
  /** What flows in the present state; it costs a residual. Collective. */
  template <int dim>
  Tally
  present_tally(const Sensor<dim> &sensor)
  {
    auto residual = sensor.layout().make_vector();
    Integrals integrals;
    sensor.assembler().residual(sensor.solution(), residual, &integrals);
    return Tally(sensor.model(), integrals);
  }
} // namespace Oxion
