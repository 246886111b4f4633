#pragma once

#include <oxion/laws/metal_oxide_buffer.h>
#include <oxion/laws/root.h>

#include <stdexcept>
#include <string>

namespace Oxion::Laws
{
  using Parameters::SealedReference;

  /// Activities Pi = ln(pO2/1 bar) that a sealed reference can have.
  constexpr double lowest_sealed_activity  = -400.,
                   highest_sealed_activity = 40.;

  /// kappa: the steps of the inventory are that much narrower than e-folds of
  /// the pressure. Between 1 and 99 % of a buffer Pi stays within 0.005 of its
  /// potential, at 780 C within 0.1 mV.
  constexpr double buffer_sharpness = 1000.;

  /** Share of a buffer that is oxidised at Pi, S(kappa (Pi - Pi_buffer)). */
  template <typename Number>
  Number
  charge_state(const OxygenBuffer &buffer, const Number &Pi, const Number &T)
  {
    using std::exp;
    const Number x = buffer_sharpness * (Pi - buffer_activity(buffer, T));
    if (plain_value(x) > 0.)
      return 1. / (1. + exp(-x));
    const Number e = exp(x);
    return e / (1. + e);
  }

  /**
   * Oxygen atoms [mol] in the enclosure at Pi = ln(pO2/1 bar) and T [K]:
   *   n_O = sum_j n_max,j S(kappa (Pi - Pi_j(T))) + 2 V p0 e^Pi/(R T) + C Pi,
   * the buffers by the share of them that is oxidised, the gas and what is
   * adsorbed; the zero of the last is at 1 bar.
   */
  template <typename Number>
  Number
  oxygen_inventory(const SealedReference &reference,
                   const Number &Pi,
                   const Number &T)
  {
    using std::exp;
    Number n = 2. * reference.gas_volume * standard_pressure * exp(Pi) /
                 (gas_constant * T) +
               reference.adsorption * Pi;
    for (const OxygenBuffer &buffer : reference.buffers)
      n += buffer_capacity(buffer) * charge_state(buffer, Pi, T);
    return n;
  }

  /** Oxygen atoms that all buffers together can hold [mol]. */
  inline double
  oxygen_capacity(const SealedReference &reference)
  {
    double sum = 0.;
    for (const OxygenBuffer &buffer : reference.buffers)
      sum += buffer_capacity(buffer);
    return sum;
  }

  /** Whether an enclosure can hold n_O oxygen atoms [mol] at T [K]. */
  inline bool
  can_hold(const SealedReference &reference, const double n_O, const double T)
  {
    return oxygen_inventory(reference, lowest_sealed_activity, T) < n_O &&
           n_O < oxygen_inventory(reference, highest_sealed_activity, T);
  }

  /**
   * The activity Pi of an enclosure that holds n_O oxygen atoms [mol] at T [K].
   * std::domain_error where n_O is none that it can hold.
   */
  template <typename Number>
  Number
  sealed_activity(const SealedReference &reference,
                  const Number &n_O,
                  const Number &T)
  {
    const double n = plain_value(n_O), plain_T = plain_value(T);
    const auto inventory = [&](const double Pi) {
      return oxygen_inventory(reference, Pi, plain_T);
    };
    if (!can_hold(reference, n, plain_T))
      throw std::domain_error("sealed reference " + reference.name +
                              " cannot hold " + std::to_string(1e6 * n) +
                              " umol of oxygen atoms");
    // The buffers' steps are narrow: the one in which n_O lies is looked for
    // first, as the last whose foot lies below.
    double low = lowest_sealed_activity, high = highest_sealed_activity;
    constexpr double foot = 40. / buffer_sharpness;
    for (const OxygenBuffer &buffer : reference.buffers)
      for (const double side : {-foot, 0., foot})
      {
        const double Pi = buffer_activity(buffer, plain_T) + side;
        if (Pi > low && Pi < high)
          (inventory(Pi) <= n ? low : high) = Pi;
      }
    const auto excess = [&](const auto &Pi) {
      using Activity = std::decay_t<decltype(Pi)>;
      return oxygen_inventory(reference, Pi, Activity(plain_T)) - n;
    };
    const Root root = rising_root(excess, low, high, (low + high) / 2.);
    return with_derivatives<Number>(root, [&](const Number &Pi) {
      return oxygen_inventory(reference, Pi, T) - n_O;
    });
  }

  /**
   * Oxygen atoms [mol] of the state it is given with, at T [K]: its buffers
   * oxidised to a share of what they hold together, or a pressure of gas.
   */
  inline double
  given_inventory(const SealedReference &reference, const double T)
  {
    SealedReference buffers = reference;
    buffers.gas_volume = buffers.adsorption = 0.;
    const double Pi =
      reference.buffers.empty()
        ? std::log(reference.pressure.value_or(standard_pressure) /
                   standard_pressure)
        : sealed_activity(buffers,
                          reference.charge_state * oxygen_capacity(reference),
                          T);
    return oxygen_inventory(reference, Pi, T);
  }

  /** Share of all that the buffers can hold together that is there. */
  template <typename Number>
  Number
  charge_state(const SealedReference &reference,
               const Number &Pi,
               const Number &T)
  {
    Number sum(0.);
    for (const OxygenBuffer &buffer : reference.buffers)
      sum += buffer_capacity(buffer) * charge_state(buffer, Pi, T);
    return sum / oxygen_capacity(reference);
  }
} // namespace Oxion::Laws
