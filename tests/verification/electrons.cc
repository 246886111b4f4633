// Verifies electronic conduction: a metal bar that its own current heats, its
// resistance over temperature, and Wagner's permeation through zirconia with
// the voltage that electrons take from an open cell.

#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/reactions.h>

#include <cmath>
#include <gtest/gtest.h>
#include <iostream>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Facing;
using Parameters::Symmetry;

namespace
{
  constexpr double length = millimetre, width = 0.5 * millimetre;

  /** A slab between an electrode at its bottom and one on its top. */
  Parameters::Parameters
  slab(const Symmetry symmetry,
       const Parameters::Material &material,
       const unsigned cells)
  {
    auto p                       = slab_cell(symmetry, material, length, width);
    p.geometry.grid              = even_grid(length, cells, 1);
    p.geometry.grid.largest_cell = width;
    p.geometry.layers[0].cell_size = length / cells;
    for (auto &electrode : p.electrodes)
      electrode.exchange_current = 1e9; // at equilibrium
    return p;
  }

  double
  area(const Symmetry symmetry)
  {
    return slab_area(symmetry, width);
  }

  Parameters::Material
  metal()
  {
    Parameters::Material material;
    material.name                   = "metal";
    material.electronic.resistivity = 1e-4;
    material.thermal_conductivity   = {{300., 20.}};
    return material;
  }

  template <int dim>
  void
  expect_heated_bar(const Symmetry symmetry)
  {
    constexpr double U = 0.4, T_end = 800.;
    auto p         = slab(symmetry, metal(), 16);
    p.terminals[1] = terminal("top", Drive::voltage, U);
    p.heat.solve   = true;
    for (const std::string name : {"bottom", "top"})
    {
      Parameters::HeatExchange exchange;
      exchange.name = exchange.surface = name;
      exchange.fixed_temperature       = T_end;
      p.heat.exchanges.push_back(exchange);
    }
    Device<dim> device(p);
    device.fill(
      [&](const auto &, const unsigned f) { return f == 0 ? T_end : 0.; });
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
    const double I = U / 1e-4 * area(symmetry) / length;
    // The contacts' 2e-12 Ohm m2 beside 1e-7 of the bar.
    EXPECT_NEAR(device.current(1) / I, 1., 3e-5);
    EXPECT_NEAR(device.current(0) / -I, 1., 3e-5);
    EXPECT_NEAR(device.tally().joule_heat / (U * I), 1., 5e-5);
    // Kohlrausch: U^2 = 8 k (T_max - T_end)/sigma; exact in the nodes but for
    // the contacts.
    double most = 0.;
    for (const auto row : device.layout.owned())
      if (device.layout.field_of(row) == 0)
        most = std::max(most, 1000. * device.x(row));
    EXPECT_NEAR((most - T_end) / (U * U / (8. * 20. * 1e-4)), 1., 1e-4);
  }
} // namespace

TEST(Electrons, HeatABar)
{
  expect_heated_bar<2>(Symmetry::planar);
  expect_heated_bar<2>(Symmetry::axisymmetric);
  expect_heated_bar<3>(Symmetry::spatial);
}

TEST(Electrons, PlatinumByItsTemperature)
{
  auto material       = metal();
  material.electronic = {9.83e-8, 3.9083e-3, -5.775e-7};
  // IEC 60751: R/R_0 at 600 and 780 C.
  for (const auto &[celsius, ratio] :
       {std::pair{600., 3.1371}, std::pair{780., 3.6971}})
  {
    auto p                             = slab(Symmetry::planar, material, 4);
    p.terminals[1]                     = terminal("top", Drive::current, 1.);
    p.heat.temperature                 = celsius + 273.15;
    p.solver.current_scale             = 1.;
    p.electrodes[0].contact_resistance = p.electrodes[1].contact_resistance =
      1e-16;
    Device<2> device(p);
    device.fill(std::vector<double>{0.});
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
    const double R = 9.83e-8 * ratio * length / area(Symmetry::planar);
    // The listed digits; the contacts are 2e-16 of 3e-10 Ohm m2.
    EXPECT_NEAR(device.voltage("top") / R, 1., 2e-5);
  }
}

TEST(Electrons, PermeateWithOxygen)
{
  // Wagner's integrals with the conductivities of Park and Blumenthal at
  // 1000 C between oxygen of 0.2095 and of 1e-15 atm over 1 mm: the flux of
  // oxygen, and the open cell's voltage beside Nernst's 0.904455 V.
  constexpr double T = 1273.15, flux = 2.022942e-6, voltage = 0.904391;
  auto material       = zirconia("8YSZ", 1.63e4, 0.79);
  material.electronic = {0., 0., 0., 1.31e9, 3.88, 2.35e4, 1.67};
  auto p              = slab(Symmetry::planar, material, 320);
  p.heat.temperature  = T;
  const double a      = 1e-15 * 1.01325;
  const double steam =
    std::sqrt(a) *
    std::exp(Laws::log_K(Laws::Reaction::hydrogen_combustion, T));
  const double x = 0.5 / (1. + steam);
  for (auto &atmosphere : p.gas.atmospheres)
    atmosphere.pressure = 101325.;
  p.gas.atmospheres[0].mole_fractions = {{"O2", 0.2095}, {"N2", 0.7905}};
  p.gas.atmospheres[1].mole_fractions = {{"H2O", steam * x},
                                         {"H2", x},
                                         {"N2", 0.5}};
  p.terminals[1]                      = terminal("top", Drive::floating);

  Device<2> device(p);
  const double RT_F = Laws::gas_constant * T / Laws::faraday;
  device.fill([&](const auto &point, const unsigned f) {
    const double part = point[1] / length;
    return f == 0 ? -0.25 * RT_F * std::log(0.2095 * 1.01325)
                  : part * 0.25 * RT_F * std::log(a / 0.2095);
  });
  const auto result = device.solve();
  ASSERT_TRUE(result.converged) << result.failure;
  // Second order in cells of 1/320 mm across the steep least conductivity.
  std::cout << "  voltage " << -device.voltage("top") / voltage - 1. << '\n';
  EXPECT_NEAR(-device.voltage("top") / voltage, 1., 1e-6);
  const auto tally = device.tally();
  for (unsigned e = 0; e < 2; ++e)
  {
    const auto &electrode = tally.electrodes[e];
    std::cout << "  flux "
              << std::abs(electrode.electronic_current) /
                     (4. * Laws::faraday * flux * area(Symmetry::planar)) -
                   1.
              << '\n';
    EXPECT_NEAR(std::abs(electrode.electronic_current) /
                  (4. * Laws::faraday * flux * area(Symmetry::planar)),
                1.,
                1e-4);
    EXPECT_NEAR(electrode.current / -electrode.electronic_current, 1., 1e-6);
  }
}

// A track on zirconia that has electrons but no electrode of its own: where
// there is no phi, the electrons' conductivity is not known.
TEST(Electrons, OfZirconiaNeedItsIons)
{
  auto p              = slab(Symmetry::planar, metal(), 4);
  auto below          = zirconia("8YSZ", 1.63e4, 0.79);
  below.electronic    = {0., 0., 0., 1.31e9, 3.88, 2.35e4, 1.67};
  p.materials         = {metal(), below};
  p.geometry.layers   = {{"sheet", length, "8YSZ", 0.},
                         {"track", length, "metal", 0.}};
  p.geometry.surfaces = {outside("bottom", "track", Facing::left),
                         outside("top", "track", Facing::right)};
  const Mesh<2> mesh(p.geometry, MPI_COMM_WORLD);
  Model model(p, mesh.regions(), mesh.surface_names());
  insulate_bodies_without_electrodes(mesh, model);
  EXPECT_FALSE(model.regions[0].conducts_ions);
  EXPECT_FALSE(model.regions[0].conducts_electrons);
  EXPECT_TRUE(model.regions[1].conducts_electrons);
}
