#include <oxion/laws/diffusivity.h>
#include <oxion/laws/viscosity.h>

#include <array>
#include <gtest/gtest.h>
#include <vector>

using namespace Oxion::Laws;

namespace
{
  struct Pair
  {
    const char *a, *b;
    double T, fuller, chapman_enskog;
  };
} // namespace

// The reference values carry three or four digits: half a unit of the last
// one is the tolerance.
TEST(Diffusivity, FullerMatrixAt1050K)
{
  const std::vector<Pair> reference{{"O2", "N2", 0, 1.888, 0},
                                    {"O2", "H2O", 0, 2.410, 0},
                                    {"O2", "H2", 0, 7.465, 0},
                                    {"O2", "CO2", 0, 1.487, 0},
                                    {"O2", "CO", 0, 1.906, 0},
                                    {"N2", "H2O", 0, 2.364, 0},
                                    {"N2", "H2", 0, 7.135, 0},
                                    {"N2", "CO2", 0, 1.487, 0},
                                    {"N2", "CO", 0, 1.887, 0},
                                    {"H2O", "H2", 0, 8.298, 0},
                                    {"H2O", "CO2", 0, 1.911, 0},
                                    {"H2O", "CO", 0, 2.387, 0},
                                    {"H2", "CO2", 0, 6.058, 0},
                                    {"H2", "CO", 0, 7.212, 0},
                                    {"CO2", "CO", 0, 1.500, 0},
                                    {"CH4", "N2", 0, 1.973, 0},
                                    {"C3H6", "N2", 0, 1.099, 0},
                                    {"C3H8", "N2", 0, 1.057, 0}};
  for (const Pair &r : reference)
    EXPECT_NEAR(1e4 / 1e5 * fuller(find_species(r.a), find_species(r.b), 1050.),
                r.fuller,
                0.5001e-3)
      << r.a << "-" << r.b;
}

TEST(Diffusivity, BothLawsAtOneAtmosphere)
{
  const std::vector<Pair> reference{{"O2", "N2", 273.15, 0.1766, 0.1764},
                                    {"O2", "N2", 1000., 1.711, 1.628},
                                    {"H2", "N2", 273., 0.667, 0.662},
                                    {"H2", "O2", 273., 0.698, 0.686},
                                    {"CO", "N2", 273., 0.1765, 0.1749},
                                    {"CO2", "N2", 298., 0.162, 0.156},
                                    {"H2O", "N2", 307.5, 0.272, 0.245},
                                    {"H2O", "O2", 308., 0.278, 0.247},
                                    {"H2", "H2O", 307., 0.953, 0.917},
                                    {"H2", "CO2", 298., 0.660, 0.654},
                                    {"CO2", "H2O", 307., 0.220, 0.174}};
  for (const Pair &r : reference)
  {
    const Species &a = find_species(r.a), &b = find_species(r.b);
    const double unit = 1e4 / atmosphere;
    // Half a unit of the last digit (four decimals where four are given,
    // else three), and where the table rounds T to whole kelvins half a
    // kelvin of some T^1.8.
    const auto tolerance = [&r](const double v) {
      const bool four  = std::abs(v * 1e3 - std::round(v * 1e3)) > 1e-6;
      const bool whole = r.T == std::floor(r.T);
      return (four ? 0.5001e-4 : 0.5001e-3) +
             (whole ? 1.8 * v * 0.5 / r.T : 0.);
    };
    EXPECT_NEAR(unit * fuller(a, b, r.T), r.fuller, tolerance(r.fuller))
      << r.a << "-" << r.b << " " << r.T;
    EXPECT_NEAR(unit * chapman_enskog(a, b, r.T),
                r.chapman_enskog,
                tolerance(r.chapman_enskog))
      << r.a << "-" << r.b << " " << r.T;
  }
}

TEST(Diffusivity, HeliumNeonArgon)
{
  // Six digits are given.
  const Species &He = find_species("He"), &Ne = find_species("Ne"),
                &Ar = find_species("Ar");
  EXPECT_NEAR(fuller(He, Ne, 300.) / 1e5, 1.16668e-4, 0.5001e-9);
  EXPECT_NEAR(fuller(He, Ar, 300.) / 1e5, 7.46977e-5, 0.5001e-10);
  EXPECT_NEAR(fuller(Ne, Ar, 300.) / 1e5, 3.16267e-5, 0.5001e-10);
  EXPECT_NEAR(fuller(He, Ar, 300.) / atmosphere, 7.37209e-5, 0.5001e-10);
  EXPECT_NEAR(knudsen(He, 0.2e-6, 300.), 1.67964e-4, 0.5001e-9);
}

TEST(Diffusivity, Knudsen)
{
  // Given with four digits for 1053 K.
  EXPECT_NEAR(knudsen(find_species("O2"), 0.7e-6, 1053.15),
              3.896e-4,
              0.5001e-7);
}

TEST(Viscosity, PureGases)
{
  // Given digits.
  EXPECT_NEAR(viscosity(find_species("N2"), 300.), 1.807e-5, 0.5001e-8);
  const std::vector<std::pair<const char *, double>> reference{{"N2", 4.28e-5},
                                                               {"O2", 4.94e-5},
                                                               {"H2O", 4.46e-5},
                                                               {"H2", 2.03e-5},
                                                               {"CO2", 4.25e-5},
                                                               {"CO", 4.21e-5}};
  for (const auto &[name, mu] : reference)
    EXPECT_NEAR(viscosity(find_species(name), 1050.), mu, 0.5001e-7) << name;
}

TEST(Viscosity, MixtureOfOneGasIsThatGas)
{
  const SpeciesArray<const Species *> species{
    {&find_species("N2"), &find_species("H2")}};
  // Round-off alone.
  EXPECT_NEAR(mixture_viscosity<double>(2, species, {{1e5, 0.}}, 900.),
              viscosity(find_species("N2"), 900.),
              1e-18);
  // Equal gases: any mixture of them is the gas.
  const SpeciesArray<const Species *> same{
    {&find_species("N2"), &find_species("N2")}};
  EXPECT_NEAR(mixture_viscosity<double>(2, same, {{3e4, 7e4}}, 900.),
              viscosity(find_species("N2"), 900.),
              1e-18);
}

TEST(Viscosity, WilkesFactors)
{
  // Three digits are given: Bird, Stewart, Lightfoot, Transport Phenomena,
  // 2nd ed., example 1.4-2, with its pure viscosities at 293 K.
  const std::array<const Species *, 3> gas{
    {&find_species("CO2"), &find_species("O2"), &find_species("N2")}};
  const std::array<double, 3> pure{{1462e-8, 2031e-8, 1754e-8}};
  const double factors[3][3] = {{1., 0.730, 0.727},
                                {1.394, 1., 1.006},
                                {1.370, 0.993, 1.}};
  for (unsigned i = 0; i < 3; ++i)
    for (unsigned j = 0; j < 3; ++j)
      EXPECT_NEAR(wilke_factor(*gas[i], *gas[j], pure[i], pure[j]),
                  factors[i][j],
                  1e-3)
        << i << j;
}

TEST(GasConductivity, Nitrogen)
{
  // Given with two digits.
  EXPECT_NEAR(gas_conductivity(find_species("N2"), 1050.), 0.066, 0.5001e-3);
  const SpeciesArray<const Species *> same{
    {&find_species("N2"), &find_species("N2")}};
  EXPECT_NEAR(mixture_conductivity<double>(2, same, {{3e4, 7e4}}, 1050.),
              gas_conductivity(find_species("N2"), 1050.),
              1e-15);
}

TEST(Species, UnknownIsNamed)
{
  try
  {
    find_species("H2S");
    FAIL();
  }
  catch (const std::invalid_argument &error)
  {
    EXPECT_NE(std::string(error.what()).find("H2S"), std::string::npos);
  }
}

TEST(Species, MolarMassIsThatOfTheAtoms)
{
  // Masses are rounded to 1 mg/mol, over up to 11 atoms.
  for (const Species &s : known_species())
  {
    const double mass =
      12.011e-3 * s.atoms.carbon + 1.008e-3 * s.atoms.hydrogen +
      14.007e-3 * s.atoms.nitrogen + 15.999e-3 * s.atoms.oxygen;
    EXPECT_NEAR(s.molar_mass, s.has_thermo ? mass : s.molar_mass, 2e-6)
      << s.name;
  }
}
