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
