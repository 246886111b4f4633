#include <oxion/laws/diffusivity.h>
#include <oxion/laws/heat_transfer.h>
#include <oxion/laws/interpolation.h>
#include <oxion/laws/reactions.h>
#include <oxion/laws/thermochemistry.h>
#include <oxion/laws/viscosity.h>
#include <oxion/laws/zirconia.h>

#include <gtest/gtest.h>

#include "laws_derivative_check.h"

using namespace Oxion;
using namespace Oxion::Laws;

TEST(Derivatives, GasProperties)
{
  const Species &a = find_species("O2"), &b = find_species("H2O");
  for (const double T : {300., 650., 1053.15, 1400.})
  {
    expect_derivative([&](const auto &x) { return fuller(a, b, x); }, T);
    expect_derivative([&](const auto &x) { return chapman_enskog(a, b, x); },
                      T);
    expect_derivative([&](const auto &x) { return knudsen(a, 1e-6, x); }, T);
    expect_derivative([&](const auto &x) { return viscosity(a, x); }, T);
    expect_derivative([&](const auto &x) { return gas_conductivity(b, x); }, T);
    const SpeciesArray<const Species *> species{{&a, &b}};
    expect_derivative(
      [&](const auto &x) {
        using Number = std::decay_t<decltype(x)>;
        const SpeciesArray<Number> p{{Number(3e4), Number(7e4)}};
        return mixture_viscosity(2, species, p, x) +
               mixture_conductivity(2, species, p, x);
      },
      T);
  }
  // By a partial pressure, down to 1e-10 bar.
  const SpeciesArray<const Species *> species{{&a, &b}};
  for (const double p : {1e-5, 1., 3e4})
    expect_derivative(
      [&](const auto &x) {
        using Number = std::decay_t<decltype(x)>;
        const SpeciesArray<Number> pressures{{x, Number(7e4)}};
        return mixture_viscosity(2, species, pressures, Number(900.));
      },
      p);
}

TEST(Derivatives, Thermochemistry)
{
  for (const double T : {400., 900., 1053.15, 1500.})
  {
    for (const Species &s : known_species())
      if (s.has_thermo)
      {
        expect_derivative([&](const auto &x) { return heat_capacity(s, x); },
                          T);
        expect_derivative([&](const auto &x) { return enthalpy(s, x); }, T);
      }
    for (int r = 0; r < 7; ++r)
    {
      const auto reaction = static_cast<Reaction>(r);
      expect_derivative([&](const auto &x) { return log_K(reaction, x); }, T);
      expect_derivative(
        [&](const auto &x) { return reaction_enthalpy(reaction, x); }, T);
    }
  }
}

TEST(Derivatives, Materials)
{
  for (const double T : {400., 800., 1053.15, 1200.})
  {
    for (const Zirconia &z : known_zirconias)
      expect_derivative(
        [&](const auto &x) { return ionic_conductivity(z.ionic, x); }, T);
    const std::array<std::pair<double, double>, 3> table{
      {{300., 71.6}, {800., 75.}, {1000., 78.7}}};
    expect_derivative([&](const auto &x) { return interpolate(table, x); },
                      T + 1.);
    expect_derivative([](const auto &x) { return radiation(0.8, x, 573.); }, T);
    expect_derivative([](const auto &x) { return convection(80., x, 573.); },
                      T);
  }
}
