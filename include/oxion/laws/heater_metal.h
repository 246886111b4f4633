#pragma once

namespace Oxion::Laws
{
  constexpr double cold_metal = 293.15; ///< where it is R_20 [K]

  /**
   * Resistance [Ohm] of a heater's metal at its mean temperature T [K],
   * R_20 (1 + alpha (T - 20 C)): the linear part of IEC 60751, from which
   * platinum is 4 % off at 850 C. r20 [Ohm], alpha [1/K].
   */
  template <typename Number>
  Number
  heater_resistance(const double r20, const double alpha, const Number &T)
  {
    return r20 * (1. + alpha * (T - cold_metal));
  }

  /**
   * Power [W] in a resistance R [Ohm] at a voltage U [V] behind leads R_l
   * [Ohm]: U^2 R/(R + R_l)^2.
   */
  template <typename Number>
  Number
  power_of_supply(const double U, const Number &R, const double R_l)
  {
    return U * U * R / ((R + R_l) * (R + R_l));
  }
} // namespace Oxion::Laws
