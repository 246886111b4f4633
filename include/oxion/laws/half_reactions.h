#pragma once

#include <oxion/laws/gas_mixture.h>
#include <oxion/laws/surface_reactions.h>
#include <oxion/parameters/parameters.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace Oxion::Laws
{
  /**
   * Whether the rates grow with what they consume and fall with what they form,
   * so that gas and electrode have one state at every potential: the order of a
   * gas in the anodic rate, the molecules formed (< 0: consumed), and nu of
   * alpha_a + alpha_c = n/nu, which counts for reversible ones.
   */
  inline bool
  reaction_order_allowed(const double order,
                         const double formed,
                         const double nu,
                         const bool reversible)
  {
    if (formed == 0.)
      return true;
    const double along = formed < 0. ? order : -order;
    return along >= 0. &&
           (!reversible || along <= std::abs(formed) / nu * (1. + 1e-12));
  }

  /** A half reaction beside that of O2, resolved to places in the mixture. */
  struct HalfReaction
  {
    struct Gas
    {
      unsigned place;
      double formed; ///< molecules, < 0: consumed
      double anodic_order, cathodic_order;
    };

    std::string name;
    std::vector<Gas> gases;           ///< that it turns over or depends on
    double electrons            = 0.; ///< n
    double exchange_current     = 0.; ///< [A/m2]
    double exchange_temperature = 0.; ///< where that holds [K]
    double exchange_energy      = 0.; ///< [J/mol]
    double alpha_anodic         = 0.;
    double alpha_cathodic       = 0.;
    bool reversible             = true;
    /// With n/4 of O2 in the place of the oxide ions.
    ReactionPolynomials with_oxygen;

    HalfReaction(const Parameters::HalfReaction &half,
                 const GasMixture &mixture)
      : name(half.name)
      , electrons(half.electrons)
      , exchange_current(half.activity * half.exchange_current)
      , exchange_temperature(half.exchange_temperature)
      , exchange_energy(half.exchange_energy)
      , alpha_anodic(half.alpha_anodic)
      , alpha_cathodic(half.alpha_cathodic)
      , reversible(half.reversible)
    {
      const auto amount = [](const std::map<std::string, double> &of,
                             const std::string_view species) {
        const auto found = of.find(std::string(species));
        return found == of.end() ? 0. : found->second;
      };
      for (unsigned k = 0; k < mixture.n; ++k)
      {
        const Species &species = *mixture.species[k];
        const double formed    = amount(half.formed, species.name),
                     order     = amount(half.orders, species.name);
        if (formed == 0. && order == 0.)
          continue;
        gases.push_back({k, formed, order, order + formed / nu()});
        with_oxygen.add(species, formed);
      }
      with_oxygen.add(find_species("O2"), -electrons / 4.);
    }

    /** Stoichiometric number of alpha_a + alpha_c = n/nu. */
    double
    nu() const
    {
      return electrons / (alpha_anodic + alpha_cathodic);
    }
  };

  namespace Detail
  {
    /**
     * p/p0 to that power. What a rate consumes takes it through zero: below
     * 1e-10 of p0 as a straight line, whatever the order.
     */
    template <typename Number>
    Number
    pressure_power(const Number &p, const double order, const bool is_consumed)
    {
      using std::pow;
      constexpr double trace = 1e-10;
      const Number y         = p / standard_pressure;
      const double exponent  = is_consumed ? order - 1. : order;
      if (exponent == 0.)
        return is_consumed ? y : Number(1.);
      const Number power = pow(y * y + trace * trace, exponent / 2.);
      return is_consumed ? y * power : power;
    }
  } // namespace Detail

  /**
   * Current density [A/m2] of a half reaction at E = V - phi [V] against O2 of
   * 1 bar, T [K] and gas-side partial pressures p [Pa], f = F/RT:
   *
   *   i = i0 (prod (p/p0)^m e^{alpha_a f E} -
   *           prod (p/p0)^{m + nu_k/nu} K^{-1/nu} e^{-alpha_c f E})
   *
   * with nu_k molecules formed and K of the reaction whose oxide ions come from
   * O2; without the second term if it is irreversible. i0: its anodic current
   * where all pressures and that of the oxygen which sets E are 1 bar. So no
   * current flows at E_r = RT/(n F) (sum nu_k ln(p_k/p0) - ln K).
   *
   * Apparent transfer coefficients: Guidelli et al., Pure Appl. Chem. 86 (2014)
   * 245. Mixed potentials: Miura, Raisen, Lu, Yamazoe, Sens. Actuators B 47
   * (1998) 84.
   */
  template <typename Number>
  Number
  half_reaction_current(const HalfReaction &half,
                        const Number &E,
                        const Number &T,
                        const SpeciesArray<Number> &p)
  {
    const Number fE     = faraday * E / (gas_constant * T);
    const Number rising = half.exchange_energy / gas_constant *
                          (1. / half.exchange_temperature - 1. / T);
    // Powers of traces come on top.
    constexpr double largest_exponent = 300.;
    const auto rate = [&](const Number &exponent, const bool anodic) {
      Number result =
        half.exchange_current * Detail::bounded_exp(exponent, largest_exponent);
      for (const HalfReaction::Gas &gas : half.gases)
        result *=
          Detail::pressure_power(p[gas.place],
                                 anodic ? gas.anodic_order : gas.cathodic_order,
                                 anodic ? gas.formed < 0. : gas.formed > 0.);
      return result;
    };
    const Number anodic = rate(rising + half.alpha_anodic * fE, true);
    if (!half.reversible)
      return anodic;
    return anodic - rate(rising - half.alpha_cathodic * fE -
                           log_K(half.with_oxygen, T) / half.nu(),
                         false);
  }
} // namespace Oxion::Laws
