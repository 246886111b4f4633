// Verifies the heat of currents and reactions against sums that share nothing
// with the assembly: electrical power in, and what the gas brings in with
// enthalpies of another source than the program's polynomials.

#include <oxion/laws/reactions.h>
#include <oxion/sensor.h>

#include <cmath>
#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Symmetry;

namespace
{
  constexpr double T = 1053.15;

  /** h [J/mol] of a species at T. */
  double
  enthalpy(const std::string &species)
  {
    static const auto table = reference("enthalpies.csv");
    for (unsigned i = 0; i < table["T [K]"].size(); ++i)
      if (table["T [K]"][i] == T)
        return table[species][i];
    throw std::runtime_error("no enthalpy at this temperature");
  }

  /** What flows in through an opening [mol/s], species by species. */
  std::map<std::string, double>
  inflow(const Device<2> &device, const std::string &opening)
  {
    const auto &unknowns = device.model.gas_unknowns;
    const auto &names    = device.parameters.gas.species;
    std::map<std::string, double> result;
    double rest = device.reaction(opening, gas, 0);
    for (unsigned c = 1; c < unknowns.n; ++c)
    {
      const double flow                  = device.reaction(opening, gas, c);
      result[names[unknowns.species[c]]] = flow;
      rest -= flow;
    }
    result[names[unknowns.carrier]] = rest;
    return result;
  }
} // namespace


// Pump cell of one temperature: heat out = sum of V I + sum of h_k x inflow.
// Lean gas brings no reaction: the heat is the electrical power alone.
TEST(HeatOfReactions, IsothermalHeatIsPowerAndEnthalpyOfTheGas)
{
  const auto listed = reference("limiting_currents_1d.csv");
  for (const auto symmetry : {Symmetry::planar, Symmetry::axisymmetric})
    for (unsigned i = 0; i < listed["O2"].size(); ++i)
    {
      if (listed["T [K]"][i] != T || listed["p [Pa]"][i] != 101325. ||
          listed["Pore radius [um]"][i] != 0.7)
        continue;
      PumpCell cell(symmetry, 8);
      auto &p = cell.parameters;
      cell.set_gas(listed, i);
      SCOPED_TRACE("row " + std::to_string(i + 1));
      // A third of the voltage in the zirconia, some 10 mV at an electrode.
      p.materials[0].ionic.prefactor = 100.;
      p.materials[0].seebeck         = 4e-4;
      for (auto &electrode : p.electrodes)
      {
        electrode.exchange_current = 3e4;
        electrode.exchange_velocity.clear();
      }
      // So good a conductor that some mK carry the heat.
      for (auto &material : p.materials)
        material.thermal_conductivity = {{300., 1e3}};
      p.heat.solve = true;
      Parameters::HeatExchange fixed;
      fixed.name = fixed.surface = "outer";
      fixed.fixed_temperature    = T;
      p.heat.exchanges           = {fixed};
      p.solver.power_scale       = 1e-2;

      Sensor<2> start(p, MPI_COMM_WORLD);
      const auto report = start.cold_start();
      ASSERT_TRUE(report.converged) << report.failure;
      Device<2> device(p);
      device.x          = start.solution();
      const auto result = device.solve();
      ASSERT_TRUE(result.converged) << result.failure;

      // The outer electrode's gas is given: it takes its oxygen from there.
      double expected =
        -device.current(1) / (4. * Laws::faraday) * enthalpy("O2");
      double power = 0.;
      for (unsigned e = 0; e < 2; ++e)
        power += p.terminals[e].voltage * device.current(e);
      expected += power;
      double burnt = 0.;
      for (const auto &[species, flow] : inflow(device, "open"))
      {
        expected += enthalpy(species) * flow;
        if (species == "H2" || species == "CO")
          burnt += 250e3 * std::abs(flow);
      }
      const double heat = -device.reaction("outer", temperature, 0);
      // The two sources of enthalpies differ by 5e-5 of the burnt gas's heat;
      // elsewhere the solver's tolerance, 1e-8 seen where least flows.
      EXPECT_NEAR(heat, expected, 1e-4 * burnt + 1e-7 * std::abs(power));
    }
}


// What each of two electrodes gives, by formulas: Q = I (V - phi - T alpha_s)
// less the reaction's enthalpy, with V - phi = E_eq + RT/F asinh(i/2 i0); half
// of Joule's heat leaves through either face of the slab between them.
TEST(HeatOfReactions, SplitBetweenTheElectrodes)
{
  constexpr double thickness = 0.5 * millimetre, side = 2. * millimetre;
  constexpr double area = side * side, sigma = 2., i0 = 3000., seebeck = 4e-4;
  constexpr double RT_F = Laws::gas_constant * T / Laws::faraday;
  const double ln_K     = Laws::log_K(Laws::Reaction::hydrogen_combustion, T);
  const double dH =
    enthalpy("H2O") - enthalpy("H2") - 0.5 * enthalpy("O2"); // [J/mol]

  for (const bool rich : {false, true})
    for (const double current : {2e-3, -5e-3})
    {
      Parameters::Parameters p;
      p.geometry.symmetry = Symmetry::planar;
      p.geometry.x = p.geometry.y = {{0., side}};
      p.geometry.layers           = {{"slab", thickness, "zirconia", 0.}};
      p.geometry.surfaces         = {outside("bottom",
                                     "slab",
                                     Parameters::Facing::bottom),
                                     outside("top", "slab", Parameters::Facing::top)};
      p.geometry.grid             = even_grid(thickness, 4, 2);
      p.materials                 = {zirconia("zirconia", sigma)};
      p.materials[0].seebeck      = seebeck;
      p.materials[0].thermal_conductivity = {{300., 1e3}};
      p.gas.species                       = {"O2", "N2", "H2O", "H2"};
      p.gas.atmospheres                   = {
                          atmosphere("bottom", 1e5, {{"O2", 0.2}, {"N2", 0.8}}),
                          atmosphere("top",
                   1e5,
                   rich ? std::map<std::string, double>{{"H2O", 0.1},
                                                                          {"H2", 0.02},
                                                                          {"N2", 0.88}}
                                          : std::map<std::string, double>{{"O2", 1e-3},
                                                                          {"N2", 0.999}})};
      p.heat.solve       = true;
      p.heat.temperature = T;
      for (const std::string name : {"bottom", "top"})
      {
        Parameters::Electrode electrode;
        electrode.name = electrode.surface = electrode.terminal = name;
        electrode.atmosphere                                    = name;
        electrode.exchange_current                              = i0;
        for (const auto &species : p.gas.species)
          electrode.exchange_velocity[species] = 1e9;
        p.electrodes.push_back(electrode);
        Parameters::HeatExchange fixed;
        fixed.name = fixed.surface = name;
        fixed.fixed_temperature    = T;
        p.heat.exchanges.push_back(fixed);
      }
      p.terminals = {terminal("bottom", Parameters::Drive::voltage, 0.),
                     terminal("top", Parameters::Drive::current, current)};
      p.solver.power_scale = 1e-3;
      Device<2> device(p);
      device.fill({T, -0.25 * RT_F * std::log(0.2)});
      const auto result = device.solve();
      ASSERT_TRUE(result.converged) << result.failure;

      const double joule = current * current * thickness / (sigma * area);
      const auto heat = [&](const double I, const double ln_a, const double h) {
        const double E =
          RT_F * (0.25 * ln_a + std::asinh(I / (2. * i0 * area)));
        return I * (E - T * seebeck) - h * I / (2. * Laws::faraday) +
               joule / 2.;
      };
      const double bottom = heat(-current, std::log(0.2), 0.);
      const double top =
        heat(current,
             rich ? 2. * (std::log(0.1 / 0.02) - ln_K) : std::log(1e-3),
             rich ? dH : 0.);
      // 3e-9 seen.
      EXPECT_NEAR(-device.reaction("bottom", temperature, 0),
                  bottom,
                  1e-7 * std::abs(bottom));
      // In rich gas the two sources of dH, 3e-5 apart.
      EXPECT_NEAR(-device.reaction("top", temperature, 0),
                  top,
                  rich ? 1e-4 * std::abs(dH * current) / (2. * Laws::faraday)
                       : 1e-7 * std::abs(top));
    }
}
