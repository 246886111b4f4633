// Verifies what surfaces store in time: a cell between two double layers, held
// at a voltage, that charges like the circuit C - R - C.

#include <oxion/solver/time_stepper.h>

#include <cmath>
#include <gtest/gtest.h>
#include <iostream>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Symmetry;

namespace
{
  constexpr double thickness = millimetre, side = 0.5 * millimetre;
  constexpr double sigma = 2., lead = 800.;   // [S/m], [Ohm]
  constexpr double capacitance = 5., U = 0.2; // of each [F/m2], [V]
  const double area          = slab_area(Symmetry::planar, side);
  const double resistance    = 2. * lead + thickness / (sigma * area);
  const double time_constant = resistance * capacitance * area / 2.;

  Parameters::Parameters
  two_capacitors()
  {
    auto p =
      slab_cell(Symmetry::planar, zirconia("slab", sigma), thickness, side);
    p.geometry.grid = even_grid(thickness, 2, 1);
    p.terminals[1]  = terminal("top", Drive::voltage, U);
    for (auto &electrode : p.electrodes)
    {
      electrode.exchange_current = 1e-12; // of 100 A/m2: next to nothing
      electrode.double_layer     = capacitance;
      electrode.lead_resistance  = lead;
    }
    return p;
  }

  /** As a function of time; the first charge is none. */
  double
  current(const double t)
  {
    return U / resistance * std::exp(-t / time_constant);
  }
  double
  potential(const double z, const double t)
  {
    return U / 2. + (z - thickness / 2.) * current(t) / (sigma * area);
  }

  void
  set_exact(const double t, Device<2> &device)
  {
    device.fill(
      [t](const auto &point, unsigned) { return potential(point[1], t); });
    const auto &circuit = device.model.conditions.circuit;
    device.set_global(circuit.voltage_unknown(0), 0.);
    device.set_global(circuit.voltage_unknown(1), U);
    device.set_global(circuit.current_unknown(0), -current(t));
    device.set_global(circuit.current_unknown(1), current(t));
  }

  struct Errors
  {
    double current = 0., potential = 0.; ///< the largest, relative to U [V]
    unsigned steps = 0;
  };

  Errors
  errors(const unsigned steps, const TimeStepping &stepping)
  {
    Device<2> device(two_capacitors());
    Newton<2> newton(device.assembler, device.parameters.solver);
    TimeStepper<2> stepper(device.assembler, newton, stepping);
    const double horizon = 2. * time_constant;
    const bool fixed     = stepping.tolerance == Parameters::unlimited;
    double dt            = horizon / steps;
    for (unsigned before = stepping.most_order; before-- > 0;)
    {
      set_exact(-(before * dt), device);
      stepper.add_state(-(before * dt), device.x);
    }
    Errors worst;
    while (stepper.time() < horizon * (1. - 1e-9))
    {
      dt              = std::min(dt, horizon - stepper.time());
      const auto step = stepper.attempt(dt, device.x);
      EXPECT_TRUE(step.solve.converged) << step.solve.failure;
      if (!step.solve.converged)
        break;
      if (step.accepted)
      {
        const double t = stepper.time();
        worst.current =
          std::max(worst.current,
                   std::abs(device.current(1) - current(t)) / current(0.));
        worst.potential = std::max(worst.potential,
                                   std::abs(device.mean_on("top", ionic, 0) -
                                            potential(thickness, t)) /
                                     U);
        ++worst.steps;
      }
      if (!fixed)
        dt = step.next_length;
    }
    return worst;
  }
} // namespace


TEST(DoubleLayers, OrderOfTheSteps)
{
  for (unsigned order = 1; order <= 4; ++order)
  {
    const TimeStepping stepping{order, Parameters::unlimited};
    const Errors coarse = errors(40, stepping), fine = errors(80, stepping);
    const double of_current   = std::log2(coarse.current / fine.current);
    const double of_potential = std::log2(coarse.potential / fine.potential);
    std::cout << "  order of I " << of_current << ", of phi " << of_potential
              << ", error " << fine.current << '\n';
    EXPECT_NEAR(of_current, order, order < 3 ? 0.1 : 0.15);
    EXPECT_NEAR(of_potential, order, order < 3 ? 0.1 : 0.15);
  }
}


// A step's error is a share of the tolerance; nothing dampens a charge, so that
// the errors add up: 0.2 of the tolerance by step are seen.
TEST(DoubleLayers, ErrorsFollowTheTolerance)
{
  for (const double tolerance : {1e-4, 1e-6})
  {
    const Errors error = errors(1000, {2, tolerance});
    std::cout << "  tolerance " << tolerance << ": I " << error.current
              << ", phi " << error.potential << " in " << error.steps
              << " steps\n";
    EXPECT_LT(error.current, 0.5 * tolerance * error.steps);
    EXPECT_LT(error.potential, 0.5 * tolerance * error.steps);
  }
}


// What jumps with the voltage, both sides of the layers and the current, is
// not stored: how long a first step may be follows from the charge.
TEST(DoubleLayers, JumpsOfAVoltageNeedNoShorterSteps)
{
  Device<2> device(two_capacitors());
  Newton<2> newton(device.assembler, device.parameters.solver);
  TimeStepper<2> stepper(device.assembler, newton, {2, 1e-4});
  device.fill([](const auto &, unsigned) { return 0.; });
  stepper.start(0., device.x);
  // Of U/2 and next to nothing a first step of dt charges dt/tau.
  const double dt = 1e-3 * time_constant;
  const auto step = stepper.attempt(dt, device.x);
  ASSERT_TRUE(step.solve.converged) << step.solve.failure;
  EXPECT_TRUE(step.accepted) << step.worst_field << ' ' << step.error;
  EXPECT_NEAR(device.current(1), current(dt), 1e-6 * current(0.));
  EXPECT_GE(step.next_length, 2. * dt);
}
