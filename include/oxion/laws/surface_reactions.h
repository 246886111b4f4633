#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/constants.h>
#include <oxion/laws/reactions.h>
#include <oxion/laws/species.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace Oxion::Laws
{
  /** How a gas reacts with the surface oxygen of an electrode. */
  struct SurfaceEvent
  {
    Reaction reaction;
    std::string_view fuel; ///< of which an event consumes one molecule

    /** 1: the event is the reaction as written, -1: backwards. */
    constexpr double
    direction() const
    {
      for (const Term &term : terms_of(reaction))
        if (term.species == fuel)
          return term.formed < 0. ? 1. : -1.;
      throw std::logic_error("the reaction does without this gas");
    }
  };

  inline constexpr std::array<SurfaceEvent, 6> surface_events{
    {{Reaction::hydrogen_combustion, "H2"},
     {Reaction::monoxide_combustion, "CO"},
     {Reaction::methane_combustion, "CH4"},
     {Reaction::propylene_combustion, "C3H6"},
     {Reaction::propane_combustion, "C3H8"},
     {Reaction::nitric_oxide_formation, "NO"}}};

  /** What the event makes of the gases besides O2 and the fuel. */
  inline std::vector<Term>
  products_of(const SurfaceEvent &event)
  {
    std::vector<Term> products;
    for (const Term &term : terms_of(event.reaction))
      if (term.formed != 0. && term.species != event.fuel &&
          term.species != "O2")
        products.push_back({term.species, event.direction() * term.formed});
    return products;
  }

  /** Molecules of O2 the event takes up, < 0: gives off. */
  constexpr double
  oxygen_of(const SurfaceEvent &event)
  {
    for (const Term &term : terms_of(event.reaction))
      if (term.species == "O2")
        return -event.direction() * term.formed;
    return 0.;
  }

  /** A surface event, resolved to places in the mixture. */
  struct SurfaceReaction
  {
    Reaction reaction = Reaction::hydrogen_combustion;
    double direction  = 1.;
    unsigned fuel     = 0;
    double oxygen     = 0.; ///< molecules of O2 taken up per event
    double velocity   = 0.; ///< gas exchange velocity k [m/s]
    /// The products' places and molecules per event; 0: no such product.
    std::array<unsigned, 2> product{};
    std::array<double, 2> formed{};
  };

  namespace Detail
  {
    // Beyond this the exponentials only ever meet the bracket of a search.
    constexpr double largest_exponent = 600.;

    template <typename Number>
    Number
    bounded_exp(const Number &x, const double largest = largest_exponent)
    {
      using std::exp;
      if (plain_value(x) > largest)
        return Number(std::exp(largest));
      if (plain_value(x) < -largest)
        return Number(std::exp(-largest));
      return exp(x);
    }

    /** What a surface reaction takes from the temperature. */
    template <typename Number>
    struct ReactionTerms
    {
      Number log_K;
      Number enthalpy; ///< of the event [J/mol], < 0 when it heats
    };

    template <typename Number>
    ReactionTerms<Number>
    reaction_terms(const SurfaceReaction &r, const Number &T)
    {
      return {log_K(r.reaction, T),
              r.direction * reaction_enthalpy(r.reaction, T)};
    }
  } // namespace Detail

  /// Propylene and propane burn at half their rate at the oxygen activity
  /// 1/this, which lies below that of any equilibrated gas [U].
  constexpr double hydrocarbon_affinity = 1e26;

  /**
   * Events per area and time [mol/m2/s] at surface oxygen activity
   * pO2/p0 = e^Pi, times R T, from gas-side partial pressures p [Pa]:
   *
   *   CO, H2  k (kappa p - p_product)/(1 + kappa),  kappa = K sqrt(a)
   *   CH4     k (kappa p - p_CO2 (p_H2O/p0)^2)/(1 + kappa),  kappa = K a^2
   *   C3H6, C3H8  k p b a/(1 + b a), irreversible
   *   NO      k (p - K sqrt(p_N2 p0 a)), decomposition
   *
   * All but the last grow, and the last falls, with Pi, so that the oxygen
   * balance has a single root. Inhibition by CO or O2 is not modelled.
   */
  template <typename Number, typename Activity>
  auto
  reaction_rate(const SurfaceReaction &r,
                const SpeciesArray<Number> &p,
                const Number &log_K,
                const Activity &Pi)
  {
    using std::sqrt;
    using Result = decltype(p[0] * Pi);
    // kappa/(1 + kappa) and 1/(1 + kappa), either of them to full precision.
    const auto share = [](const auto &log_kappa) {
      return 1. / (1. + Detail::bounded_exp(-log_kappa));
    };
    switch (r.reaction)
    {
      case Reaction::propylene_combustion:
      case Reaction::propane_combustion:
        return Result(r.velocity * p[r.fuel] *
                      share(std::log(hydrocarbon_affinity) + Pi));
      case Reaction::nitric_oxide_formation:
      {
        // A root of what may undershoot: floored at 1e-10 of p0.
        const double floor = 1e-10 * standard_pressure;
        const Number N2 = plain_value(p[r.product[0]]) > floor ? p[r.product[0]]
                                                               : Number(floor);
        return Result(r.velocity *
                      (p[r.fuel] - sqrt(N2 * standard_pressure) *
                                     Detail::bounded_exp(log_K + 0.5 * Pi)));
      }
      default:
      {
        Number back = p[r.product[0]];
        if (r.reaction == Reaction::methane_combustion)
        {
          const Number water = p[r.product[1]] / standard_pressure;
          back               = back * water * water;
        }
        const auto log_kappa = log_K + r.oxygen * Pi;
        return Result(r.velocity * (p[r.fuel] * share(log_kappa) -
                                    back * share(-log_kappa)));
      }
    }
  }
} // namespace Oxion::Laws
