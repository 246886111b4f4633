// Holds the limiting-current cell and the open-circuit cell, which are
// parameter files only, against closed formulas.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  const double R = 8.314462618, F = 96485.33212, T = 1053.15;

  const std::string planar_cell = shipped("limiting_current/planar_cell.prm");

  /// A cathode that takes all oxygen, on zirconia without resistance.
  const Settings ideal = {
    "Materials/Material zirconia/Ionic prefactor [S K^n/m]=1000",
    "Materials/Material zirconia/Ionic temperature power [-]=0",
    "Materials/Material zirconia/Ionic activation energy [eV]=0",
    "Electrodes/Electrode cathode/Gas exchange velocity [m/s]=1e6"};
} // namespace


// Stefan's law, I = 4F c D S ln(1/(1-x)): isobaric, binary, at any content.
TEST(LimitingCurrentCell, StefanMaxwellIsTheLogarithmicLaw)
{
  auto settings = ideal;
  settings.push_back("Gas/Model=Stefan-Maxwell");
  // So permeable that the pressure is everywhere the same.
  settings.push_back("Materials/Material barrier/Permeability [m2]=1e-9");
  settings.push_back("Protocol/Sweep oxygen/Values=0.2095, 0.02");
  const auto run = run_program(planar_cell, settings);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  // Fuller, O2 in N2 [m2/s]
  const double M = 2. / (1. / 31.998 + 1. / 28.014);
  const double D =
    1e-4 * 0.00143 * std::pow(T, 1.75) /
    (1.01325 * std::sqrt(M) * std::pow(std::cbrt(16.3) + std::cbrt(18.5), 2));
  // The barrier, the free chamber before the cathode, and what a channel of
  // 40 um adds before a wall that takes everything: 2 ln 2/pi of its height.
  const double height = 40e-6, depth = 2e-3;
  const double length =
    1e-3 / 0.05 + 0.1e-3 + 2. * std::log(2.) / 3.14159265 * height;
  const double S =
    4. * F * 101325. / (R * T) * D * height * depth / length * 1e3; // [mA]
  const auto &x = run.table["Oxygen fraction [-]"], &I = run.table["I [mA]"];
  ASSERT_EQ(x.size(), 2u);
  for (unsigned i = 0; i < x.size(); ++i)
  {
    // 8e-5 by the cells of 5 um where the cathode begins.
    EXPECT_NEAR(I[i] / -std::log1p(-x[i]), S, 1.5e-4 * S) << "O2 " << x[i];
  }
}


// Absolutely, over oxygen content, temperature and pressure.
TEST(LimitingCurrentCell, DustyGasIsThatOfOneDimension)
{
  const auto listed     = reference("planar_cell_1d.csv");
  const auto &T_listed  = listed["T [K]"];
  const std::string row = "Protocol/Sweep oxygen/Values=";
  for (unsigned first = 0; first < T_listed.size();)
  {
    const auto is_same = [&](const unsigned i) {
      return T_listed[i] == T_listed[first] &&
             listed["p [Pa]"][i] == listed["p [Pa]"][first];
    };
    unsigned end = first;
    std::ostringstream values;
    for (; end < T_listed.size() && is_same(end); ++end)
      values << (end > first ? ", " : "") << listed["O2"][end];
    auto settings = ideal;
    settings.push_back("Gas/Viscosity [Pa s]=4.4e-5");
    settings.push_back("Heat/Temperature [K]=" +
                       std::to_string(T_listed[first]));
    settings.push_back("Gas/Atmosphere exhaust/Pressure [bar]=" +
                       std::to_string(1e-5 * listed["p [Pa]"][first]));
    settings.push_back(row + values.str());
    const auto run = run_program(planar_cell, settings);
    ASSERT_EQ(run.exit_code, 0) << run.output;
    for (unsigned i = first; i < end; ++i)
    {
      const double height = 40e-6, depth = 2e-3;
      const double I = 1e3 * listed["I/A [A/m2]"][i] * height * depth;
      // 5e-5 to 8e-5 by the cells of 5 um where the cathode begins.
      EXPECT_NEAR(run.table["I [mA]"][i - first], I, 1e-4 * I)
        << T_listed[i] << " K, O2 " << listed["O2"][i];
    }
    first = end;
  }
}


// A rise over some RT/F, then a plateau: the current no longer depends on the
// voltage.
TEST(LimitingCurrentCell, CurrentOverVoltageHasAPlateau)
{
  const auto run =
    run_program(shipped("limiting_current/current_voltage.prm"), {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &I = run.table["I [mA]"];
  ASSERT_EQ(I.size(), 17u);
  for (unsigned i = 1; i < I.size(); ++i)
    EXPECT_GE(I[i], I[i - 1] * (1 - 1e-9));
  EXPECT_LT(I[0], 0.); // 2 % against air: it runs backwards
  EXPECT_NEAR(I[16] / I[8], 1., 1e-5);
  const auto listed = reference("planar_cell_1d.csv");
  ASSERT_EQ(listed["O2"][4], 0.02);
  const double height = 40e-6, depth = 2e-3;
  // 1.6e-4 less by the finite exchange velocity.
  EXPECT_NEAR(I[16] / (1e3 * listed["I/A [A/m2]"][4] * height * depth),
              1.,
              2e-4);
}


// The voltage in lean gas is Nernst's; in rich gas it is below that of the
// equilibrated gas, as hydrogen is faster through the layer: by 15 to 19 mV.
TEST(OpenCircuitCell, NernstAndTheShiftOfFrozenGas)
{
  const auto listed = reference("open_circuit_1d.csv");
  for (const double temperature : {1053.15, 953.15})
  {
    const auto run =
      run_program(shipped("open_circuit/nernst_cell_3d.prm"),
                  {"Heat/Temperature [K]=" + std::to_string(temperature),
                   "Protocol/Sweep lambda/Values=0.7, 0.9, 0.99, 1.05, 2"});
    ASSERT_EQ(run.exit_code, 0) << run.output;
    const auto &lambda = run.table["Lambda [-]"], &U = run.table["U [V]"];
    ASSERT_EQ(lambda.size(), 5u);
    for (unsigned i = 0; i < lambda.size(); ++i)
    {
      const double l = lambda[i];
      SCOPED_TRACE("lambda " + std::to_string(l));
      if (l > 1.)
      {
        const double x = 3. * (l - 1.) / (1. + 3. * 4.77 * l);
        // 10 MOhm load some 300 Ohm of zirconia, 900 Ohm at 680 C.
        const double U_nernst =
          R * temperature / (4. * F) * std::log(0.2095 / x);
        EXPECT_NEAR(U[i], U_nernst, 1e-4 * U_nernst);
        continue;
      }
      unsigned rows = 0;
      for (unsigned j = 0; j < listed["Lambda [-]"].size(); ++j)
        if (listed["T [K]"][j] == temperature &&
            std::abs(listed["Lambda [-]"][j] - l) < 1e-9)
        {
          // Equilibrium constants of another source, 0.004 in log10 K; by
          // 60 m/s of gas exchange 0.1 mV.
          EXPECT_NEAR(U[i], listed["U [V]"][j], 6e-4);
          ++rows;
        }
      EXPECT_EQ(rows, 1u);
    }
  }
}


// The shift does not depend on the layer's thickness.
TEST(OpenCircuitCell, ShiftDoesNotDependOnTheThickness)
{
  std::vector<double> U;
  for (const std::string thickness : {"75", "300"})
  {
    const auto run =
      run_program(shipped("open_circuit/nernst_cell_3d.prm"),
                  {"Geometry/Layer protective level/Thickness [um]=" +
                     thickness,
                   "Protocol/Sweep lambda/Values=0.9"});
    ASSERT_EQ(run.exit_code, 0) << run.output;
    U.push_back(run.table["U [V]"][0]);
  }
  // 60 m/s is not infinite: some 0.1 mV of the thin layer's.
  EXPECT_NEAR(U[0], U[1], 2e-4);
}
