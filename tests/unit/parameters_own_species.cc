// Own species and surface reactions of parameter files: what is read of them,
// and that all their numbers can be continued.

#include <oxion/laws/thermochemistry.h>
#include <oxion/parameters/numbers.h>

#include <gtest/gtest.h>
#include <map>

#include "files_of_a_cell.h"

using namespace Oxion::Parameters;

namespace
{
  std::string
  device_with(const std::string &species, const std::string &equation)
  {
    return "include base.prm\n"
           "subsection Gas\n"
           "set Species = O2, N2, H2O, CO2, NO, Own\n"
           "set Own species = Own\n"
           "subsection Species Own\n" +
           species +
           "\nset Lennard-Jones diameter [Angstrom] = 3"
           "\nset Lennard-Jones temperature [K] = 300\nend\nend\n"
           "subsection Electrodes\n"
           "set Surface reactions = burning\n"
           "subsection Surface reaction burning\n"
           "set Equation = " +
           equation +
           "\nset Share [-] = 0.8\nend\n"
           "subsection Electrode anode\n"
           "set Surface reactions = burning\nend\nend\n";
  }

  const std::string constants = "set Enthalpy of formation [kJ/mol] = -234\n"
                                "set Entropy [J/mol/K] = 282\n"
                                "set Heat capacity [J/mol/K] = 65\n";

  class OwnSpeciesFiles : public FilesOfACell
  {
  };
} // namespace


TEST_F(OwnSpeciesFiles, FormulaGivesWhatIsNotSaid)
{
  const std::string burning = "Own + 3 O2 = 2 CO2 + 3 H2O";
  for (const std::string formula : {"C2 H6 O", "C2H5OH", " C H3 C H2 O H "})
  {
    const auto file =
      read(device_with("set Formula = " + formula + "\n" + constants, burning));
    EXPECT_EQ(file.diagnostics.text(), "") << formula;
    const Species &gas = file.parameters.gas.own_species.at(0);
    EXPECT_EQ(gas.name, "Own");
    EXPECT_EQ(gas.atoms.carbon, 2);
    EXPECT_EQ(gas.atoms.hydrogen, 6);
    EXPECT_EQ(gas.atoms.nitrogen, 0);
    EXPECT_EQ(gas.atoms.oxygen, 1);
    // 2 x 12.011 + 6 x 1.008 + 15.999; 2 x 15.9 + 6 x 2.31 + 6.11
    EXPECT_NEAR(gas.molar_mass, 46.069e-3, 1e-12);
    EXPECT_NEAR(gas.fuller_volume, 51.77, 1e-12);
    EXPECT_EQ(gas.lj_diameter, 3.);
    EXPECT_EQ(gas.lj_temperature, 300.);
    ASSERT_TRUE(gas.has_thermo);
    EXPECT_NEAR(Oxion::Laws::enthalpy(gas, 298.15), -234e3, 1e-9);
    EXPECT_NEAR(Oxion::Laws::heat_capacity(gas, 1000.), 65., 1e-12);
  }
  const auto given =
    read(device_with("set Formula = C2 H6 O\nset Molar mass [g/mol] = "
                     "47\nset Diffusion volume [-] = 50\n" +
                       constants,
                     burning));
  EXPECT_EQ(given.diagnostics.text(), "");
  EXPECT_NEAR(given.parameters.gas.own_species.at(0).molar_mass, 47e-3, 1e-12);
  EXPECT_EQ(given.parameters.gas.own_species.at(0).fuller_volume, 50.);
}


TEST_F(OwnSpeciesFiles, GasOfOtherElementsIsInert)
{
  const auto file =
    read("include base.prm\nsubsection Gas\nset Species = O2, N2, SF6\nset "
         "Carrier = SF6\nset Own species = SF6\nset Viscosity [Pa s] = "
         "4e-5\nsubsection Species SF6\nset Molar mass [g/mol] = 146.06\nset "
         "Diffusion volume [-] = 71.3\nend\nend\n");
  EXPECT_EQ(file.diagnostics.text(), "");
  const Species &gas = file.parameters.gas.own_species.at(0);
  EXPECT_NEAR(gas.molar_mass, 146.06e-3, 1e-12);
  EXPECT_FALSE(gas.has_thermo);
  EXPECT_EQ(gas.atoms.carbon + gas.atoms.hydrogen + gas.atoms.nitrogen +
              gas.atoms.oxygen,
            0);
}


TEST_F(OwnSpeciesFiles, PolynomialsAsWritten)
{
  const auto file = read(
    device_with("set Formula = N H3\nset Diffusion volume [-] = 20.7\nset "
                "NASA-7 low = 4, 0, 0, 0, 0, -6000, 1\nset NASA-7 high = 4, 0, "
                "0, 0, 0, -6000, 1\nset NASA-7 middle temperature [K] = 1400",
                "2 Own + 3/2 O2 = N2 + 3 H2O"));
  EXPECT_EQ(file.diagnostics.text(), "");
  const Species &gas = file.parameters.gas.own_species.at(0);
  EXPECT_EQ(gas.low, (Nasa7{{4., 0., 0., 0., 0., -6000., 1.}}));
  EXPECT_EQ(gas.high, gas.low);
  EXPECT_EQ(gas.middle_temperature, 1400.);
  EXPECT_EQ(gas.atoms.nitrogen, 1);
  EXPECT_EQ(gas.atoms.hydrogen, 3);
}


TEST_F(OwnSpeciesFiles, EquationsAreOfOneMolecule)
{
  const std::map<std::string, double> to_nitrogen{{"Own", -1.},
                                                  {"O2", -0.75},
                                                  {"N2", 0.5},
                                                  {"H2O", 1.5}},
    to_nitric_oxide{{"Own", -1.}, {"O2", -1.25}, {"NO", 1.}, {"H2O", 1.5}};
  const std::string ammonia =
    "set Formula = N H3\nset Diffusion volume [-] = 20.7\n" + constants;
  const std::vector<std::pair<std::string, std::map<std::string, double>>>
    cases{{"Own + 0.75 O2 = 0.5 N2 + 1.5 H2O", to_nitrogen},
          {"O2 + 4/3 Own = 2/3 N2 + 2 H2O", to_nitrogen},
          {"4 Own + 3 O2 = 2 N2 + 6 H2O", to_nitrogen},
          {"4 Own + 5 O2 = 4 NO + 6 H2O", to_nitric_oxide}};
  for (const auto &[equation, formed] : cases)
  {
    const auto file = read(device_with(ammonia, equation));
    ASSERT_EQ(file.diagnostics.text(), "") << equation;
    EXPECT_TRUE(file.parameters.electrodes[0].surface_reactions.empty());
    const auto &reaction =
      file.parameters.electrodes[1].surface_reactions.at(0);
    EXPECT_EQ(reaction.fuel, "Own");
    EXPECT_EQ(reaction.share, 0.8);
    ASSERT_EQ(reaction.formed.size(), formed.size()) << equation;
    for (const auto &[species, number] : formed)
      EXPECT_NEAR(reaction.formed.at(species), number, 1e-15) << equation;
  }
}


TEST_F(OwnSpeciesFiles, StandWhereverASpeciesMay)
{
  const auto file = read(
    device_with("set Formula = N H3\nset Diffusion volume [-] = 20.7\n" +
                  constants,
                "Own + 3/4 O2 = 1/2 N2 + 3/2 H2O") +
    "subsection Gas\nset Carrier = Own\n"
    "subsection Atmosphere measured gas\nset Composition = mole fractions\n"
    "set Oxygen fraction [-] =\nset Mole fractions [-] = O2: 0.1, Own: 0.9\n"
    "end\nend\n"
    "subsection Electrodes\nset Half reactions = oxidation\n"
    "subsection Half reaction oxidation\n"
    "set Equation = 2 Own + 3 O2- = N2 + 3 H2O + 6 e-\n"
    "set Exchange current density [A/m2] = 1\nset Orders = Own: 0.5\nend\n"
    "subsection Electrode cathode\nset Half reactions = oxidation\n"
    "set Gas exchange velocity [m/s] = Own: 7\nend\nend\n"
    "subsection Measurements\nset Measurements = x\n"
    "subsection Measurement x\nset Kind = mean\nset Field = x_Own\n"
    "set Place = cathode\nend\nend\n");
  EXPECT_EQ(file.diagnostics.text(), "");
  EXPECT_EQ(file.parameters.gas.carrier, "Own");
  EXPECT_EQ(file.parameters.gas.atmospheres.at(0).mole_fractions.at("Own"),
            0.9);
  const Electrode &cathode = file.parameters.electrodes.at(0);
  EXPECT_EQ(cathode.exchange_velocity.at("Own"), 7.);
  EXPECT_EQ(cathode.half_reactions.at(0).electrons, 6.);
  EXPECT_EQ(cathode.half_reactions.at(0).formed.at("Own"), -2.);
  EXPECT_EQ(file.parameters.measurements.at(0).field, "x_Own");
}


TEST_F(OwnSpeciesFiles, AllNumbersCanBeContinued)
{
  auto file = read(device_with("set Formula = C2 H6 O\nset Molar mass [g/mol] "
                               "= 46\nset Diffusion volume [-] = 50\n" +
                                 constants,
                               "Own + 3 O2 = 2 CO2 + 3 H2O"));
  const auto values = [](const ParameterFile &changed) {
    Diagnostics diagnostics;
    auto parameters = read_parameters(changed, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    std::vector<double> result;
    for (const double *number : numbers(parameters))
      result.push_back(*number);
    return result;
  };
  const auto before = values(file.file);
  for (const std::string entry : {"Gas/Species Own/Molar mass [g/mol]",
                                  "Gas/Species Own/Diffusion volume [-]",
                                  "Gas/Species Own/Lennard-Jones diameter "
                                  "[Angstrom]",
                                  "Gas/Species Own/Lennard-Jones temperature "
                                  "[K]",
                                  "Gas/Species Own/Enthalpy of formation "
                                  "[kJ/mol]",
                                  "Gas/Species Own/Entropy [J/mol/K]",
                                  "Gas/Species Own/Heat capacity [J/mol/K]",
                                  "Electrodes/Surface reaction burning/Share "
                                  "[-]"})
  {
    auto other = file.file;
    other.set(entry, "0.5");
    const auto after = values(other);
    ASSERT_EQ(after.size(), before.size()) << entry;
    EXPECT_NE(after, before) << entry;
  }
}
