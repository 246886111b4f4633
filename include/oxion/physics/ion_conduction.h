#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/zirconia.h>
#include <oxion/parameters/parameters.h>
#include <oxion/physics/point_system.h>

namespace Oxion
{
  /**
   * Ohm's law of the oxide ions with the thermoelectric term,
   * J = -sigma (grad phi + alpha_s grad T), and its heat J^2/sigma. (For
   * constant alpha_s the Peltier and Thomson parts appear at the electrodes.)
   *
   * @param T temperature [K]; a constant where the model is isothermal.
   */
  template <int dim>
  void
  add_ion_conduction(const Parameters::Material &material,
                     const LocalFields &fields,
                     const PointState<dim> &state,
                     const double T,
                     PointSystem<dim> &system)
  {
    const unsigned p   = fields.ionic;
    const bool thermal = fields.temperature >= 0;
    const unsigned t   = thermal ? fields.temperature : 0;
    const double alpha = material.seebeck;

    // Unknowns: T, then the gradients of phi and T.
    using Number = Dual<1 + 2 * dim>;
    const Number sigma =
      Laws::ionic_conductivity(material.ionic, Number::variable(T, 0));
    Number heat = 0.;
    for (unsigned d = 0; d < dim; ++d)
    {
      Number force = Number::variable(state.gradient[p][d], 1 + d);
      if (thermal)
        force += alpha * Number::variable(state.gradient[t][d], 1 + dim + d);
      const Number current = sigma * force;
      heat += current * force;

      system.flux[p][d] += current.value;
      if (thermal)
        system.flux_by_value[p][t][d] += current.derivative[0];
    }
    system.conductivity[p][p] += sigma.value;
    if (!thermal)
      return;
    system.conductivity[p][t] += sigma.value * alpha;
    system.source[t] += heat.value;
    system.source_by_value[t][t] += heat.derivative[0];
    for (unsigned d = 0; d < dim; ++d)
    {
      system.source_by_gradient[t][p][d] += heat.derivative[1 + d];
      system.source_by_gradient[t][t][d] += heat.derivative[1 + dim + d];
    }
  }
} // namespace Oxion
