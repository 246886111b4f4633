#pragma once

#include <oxion/laws/electrode_kinetics.h>
#include <oxion/laws/root.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Oxion::Laws
{
  /** What an electrode does per area for its potential, temperature and gas. */
  template <typename Number>
  struct ElectrodeResponse
  {
    Number current_density{}; ///< i_F into the zirconia [A/m2]
    /// Moles leaving the gas [mol/m2/s], > 0: the electrode consumes them.
    SpeciesArray<Number> sink{};
    Number heat{};          ///< released [W/m2]
    Number reaction_heat{}; ///< the reactions' part of it, -sum dH r
    Number Pi{};            ///< ln(pO2/p0) of the surface
  };

  namespace Detail
  {
    /** The electrode's state with all that does not depend on Pi. */
    template <typename Number>
    struct ElectrodeState
    {
      const ElectrodeKinetics &kinetics;
      const SpeciesArray<Number> &p;
      Number RT, fE, exchange_current;
      std::array<ReactionTerms<Number>, max_surface_reactions> terms;

      ElectrodeState(const ElectrodeKinetics &kinetics,
                     const Number &E,
                     const Number &T,
                     const SpeciesArray<Number> &p)
        : kinetics(kinetics)
        , p(p)
        , RT(gas_constant * T)
        , fE(faraday * E / RT)
        , exchange_current(
            kinetics.exchange_current *
            bounded_exp(kinetics.exchange_energy / gas_constant *
                        (1. / kinetics.exchange_temperature - 1. / T)))
      {
        for (unsigned r = 0; r < kinetics.reactions.size(); ++r)
          terms[r] = reaction_terms(kinetics.reactions[r], T);
      }

      /** Current density of the O2 half reaction [A/m2]. */
      template <typename Activity>
      auto
      oxygen_current(const Activity &Pi) const
      {
        const double a = kinetics.alpha_anodic, c = kinetics.alpha_cathodic,
                     m = kinetics.oxygen_order;
        return exchange_current * (bounded_exp(a * fE + (m - a / 4.) * Pi) -
                                   bounded_exp((m + c / 4.) * Pi - c * fE));
      }

      /** Oxygen taken up from the gas [mol/m2/s]. */
      template <typename Activity>
      auto
      oxygen_exchange(const Activity &Pi) const
      {
        return kinetics.oxygen_velocity *
               (p[kinetics.oxygen] - standard_pressure * bounded_exp(Pi)) / RT;
      }

      /** Events of surface reaction r [mol/m2/s]. */
      template <typename Activity>
      auto
      rate(const unsigned r, const Activity &Pi) const
      {
        return reaction_rate(kinetics.reactions[r], p, terms[r].log_K, Pi) / RT;
      }

      /** Oxygen left over on the surface [mol/m2/s]; falls with Pi. */
      template <typename Activity>
      auto
      oxygen_balance(const Activity &Pi) const
      {
        auto balance =
          kinetics.oxygen_velocity *
            (p[kinetics.oxygen] - standard_pressure * bounded_exp(Pi)) / RT +
          oxygen_current(Pi) / (4. * faraday);
        for (unsigned r = 0; r < kinetics.reactions.size(); ++r)
          balance -= kinetics.reactions[r].oxygen * rate(r, Pi);
        return balance;
      }
    };

    /**
     * Pi where the surface's oxygen is in balance, to machine precision, and
     * the balance's slope there; slope 0 where there is no such Pi.
     */
    inline Root
    solve_activity(const ElectrodeState<double> &state)
    {
      const auto lack = [&](const Dual<1> &Pi) {
        return -state.oxygen_balance(Pi);
      };
      // Every gas lies in -400 ... 10. The electrode's own equilibrium 4 f E
      // may not; well beyond it the current outweighs the gas.
      const double low  = std::min(-400., 4. * state.fE - 400.);
      const double high = std::max(10., 4. * state.fE);
      // Without a root (m > 0 and negative pressures) the nearest end serves;
      // the sinks conserve the elements there, too.
      if (!(lack(Dual<1>(low)).value < 0.))
        return {low, 0.};
      if (!(lack(Dual<1>(high)).value > 0.))
        return {high, 0.};
      const double guess = std::log(
        std::max(state.p[state.kinetics.oxygen], 1e-10 * standard_pressure) /
        standard_pressure);
      const Root root = rising_root(lack, low, high, guess, 1.);
      return {root.value, -root.slope};
    }
  } // namespace Detail

  /**
   * The electrode at E = V - phi [V] and T [K] against oxygen of
   * ln(pO2/p0) = Pi, which no gas brings: its current and heat alone.
   */
  template <typename Number>
  ElectrodeResponse<Number>
  sealed_response(const ElectrodeKinetics &kinetics,
                  const Number &E,
                  const Number &T,
                  const Number &Pi,
                  const double seebeck = 0.)
  {
    const SpeciesArray<Number> no_gas{};
    const Detail::ElectrodeState<Number> state(kinetics, E, T, no_gas);
    ElectrodeResponse<Number> response;
    response.Pi              = Pi;
    response.current_density = state.oxygen_current(Pi);
    response.heat            = response.current_density * (E - T * seebeck);
    return response;
  }

  /**
   * The electrode at E = V - phi [V], T [K] and gas-side partial pressures
   * p [Pa] (slightly negative ones included), Seebeck coefficient of the oxide
   * ions alpha_s [V/K].
   *
   *   i_O = k_O (a^{m - alpha_a/4} e^{alpha_a f E} -
   *              a^{m + alpha_c/4} e^{-alpha_c f E}),  a = e^Pi,  f = F/RT
   *   k_O2 (p_O2 - p0 a)/RT - sum nu_r r_r + i_O/(4 F) = 0
   *   i_F = i_O + sum i_h
   *   q'' = i_F (E - T alpha_s) - sum dH_r r_r - sum dH_h i_h/(n_h F)
   *
   * Further half reactions h take their gases from the gas side and stay out of
   * the surface's balance; their oxide ions count as oxygen of 1 bar.
   *
   * The balance defines Pi, found on plain numbers; a Newton step in the
   * arithmetic of Number then carries the derivatives (implicit functions).
   * The sinks conserve C, H and N, and i_F/(4 F) of O2 enters the gas, to
   * round-off.
   */
  template <typename Number>
  ElectrodeResponse<Number>
  electrode_response(const ElectrodeKinetics &kinetics,
                     const Number &E,
                     const Number &T,
                     const SpeciesArray<Number> &p,
                     const double seebeck = 0.)
  {
    SpeciesArray<double> plain_p{};
    for (unsigned i = 0; i < kinetics.n; ++i)
      plain_p[i] = plain_value(p[i]);
    const Detail::ElectrodeState<double> plain(kinetics,
                                               plain_value(E),
                                               plain_value(T),
                                               plain_p);
    const auto root = Detail::solve_activity(plain);

    const Detail::ElectrodeState<Number> state(kinetics, E, T, p);
    ElectrodeResponse<Number> response;
    response.Pi = Number(root.value);
    if (root.slope != 0.)
      for (int k = 0; k < Detail::derivative_order<Number>; ++k)
        response.Pi -= state.oxygen_balance(response.Pi) / root.slope;

    // The last digit of Pi is 1e-14 of the steep rates in rich gas, and O would
    // be lost by as much: what is left of the balance goes, to first order,
    // into all its terms.
    const auto Pi = Dual<1>::variable(plain_value(response.Pi), 0);
    const double last_digit =
      root.slope == 0.
        ? 0.
        : -plain_value(state.oxygen_balance(response.Pi)) / root.slope;
    const auto correction = [&](const Dual<1> &term) {
      return last_digit * term.derivative[0];
    };

    response.current_density =
      state.oxygen_current(response.Pi) + correction(plain.oxygen_current(Pi));
    // O2 by the others' leavings, and their size for comparison.
    Number oxygen_sink = -response.current_density / (4. * faraday);
    double size        = std::abs(plain_value(oxygen_sink));
    for (unsigned r = 0; r < kinetics.reactions.size(); ++r)
    {
      const SurfaceReaction &reaction = kinetics.reactions[r];
      const Number rate =
        state.rate(r, response.Pi) + correction(plain.rate(r, Pi));
      oxygen_sink += reaction.oxygen * rate;
      size += std::abs(reaction.oxygen * plain_value(rate));
      response.sink[reaction.fuel] += rate;
      for (const auto &[place, formed] : reaction.products)
        response.sink[place] -= formed * rate;
      response.reaction_heat -= state.terms[r].enthalpy * rate;
    }
    // O2's own exchange is the same at the root, without cancellation where
    // there is hardly any O2, but with it where there is much.
    const double exchange =
      kinetics.oxygen_velocity / plain_value(state.RT) *
      std::max(std::abs(plain_p[kinetics.oxygen]),
               standard_pressure * std::exp(plain_value(response.Pi)));
    if (root.slope != 0. && exchange < 2. * size)
      oxygen_sink = state.oxygen_exchange(response.Pi) +
                    correction(plain.oxygen_exchange(Pi));
    response.sink[kinetics.oxygen] += oxygen_sink;
    for (const HalfReaction &half : kinetics.half_reactions)
    {
      const Number current = half_reaction_current(half, E, T, p);
      const Number rate    = current / (half.electrons * faraday);
      response.current_density += current;
      for (const HalfReaction::Gas &gas : half.gases)
        response.sink[gas.place] -= gas.formed * rate;
      response.reaction_heat -= reaction_enthalpy(half.with_oxygen, T) * rate;
    }
    response.heat =
      response.current_density * (E - T * seebeck) + response.reaction_heat;
    return response;
  }
} // namespace Oxion::Laws
