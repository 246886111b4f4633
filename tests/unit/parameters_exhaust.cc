#include <oxion/laws/gas_equilibrium.h>

#include <gtest/gtest.h>

#include "parameters_helpers.h"

using namespace Oxion;
using namespace Oxion::Parameters;

// its species allow.
TEST(ParameterExhaust, InEquilibrium)
{
  const TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto gas_of = [&](const std::string &species) {
    const auto read = read_all(folder.write(
      "device.prm",
      "include base.prm\nsubsection Gas\nset Species = " + species +
        "\nsubsection Atmosphere measured gas\nset Composition = exhaust\nset "
        "Oxygen fraction [-] =\nset Lambda [-] = 0.6\nset Pressure [bar] = "
        "2\nset Equilibrated at [K] = 900\nend\nend\n"));
    EXPECT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.text();
    return read.parameters.gas.atmospheres.at(0).mole_fractions;
  };
  const std::string species = "O2, N2, H2O, H2, CO2, CO";
  for (const bool has_methane : {false, true})
  {
    const auto expected = Laws::composition_of(
      Laws::equilibrated_exhaust(Laws::Fuel{}, 0.6, 900., 2e5, has_methane),
      has_methane);
    const auto gas = gas_of(species + (has_methane ? ", CH4" : ""));
    ASSERT_EQ(gas.size(), expected.size());
    for (const auto &[name, x] : expected)
      EXPECT_DOUBLE_EQ(gas.at(name), x) << name;
  }
}
