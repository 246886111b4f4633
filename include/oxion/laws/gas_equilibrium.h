#pragma once

#include <oxion/laws/exhaust.h>
#include <oxion/laws/root.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace Oxion::Laws
{
  namespace Detail
  {
    // Graphite, 200 ... 5000 K; McBride, Gordon, Reno, NASA TM-4513 (1993).
    inline constexpr Nasa7 graphite_low{{-0.310872072,
                                         4.40353686e-3,
                                         1.90394118e-6,
                                         -6.38546966e-9,
                                         2.98964248e-12,
                                         -108.650794,
                                         1.11382953}};
    inline constexpr Nasa7 graphite_high{{1.45571829,
                                          1.71702216e-3,
                                          -6.97562786e-7,
                                          1.35277032e-10,
                                          -9.67590652e-15,
                                          -695.138814,
                                          -8.52583033}};

    inline Nasa7
    monoxide_from_graphite(const Nasa7 &CO, const Nasa7 &O2, const Nasa7 &C)
    {
      Nasa7 sum{};
      for (std::size_t k = 0; k < sum.size(); ++k)
        sum[k] = CO[k] - O2[k] / 2. - C[k];
      return sum;
    }
  } // namespace Detail

  /**
   * Natural logarithm of the constant of C(graphite) + 1/2 O2 = CO for partial
   * pressures in bar, T in [K]; 200 ... 3500 K.
   */
  template <typename Number>
  Number
  log_graphite_K(const Number &T)
  {
    using namespace Detail;
    static const Species &CO = find_species("CO"), &O2 = find_species("O2");
    static const Nasa7 low =
      monoxide_from_graphite(CO.low, O2.low, graphite_low);
    static const Nasa7 high =
      monoxide_from_graphite(CO.high, O2.high, graphite_high);
    const Nasa7 &a = plain_value(T) < CO.middle_temperature ? low : high;
    return nasa_entropy(a, T) - nasa_enthalpy(a, T) + 0.5 * ln_atmosphere;
  }

  /** Exhaust in equilibrium; mole fractions, sum one. */
  template <typename Number>
  struct EquilibratedGas
  {
    Number O2{}, N2{}, H2O{}, H2{}, CO2{}, CO{}, CH4{};
    Number Pi{}; ///< ln(pO2/1 bar)
    /// ln of the carbon activity against graphite; above 0 soot could form and
    /// the gas without it is metastable.
    Number log_carbon_activity{};
  };

  /** CH4 that its hydrogen and carbon allow, per carbon atom. */
  inline double
  most_methane(const Fuel &fuel, const bool has_methane)
  {
    return has_methane ? std::min(1., fuel.hydrogen / 4.) : 0.;
  }

  namespace Detail
  {
    /**
     * Equilibrium of C, H, O beside inert N2 in the unknown ln q, q^2 = pO2 in
     * bar. Per carbon atom there are m CH4, (1 - m) CO and CO2, y/2 - 2 m of H2
     * and H2O, and what does not depend on q; q divides CO2 from CO and H2O
     * from H2, and m follows from CH4 + 2 O2 = CO2 + 2 H2O.
     */
    template <typename Number>
    struct ExhaustEquilibrium
    {
      const Fuel &fuel;
      const double pressure; ///< [bar]
      const bool has_methane;
      Number lambda, log_Kc, log_Kw, log_methane;

      ExhaustEquilibrium(const Fuel &fuel,
                         const Number &lambda,
                         const Number &T,
                         const double pressure,
                         const bool has_methane)
        : fuel(fuel)
        , pressure(pressure / standard_pressure)
        , has_methane(has_methane && fuel.hydrogen > 0.)
        , lambda(lambda)
        , log_Kc(log_K(Reaction::monoxide_combustion, T))
        , log_Kw(log_K(Reaction::hydrogen_combustion, T))
        , log_methane(log_Kc + 2. * log_Kw -
                      log_K(Reaction::methane_combustion, T))
      {}

      /** The same in numbers of their own, for finding roots. */
      ExhaustEquilibrium<Dual<1>>
      without_derivatives() const
      {
        return {fuel,
                pressure,
                has_methane,
                plain_value(lambda),
                plain_value(log_Kc),
                plain_value(log_Kw),
                plain_value(log_methane)};
      }

      ExhaustEquilibrium(const Fuel &fuel,
                         const double pressure,
                         const bool has_methane,
                         const Number &lambda,
                         const Number &log_Kc,
                         const Number &log_Kw,
                         const Number &log_methane)
        : fuel(fuel)
        , pressure(pressure)
        , has_methane(has_methane)
        , lambda(lambda)
        , log_Kc(log_Kc)
        , log_Kw(log_Kw)
        , log_methane(log_methane)
      {}

      /** All carbon atoms as if they were a gas [bar]. */
      Number
      carbon(const Number &log_q, const Number &m) const
      {
        using std::exp;
        return (pressure - exp(2. * log_q)) /
               (1. + fuel.nitrogen_to_oxygen * fuel.oxygen_demand() * lambda +
                fuel.hydrogen / 2. - 2. * m);
      }
      /// CO and H2 per carbon atom.
      Number
      monoxide(const Number &log_q, const Number &m) const
      {
        using std::exp;
        return (1. - m) / (1. + exp(log_Kc + log_q));
      }
      Number
      hydrogen(const Number &log_q, const Number &m) const
      {
        using std::exp;
        return (fuel.hydrogen / 2. - 2. * m) / (1. + exp(log_Kw + log_q));
      }

      /** CH4 beyond equilibrium, per carbon atom; rises with m. */
      Number
      methane_excess(const Number &log_q, const Number &m) const
      {
        using std::exp;
        const Number p_H2 = carbon(log_q, m) * hydrogen(log_q, m);
        return m - monoxide(log_q, m) * p_H2 * p_H2 * exp(log_methane - log_q);
      }

      /** O2 beyond what CO, H2 and CH4 would need, per carbon atom, less what
       * lambda says; rises with q. */
      Number
      oxygen_excess(const Number &log_q, const Number &m) const
      {
        using std::exp;
        return 2. * exp(2. * log_q) / carbon(log_q, m) - monoxide(log_q, m) -
               hydrogen(log_q, m) - 4. * m -
               2. * fuel.oxygen_demand() * (lambda - 1.);
      }
    };

    /** m at ln q. */
    template <typename Number>
    Number
    methane_share(const ExhaustEquilibrium<Number> &state, const Number &log_q)
    {
      if (!state.has_methane)
        return Number(0.);
      const auto plain = state.without_derivatives();
      const Dual<1> fixed(plain_value(log_q));
      const Root root = rising_root(
        [&](const Dual<1> &m) { return plain.methane_excess(fixed, m); },
        0.,
        most_methane(state.fuel, state.has_methane),
        0.);
      return with_derivatives<Number>(root, [&](const Number &m) {
        return state.methane_excess(log_q, m);
      });
    }
  } // namespace Detail

  /** lambda above which the gas without soot has a composition. */
  inline double
  lowest_lambda(const Fuel &fuel, const bool has_methane)
  {
    return (1. - most_methane(fuel, has_methane) - fuel.oxygen) /
           (2. * fuel.oxygen_demand());
  }

  /**
   * Exhaust of a fuel and lambda in chemical equilibrium at T [K] and a
   * pressure [Pa], with CH4 or without, dissociation included, without soot.
   *
   * Gases by their polynomials, 300 ... 3500 K; NO, other hydrocarbons and
   * radicals are left out (below 1e-4 at 1500 K). std::domain_error where there
   * is no such gas: at or below lowest_lambda, or for an infinite lambda.
   */
  template <typename Number>
  EquilibratedGas<Number>
  equilibrated_exhaust(const Fuel &fuel,
                       const Number &lambda,
                       const Number &T,
                       const double pressure,
                       const bool has_methane)
  {
    using namespace Detail;
    using std::exp;
    using std::log;
    const double plain_lambda = plain_value(lambda);
    const double lowest       = lowest_lambda(fuel, has_methane);
    if (!(plain_lambda > std::max(0., lowest)) || std::isinf(plain_lambda))
      throw std::domain_error(
        "exhaust of lambda " + std::to_string(plain_lambda) +
        " has no equilibrium without soot: " + std::to_string(lowest) +
        " is too little");

    const ExhaustEquilibrium<Number> state(
      fuel, lambda, T, pressure, has_methane);
    const auto plain = state.without_derivatives();
    // From less oxygen than any equilibrium holds to hardly anything else.
    const Root root = rising_root(
      [&](const Dual<1> &log_q) {
        return plain.oxygen_excess(log_q, methane_share(plain, log_q));
      },
      -300.,
      (std::log(state.pressure) + std::log1p(-1e-12)) / 2.,
      -10.);
    const Number log_q =
      with_derivatives<Number>(root, [&](const Number &log_q) {
        return state.oxygen_excess(log_q, methane_share(state, log_q));
      });

    const Number m      = methane_share(state, log_q);
    const Number carbon = state.carbon(log_q, m) / state.pressure;
    const Number CO     = state.monoxide(log_q, m);
    const Number H2     = state.hydrogen(log_q, m);
    EquilibratedGas<Number> gas;
    gas.Pi  = 2. * log_q;
    gas.O2  = exp(gas.Pi) / state.pressure;
    gas.N2  = fuel.nitrogen_to_oxygen * fuel.oxygen_demand() * lambda * carbon;
    gas.CO  = CO * carbon;
    gas.CO2 = CO * carbon * exp(state.log_Kc + log_q);
    gas.H2  = H2 * carbon;
    gas.H2O = H2 * carbon * exp(state.log_Kw + log_q);
    gas.CH4 = m * carbon;
    gas.log_carbon_activity =
      log(gas.CO * state.pressure) - log_graphite_K(T) - log_q;
    return gas;
  }

  /** By the species' names, CH4 only where there can be any. */
  inline Composition
  composition_of(const EquilibratedGas<double> &gas, const bool has_methane)
  {
    Composition result{{"O2", gas.O2},
                       {"N2", gas.N2},
                       {"H2O", gas.H2O},
                       {"H2", gas.H2},
                       {"CO2", gas.CO2},
                       {"CO", gas.CO}};
    if (has_methane)
      result["CH4"] = gas.CH4;
    return normalised(result);
  }

  /**
   * lambda of the soot limit, carbon activity 1, at T [K] and a pressure [Pa];
   * 0 where there is none.
   */
  inline double
  soot_limit(const Fuel &fuel,
             const double T,
             const double pressure,
             const bool has_methane)
  {
    const auto above = [&](const Dual<1> &lambda) {
      return -equilibrated_exhaust(
                fuel, lambda, Dual<1>(T), pressure, has_methane)
                .log_carbon_activity;
    };
    const double lowest = std::max(0., lowest_lambda(fuel, has_methane));
    const double low    = lowest + 1e-6 * (1. - lowest);
    if (above(Dual<1>(low)).value >= 0.)
      return 0.;
    return rising_root(above, low, 1., (low + 1.) / 2.).value;
  }
} // namespace Oxion::Laws
