#pragma once

#include <oxion/laws/constants.h>

namespace Oxion::Laws
{
  /**
   * Heat radiated by a small convex body into a large enclosure [W/m2];
   * temperatures in [K], Stefan and Boltzmann.
   */
  template <typename Number>
  Number
  radiation(const double emissivity,
            const Number &T,
            const double environment_temperature)
  {
    const double e = environment_temperature;
    // The factors of T^4 - e^4: exact also where both are close.
    return emissivity * stefan_boltzmann * (T - e) * (T + e) * (T * T + e * e);
  }

  /**
   * Emissivity of a convex body in a grey tube: 1/eps =
   * 1/eps_body + (area ratio)(1/eps_tube - 1), area ratio = body/tube.
   */
  inline double
  effective_emissivity(const double body,
                       const double tube,
                       const double area_ratio)
  {
    return 1. / (1. / body + area_ratio * (1. / tube - 1.));
  }

  /** Heat given off to a gas [W/m2], coefficient in [W/m2/K]. */
  template <typename Number>
  Number
  convection(const double coefficient,
             const Number &T,
             const double gas_temperature)
  {
    return coefficient * (T - gas_temperature);
  }
} // namespace Oxion::Laws
