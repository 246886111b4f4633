#pragma once

#include <oxion/laws/thermochemistry.h>

#include <array>
#include <string_view>

namespace Oxion::Laws
{
  enum class Reaction
  {
    hydrogen_combustion,   ///< H2 + 1/2 O2 = H2O
    monoxide_combustion,   ///< CO + 1/2 O2 = CO2
    water_gas_shift,       ///< CO + H2O = CO2 + H2
    methane_combustion,    ///< CH4 + 2 O2 = CO2 + 2 H2O
    propylene_combustion,  ///< C3H6 + 4.5 O2 = 3 CO2 + 3 H2O
    propane_combustion,    ///< C3H8 + 5 O2 = 3 CO2 + 4 H2O
    nitric_oxide_formation ///< 1/2 N2 + 1/2 O2 = NO
  };

  /** What a reaction makes of a species, in molecules; 0: no such term. */
  struct Term
  {
    std::string_view species;
    double formed = 0.; ///< < 0: consumed
  };

  /** What a reaction takes from the polynomials of its gases. */
  struct ReactionPolynomials
  {
    Nasa7 low{}, high{}; ///< products minus reactants
    double moles = 0.;   ///< of gas formed

    constexpr void
    add(const Species &species, const double formed)
    {
      moles += formed;
      for (std::size_t k = 0; k < low.size(); ++k)
      {
        low[k] += formed * species.low[k];
        high[k] += formed * species.high[k];
      }
    }

    template <typename Number>
    const Nasa7 &
    at(const Number &T) const
    {
      return plain_value(T) < Detail::middle_temperature ? low : high;
    }
  };

  namespace Detail
  {
    struct ReactionData
    {
      std::array<Term, 4> terms;
      ReactionPolynomials polynomials{};

      constexpr ReactionData(const std::array<Term, 4> &terms)
        : terms(terms)
      {
        for (const Term &term : terms)
          if (term.formed != 0.)
            polynomials.add(find_species(term.species), term.formed);
      }
    };

    /// In the order of enum Reaction.
    inline constexpr std::array<ReactionData, 7> reaction_table{
      {ReactionData({{{"H2", -1.}, {"O2", -0.5}, {"H2O", 1.}, {}}}),
       ReactionData({{{"CO", -1.}, {"O2", -0.5}, {"CO2", 1.}, {}}}),
       ReactionData({{{"CO", -1.}, {"H2O", -1.}, {"CO2", 1.}, {"H2", 1.}}}),
       ReactionData({{{"CH4", -1.}, {"O2", -2.}, {"CO2", 1.}, {"H2O", 2.}}}),
       ReactionData({{{"C3H6", -1.}, {"O2", -4.5}, {"CO2", 3.}, {"H2O", 3.}}}),
       ReactionData({{{"C3H8", -1.}, {"O2", -5.}, {"CO2", 3.}, {"H2O", 4.}}}),
       ReactionData({{{"N2", -0.5}, {"O2", -0.5}, {"NO", 1.}, {}}})}};

    constexpr const ReactionData &
    data_of(const Reaction reaction)
    {
      return reaction_table[static_cast<int>(reaction)];
    }
  } // namespace Detail

  /** The stoichiometry of the reaction, per mole as written. */
  constexpr const std::array<Term, 4> &
  terms_of(const Reaction reaction)
  {
    return Detail::data_of(reaction).terms;
  }

  /** Enthalpy of the reaction per mole as written [J/mol], T in [K]. */
  template <typename Number>
  Number
  reaction_enthalpy(const ReactionPolynomials &reaction, const Number &T)
  {
    return gas_constant * T * Detail::nasa_enthalpy(reaction.at(T), T);
  }

  template <typename Number>
  Number
  reaction_enthalpy(const Reaction reaction, const Number &T)
  {
    return reaction_enthalpy(Detail::data_of(reaction).polynomials, T);
  }

  /**
   * Natural logarithm of the equilibrium constant for partial pressures in
   * bar, T in [K]; 300 ... 3500 K.
   */
  template <typename Number>
  Number
  log_K(const ReactionPolynomials &reaction, const Number &T)
  {
    const Nasa7 &polynomial = reaction.at(T);
    return Detail::nasa_entropy(polynomial, T) -
           Detail::nasa_enthalpy(polynomial, T) +
           reaction.moles * Detail::ln_atmosphere;
  }

  template <typename Number>
  Number
  log_K(const Reaction reaction, const Number &T)
  {
    return log_K(Detail::data_of(reaction).polynomials, T);
  }
} // namespace Oxion::Laws
