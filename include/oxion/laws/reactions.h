#pragma once

#include <oxion/laws/thermochemistry.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

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
  class ReactionPolynomials
  {
  public:
    void
    add(const Species &species, const double formed)
    {
      moles_ += formed;
      part(species.middle_temperature);
      for (Piece &piece : pieces_)
      {
        const Nasa7 &of_gas =
          piece.from < species.middle_temperature ? species.low : species.high;
        for (std::size_t k = 0; k < of_gas.size(); ++k)
          piece.sum[k] += formed * of_gas[k];
      }
    }

    /** Products minus reactants. */
    template <typename Number>
    const Nasa7 &
    at(const Number &T) const
    {
      std::size_t k = pieces_.size() - 1;
      while (k > 0 && plain_value(T) < pieces_[k].from)
        --k;
      return pieces_[k].sum;
    }

    /** Of gas formed. */
    double
    moles() const
    {
      return moles_;
    }

  private:
    struct Piece
    {
      double from; ///< this temperature on [K]
      Nasa7 sum;
    };

    /** Gases need not change to their high polynomials at one temperature. */
    void
    part(const double T)
    {
      const auto above =
        std::find_if(pieces_.begin(), pieces_.end(), [T](const Piece &piece) {
          return piece.from > T;
        });
      const Piece below = *(above - 1);
      if (below.from < T)
        pieces_.insert(above, {T, below.sum});
    }

    std::vector<Piece> pieces_{{0., {}}}; ///< rising; the first from 0 K on
    double moles_ = 0.;
  };

  namespace Detail
  {
    struct ReactionData
    {
      std::array<Term, 4> terms;
      ReactionPolynomials polynomials{};

      ReactionData(const std::array<Term, 4> &terms)
        : terms(terms)
      {
        for (const Term &term : terms)
          if (term.formed != 0.)
            polynomials.add(find_species(term.species), term.formed);
      }
    };

    inline const ReactionData &
    data_of(const Reaction reaction)
    {
      // In the order of enum Reaction.
      static const std::array<ReactionData, 7> all{
        {{{{{"H2", -1.}, {"O2", -0.5}, {"H2O", 1.}, {}}}},
         {{{{"CO", -1.}, {"O2", -0.5}, {"CO2", 1.}, {}}}},
         {{{{"CO", -1.}, {"H2O", -1.}, {"CO2", 1.}, {"H2", 1.}}}},
         {{{{"CH4", -1.}, {"O2", -2.}, {"CO2", 1.}, {"H2O", 2.}}}},
         {{{{"C3H6", -1.}, {"O2", -4.5}, {"CO2", 3.}, {"H2O", 3.}}}},
         {{{{"C3H8", -1.}, {"O2", -5.}, {"CO2", 3.}, {"H2O", 4.}}}},
         {{{{"N2", -0.5}, {"O2", -0.5}, {"NO", 1.}, {}}}}}};
      return all[static_cast<int>(reaction)];
    }
  } // namespace Detail

  /** The stoichiometry of the reaction, per mole as written. */
  inline const std::array<Term, 4> &
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
           reaction.moles() * Detail::ln_atmosphere;
  }

  template <typename Number>
  Number
  log_K(const Reaction reaction, const Number &T)
  {
    return log_K(Detail::data_of(reaction).polynomials, T);
  }
} // namespace Oxion::Laws
