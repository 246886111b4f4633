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
  /** How an event depends on gases and surface oxygen; reaction_rate(). */
  enum class RateLaw
  {
    reversible,
    irreversible,
    decomposition ///< of NO
  };

  /** How a gas reacts with the surface oxygen of an electrode. */
  struct SurfaceEvent
  {
    Reaction reaction;
    std::string_view fuel; ///< of which an event consumes one molecule
    RateLaw law;

    /** 1: the event is the reaction as written, -1: backwards. */
    double
    direction() const
    {
      for (const Term &term : terms_of(reaction))
        if (term.species == fuel)
          return term.formed < 0. ? 1. : -1.;
      throw std::logic_error("the reaction does without this gas");
    }
  };

  inline constexpr std::array<SurfaceEvent, 6> surface_events{
    {{Reaction::hydrogen_combustion, "H2", RateLaw::reversible},
     {Reaction::monoxide_combustion, "CO", RateLaw::reversible},
     {Reaction::methane_combustion, "CH4", RateLaw::reversible},
     {Reaction::propylene_combustion, "C3H6", RateLaw::irreversible},
     {Reaction::propane_combustion, "C3H8", RateLaw::irreversible},
     {Reaction::nitric_oxide_formation, "NO", RateLaw::decomposition}}};

  /** What the event makes of the gases. */
  inline std::vector<Term>
  terms_of(const SurfaceEvent &event)
  {
    std::vector<Term> terms;
    for (const Term &term : terms_of(event.reaction))
      if (term.formed != 0.)
        terms.push_back({term.species, event.direction() * term.formed});
    return terms;
  }

  /** What the event makes of the gases besides O2 and the fuel. */
  inline std::vector<Term>
  products_of(const SurfaceEvent &event)
  {
    std::vector<Term> products;
    for (const Term &term : terms_of(event))
      if (term.species != event.fuel && term.species != "O2")
        products.push_back(term);
    return products;
  }

  /// Capacity for the reactions of one electrode.
  constexpr unsigned max_surface_reactions = max_species;

  /** A surface event, resolved to places in the mixture. */
  struct SurfaceReaction
  {
    struct Product
    {
      unsigned place;
      double formed; ///< molecules per event
    };

    RateLaw law     = RateLaw::reversible;
    unsigned fuel   = 0;
    double oxygen   = 0.; ///< molecules of O2 taken up per event
    double velocity = 0.; ///< gas exchange velocity k [m/s]
    std::vector<Product> products;
    ReactionPolynomials polynomials; ///< of an event
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
      return {log_K(r.polynomials, T), reaction_enthalpy(r.polynomials, T)};
    }
  } // namespace Detail

  /// What burns irreversibly does so at half its rate at the oxygen activity
  /// 1/this, which lies below that of any equilibrated gas [U].
  constexpr double fuel_affinity = 1e26;

  /**
   * Events per area and time [mol/m2/s] at surface oxygen activity
   * pO2/p0 = e^Pi, times R T, from gas-side partial pressures p [Pa]:
   *
   *   reversible     k (kappa p - p0 prod (p_j/p0)^nu_j)/(1 + kappa), kappa =
   *                  K a^nu with nu O2 taken up: H2, CO, CH4
   *   irreversible   k p b a/(1 + b a): C3H6, C3H8, own reactions
   *   decomposition  k (p - sqrt(p_N2 p0 a)/K): NO
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
    switch (r.law)
    {
      case RateLaw::irreversible:
        return Result(r.velocity * p[r.fuel] *
                      share(std::log(fuel_affinity) + Pi));
      case RateLaw::decomposition:
      {
        // A root of what may undershoot: floored at 1e-10 of p0.
        const double floor    = 1e-10 * standard_pressure;
        const Number &product = p[r.products[0].place];
        const Number N2 =
          plain_value(product) > floor ? product : Number(floor);
        const auto log_kappa = log_K + r.oxygen * Pi;
        return Result(r.velocity *
                      (p[r.fuel] - sqrt(N2 * standard_pressure) *
                                     Detail::bounded_exp(-log_kappa)));
      }
      default:
      {
        Number back = standard_pressure;
        for (const auto &[place, formed] : r.products)
          for (int i = 0; i < formed; ++i)
            back *= p[place] / standard_pressure;
        const auto log_kappa = log_K + r.oxygen * Pi;
        return Result(r.velocity * (p[r.fuel] * share(log_kappa) -
                                    back * share(-log_kappa)));
      }
    }
  }
} // namespace Oxion::Laws
