#pragma once

#include <oxion/laws/interpolation.h>

#include <array>
#include <cmath>
#include <utility>

namespace Oxion::Laws
{
  // Handbook values of technical ceramics, T in [K]. All are [U] to some 10 %:
  // porosity, grain and impurities decide.
  using Point = std::pair<double, double>;

  /** Thermal conductivity of dense 3 to 5 mol% YSZ [W/m/K], 293 ... 1073 K. */
  template <typename Number>
  Number
  zirconia_thermal_conductivity(const Number &T)
  {
    constexpr std::array<Point, 2> table{{{293.15, 2.9}, {1073.15, 2.35}}};
    return interpolate(table, T);
  }

  /** Heat capacity of YSZ [J/kg/K], 300 ... 1300 K. */
  template <typename Number>
  Number
  zirconia_heat_capacity(const Number &T)
  {
    constexpr std::array<Point, 4> table{
      {{300., 455.}, {600., 560.}, {1000., 610.}, {1300., 640.}}};
    return interpolate(table, T);
  }

  /** Thermal conductivity of 96 to 99 % alumina [W/m/K], 293 ... 1273 K. */
  template <typename Number>
  Number
  alumina_thermal_conductivity(const Number &T)
  {
    constexpr std::array<Point, 4> table{
      {{293.15, 30.}, {673.15, 13.}, {1073.15, 7.5}, {1273.15, 6.}}};
    return interpolate(table, T);
  }

  /** Heat capacity of alumina [J/kg/K], 300 ... 1000 K. */
  template <typename Number>
  Number
  alumina_heat_capacity(const Number &T)
  {
    constexpr std::array<Point, 3> table{
      {{300., 775.}, {600., 1090.}, {1000., 1200.}}};
    return interpolate(table, T);
  }

  /** Thermal conductivity of a ceramic of that porosity, Maxwell's dilute
   * limit k (1 - 1.5 eps); up to a porosity of some 0.4. */
  template <typename Number>
  Number
  porous_thermal_conductivity(const Number &dense, const double porosity)
  {
    return dense * (1. - 1.5 * porosity);
  }

  /**
   * Resistivity of 96 to 99 % alumina [Ohm m], 573 ... 1273 K, linear in its
   * decadic logarithm over T; within a decade [U].
   */
  template <typename Number>
  Number
  alumina_resistivity(const Number &T)
  {
    using std::exp;
    constexpr std::array<Point, 5> decades{{{573.15, 10.},
                                            {773.15, 8.},
                                            {973.15, 6.},
                                            {1073.15, 5.},
                                            {1273.15, 4.}}};
    return exp(std::log(10.) * interpolate(decades, T));
  }
} // namespace Oxion::Laws
