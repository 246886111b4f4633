// Verifies heat conduction, radiation, heaters and the electrodes' heat
// against closed formulas: the radiating slab of NAFEMS, a slab with variable
// conductivity, a heated slab with given or held temperature, and the pump
// cell whose heat is the electrical power.

#include <cmath>
#include <gtest/gtest.h>

#include "device.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Facing;
using Parameters::HeatExchange;
using Parameters::Symmetry;

namespace
{
  /** One layer from bottom to top, 10 mm wide (round: radius). */
  Parameters::Parameters
  slab(const Symmetry symmetry, const double thickness, const unsigned cells)
  {
    Parameters::Parameters p;
    p.geometry.symmetry = symmetry;
    p.geometry.x = p.geometry.y = {{0., 10. * millimetre}};
    p.geometry.layers   = {{"slab", thickness, "solid", thickness / cells}};
    p.geometry.surfaces = {outside("bottom", "slab", Facing::bottom),
                           outside("top", "slab", Facing::top)};
    p.geometry.grid     = even_grid(thickness, cells, 1);
    p.geometry.grid.largest_cell = 10. * millimetre;
    Parameters::Material solid;
    solid.name    = "solid";
    p.materials   = {solid};
    p.gas.species = {"O2", "N2"};
    p.heat.solve  = true;
    // 1e-9 of it is asked of every row.
    p.solver.power_scale = 0.01;
    return p;
  }

  double
  area(const Symmetry symmetry)
  {
    const double side = 10. * millimetre;
    return (symmetry == Symmetry::axisymmetric ? dealii::numbers::PI : 1.) *
           side * side;
  }

  HeatExchange
  exchange(const std::string &surface)
  {
    HeatExchange result;
    result.name = result.surface = surface;
    return result;
  }

  template <int dim>
  void
  expect_radiating_slab(const Symmetry symmetry)
  {
    auto p                              = slab(symmetry, 0.1, 2);
    p.materials[0].thermal_conductivity = {{300., 55.6}};
    auto hot = exchange("bottom"), cold = exchange("top");
    hot.fixed_temperature        = 1000.;
    cold.emissivity              = 0.98;
    cold.environment_temperature = 300.;
    p.heat.exchanges             = {hot, cold};
    Device<dim> device(p);
    device.fill(std::vector<double>{900.});
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;

    double low = 300., high = 1000.;
    for (unsigned i = 0; i < 60; ++i)
    {
      const double T = (low + high) / 2;
      const double balance =
        55.6 / 0.1 * (1000. - T) -
        0.98 * 5.670374419e-8 * (std::pow(T, 4) - std::pow(300., 4));
      (balance > 0. ? low : high) = T;
    }
    const double T = device.mean_on("top", temperature, 0);
    EXPECT_NEAR(T, 927., 0.01); // as published
    // Linear in z, so exact but for Newton's tolerance.
    EXPECT_NEAR(T, low, 1e-6);
    EXPECT_NEAR(device.reaction("bottom", temperature, 0),
                55.6 / 0.1 * (1000. - T) * area(symmetry),
                1e-8);
  }

  template <int dim>
  void
  expect_heated_slab(const Symmetry symmetry, const std::string &held)
  {
    // T = T_gas + q L/h + q (L^2 - z^2)/(2 k), z from the middle.
    const double L = 5. * millimetre, h = 120., k = 2.5, T_gas = 573.;
    const double A = area(symmetry), power = 4. * A / 1e-4;
    const double q    = power / (2. * L * A);
    const double face = T_gas + q * L / h, mean = face + q * L * L / (3. * k);

    auto p                              = slab(symmetry, 2. * L, 8);
    p.geometry.grid.degree              = 2; // holds the parabola
    p.materials[0].thermal_conductivity = {{300., k}};
    Parameters::Heater heater;
    heater.name      = "heater";
    heater.region    = "slab";
    heater.power     = held.empty() ? power : 0.1;
    heater.held      = held;
    heater.set_point = held == "slab" ? mean : face;
    p.heat.heaters   = {heater};
    for (const std::string side : {"bottom", "top"})
    {
      auto loss = exchange(side);
      // The same coefficient in two ways.
      loss.coefficient     = side == "top" ? h : 0.;
      loss.conductance     = side == "top" ? 0. : h * A;
      loss.gas_temperature = T_gas;
      p.heat.exchanges.push_back(loss);
    }
    Device<dim> device(p);
    device.fill(std::vector<double>{700.});
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
    // 1e-9 of 10 mW a row through h A: below 1e-6 K.
    EXPECT_NEAR(device.mean_on("top", temperature, 0), face, 1e-6) << held;
    EXPECT_NEAR(device.mean_on("bottom", temperature, 0), face, 1e-6);
    double most = 0.;
    for (const auto row : device.layout.owned())
      if (device.layout.field_of(row) == 0)
        most = std::max(most, 1000. * device.x(row));
    EXPECT_NEAR(most, face + q * L * L / (2. * k), 1e-6) << held;
    EXPECT_NEAR(device.global(0), power, 1e-8) << held;

    const Tally tally = device.tally();
    EXPECT_NEAR(tally.exchange_loss[0], power / 2., 1e-8);
    EXPECT_NEAR(tally.exchange_loss[1], power / 2., 1e-8);
    EXPECT_NEAR(tally.heater_power, power, 1e-8);
  }
} // namespace

TEST(HeatLimits, RadiatingSlab)
{
  expect_radiating_slab<2>(Symmetry::planar);
  expect_radiating_slab<2>(Symmetry::axisymmetric);
  expect_radiating_slab<3>(Symmetry::spatial);
}

TEST(HeatLimits, VariableConductivity)
{
  // Kirchhoff: the flux is the integral of k dT over the length.
  auto p                              = slab(Symmetry::planar, 0.01, 32);
  p.geometry.grid.degree              = 2;
  p.materials[0].thermal_conductivity = {{400., 1.}, {1400., 6.}};
  auto hot = exchange("bottom"), cold = exchange("top");
  hot.fixed_temperature  = 1200.;
  cold.fixed_temperature = 500.;
  p.heat.exchanges       = {hot, cold};
  Device<2> device(p);
  device.fill(std::vector<double>{900.});
  const auto result = device.solve();
  ASSERT_TRUE(result.converged) << result.failure;
  const double mean_k = 1. + 5. * (850. - 400.) / 1000.;
  // Fourth order in 1/32 of the length.
  EXPECT_NEAR(device.reaction("bottom", temperature, 0) /
                (mean_k * 700. / 0.01 * area(Symmetry::planar)),
              1.,
              1e-7);
}

TEST(HeatLimits, HeatedSlab)
{
  for (const std::string held : {"", "slab", "top"})
  {
    expect_heated_slab<2>(Symmetry::planar, held);
    expect_heated_slab<2>(Symmetry::axisymmetric, held);
    expect_heated_slab<3>(Symmetry::spatial, held);
  }
}

TEST(HeatLimits, PumpCellHeatIsElectricalPower)
{
  // Oxygen from air to air changes no enthalpy: Joule heat, both electrodes'
  // heat and Seebeck's terms together are U I.
  for (const auto symmetry : {Symmetry::planar, Symmetry::axisymmetric})
  {
    auto p                                 = slab(symmetry, 1. * millimetre, 8);
    p.materials                            = {zirconia("solid", 6e7, 0.95)};
    p.materials[0].ionic.temperature_power = 1.;
    p.materials[0].seebeck                 = 4e-4;
    p.gas.atmospheres                      = {
                           atmosphere("air", 101325., {{"O2", 0.2095}, {"N2", 0.7905}})};
    for (const std::string name : {"bottom", "top"})
    {
      Parameters::Electrode electrode;
      electrode.name = electrode.surface = electrode.terminal = name;
      electrode.atmosphere                                    = "air";
      p.electrodes.push_back(electrode);
      auto loss            = exchange(name);
      loss.gas_temperature = name == "top" ? 1000. : 1060.;
      loss.coefficient     = 200.;
      p.heat.exchanges.push_back(loss);
    }
    const double U         = 0.6;
    p.terminals            = {terminal("bottom", Parameters::Drive::voltage, U),
                              terminal("top", Parameters::Drive::voltage, 0.)};
    p.solver.current_scale = 0.1;
    Device<2> device(p);
    device.fill({1030., 0.3});
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
    const Tally tally  = device.tally();
    const double power = U * device.current(0);
    EXPECT_GT(power, 1e-3);
    EXPECT_NEAR(device.current(1) / device.current(0), -1., 1e-8);
    // Discretely exact, too: what is left is Newton's tolerance, 1e-9 of
    // 10 mW and of 0.1 A in each of some ten rows.
    const double heat =
      tally.joule_heat + tally.electrodes[0].heat + tally.electrodes[1].heat;
    const double loss = tally.exchange_loss[0] + tally.exchange_loss[1];
    EXPECT_NEAR(loss / heat, 1., 1e-7);
    EXPECT_NEAR(heat / power, 1., 1e-7);
  }
}
