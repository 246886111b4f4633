// Gases that the parameter file brings itself: ammonia in a limiting-current
// cell against Fick's law, and a copy of propane against the library's.

#include "device/shipped_runs.h"

using namespace Oxion::Testing;

namespace
{
  const double R = 8.314462618, F = 96485.33212, T = 1053.15;

  const std::string file = "verification/own_species.prm";

  struct FullersGas
  {
    double molar_mass, volume; ///< [g/mol], [-]
  };
  const FullersGas oxygen{31.998, 16.3}, ammonia{17.031, 20.7},
    nitrogen{28.014, 18.5};

  /** Through the file's barrier in N2 by its mole fraction [mol/s]. */
  double
  flow(const FullersGas &gas, const double x)
  {
    const double area = 1e-6, length = 1e-3, structure = 0.01;
    const double M = 2. / (1. / gas.molar_mass + 1. / nitrogen.molar_mass),
                 d = std::cbrt(gas.volume) + std::cbrt(nitrogen.volume);
    // Diffusivity times pressure [m2/s Pa]
    const double Dp =
      1e-4 * 0.00143 * 1e5 * std::pow(T, 1.75) / (std::sqrt(M) * d * d);
    return structure * Dp * x / (R * T) * area / length;
  }

  /** That part of the ammonia becomes N2, the rest NO. */
  void
  expect_demand(const Columns &table, const double as_nitrogen)
  {
    const auto &ppm = table["Added fraction [ppm]"], &I = table["I_p [mA]"],
               &NH3 = table["N_NH3 [nmol/s]"], &H2O = table["N_H2O [nmol/s]"],
               &N2      = table["N_N2 [nmol/s]"];
    const double demand = 1.25 - 0.5 * as_nitrogen; // of O2 by a molecule
    ASSERT_EQ(I.size(), 4u);
    for (unsigned i = 0; i < I.size(); ++i)
    {
      SCOPED_TRACE(ppm[i]);
      const double x = 1e-6 * ppm[i], supply = flow(ammonia, x),
                   expected = 4e3 * F *
                              (flow(oxygen, 0.05 * (1. - x)) - demand * supply);
      // 3e-9 by the exchange velocities of 1e6 m/s.
      EXPECT_NEAR(I[i], expected, 1e-8 * expected);
      EXPECT_NEAR(NH3[i], -1e9 * supply, 1e-8 * 1e9 * supply);
      EXPECT_NEAR(H2O[i], -1.5 * NH3[i], 1e-10 * std::abs(NH3[i]));
      EXPECT_NEAR(N2[i], -0.5 * as_nitrogen * NH3[i], 1e-9 * std::abs(NH3[i]));
    }
  }
} // namespace


TEST(OwnSpecies, AmmoniaTakesThreeQuartersOfOxygen)
{
  const auto &run = shipped_run(file).run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_demand(run.table, 1.);
}


// The same atoms by another equation: what is not given back is NO.
TEST(OwnSpecies, AmmoniaTakesFiveQuartersWhereItBurnsToNitricOxide)
{
  const auto run =
    run_program(shipped(file),
                {"Electrodes/Surface reaction ammonia/Equation=4 NH3 + 5 O2 = "
                 "4 NO + 6 H2O"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_demand(run.table, 0.);
}


TEST(OwnSpecies, SharesOfTwoReactionsDivideTheAmmonia)
{
  const Folder folder;
  const auto run = run_program(
    folder.write("shares.prm",
                 "include " + shipped(file) +
                   "\nsubsection Electrodes\n"
                   "set Surface reactions = ammonia, oxide\n"
                   "subsection Surface reaction ammonia\n"
                   "set Share [-] = 0.9\nend\n"
                   "subsection Surface reaction oxide\n"
                   "set Equation = NH3 + 5/4 O2 = NO + 3/2 H2O\n"
                   "set Share [-] = 0.1\nend\n"
                   "subsection Electrode cathode\n"
                   "set Surface reactions = ammonia, oxide\nend\nend\n"),
    {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_demand(run.table, 0.9);
}


// Where the electrode has no such reaction it passes.
TEST(OwnSpecies, NothingBurnsWhereNoReactionIsChosen)
{
  const auto run =
    run_program(shipped(file),
                {"Electrodes/Electrode cathode/Surface reactions=",
                 "Protocol/Sweep ammonia/Values=5000"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const double expected = 4e3 * F * flow(oxygen, 0.05 * 0.995);
  EXPECT_NEAR(run.table["I_p [mA]"].at(0), expected, 1e-8 * expected);
  EXPECT_NEAR(run.table["N_NH3 [nmol/s]"].at(0), 0., 1e-9);
}


// With constants in the place of polynomials: what leaves as heat is the
// electrical power and the heat of combustion at 1053 K, by tables.
TEST(OwnSpecies, ConstantsGiveTheHeatOfCombustion)
{
  const Folder folder;
  const auto run = run_program(
    folder.write(
      "constants.prm",
      "include " + shipped(file) +
        "\nsubsection Gas\nset Model = dusty gas\nsubsection Species NH3\n"
        "set NASA-7 low =\nset NASA-7 high =\n"
        "set Enthalpy of formation [kJ/mol] = -45.898\n"
        "set Entropy [J/mol/K] = 192.774\n"
        "set Heat capacity [J/mol/K] = 35.65\nend\nend\n"
        "subsection Heat\nset Solve temperature = true\n"
        "set Exchanges = top, bottom\n"
        "subsection Exchange top\nset Surface = exhaust opening\n"
        "set Gas temperature [K] = 1053.15\n"
        "set Coefficient [W/m2/K] = 1e6\nend\n"
        "subsection Exchange bottom\nset Surface = anode\n"
        "set Gas temperature [K] = 1053.15\n"
        "set Coefficient [W/m2/K] = 1e6\nend\nend\n"
        "subsection Protocol\nsubsection Sweep ammonia\n"
        "set Values = 5000\nend\nend\n"
        "subsection Measurements\n"
        "set Measurements = I_p, N_NH3, N_H2O, N_N2, top, bottom\n"
        "subsection Measurement top\nset Kind = flux\nset Field = heat\n"
        "set Place = exhaust opening\nend\n"
        "subsection Measurement bottom\nset Kind = flux\nset Field = heat\n"
        "set Place = anode\nend\nend\n"),
    {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const double lost =
    run.table["top [W]"].at(0) + run.table["bottom [W]"].at(0);
  const double electrical = 0.8e-3 * run.table["I_p [mA]"].at(0);
  const double burnt      = -1e-9 * run.table["N_NH3 [nmol/s]"].at(0);
  // Enthalpies above 298 K of NIST-JANAF's tables (4th ed., 1998), between
  // those of 1000 and 1100 K [kJ/mol].
  const double N2 = 23.213, O2 = 24.566, H2O = -241.826 + 28.224,
               NH3  = -45.898 + 35.65e-3 * (T - 298.15);
  const double heat = -1e3 * (0.5 * N2 + 1.5 * H2O - NH3 - 0.75 * O2);
  ASSERT_GT(burnt, 0.);
  // 2e-5 between the library's polynomials and the tables.
  EXPECT_NEAR((lost - electrical) / burnt, heat, 1e-4 * heat);
}


namespace
{
  /** The shipped cell with temperature and some of that gas in its exhaust. */
  std::string
  cell_with(const std::string &fuel,
            const std::string &species,
            const std::string &reaction)
  {
    return "include " + shipped("limiting_current/cell.prm") +
           "\nsubsection Geometry\n"
           "set Surfaces = exhaust opening, air opening, cathode, anode, top\n"
           "subsection Surface top\nset Outside of = cover\nset Facing = top\n"
           "end\nend\n"
           "subsection Gas\nset Species = O2, N2, H2O, CO2, " +
           fuel + "\n" + species +
           "subsection Atmosphere exhaust\nset Oxygen fraction [-] = 0.05\n"
           "set Added gas = " +
           fuel +
           "\nset Added fraction [ppm] = 2000\nend\nend\n"
           "subsection Electrodes\n" +
           reaction +
           "end\n"
           "subsection Heat\nset Solve temperature = true\nset Exchanges = "
           "top\n"
           "subsection Exchange top\nset Surface = top\n"
           "set Gas temperature [K] = 1053.15\n"
           "set Coefficient [W/m2/K] = 100\nend\nend\n"
           "subsection Measurements\n"
           "set Measurements = I, N_fuel, N_CO2, T_max, Q\n"
           "subsection Measurement Q\nset Kind = flux\nset Field = heat\n"
           "set Place = top\nend\n"
           "subsection Measurement N_fuel\nset Kind = flux\nset Field = " +
           fuel +
           "\nset Place = exhaust opening\nend\n"
           "subsection Measurement N_CO2\nset Kind = flux\nset Field = CO2\n"
           "set Place = exhaust opening\nend\n"
           "subsection Measurement T_max\nset Kind = maximum\nset Field = T\n"
           "set Place = sheet\nend\nend\n";
  }
} // namespace


TEST(OwnSpecies, CopyOfPropaneIsTheLibrarys)
{
  const Folder folder;
  // It releases some 1e-4 W, the solver's measure of a heater is 1 W.
  const Settings precise = {"Solver/Power scale [W]=1e-5"};
  const auto library =
    run_program(folder.write("library.prm", cell_with("C3H8", "", "")),
                precise);
  const auto own = run_program(
    folder.write(
      "own.prm",
      cell_with(
        "Propane",
        "set Own species = Propane\nsubsection Species Propane\n"
        "set Formula = C3 H8\nset Molar mass [g/mol] = 44.097\n"
        "set Diffusion volume [-] = 66.18\n"
        "set Lennard-Jones diameter [Angstrom] = 4.982\n"
        "set Lennard-Jones temperature [K] = 266.8\n"
        "set NASA-7 low = 0.93355381, 2.6424579e-2, 6.1059727e-6, "
        "-2.1977499e-8, 9.5149253e-12, -13958.52, 19.201691\n"
        "set NASA-7 high = 7.5341368, 1.8872239e-2, -6.2718491e-6, "
        "9.1475649e-10, -4.7838069e-14, -16467.516, -17.892349\nend\n",
        "set Surface reactions = combustion\n"
        "subsection Surface reaction combustion\n"
        "set Equation = Propane + 5 O2 = 3 CO2 + 4 H2O\nend\n"
        "subsection Electrode cathode\nset Surface reactions = combustion\n"
        "end\n"
        "subsection Electrode anode\nset Surface reactions = combustion\n"
        "end\n")),
    precise);
  ASSERT_EQ(library.exit_code, 0) << library.output;
  ASSERT_EQ(own.exit_code, 0) << own.output;
  for (const char *column :
       {"I [mA]", "N_fuel [mol/s]", "N_CO2 [mol/s]", "T_max [K]", "Q [W]"})
  {
    const double expected = library.table[column].at(0);
    ASSERT_NE(expected, 0.) << column;
    // What flows from cell to cell is known to the last digit of 1e3 K times
    // some 0.01 W/K: no residual of heat goes below 8e-14 W, 1e-9 of Q, and
    // with other kernels of the BLAS the two are up to 4e-13 W apart.
    const double round_off = std::string(column) == "Q [W]" ? 1e-12 : 0.;
    EXPECT_NEAR(own.table[column].at(0),
                expected,
                1e-10 * std::abs(expected) + round_off)
      << column;
  }
  // It heats the cell.
  EXPECT_GT(library.table["T_max [K]"].at(0), T + 0.1);
  for (const auto *run : {&library, &own})
    for (const auto &balance :
         run->summary.at("points").at(0).at("balances").items())
      EXPECT_LE(std::abs(balance.value().at("defect").get<double>()),
                1e-11 * balance.value().at("scale").get<double>())
        << balance.key();
}
