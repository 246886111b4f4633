#pragma once

#include <oxion/laws/electrode_response.h>

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "laws_mixture.h"

namespace Oxion::Laws
{
  constexpr double T = 1053.15, RT = gas_constant * T, f = faraday / RT;

  struct Gas
  {
    const char *name;
    SpeciesArray<double> p;
  };

  // Partial pressures in Pa; the list's first six are those of exhaust with
  // N2 in the place of CH4.
  inline const std::vector<Gas> exhausts{
    {"lean", {{6e3, 12e3, 0., 12e3, 0., 70e3}}},
    {"rich", {{0., 12e3, 3e3, 9e3, 6e3, 68e3}}},
    {"O2 at 1e-10 bar", {{1e-5, 12e3, 3e3, 9e3, 6e3, 68e3}}},
    {"O2 at -6e-12 bar", {{-6e-7, 12e3, 3e3, 9e3, 6e3, 68e3}}},
    {"raw", {{900., 12e3, 100., 11e3, 400., 68e3}}}};
  inline const std::vector<Gas> mixed{
    {"lean with fuel gas",
     {{8e3, 10e3, 10., 11e3, 50., 20., 30., 40., 60., 70e3}}},
    {"rich with fuel gas",
     {{1e-5, 10e3, 2e3, 9e3, 5e3, 300., 30., 40., 60., 70e3}}},
    {"traces at 1e-10 bar",
     {{1e-5, 10e3, 1e-5, 9e3, 1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 70e3}}}};

  inline std::vector<ElectrodeKinetics>
  kinds(const GasMixture &gas)
  {
    std::vector<ElectrodeKinetics> all;
    Parameters::Electrode electrode;
    all.emplace_back(electrode, gas); // porous platinum
    electrode.oxygen_order = 0.25;    // mass action
    all.emplace_back(electrode, gas);
    electrode.oxygen_order   = 0.1;
    electrode.alpha_anodic   = 1.5;
    electrode.alpha_cathodic = 0.5;
    all.emplace_back(electrode, gas);
    electrode                   = {}; // partly catalytic, slow
    electrode.exchange_current  = 1.;
    electrode.exchange_velocity = {{"CO", 0.1}, {"CH4", 0.}, {"H2", 20.}};
    all.emplace_back(electrode, gas);
    electrode = {}; // stands for equilibrium
    for (const Species &species : known_species())
      electrode.exchange_velocity[std::string(species.name)] = 1e6;
    all.emplace_back(electrode, gas);
    return all;
  }

  template <typename Test>
  void
  for_all(const Test &test)
  {
    for (const bool all : {false, true})
    {
      const GasMixture gas = mixture(all ? everything : exhaust);
      unsigned index       = 0;
      for (const ElectrodeKinetics &kinetics : kinds(gas))
      {
        for (const Gas &state : all ? mixed : exhausts)
          for (const double E : {-1.1, -0.85, -0.5, -0.06, 0.1})
          {
            SCOPED_TRACE(std::string(state.name) + ", electrode " +
                         std::to_string(index) + ", E " + std::to_string(E));
            test(gas, kinetics, state.p, E);
          }
        ++index;
      }
    }
  }
} // namespace Oxion::Laws
