#pragma once

#include <oxion/laws/interpolation.h>

#include <array>
#include <utility>

namespace Oxion::Laws
{
  /**
   * Resistance of platinum over that at 0 C, T in [K]; IEC 60751 from 0 to
   * 850 C. Printed cermets have a smaller coefficient [U].
   */
  template <typename Number>
  Number
  platinum_resistance_ratio(const Number &T)
  {
    const Number t = T - 273.15;
    return 1. + t * (3.9083e-3 - 5.775e-7 * t);
  }

  /** Resistivity of pure platinum [Ohm m], T in [K]; 273 ... 1123 K. */
  template <typename Number>
  Number
  platinum_resistivity(const Number &T)
  {
    return 9.83e-8 * platinum_resistance_ratio(T);
  }

  /** Thermal conductivity of platinum [W/m/K], 300 ... 1000 K; handbook. */
  template <typename Number>
  Number
  platinum_thermal_conductivity(const Number &T)
  {
    constexpr std::array<std::pair<double, double>, 3> table{
      {{300., 71.6}, {800., 75.}, {1000., 78.7}}};
    return interpolate(table, T);
  }

  /** Heat capacity of platinum [J/kg/K], 300 ... 1000 K; handbook. */
  template <typename Number>
  Number
  platinum_heat_capacity(const Number &T)
  {
    constexpr std::array<std::pair<double, double>, 3> table{
      {{300., 133.}, {700., 146.}, {1000., 152.}}};
    return interpolate(table, T);
  }
} // namespace Oxion::Laws
