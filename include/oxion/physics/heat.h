#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/interpolation.h>
#include <oxion/parameters/parameters.h>
#include <oxion/physics/point_system.h>

namespace Oxion
{
  /** Fourier conduction. */
  template <int dim>
  void
  add_heat_conduction(const Parameters::Material &material,
                      const LocalFields &fields,
                      const PointState<dim> &state,
                      PointSystem<dim> &system)
  {
    const unsigned t = fields.temperature;
    const auto k     = Laws::interpolate(material.thermal_conductivity,
                                     Dual<1>::variable(state.value[t], 0));
    system.flux[t] += k.value * state.gradient[t];
    system.conductivity[t][t] += k.value;
    system.flux_by_value[t][t] += k.derivative[0] * state.gradient[t];
  }
} // namespace Oxion
