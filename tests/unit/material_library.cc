#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/interpolation.h>
#include <oxion/laws/viscosity.h>
#include <oxion/laws/zirconia.h>
#include <oxion/parameters/material_library.h>

#include <gtest/gtest.h>
#include <stdexcept>
#include <string_view>
#include <vector>

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  const Parameters::Material &
  library_material(const std::string_view name)
  {
    for (const auto &material : Parameters::material_library())
      if (material.name == name)
        return material;
    throw std::invalid_argument("no such material");
  }

  /** As the heat equation takes it [W/m/K], T in [K]. */
  double
  conductivity_of(const std::string_view material, const double T)
  {
    return interpolate(library_material(material).thermal_conductivity, T);
  }
} // namespace

TEST(MaterialLibrary, ZirconiasHaveTheirOwnLaw)
{
  // S/m at 780 C, two digits of the sources' laws.
  const std::vector<std::pair<const char *, double>> expected{
    {"sensor zirconia", 1.6}, {"8YSZ", 2.7}, {"8YSZ SOFC", 1.9}, {"3YSZ", 1.1}};
  for (const auto &[name, conductivity] : expected)
    EXPECT_NEAR(ionic_conductivity(library_material(name).ionic, 1053.15),
                conductivity,
                0.05)
      << name;
  for (const auto &material : Parameters::material_library())
    EXPECT_EQ(material.ionic.prefactor > 0.,
              material.name.find("sensor zirconia") != std::string::npos ||
                material.name.find("YSZ") != std::string::npos ||
                material.name.find("conducting") == 0)
      << material.name;
}

TEST(MaterialLibrary, MixedConductors)
{
  for (const std::string name : {"8YSZ", "sensor zirconia"})
  {
    const auto &mixed = library_material("mixed " + name);
    // Two digits of 780 C [S/m]: holes in 0.21 atm, electrons in 1e-20.
    const double T = 1053.15, bar = std::log(1.01325);
    const auto sigma = [&](const double p) {
      return minority_conductivity(mixed.electronic, T, std::log(p) + bar);
    };
    EXPECT_NEAR(sigma(0.21), 1.62e-4, 0.005e-4);
    EXPECT_NEAR(sigma(1e-20), 3.5e-5, 0.1e-5);
    EXPECT_EQ(ionic_conductivity(mixed.ionic, T),
              ionic_conductivity(library_material(name).ionic, T));
    EXPECT_NE(mixed.source.find("Blumenthal"), std::string::npos);
    EXPECT_EQ(library_material(name).electronic.hole_prefactor, 0.);
  }
}

TEST(MaterialLibrary, LeakingInsulators)
{
  // Resistivities [Ohm m] of handbooks, known to a decade: alumina's law is
  // within 0.6 of one everywhere, the glass's within its bounds.
  const std::vector<std::pair<double, double>> alumina{
    {300., 1e10}, {500., 1e8}, {700., 1e6}, {800., 1e5}, {1000., 1e4}};
  for (const auto &[celsius, resistivity] : alumina)
    EXPECT_NEAR(std::log10(ionic_conductivity(
                             library_material("conducting alumina").ionic,
                             celsius + 273.15) *
                           resistivity),
                0.,
                0.6)
      << celsius;
  const std::vector<std::pair<double, double>> glass{{500., 3.2e7},
                                                     {700., 3.2e5}};
  for (const auto &[celsius, resistivity] : glass)
    EXPECT_NEAR(std::log10(
                  ionic_conductivity(
                    library_material("conducting low-sodium glass").ionic,
                    celsius + 273.15) *
                  resistivity),
                0.,
                0.05)
      << celsius;
}

TEST(MaterialLibrary, ThermalConductivities)
{
  // Handbook values [W/m/K] in the points of the tables, half way between two
  // and beyond the ends, where they stay constant; round-off.
  struct Point
  {
    const char *material;
    double T, conductivity;
  };
  const std::vector<Point> points{{"sensor zirconia", 293.15, 2.9},
                                  {"3YSZ", 683.15, 2.625},
                                  {"sensor zirconia", 1400., 2.35},
                                  {"8YSZ", 1000., 2.1},
                                  {"8YSZ SOFC", 300., 2.1},
                                  {"alumina", 200., 30.},
                                  {"alumina", 483.15, 21.5},
                                  {"alumina", 673.15, 13.},
                                  {"alumina", 1073.15, 7.5},
                                  {"alumina", 1273.15, 6.},
                                  {"porous alumina", 1073.15, 0.55 * 7.5},
                                  {"porous zirconia", 1000., 0.8},
                                  {"platinum", 300., 71.6},
                                  {"platinum", 900., 76.85},
                                  {"platinum", 1000., 78.7},
                                  {"low-sodium glass", 800., 1.25}};
  for (const auto &p : points)
    EXPECT_NEAR(conductivity_of(p.material, p.T),
                p.conductivity,
                1e-12 * p.conductivity)
      << p.material << " at " << p.T;
}

TEST(MaterialLibrary, GapsAndHolesHoldAir)
{
  // Measured conductivity of air, Kadoya, Matsunaga, Nagashima, J. Phys.
  // Chem. Ref. Data 14 (1985) 947; kinetic theory is good for some 4 %.
  const std::vector<std::pair<double, double>> measured{{300., 0.0264},
                                                        {500., 0.0395},
                                                        {700., 0.0513},
                                                        {1000., 0.0675}};
  for (const auto &[T, conductivity] : measured)
    EXPECT_NEAR(conductivity_of("open gap", T),
                conductivity,
                0.05 * conductivity)
      << T;
  // And the law itself between the table's points, linear within 1e-3.
  const SpeciesArray<const Species *> species{
    {&find_species("O2"), &find_species("N2")}};
  for (const double T : {300., 325., 725., 1053.15, 1500.})
  {
    const double law =
      mixture_conductivity<double>(2, species, {{20950., 79050.}}, T);
    EXPECT_NEAR(conductivity_of("open gap", T), law, 1e-3 * law) << T;
    EXPECT_EQ(conductivity_of("open hole", T), conductivity_of("open gap", T));
  }
}
