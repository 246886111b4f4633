// Verifies half reactions that turn over a resolved gas: what diffusion lets
// through is what their currents consume, atoms, charge and energy close, and
// where they rest the cell has the voltage of a catalytic electrode.

#include <oxion/measurements/balance_judge.h>
#include <oxion/measurements/measure.h>
#include <oxion/sensor.h>

#include <cmath>
#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Symmetry;

namespace
{
  constexpr double T = 823.15;

  Parameters::HalfReaction
  half_reaction(const std::string &name,
                const std::string &fuel,
                const std::string &product,
                const double exchange_current)
  {
    Parameters::HalfReaction half;
    half.name                 = name;
    half.formed               = {{fuel, -1.}, {product, 1.}};
    half.electrons            = 2.;
    half.exchange_current     = exchange_current;
    half.exchange_temperature = T;
    half.orders               = {{fuel, 1.}};
    return half;
  }

  /** A metal without catalysis under a porous layer, platinum in air. */
  Parameters::Parameters
  sensor(const std::map<std::string, double> &gas, const unsigned cells = 8)
  {
    PumpCell cell(Symmetry::planar, cells);
    auto &p                        = cell.parameters;
    p.heat.temperature             = T;
    p.materials[0].ionic.prefactor = 0.2;
    p.gas.species                  = {"O2", "N2", "H2O", "H2", "CO2", "CO"};
    p.gas.atmospheres[1].mole_fractions = gas;
    p.terminals                         = {terminal("inner", Drive::floating),
                                           terminal("outer", Drive::voltage, 0.)};
    p.solver.current_scale              = 1e-5;
    auto &metal                         = p.electrodes[0];
    metal.exchange_current              = 0.1;
    metal.exchange_temperature          = T;
    metal.exchange_velocity             = {{"O2", 60.}, {"H2", 0.}, {"CO", 0.}};
    p.electrodes[1].exchange_velocity.clear();
    return p;
  }

  double
  measured(const Sensor<2> &sensor, const std::string &half_reaction)
  {
    Parameters::Measurement m;
    m.kind          = Parameters::MeasurementKind::half_reaction_current;
    m.terminal      = "inner";
    m.half_reaction = half_reaction;
    return measure(sensor, m);
  }

  /** Share of a row of the balance sheet that does not close. */
  void
  expect_balances(const Sensor<2> &sensor)
  {
    auto sheet = balance_sheet(sensor);
    EXPECT_EQ(BalanceJudge().judge(sheet), "");
  }
} // namespace

// So fast that diffusion alone limits it: 2F D c x/L of a trace, and as much
// current of O2 the other way.
TEST(MixedPotential, DiffusionLimitsTheTrace)
{
  constexpr double x = 1e-5;
  auto p             = sensor({{"O2", 0.1}, {"CO", x}, {"N2", 0.9 - x}});
  auto half          = half_reaction("monoxide", "CO", "CO2", 1e12);
  half.reversible    = false;
  p.electrodes[0].half_reactions = {half};
  Sensor<2> device(p, MPI_COMM_WORLD);
  const auto report = device.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  const double I = measured(device, "monoxide");
  // A trace among O2 and N2: 1/D is the mean of the binary ones' by their
  // share (Blanc's law, exact here).
  const Laws::GasMixture mixture(p.gas);
  const auto D_p = [&](const int k) {
    return std::pow(T, 1.75) / mixture.fuller_inverse[mixture.index("CO")][k];
  };
  const double D_times_p =
    p.materials[1].structure /
    (0.1 / D_p(mixture.index("O2")) + 0.9 / D_p(mixture.index("N2")));
  const double N = D_times_p / (Laws::gas_constant * T) * x / PumpCell::length *
                   PumpCell::width * PumpCell::width;
  // CO2 has the way back: 1e-5 of its share in the gas.
  EXPECT_NEAR(I / (2. * Laws::faraday * N), 1., 1e-4);
  EXPECT_NEAR(measured(device, "oxygen"), -I, 1e-9 * I);
  expect_balances(device);
}

// Burning gas at open circuit: no power, the heat is that of the combustion.
TEST(MixedPotential, HeatAtOpenCircuitIsThatOfCombustion)
{
  auto p                         = sensor({{"O2", 0.05},
                                           {"CO", 2e-3},
                                           {"H2", 1e-3},
                                           {"H2O", 0.05},
                                           {"CO2", 0.05},
                                           {"N2", 0.847}});
  p.electrodes[0].half_reactions = {
    half_reaction("monoxide", "CO", "CO2", 1e8),
    half_reaction("hydrogen", "H2", "H2O", 1e9)};
  p.heat.solve = true;
  for (auto &material : p.materials)
    material.thermal_conductivity = {{300., 1.}};
  Parameters::HeatExchange fixed;
  fixed.name = fixed.surface = "outer";
  fixed.fixed_temperature    = T;
  p.heat.exchanges           = {fixed};
  p.solver.power_scale       = 1e-5;
  Sensor<2> device(p, MPI_COMM_WORLD);
  const auto report = device.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  expect_balances(device);

  const double CO = measured(device, "monoxide"),
               H2 = measured(device, "hydrogen");
  EXPECT_GT(CO, 1e-8);
  EXPECT_GT(H2, 1e-8);
  EXPECT_NEAR(measured(device, "oxygen"), -CO - H2, 1e-9 * (CO + H2));
  Parameters::Measurement mean;
  mean.kind         = Parameters::MeasurementKind::mean;
  mean.field        = "T";
  mean.place        = "inner";
  const double here = measure(device, mean);
  EXPECT_GT(here, T + 0.1);
  const double burning =
    -(CO * Laws::reaction_enthalpy(Laws::Reaction::monoxide_combustion, here) +
      H2 * Laws::reaction_enthalpy(Laws::Reaction::hydrogen_combustion, here)) /
    (2. * Laws::faraday);
  Tally tally;
  balance_sheet(device, &tally);
  double heat = tally.joule_heat;
  for (const auto &electrode : tally.electrodes)
    heat += electrode.heat;
  // Local currents' own heat is part of it.
  EXPECT_NEAR(heat, burning, 1e-8 * burning);
}

// A reversible half reaction that is all an electrode has holds it at its
// Nernst potential: in equilibrated gas that of a catalytic electrode.
TEST(MixedPotential, ReversibleAloneIsAnEquilibriumElectrode)
{
  const double Pi  = -40.;
  const auto ratio = [&](const Laws::Reaction reaction) {
    return std::exp(-Laws::log_K(reaction, T) - Pi / 2.);
  };
  const double H2 = 0.1 * ratio(Laws::Reaction::hydrogen_combustion),
               CO = 0.1 * ratio(Laws::Reaction::monoxide_combustion);
  auto p          = sensor({{"O2", 0.},
                            {"CO", CO},
                            {"H2", H2},
                            {"H2O", 0.1},
                            {"CO2", 0.1},
                            {"N2", 0.8 - H2 - CO}});
  p.gas.atmospheres[1].pressure = 1e5;
  const auto voltage            = [&] {
    Sensor<2> device(p, MPI_COMM_WORLD);
    const auto report = device.cold_start();
    EXPECT_TRUE(report.converged) << report.failure;
    expect_balances(device);
    return device.global_value(0);
  };
  const double RT_F                 = Laws::gas_constant * T / Laws::faraday;
  const double air                  = 0.2095 * 1.01325;
  const double U                    = 0.25 * RT_F * (Pi - std::log(air));
  p.electrodes[0].exchange_current  = 3000.;
  p.electrodes[0].exchange_velocity = {};
  EXPECT_NEAR(voltage(), U, 1e-8);
  p.electrodes[0].exchange_velocity = {{"O2", 60.}, {"CO", 0.}, {"H2", 0.}};
  p.electrodes[0].exchange_current  = 1e-12;
  for (const auto &half : {half_reaction("monoxide", "CO", "CO2", 1e12),
                           half_reaction("hydrogen", "H2", "H2O", 1e12)})
  {
    p.electrodes[0].half_reactions = {half};
    EXPECT_NEAR(voltage(), U, 1e-8) << half.name;
  }
}
