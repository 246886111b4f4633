// Verifies electrodes and circuit on small cells against closed formulas -
// Ohm's law, Nernst's voltage, the hyperbolic sine of the kinetics, a loaded
// cell - and every way to drive a terminal against the same operating point
// set by voltages.

#include <oxion/laws/reactions.h>
#include <oxion/solver/time_stepper.h>

#include <cmath>
#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Facing;
using Parameters::Symmetry;

namespace
{
  constexpr double T         = 1053.15;
  constexpr double RT_F      = Laws::gas_constant * T / Laws::faraday;
  constexpr double thickness = 0.5 * millimetre, side = 2. * millimetre;
  constexpr double sigma = 2., exchange_current = 3000.;

  Parameters::Parameters
  slab_cell(const Symmetry symmetry)
  {
    auto p             = Testing::slab_cell(symmetry,
                                zirconia("zirconia", sigma),
                                thickness,
                                side);
    p.geometry.grid    = even_grid(thickness, 2, 1);
    p.heat.temperature = T;
    for (auto &electrode : p.electrodes)
    {
      electrode.exchange_current     = exchange_current;
      electrode.exchange_temperature = T;
    }
    return p;
  }

  double
  area(const Symmetry symmetry)
  {
    return slab_area(symmetry, side);
  }

  template <int dim>
  NewtonResult
  solve_from_rest(Device<dim> &device)
  {
    device.fill(std::vector<double>{-0.25 * RT_F * std::log(0.2)});
    const auto result = device.solve();
    EXPECT_TRUE(result.converged) << result.failure;
    return result;
  }

  template <int dim>
  void
  expect_kinetics_and_ohm(const Symmetry symmetry, const double current)
  {
    auto p         = slab_cell(symmetry);
    p.terminals[1] = terminal("top", Drive::current, current);
    // In a round model of linear elements the vertex quadrature of the faces,
    // which gives the axis no weight, disagrees with Ohm's law by O(h^2).
    if (symmetry == Symmetry::axisymmetric)
      p.geometry.grid.degree = 2;
    Device<dim> device(p);
    solve_from_rest(device);
    const double A = area(symmetry);
    // i = 2 i0 sinh(f eta) at either electrode, and a resistor between.
    const double expected =
      current * thickness / (sigma * A) +
      2. * RT_F * std::asinh(current / (2. * exchange_current * A));
    // Newton's tolerance, 1e-9 of 1 mA a row, through some 100 Ohm, and 1e-9
    // of the gas at the surface.
    EXPECT_NEAR(device.voltage("top"), expected, 1e-9 * (1. + expected));
    EXPECT_NEAR(device.current(0), -current, 1e-10);
  }

  template <int dim>
  void
  expect_nernst(const Symmetry symmetry,
                const std::map<std::string, double> &gas,
                const double activity)
  {
    auto p                              = slab_cell(symmetry);
    p.gas.atmospheres[1].mole_fractions = gas;
    p.terminals[1]                      = terminal("top", Drive::floating);
    Device<dim> device(p);
    solve_from_rest(device);
    // 1e-9 of 1 mA a row through the electrodes' resistance.
    EXPECT_NEAR(device.voltage("top"),
                0.25 * RT_F * std::log(activity / 0.2),
                1e-9);
    EXPECT_NEAR(device.current(1), 0., 1e-11);
  }
} // namespace

TEST(ElectrodesAndCircuit, SinhAndOhmInASlab)
{
  for (const double current : {1e-4, -5e-3, 0.05})
  {
    expect_kinetics_and_ohm<2>(Symmetry::planar, current);
    expect_kinetics_and_ohm<2>(Symmetry::axisymmetric, current);
    expect_kinetics_and_ohm<3>(Symmetry::spatial, current);
  }
}

TEST(ElectrodesAndCircuit, OhmInARing)
{
  // Current from the inner to the outer cylinder: ln(r2/r1)/(2 pi sigma H).
  const double r1 = 1. * millimetre, r2 = 3. * millimetre, current = 5e-3;
  auto p              = slab_cell(Symmetry::axisymmetric);
  p.geometry.x        = {{r1, r2}};
  p.geometry.surfaces = {outside("bottom", "slab", Facing::left),
                         outside("top", "slab", Facing::right)};
  p.geometry.grid     = even_grid(r2 - r1, 24, 2);
  p.terminals[1]      = terminal("top", Drive::current, current);
  Device<2> device(p);
  solve_from_rest(device);
  const double pi = dealii::numbers::PI;
  double U        = current * std::log(r2 / r1) / (2. * pi * sigma * thickness);
  for (const double r : {r1, r2})
    U += RT_F * std::asinh(current /
                           (2. * exchange_current * 2. * pi * r * thickness));
  // Quadratic elements, fourth order in a step of r1/12.
  EXPECT_NEAR(device.voltage("top"), U, 1e-6 * U);
}

TEST(ElectrodesAndCircuit, NernstVoltage)
{
  for (const double oxygen : {1., 1e-2, 1e-6})
  {
    const std::map<std::string, double> gas{{"O2", oxygen},
                                            {"N2", 1. - oxygen}};
    expect_nernst<2>(Symmetry::planar, gas, oxygen);
    expect_nernst<2>(Symmetry::axisymmetric, gas, oxygen);
    expect_nernst<3>(Symmetry::spatial, gas, oxygen);
  }
  // Wet hydrogen: the surface finds the oxygen of the equilibrium.
  const double K =
    std::exp(Laws::log_K(Laws::Reaction::hydrogen_combustion, T));
  expect_nernst<2>(Symmetry::planar,
                   {{"H2O", 0.1}, {"H2", 0.02}, {"N2", 0.88}},
                   std::pow(0.1 / 0.02 / K, 2));
}

TEST(ElectrodesAndCircuit, LoadedNernstCell)
{
  // A voltage divider: U = E R_L/(R_L + R_i).
  auto p                              = slab_cell(Symmetry::planar);
  p.gas.atmospheres[1].mole_fractions = {{"O2", 1e-3}, {"N2", 0.999}};
  for (auto &electrode : p.electrodes)
    electrode.exchange_current = 1e6; // linear to 1e-7 at these currents
  const double E   = 0.25 * RT_F * std::log(1e-3 / 0.2);
  const double R_i = (thickness / sigma + RT_F / 1e6) / area(Symmetry::planar);
  for (const double R_L : {10., 62.6, 1e3, 1e6})
  {
    p.terminals[1]            = terminal("top", Drive::resistor);
    p.terminals[1].plus       = "bottom";
    p.terminals[1].resistance = R_L;
    Device<2> device(p);
    solve_from_rest(device);
    EXPECT_NEAR(device.voltage("top"),
                E * R_L / (R_L + R_i),
                1e-6 * std::abs(E));
    // To ground it is the same load.
    p.terminals[1]            = terminal("top", Drive::floating);
    p.terminals[1].resistance = R_L;
    Device<2> grounded(p);
    solve_from_rest(grounded);
    EXPECT_NEAR(grounded.voltage("top"), device.voltage("top"), 1e-9);
  }
}

// Blocking electrodes: what the terminals' current brings is all in the double
// layers, whose voltages rise evenly beside those of zirconia and leads.
TEST(ElectrodesAndCircuit, DoubleLayersStoreTheCharge)
{
  const double current = 1e-4, lead = 20., dt = 0.01;
  const std::vector<double> capacitance{2., 5.}; // [F/m2]
  auto p         = slab_cell(Symmetry::planar);
  p.terminals[1] = terminal("top", Drive::current, 0.);
  for (unsigned e = 0; e < 2; ++e)
  {
    p.electrodes[e].exchange_current = 1e-12;
    p.electrodes[e].double_layer     = capacitance[e];
    p.electrodes[e].lead_resistance  = lead;
  }
  Device<2> device(p);
  solve_from_rest(device);
  const double A = area(Symmetry::planar);

  p.terminals[1].current = current;
  device.model = Model(p, device.mesh.regions(), device.mesh.surface_names());
  locate(device.mesh, device.model);
  Newton<2> newton(device.assembler, p.solver);
  TimeStepper<2> stepper(device.assembler, newton, {1, Parameters::unlimited});
  stepper.start(0., device.x);
  for (unsigned step = 1; step <= 3; ++step)
  {
    const auto result = stepper.attempt(dt, device.x);
    ASSERT_TRUE(result.accepted) << result.solve.failure;
    const double expected =
      current * (2. * lead + thickness / (sigma * A) +
                 step * dt / A * (1. / capacitance[0] + 1. / capacitance[1]));
    EXPECT_NEAR(device.voltage("top"), expected, 1e-8 * expected);
    // Newton's tolerance, 1e-9 of 1 mA.
    EXPECT_NEAR(device.current(0), -current, 1e-12);
    EXPECT_NEAR(device.current(1), current, 1e-12);
  }
}

namespace
{
  /** Three electrodes: bottom (ground), part of the top, a sense on a side. */
  Parameters::Parameters
  three_electrodes()
  {
    auto p                              = slab_cell(Symmetry::planar);
    p.geometry.surfaces[1].box.upper[0] = 0.5 * side;
    p.geometry.surfaces.push_back(outside("sense", "slab", Facing::right));
    p.geometry.grid                     = even_grid(thickness, 4, 1);
    p.gas.atmospheres[1].mole_fractions = {{"O2", 1e-3}, {"N2", 0.999}};
    auto sense                          = p.electrodes[0];
    sense.name = sense.surface = sense.terminal = "sense";
    p.electrodes.push_back(sense);
    for (auto &electrode : p.electrodes)
    {
      electrode.exchange_velocity.clear();
      electrode.lead_resistance = 4.;
    }
    p.terminals.push_back(terminal("sense", Drive::current, 0.));
    return p;
  }
} // namespace

TEST(ElectrodesAndCircuit, AllDrivesReachTheSameState)
{
  for (const double U : {0.25, -0.06, -0.4})
  {
    auto p                 = three_electrodes();
    p.terminals[1].voltage = U;
    Device<2> base(p);
    solve_from_rest(base);
    const double I = base.current(1), U_sense = base.voltage("sense");
    EXPECT_NEAR(base.current(0) + base.current(1) + base.current(2), 0., 1e-10);
    ASSERT_GT(std::abs(I), 1e-4);

    std::vector<std::pair<std::string, Parameters::Terminal>> drives;
    drives.emplace_back("current", terminal("top", Drive::current, I));
    auto resistor       = terminal("top", Drive::resistor, U + 70. * I);
    resistor.plus       = "bottom";
    resistor.resistance = 70.;
    drives.emplace_back("resistor", resistor);
    if (I * U < 0.) // the cell delivers power
    {
      auto floating       = terminal("top", Drive::floating);
      floating.resistance = -U / I;
      drives.emplace_back("floating", floating);
    }
    auto hold_voltage  = terminal("top", Drive::hold_voltage, U_sense);
    hold_voltage.plus  = "sense";
    hold_voltage.minus = "bottom";
    drives.emplace_back("hold voltage", hold_voltage);
    auto hold_current = terminal("top", Drive::hold_current, -I);
    hold_current.plus = "bottom";
    drives.emplace_back("hold current", hold_current);

    for (const auto &[name, drive] : drives)
    {
      p.terminals[1] = drive;
      Device<2> device(p);
      const auto result = solve_from_rest(device);
      // One way is as easy as another. A step moves 0.3 V at most: two
      // for the way, and some to converge quadratically (5 measured).
      EXPECT_LE(result.steps, 7u) << name;
      // 1e-9 of 1 mA a row, through some 100 Ohm.
      EXPECT_NEAR(device.voltage("top"), U, 1e-8) << name;
      EXPECT_NEAR(device.voltage("sense"), U_sense, 1e-8) << name;
      EXPECT_NEAR(device.current(1), I, 1e-10) << name;
    }

    // Without its lead the electrode needs less by I R.
    p.terminals[1] = terminal("top", Drive::voltage, U - 4. * I);
    p.electrodes[1].lead_resistance = 0.;
    Device<2> bare(p);
    solve_from_rest(bare);
    EXPECT_NEAR(bare.current(1), I, 1e-10);
  }
}

TEST(ElectrodesAndCircuit, ElectrodesOfOneTerminalShareItsCurrent)
{
  auto p                   = three_electrodes();
  p.terminals              = {terminal("bottom", Drive::voltage, 0.),
                              terminal("top", Drive::current, 2e-3)};
  p.electrodes[2].terminal = "top";
  Device<2> device(p);
  solve_from_rest(device);
  EXPECT_NEAR(device.current(1) + device.current(2), 2e-3, 1e-12);
  EXPECT_NEAR(device.current(0), -2e-3, 1e-10);
  EXPECT_GT(std::abs(device.current(1) - device.current(2)), 1e-5);
}
