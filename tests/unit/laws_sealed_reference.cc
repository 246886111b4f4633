#include <oxion/laws/nernst.h>
#include <oxion/laws/sealed_reference.h>

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "laws_derivative_check.h"

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  constexpr double T = 1053.15;

  OxygenBuffer
  some(const char *name, const double amount)
  {
    OxygenBuffer buffer = find_buffer(name);
    buffer.amount       = amount;
    return buffer;
  }

  SealedReference
  sealed(const char *name,
         const std::vector<OxygenBuffer> &buffers,
         const double gas_volume)
  {
    SealedReference reference;
    reference.name       = name;
    reference.buffers    = buffers;
    reference.gas_volume = gas_volume;
    return reference;
  }

  /** Nickel as of a printed electrode, pores of 3e-3 mm3. */
  SealedReference
  nickel()
  {
    return sealed("nickel", {some("Ni/NiO", 4.55e-7)}, 3e-12);
  }

  SealedReference
  copper()
  {
    return sealed("copper",
                  {some("Cu2O/CuO", 4e-7), some("Cu/Cu2O", 4e-7)},
                  3e-12);
  }

  SealedReference
  gas_alone()
  {
    return sealed("gas", {}, 1e-9);
  }
} // namespace

TEST(SealedReference, PlateauWhileBothPhasesAreThere)
{
  const SealedReference reference = nickel();
  const double n_max              = oxygen_capacity(reference);
  const double Pi                 = buffer_activity(reference.buffers[0], T);
  EXPECT_EQ(n_max, 4.55e-7);
  for (const double share : {0.0101, 0.1, 0.5, 0.9, 0.9899})
  {
    const double sealed = sealed_activity(reference, share * n_max, T);
    // 0.1 mV, and what the logistic function says, to round-off.
    EXPECT_NEAR(nernst_voltage(T, sealed, Pi), 0., 0.105e-3);
    EXPECT_NEAR(sealed - Pi,
                std::log(share / (1. - share)) / buffer_sharpness,
                1e-12);
    EXPECT_NEAR(charge_state(reference.buffers[0], sealed, T), share, 1e-11);
  }
}

TEST(SealedReference, CollapsesAtBothEnds)
{
  const SealedReference reference = nickel();
  const double n_max              = oxygen_capacity(reference);
  const double Pi                 = buffer_activity(reference.buffers[0], T);
  // All metal used up: what comes is pressure in the pores, 2 V p/(R T).
  const double air = 2. * reference.gas_volume * 0.21e5 / (gas_constant * T);
  EXPECT_NEAR(sealed_activity(reference, n_max + air, T), std::log(0.21), 1e-9);
  // All oxide used up: the gas holds next to nothing. Volts, not millivolts.
  const double gas_left = sealed_activity(reference, 1e-29, T);
  EXPECT_GT(nernst_voltage(T, gas_left, Pi), 0.1);
  EXPECT_LT(charge_state(reference.buffers[0], gas_left, T), 1e-20);
}

TEST(SealedReference, MixturesHaveTwoPlateaus)
{
  const SealedReference reference = copper();
  // 0.2 umol of O per step.
  EXPECT_NEAR(oxygen_capacity(reference), 4e-7, 1e-20);
  const double metal = buffer_activity(find_buffer("Cu/Cu2O"), T);
  const double oxide = buffer_activity(find_buffer("Cu2O/CuO"), T);
  for (const double n : {0.2e-7, 1e-7, 1.8e-7})
  {
    // The gas holds 3e-10 of it at Cu2O/CuO.
    EXPECT_NEAR(sealed_activity(reference, n, T), metal, 3e-3);
    EXPECT_NEAR(sealed_activity(reference, 2e-7 + n, T), oxide, 3e-3);
  }
  const double between = sealed_activity(reference, 2e-7 + 1e-18, T);
  EXPECT_GT(between, metal + 1.);
  EXPECT_LT(between, oxide - 1.);
}

TEST(SealedReference, GasAloneAndAdsorption)
{
  SealedReference reference = gas_alone();
  for (const double Pi : {-300., -60., -1., 0., 3.})
  {
    const double n = oxygen_inventory(reference, Pi, T);
    EXPECT_NEAR(n,
                2. * 1e-9 * 1e5 * std::exp(Pi) / (gas_constant * T),
                1e-14 * n);
    EXPECT_NEAR(sealed_activity(reference, n, T),
                Pi,
                1e-12 * std::abs(Pi) + 1e-15);
  }
  reference.gas_volume = 0.;
  reference.adsorption = 1e-9;
  EXPECT_NEAR(sealed_activity(reference, -25e-9, T), -25., 1e-12);
}

TEST(SealedReference, GivenByItsState)
{
  // Whatever else is there, the buffers' share is what is asked for.
  SealedReference reference = copper();
  reference.adsorption      = 1e-10;
  for (const double share : {0.1, 0.4, 0.7, 0.99})
  {
    reference.charge_state = share;
    const double n         = given_inventory(reference, T);
    const double Pi        = sealed_activity(reference, n, T);
    EXPECT_NEAR(charge_state(reference, Pi, T), share, 1e-9);
    EXPECT_NE(n, share * oxygen_capacity(reference));
  }
  SealedReference gas = gas_alone();
  gas.pressure        = 0.2e5;
  EXPECT_NEAR(sealed_activity(gas, given_inventory(gas, T), T),
              std::log(0.2),
              1e-12);
}

TEST(SealedReference, InverseInAllItsRange)
{
  SealedReference all = copper();
  all.buffers.push_back(some("Ni/NiO", 1e-6));
  all.buffers.push_back(some("Pd/PdO", 1e-7));
  all.adsorption = 1e-11;
  for (const double T : {873.15, 1053.15, 1173.15})
    for (double Pi = lowest_sealed_activity + 0.5; Pi < highest_sealed_activity;
         Pi += 0.37)
    {
      const double n = oxygen_inventory(all, Pi, T);
      ASSERT_TRUE(std::isfinite(n));
      const double back = sealed_activity(all, n, T);
      // A last digit of n is worth 1e-16 n by the slope, of 1e-11 at least.
      EXPECT_NEAR(back, Pi, 4e-16 * std::abs(n) / 1e-11 + 1e-13 * std::abs(Pi));
    }
}

TEST(SealedReference, NoOverflow)
{
  for (const SealedReference &reference : {nickel(), copper(), gas_alone()})
    for (const double Pi : {-400., -399., -31.75, 0., 40.})
    {
      const auto n = oxygen_inventory(reference,
                                      Dual<2>::variable(Pi, 0),
                                      Dual<2>::variable(T, 1));
      EXPECT_TRUE(std::isfinite(n.value));
      EXPECT_TRUE(std::isfinite(n.derivative[0]) && n.derivative[0] >= 0.);
      EXPECT_TRUE(std::isfinite(n.derivative[1]));
    }
}

TEST(SealedReference, Derivatives)
{
  const SealedReference reference = copper();
  const double plateau            = buffer_activity(find_buffer("Cu/Cu2O"), T);
  for (const double Pi : {plateau - 2e-3, plateau + 1e-3, -20.5, -2.})
    expect_derivative(
      [&](const auto &x) {
        using Number = std::decay_t<decltype(x)>;
        return oxygen_inventory(reference, x, Number(T));
      },
      Pi);
  // Of the inverse by what is in it and by temperature, which shifts it as it
  // shifts the buffer.
  for (const double n : {0.5e-7, 1.5e-7, 3e-7})
    expect_derivative(
      [&](const auto &x) {
        using Number = std::decay_t<decltype(x)>;
        return sealed_activity(reference, x, Number(T));
      },
      n);
  const auto sealed =
    sealed_activity(reference, Dual<1>(1e-7), Dual<1>::variable(T, 0));
  const auto buffer =
    buffer_activity(find_buffer("Cu/Cu2O"), Dual<1>::variable(T, 0));
  EXPECT_NEAR(sealed.derivative[0],
              buffer.derivative[0],
              1e-9 * buffer.derivative[0]);
}

TEST(SealedReference, WhatCannotBeHeldIsRefused)
{
  const SealedReference reference = nickel();
  EXPECT_THROW(sealed_activity(reference, -1e-9, T), std::domain_error);
  EXPECT_THROW(sealed_activity(reference, 1e9, T), std::domain_error);
  EXPECT_THROW(sealed_activity(reference, std::nan(""), T), std::domain_error);
}
