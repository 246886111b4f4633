// A sealed reference on a slab of zirconia: its voltage against gas, and what a
// current does to it in time, against closed formulas.

#include <oxion/laws/nernst.h>
#include <oxion/laws/sealed_reference.h>
#include <oxion/solver/time_stepper.h>

#include <cmath>
#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Symmetry;

namespace
{
  constexpr double T         = 1053.15;
  constexpr double RT_F      = Laws::gas_constant * T / Laws::faraday;
  constexpr double thickness = 0.5 * millimetre, side = 2. * millimetre;
  constexpr double sigma = 2., exchange_current = 3000.;

  /** The bottom electrode is sealed, the top one sees 20 % O2. */
  Parameters::Parameters
  sealed_cell(const Symmetry symmetry, const std::string &buffer)
  {
    auto p = slab_cell(symmetry, zirconia("zirconia", sigma), thickness, side);
    p.geometry.grid    = even_grid(thickness, 2, 1);
    p.heat.temperature = T;
    for (auto &electrode : p.electrodes)
    {
      electrode.exchange_current     = exchange_current;
      electrode.exchange_temperature = T;
    }
    Parameters::SealedReference reference;
    reference.name       = "reference";
    reference.gas_volume = 3e-12;
    reference.buffers.push_back(Laws::find_buffer(buffer));
    reference.buffers[0].amount = 4e-7;
    p.sealed_references.push_back(reference);
    p.electrodes[0].sealed_reference = "reference";
    p.electrodes[0].atmosphere.clear();
    p.terminals[1] = terminal("top", Drive::floating);
    return p;
  }

  template <int dim>
  void
  solve_from_rest(Device<dim> &device)
  {
    const auto &reference = device.model.sealed_references[0];
    device.fill(std::vector<double>{-0.25 * RT_F * reference.resting_activity});
    device.set_global(device.model.activity_unknown(0),
                      reference.resting_activity);
    device.set_global(device.model.inventory_unknown(0), reference.inventory);
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
  }

  template <int dim>
  void
  expect_buffer_voltage(const Symmetry symmetry, const std::string &buffer)
  {
    const auto p = sealed_cell(symmetry, buffer);
    Device<dim> device(p);
    solve_from_rest(device);
    const auto &given = p.sealed_references[0];
    const double Pi   = Laws::buffer_activity(given.buffers[0], T);
    // Half of it is oxidised: the plateau's middle, and 1e-9 of 1 mA a row
    // through the electrodes' resistance.
    EXPECT_NEAR(device.voltage("top"),
                Laws::nernst_voltage(T, Pi, std::log(0.2)),
                1e-9)
      << buffer;
    EXPECT_NEAR(device.global(device.model.activity_unknown(0)), Pi, 1e-8);
    EXPECT_NEAR(device.global(device.model.inventory_unknown(0)),
                Laws::given_inventory(given, T),
                1e-21);
  }
} // namespace

TEST(SealedReference, BufferAgainstGas)
{
  for (const std::string buffer : {"Ni/NiO", "Pd/PdO", "Cr/Cr2O3"})
  {
    expect_buffer_voltage<2>(Symmetry::planar, buffer);
    expect_buffer_voltage<2>(Symmetry::axisymmetric, buffer);
    expect_buffer_voltage<3>(Symmetry::spatial, buffer);
  }
}

// A current fills it: its inventory grows by I t/(2 F), its voltage is that of
// the law, before and after the metal is used up.
TEST(SealedReference, CurrentUsesTheMetalUp)
{
  auto p         = sealed_cell(Symmetry::planar, "Ni/NiO");
  p.terminals[1] = terminal("top", Drive::current, 0.);
  Device<2> device(p);
  solve_from_rest(device);

  const double current   = -2e-4; // into the top electrode
  p.terminals[1].current = current;
  device.model = Model(p, device.mesh.regions(), device.mesh.surface_names());
  locate(device.mesh, device.model);
  device.model.conditions.in_time = true;
  Newton<2> newton(device.assembler, p.solver);
  TimeStepper<2> stepper(device.assembler, newton, {1, Parameters::unlimited});
  stepper.start(0., device.x);

  const auto &reference = p.sealed_references[0];
  const double start    = Laws::given_inventory(reference, T);
  const double A        = slab_area(Symmetry::planar, side);
  const double losses =
    std::abs(current) * thickness / (sigma * A) +
    2. * RT_F * std::asinh(std::abs(current) / (2. * exchange_current * A));
  // Half the capacity, 2e-7 mol, lasts 193 s; what is left after 190 s goes in
  // short steps, then into the gas of the pores.
  double t = 0.;
  for (const double step : {60., 60., 60., 10., 2., 0.5, 0.3, 0.1, 0.05, 0.05})
  {
    const auto result = stepper.attempt(step, device.x);
    ASSERT_TRUE(result.accepted) << "at " << t << ": " << result.solve.failure;
    t += step;
    const double n = device.global(device.model.inventory_unknown(0));
    // Newton's tolerance, 1e-9 of 1 mA, in every step.
    EXPECT_NEAR(n, start - current * t / (2. * Laws::faraday), 1e-9 * start);
    const double Pi = Laws::sealed_activity(reference, n, T);
    EXPECT_NEAR(device.global(device.model.activity_unknown(0)), Pi, 1e-8);
    EXPECT_NEAR(device.voltage("top"),
                Laws::nernst_voltage(T, Pi, std::log(0.2)) - losses,
                1e-7)
      << "at " << t;
  }
  const double plateau = Laws::buffer_activity(reference.buffers[0], T);
  EXPECT_GT(device.global(device.model.activity_unknown(0)), plateau + 20.);
}
