#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/constants.h>
#include <oxion/laws/species.h>

#include <cmath>
#include <stdexcept>
#include <string>

namespace Oxion::Laws
{
  namespace Detail
  {
    /// ln(1 atm/1 bar): what an ideal gas gains in s/R on expanding to 1 bar.
    constexpr double ln_atmosphere = 0.013162986526280877;

    // c_p/R, h/RT and s/R of NASA-7 coefficients; being linear in these they
    // serve species and, with summed coefficients, reactions.
    template <typename Number>
    Number
    nasa_heat_capacity(const Nasa7 &a, const Number &T)
    {
      return a[0] + T * (a[1] + T * (a[2] + T * (a[3] + T * a[4])));
    }

    template <typename Number>
    Number
    nasa_enthalpy(const Nasa7 &a, const Number &T)
    {
      return a[0] +
             T * (a[1] / 2. +
                  T * (a[2] / 3. + T * (a[3] / 4. + T * (a[4] / 5.)))) +
             a[5] / T;
    }

    template <typename Number>
    Number
    nasa_entropy(const Nasa7 &a, const Number &T)
    {
      using std::log;
      return a[0] * log(T) +
             T * (a[1] + T * (a[2] / 2. + T * (a[3] / 3. + T * (a[4] / 4.)))) +
             a[6];
    }

    template <typename Number>
    const Nasa7 &
    nasa_coefficients(const Species &species, const Number &T)
    {
      if (!species.has_thermo)
        throw std::invalid_argument("no thermodynamic data of " +
                                    std::string(species.name));
      return plain_value(T) < species.middle_temperature ? species.low
                                                         : species.high;
    }
  } // namespace Detail

  /**
   * Thermodynamic functions of an ideal gas: c_p [J/mol/K] and h (from the
   * elements at 298.15 K) [J/mol].
   *
   * NASA-7 polynomials; that T is in their range is not checked, as iterates
   * may leave it.
   */
  template <typename Number>
  Number
  heat_capacity(const Species &species, const Number &T)
  {
    return gas_constant *
           Detail::nasa_heat_capacity(Detail::nasa_coefficients(species, T), T);
  }

  template <typename Number>
  Number
  enthalpy(const Species &species, const Number &T)
  {
    return gas_constant * T *
           Detail::nasa_enthalpy(Detail::nasa_coefficients(species, T), T);
  }

  /// Where tables of enthalpies and entropies stand [K].
  constexpr double table_temperature = 298.15;

  /**
   * The polynomial of a gas with the same heat capacity [J/mol/K] everywhere,
   * by enthalpy of formation [J/mol] and entropy [J/mol/K] at 298.15 K, 1 bar.
   */
  inline Nasa7
  constant_heat_capacity(const double heat_capacity,
                         const double enthalpy,
                         const double entropy)
  {
    const double a = heat_capacity / gas_constant;
    return {{a,
             0.,
             0.,
             0.,
             0.,
             enthalpy / gas_constant - a * table_temperature,
             entropy / gas_constant - a * std::log(table_temperature) -
               Detail::ln_atmosphere}};
  }
} // namespace Oxion::Laws
