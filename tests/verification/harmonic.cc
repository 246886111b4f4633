// Verifies which circuit a small harmonic current meets, in the limit of no
// frequency, where the answer is the slope of steady states.

#include <oxion/measurements/harmonic_answer.h>

#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Facing;
using Parameters::Symmetry;

namespace
{
  constexpr double thickness = 0.5 * millimetre, side = 2. * millimetre;

  /**
   * A pump whose loop holds the voltage of a sense electrode without current,
   * all in one slab; bottom: the ground.
   */
  Parameters::Parameters
  pump_with_loop()
  {
    auto p =
      slab_cell(Symmetry::planar, zirconia("zirconia", 2.), thickness, side);
    p.geometry.surfaces[1].box.upper[0] = 0.5 * side;
    p.geometry.surfaces.push_back(outside("sense", "slab", Facing::right));
    p.geometry.grid                     = even_grid(thickness, 4, 1);
    p.gas.atmospheres[1].mole_fractions = {{"O2", 1e-3}, {"N2", 0.999}};
    auto sense                          = p.electrodes[0];
    sense.name = sense.surface = sense.terminal = "sense";
    p.electrodes.push_back(sense);
    for (auto &electrode : p.electrodes)
    {
      electrode.lead_resistance = 4.;
      electrode.double_layer    = 3.;
    }
    p.terminals[1]       = terminal("top", Drive::hold_voltage, 0.02);
    p.terminals[1].plus  = "sense";
    p.terminals[1].minus = "bottom";
    p.terminals.push_back(terminal("sense", Drive::current, 0.));
    return p;
  }

  struct Slopes
  {
    double sense, top; ///< voltages by a current [Ohm]
  };

  /** By a current into a terminal that is driven by one. */
  Slopes
  slopes(Parameters::Parameters p, const unsigned terminal)
  {
    constexpr double dI  = 1e-6;
    const double current = p.terminals[terminal].current;
    std::array<std::array<double, 2>, 2> U;
    for (const unsigned s : {0, 1})
    {
      p.terminals[terminal].current = current + (s == 0 ? -dI : dI);
      Sensor<2> sensor(p, MPI_COMM_WORLD);
      EXPECT_TRUE(sensor.cold_start().converged);
      U[s] = {{sensor.global_value(2), sensor.global_value(1)}};
    }
    return {(U[1][0] - U[0][0]) / (2. * dI), (U[1][1] - U[0][1]) / (2. * dI)};
  }
} // namespace


TEST(Harmonic, CircuitStaysAsItIs)
{
  const auto p = pump_with_loop();
  Sensor<2> sensor(p, MPI_COMM_WORLD);
  ASSERT_TRUE(sensor.cold_start().converged);
  const double pump_voltage = sensor.global_value(1),
               pump_current = sensor.global_value(4);
  const auto steady         = [&](const Parameters::Impedance &impedance) {
    const auto Z = HarmonicAnswer<2>(sensor, impedance).at(0.);
    EXPECT_EQ(Z.imag(), 0.);
    return Z.real();
  };
  auto with_current                 = p;
  with_current.terminals[1]         = terminal("top", Drive::current);
  with_current.terminals[1].current = pump_current;
  auto with_voltage                 = p;
  with_voltage.terminals[1] = terminal("top", Drive::voltage, pump_voltage);

  Parameters::Impedance sense;
  sense.plus  = "sense";
  sense.minus = "bottom";
  // The loop holds it at any current.
  EXPECT_NEAR(steady(sense), 0., 1e-9);
  // Differences of a central step's square, and of Newton's tolerance.
  constexpr double relative = 1e-7;
  sense.fixed_currents      = {"top"};
  const double alone        = slopes(with_current, 2).sense;
  EXPECT_NEAR(steady(sense), alone, relative * alone);
  sense.fixed_currents = {};
  sense.fixed_voltages = {"top"};
  const double beside  = slopes(with_voltage, 2).sense;
  EXPECT_NEAR(steady(sense), beside, relative * beside);
  EXPECT_GT(alone, 1.0001 * beside);

  // The loop gives way, whichever end it is.
  Parameters::Impedance pump;
  pump.plus         = "top";
  pump.minus        = "bottom";
  const double open = slopes(with_current, 1).top;
  EXPECT_NEAR(steady(pump), open, relative * open);
  std::swap(pump.plus, pump.minus);
  EXPECT_NEAR(steady(pump), open, relative * open);
  // Reciprocity of currents that flow between the other two.
  Parameters::Impedance across;
  across.plus           = "sense";
  across.minus          = "top";
  across.fixed_currents = {"top"};
  const auto of_sense   = slopes(with_current, 2),
             of_top     = slopes(with_current, 1);
  const double both = of_sense.sense - of_sense.top - of_top.sense + of_top.top;
  EXPECT_NEAR(steady(across), both, 2. * relative * both);
}


// Two electrodes at rest, each 1/(2 i0 f) beside its double layer.
TEST(Harmonic, SlabInClosedForm)
{
  auto p =
    slab_cell(Symmetry::planar, zirconia("zirconia", 2.), thickness, side);
  p.geometry.grid = even_grid(thickness, 2, 1);
  p.terminals[1]  = terminal("top", Drive::floating);
  for (auto &electrode : p.electrodes)
  {
    electrode.lead_resistance = 4.;
    electrode.double_layer    = 3.;
  }
  Sensor<2> sensor(p, MPI_COMM_WORLD);
  ASSERT_TRUE(sensor.cold_start().converged);
  Parameters::Impedance impedance;
  impedance.plus  = "top";
  impedance.minus = "bottom";
  HarmonicAnswer<2> answer(sensor, impedance);
  const double area = slab_area(Symmetry::planar, side),
               f    = Laws::faraday / (Laws::gas_constant * p.heat.temperature);
  for (const double frequency : {0.01, 1e3, 1e4, 1e6})
  {
    const std::complex<double> charging(0.,
                                        2. * dealii::numbers::PI * frequency *
                                          3.);
    const auto expected =
      8. + (thickness / 2. + 2. / (2. * 3000. * f + charging)) / area;
    // The linear solver's accuracy; 1.4e-12 is seen.
    EXPECT_LT(std::abs(answer.at(frequency) - expected),
              1e-11 * std::abs(expected))
      << frequency << " Hz";
  }
}
