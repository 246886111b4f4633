// Verifies gas transport with and without electrodes against closed formulas
// and one-dimensional reference solutions: Stefan's limiting current and
// blowing in slab, ring and block, Graham's law, a ternary mixture from the
// Knudsen to the molecular regime, and the pressure drop of the dusty gas.

#include <oxion/sensor.h>

#include <cmath>
#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Drive;
using Parameters::Facing;
using Parameters::Symmetry;
using Parameters::TransportModel;

namespace
{
  double
  end_fraction(const double oxygen, const double excess, const double p_ref)
  {
    return oxygen / (p_ref + excess);
  }

  /** Current at the cell's drive against -4 F c D S ln((1 - x_0)/(1 - x_e)). */
  template <int dim>
  void
  expect_stefan(const Symmetry symmetry, const double oxygen)
  {
    PumpCell cell(symmetry, 24);
    cell.set_oxygen(oxygen);
    Device<dim> device(cell.parameters);
    set_rest(device);
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;

    const double p_ref = cell.parameters.gas.reference_pressure;
    const double x_e   = end_fraction(device.mean_on("inner", gas, 1),
                                    device.mean_on("inner", gas, 0),
                                    p_ref);
    // 450 mV below air, what is left of it is the electrode's exchange.
    EXPECT_NEAR(x_e, 0., 1e-5);
    const double expected = -4. * Laws::faraday * cell.diffusion() *
                            cell.shape_factor() *
                            std::log((1. - oxygen) / (1. - x_e));
    // The electrode on the layer is the cathode. The quadratic elements leave
    // 1e-6 of the steep profile at 95 %.
    EXPECT_NEAR(device.current(0) / -expected, 1., 1e-5) << oxygen;
    EXPECT_NEAR(device.current(1) / expected, 1., 1e-5) << oxygen;
    // What the opening lets in is what the current takes; nitrogen rests.
    // Both hold to Newton's tolerance, 1e-9 of 10 mA a row.
    const double oxygen_in = device.reaction("open", gas, 1);
    EXPECT_NEAR(oxygen_in / (device.current(1) / (4. * Laws::faraday)),
                1.,
                1e-7);
    EXPECT_NEAR(device.reaction("open", gas, 0) / oxygen_in, 1., 1e-7);
  }

  /** Oxygen pumped in or out by a given current: fraction at the electrode. */
  template <int dim>
  void
  expect_blowing(const Symmetry symmetry, const double current)
  {
    PumpCell cell(symmetry, 24);
    cell.parameters.terminals[0] = terminal("inner", Drive::current, current);
    Device<dim> device(cell.parameters);
    set_rest(device);
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
    const double expected =
      1. - (1. - 0.2095) *
             std::exp(-current / (4. * Laws::faraday * cell.diffusion() *
                                  cell.shape_factor()));
    // Stefan's law, backwards.
    EXPECT_NEAR(end_fraction(device.mean_on("inner", gas, 1),
                             device.mean_on("inner", gas, 0),
                             cell.parameters.gas.reference_pressure),
                expected,
                1e-5);
  }

  /** Fluxes of all species through a slab between two given gases. */
  std::vector<double>
  slab_fluxes(const std::vector<std::string> &species,
              const std::vector<double> &from,
              const std::vector<double> &to,
              const double pressure,
              const double length,
              const double pore_radius,
              const unsigned cells)
  {
    Parameters::Parameters p;
    p.geometry.symmetry      = Symmetry::planar;
    p.geometry.x             = {{0., length}};
    p.geometry.y             = {{0., 1.}};
    p.geometry.layers        = {{"slab", length / cells, "pores", 0.}};
    p.geometry.surfaces      = {outside("from", "slab", Facing::left),
                                outside("to", "slab", Facing::right)};
    p.geometry.grid          = even_grid(length, cells, 2);
    p.materials              = {porous("pores", 1., pore_radius)};
    p.gas.species            = species;
    p.gas.carrier            = species.back();
    p.gas.model              = TransportModel::dusty_gas;
    p.gas.viscosity          = 2e-5;
    p.gas.reference_pressure = pressure;
    std::map<std::string, double> x0, xL;
    for (unsigned i = 0; i < species.size(); ++i)
    {
      x0[species[i]] = from[i];
      xL[species[i]] = to[i];
    }
    p.gas.atmospheres  = {atmosphere("from", pressure, x0),
                          atmosphere("to", pressure, xL)};
    p.gas.openings     = {{"from", "from"}, {"to", "to"}};
    p.heat.temperature = 300.;
    // Rows of a slab one cell thick: in the flux's own size.
    p.solver.current_scale =
      4. * Laws::faraday * length / cells * pressure * 1e-7;

    Device<2> device(p);
    device.fill([&](const dealii::Point<2> &point, const unsigned f) {
      const double s = point[0] / length;
      return f == 0 ? 0. : pressure * ((1. - s) * from[f - 1] + s * to[f - 1]);
    });
    const auto result = device.solve();
    EXPECT_TRUE(result.converged) << result.failure;

    std::vector<double> flux;
    double rest = device.reaction("from", gas, 0);
    for (unsigned c = 1; c < species.size(); ++c)
    {
      flux.push_back(device.reaction("from", gas, c));
      rest -= flux.back();
    }
    flux.push_back(rest);
    for (double &N : flux)
      N /= length / cells; // area, one metre deep
    return flux;
  }
} // namespace

TEST(GasLimits, StefanLimitingCurrent)
{
  for (const double oxygen : {0.01, 0.2095, 0.5, 0.95})
    expect_stefan<2>(Symmetry::planar, oxygen);
  for (const double oxygen : {0.01, 0.2095, 0.95})
    expect_stefan<2>(Symmetry::axisymmetric, oxygen);
  for (const double oxygen : {0.2095, 0.95})
    expect_stefan<3>(Symmetry::spatial, oxygen);
}

TEST(GasLimits, Blowing)
{
  for (const double current : {-15e-3, -5e-3, 20e-3, 80e-3})
  {
    expect_blowing<2>(Symmetry::planar, current);
    expect_blowing<2>(Symmetry::axisymmetric, current);
  }
  expect_blowing<3>(Symmetry::spatial, 80e-3);
}

TEST(GasLimits, GrahamsLaw)
{
  // Graham: Phil. Trans. 123 (1833) 573; A5 of
  // tests/reference/dusty_gas_1d.csv, listed to seven digits.
  const auto N =
    slab_fluxes({"He", "Ar"}, {1., 0.}, {0., 1.}, 101325., 5e-3, 0.2e-6, 64);
  EXPECT_NEAR(N[0], 0.5646463, 1e-6 * 0.5646463);
  EXPECT_NEAR(N[1], -0.1787311, 1e-6 * 0.1787311);
  EXPECT_NEAR(N[0] / N[1], -std::sqrt(39.948 / 4.0026), 1e-6 * 3.16);
}

TEST(GasLimits, TernaryFromKnudsenToMolecular)
{
  // A6 of tests/reference/dusty_gas_1d.csv, 133.322 Pa to the mmHg. Half of the
  // last listed digit, and 1e-6 of the largest flux for the discretisation.
  struct Row
  {
    double p, He, Ne, Ar;
    std::array<double, 3> last_digit;
  };
  const std::vector<Row> rows{
    {0.444, 1.706376e-2, -7.690487e-3, 6.466696e-5, {{5e-9, 5e-10, 5e-12}}},
    {1., 3.464143e-2, -1.556213e-2, 9.5415e-5, {{5e-9, 5e-9, 5e-10}}},
    {10., 0.133569, -0.058959, -3.74e-4, {{5e-7, 5e-7, 5e-7}}},
    {100., 0.187116, -0.081851, -1.054e-3, {{5e-7, 5e-7, 5e-7}}},
    {760., 0.194655, -0.085043, -1.172e-3, {{5e-7, 5e-7, 5e-7}}}};
  for (const auto &row : rows)
  {
    const auto N = slab_fluxes({"He", "Ne", "Ar"},
                               {0.4745, 0.0129, 0.5126},
                               {0.0138, 0.4806, 0.5056},
                               row.p * 133.322,
                               9.6e-3,
                               19.55e-6,
                               32);
    EXPECT_NEAR(N[0], row.He, row.last_digit[0] + 1e-6 * row.He) << row.p;
    EXPECT_NEAR(N[1], row.Ne, row.last_digit[1] + 1e-6 * row.He) << row.p;
    EXPECT_NEAR(N[2], row.Ar, row.last_digit[2] + 1e-6 * row.He) << row.p;
  }
}

TEST(GasLimits, PressureDropOfTheDustyGas)
{
  // A7 and 2.7 of tests/reference/dusty_gas_1d.csv, whose
  // resting oxygen is that of 450 mV against air at the given pressure.
  struct Row
  {
    double permeability, drop;
  };
  const double r = 0.7e-6;
  for (const Row &row :
       {Row{0.1 * r * r / 8., -0.0568203402}, Row{0., -0.0753695884}})
    for (const auto symmetry : {Symmetry::planar, Symmetry::axisymmetric})
    {
      PumpCell cell(symmetry, 16);
      auto &p                     = cell.parameters;
      p.gas.model                 = TransportModel::dusty_gas;
      p.materials[1].pore_radius  = r;
      p.materials[1].permeability = row.permeability;
      Device<2> device(p);
      set_rest(device);
      const auto result = device.solve();
      ASSERT_TRUE(result.converged) << result.failure;
      // 8, 16 and 32 cells agree to 1e-7, the reference has nine digits.
      EXPECT_NEAR(device.mean_on("inner", gas, 0) / 101325.,
                  row.drop,
                  1e-7 * 0.06);
    }
}

// The pump current of air and exhaust gas through a porous layer, absolutely:
// several oxygen contents, lambdas, temperatures, pressures and pore sizes.
TEST(GasLimits, CurrentsOfTheDustyGas)
{
  const auto listed = reference("limiting_currents_1d.csv");
  const auto &I     = listed["I L/(A eps/tau) [A/m]"];
  ASSERT_GE(I.size(), 20u);
  for (unsigned i = 0; i < I.size(); ++i)
  {
    // Every third one round: along ln r the solution is the same.
    PumpCell cell(i % 3 == 1 ? Symmetry::axisymmetric : Symmetry::planar, 16);
    auto &p                     = cell.parameters;
    const double r              = 1e-6 * listed["Pore radius [um]"][i];
    const double structure      = p.materials[1].structure;
    p.materials[1].pore_radius  = r;
    p.materials[1].permeability = structure * r * r / 8.;
    p.gas.model                 = TransportModel::dusty_gas;
    p.heat.temperature          = listed["T [K]"][i];
    p.terminals[0].voltage      = -0.25;
    for (auto &electrode : p.electrodes)
      electrode.exchange_current = 1e9;
    p.gas.atmospheres[1].pressure = listed["p [Pa]"][i];
    cell.set_gas(listed, i);
    SCOPED_TRACE("row " + std::to_string(i + 1));
    Sensor<2> sensor(p, MPI_COMM_WORLD);
    const auto report = sensor.cold_start();
    ASSERT_TRUE(report.converged) << report.failure;
    const double current =
      sensor.global_value(sensor.model().conditions.circuit.current_unknown(1));
    // 16 quadratic cells: 3e-8 seen, 2e-7 at 95 % oxygen.
    EXPECT_NEAR(current / (I[i] * structure * cell.shape_factor()), 1., 5e-7);
  }
}
