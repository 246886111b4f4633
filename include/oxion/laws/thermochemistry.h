#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/constants.h>
#include <oxion/laws/species.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace Oxion::Laws
{
  namespace Detail
  {
    /// Where all polynomials of the library change from low to high [K].
    constexpr double middle_temperature = 1000.;

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
      return plain_value(T) < middle_temperature ? species.low : species.high;
    }
  } // namespace Detail

  /**
   * Thermodynamic functions of an ideal gas at 1 bar: c_p [J/mol/K], h (from
   * the elements at 298.15 K) [J/mol], s [J/mol/K], g = h - T s [J/mol].
   *
   * NASA-7 polynomials, their 1 atm moved to 1 bar. Valid from
   * lowest_temperature to highest_temperature of the species, not checked:
   * iterates may leave the range.
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

  template <typename Number>
  Number
  entropy(const Species &species, const Number &T)
  {
    return gas_constant *
           (Detail::nasa_entropy(Detail::nasa_coefficients(species, T), T) +
            Detail::ln_atmosphere);
  }

  template <typename Number>
  Number
  gibbs(const Species &species, const Number &T)
  {
    return enthalpy(species, T) - T * entropy(species, T);
  }

  enum class Reaction
  {
    hydrogen_combustion,   ///< H2 + 1/2 O2 = H2O
    monoxide_combustion,   ///< CO + 1/2 O2 = CO2
    water_gas_shift,       ///< CO + H2O = CO2 + H2
    methane_combustion,    ///< CH4 + 2 O2 = CO2 + 2 H2O
    methane_reforming,     ///< CH4 + H2O = CO + 3 H2
    propylene_combustion,  ///< C3H6 + 4.5 O2 = 3 CO2 + 3 H2O
    propane_combustion,    ///< C3H8 + 5 O2 = 3 CO2 + 4 H2O
    nitric_oxide_formation ///< 1/2 N2 + 1/2 O2 = NO
  };

  namespace Detail
  {
    struct Term
    {
      std::string_view species;
      double coefficient = 0.; ///< > 0 formed
    };

    /** Polynomials of products minus reactants, and the gas formed. */
    struct ReactionData
    {
      Nasa7 low{}, high{};
      double moles = 0.;

      constexpr ReactionData(const std::array<Term, 4> &terms)
      {
        for (const Term &term : terms)
          if (term.coefficient != 0.)
          {
            const Species &species = find_species(term.species);
            moles += term.coefficient;
            for (std::size_t k = 0; k < low.size(); ++k)
            {
              low[k] += term.coefficient * species.low[k];
              high[k] += term.coefficient * species.high[k];
            }
          }
      }
    };

    /// In the order of enum Reaction.
    inline constexpr std::array<ReactionData, 8> reaction_table{
      {ReactionData({{{"H2", -1.}, {"O2", -0.5}, {"H2O", 1.}, {}}}),
       ReactionData({{{"CO", -1.}, {"O2", -0.5}, {"CO2", 1.}, {}}}),
       ReactionData({{{"CO", -1.}, {"H2O", -1.}, {"CO2", 1.}, {"H2", 1.}}}),
       ReactionData({{{"CH4", -1.}, {"O2", -2.}, {"CO2", 1.}, {"H2O", 2.}}}),
       ReactionData({{{"CH4", -1.}, {"H2O", -1.}, {"CO", 1.}, {"H2", 3.}}}),
       ReactionData({{{"C3H6", -1.}, {"O2", -4.5}, {"CO2", 3.}, {"H2O", 3.}}}),
       ReactionData({{{"C3H8", -1.}, {"O2", -5.}, {"CO2", 3.}, {"H2O", 4.}}}),
       ReactionData({{{"N2", -0.5}, {"O2", -0.5}, {"NO", 1.}, {}}})}};
  } // namespace Detail

  /** Enthalpy of the reaction per mole as written [J/mol], T in [K]. */
  template <typename Number>
  Number
  reaction_enthalpy(const Reaction reaction, const Number &T)
  {
    const auto &data = Detail::reaction_table[static_cast<int>(reaction)];
    const auto &range =
      plain_value(T) < Detail::middle_temperature ? data.low : data.high;
    return gas_constant * T * Detail::nasa_enthalpy(range, T);
  }

  /**
   * Natural logarithm of the equilibrium constant for partial pressures in
   * bar, T in [K]; 300 ... 3500 K.
   */
  template <typename Number>
  Number
  log_K(const Reaction reaction, const Number &T)
  {
    const auto &data = Detail::reaction_table[static_cast<int>(reaction)];
    const auto &range =
      plain_value(T) < Detail::middle_temperature ? data.low : data.high;
    return Detail::nasa_entropy(range, T) - Detail::nasa_enthalpy(range, T) +
           data.moles * Detail::ln_atmosphere;
  }
} // namespace Oxion::Laws
