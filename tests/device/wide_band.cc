// Holds the wide-band element against computations that share no code with the
// solver: mesh limits listed in the design, a 1-D computation along the gas
// path, laws of temperature, and a sum of heat losses made by hand.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  const double air_current = 2.5347; // [mA], of the joined element
  // The numbers to compare with were computed at this structure factor.
  const std::string structure =
    "Materials/Material barrier/Structure factor [-]=0.0838";

  std::string
  refinements(const unsigned n)
  {
    return "Geometry/Grid/Refinements=" + std::to_string(n);
  }

  const std::string four_lambdas = "air, 1.5, 0.8, 0.65";

  /** Isothermal I_p [mA]; one run serves several tests. */
  std::vector<double>
  currents(const std::string &variant,
           const unsigned n,
           const std::string &lambdas = four_lambdas)
  {
    static std::map<std::string, std::vector<double>> runs;
    const std::string key = variant + std::to_string(n) + lambdas;
    if (runs.count(key) == 0)
    {
      const auto run = run_program(
        shipped("wide_band/lambda_sweep_" + variant + ".prm"),
        {structure, refinements(n), "Protocol/Sweep lambda/Values=" + lambdas});
      EXPECT_EQ(run.exit_code, 0) << run.output;
      runs[key] = run.table["I_p [mA]"];
    }
    return runs[key];
  }

  void
  expect_mesh_limit(const std::string &variant,
                    const std::vector<double> &listed)
  {
    const auto coarse = currents(variant, 0);
    const auto fine   = currents(variant, 1);
    ASSERT_EQ(coarse.size(), listed.size());
    ASSERT_EQ(fine.size(), listed.size());
    // The corner from hole to slit sets the order, 1.7.
    const double factor = std::pow(2., 1.7) - 1.;
    for (unsigned i = 0; i < listed.size(); ++i)
      EXPECT_NEAR(fine[i] + (fine[i] - coarse[i]) / factor,
                  listed[i],
                  0.002 * air_current)
        << "point " << i + 1;
  }

  /** Rows of a reference: first and second column. */
  Columns
  reference(const std::string &name)
  {
    return Columns::read(std::string(OXION_SOURCE_DIR) + "/tests/reference/" +
                         name);
  }
} // namespace


TEST(WideBand, JoinedHasTheListedMeshLimit)
{
  expect_mesh_limit("isothermal", {2.5347, 0.7475, -0.9064, -1.9847});
}


TEST(WideBand, BarrierHasTheListedMeshLimit)
{
  expect_mesh_limit("barrier", {2.5364, 0.7475, -0.9066, -1.9856});
}


// The order used above is the one that three meshes show.
TEST(WideBand, ConvergesWithTheOrderOfTheCorner)
{
  std::vector<double> I;
  for (const unsigned n : {0, 1, 2})
  {
    const auto some = currents("isothermal", n, n < 2 ? four_lambdas : "air");
    ASSERT_FALSE(some.empty());
    I.push_back(some[0]);
  }
  const double order = std::log2((I[0] - I[1]) / (I[1] - I[2]));
  EXPECT_GT(order, 1.4); // graded meshes of the corner: 1.7 in the limit
  EXPECT_LT(order, 2.1);
  EXPECT_NEAR(I[2] + (I[2] - I[1]) / (std::pow(2., 1.7) - 1.),
              air_current,
              0.0005 * air_current); // half the last digits' disagreement
}


TEST(WideBand, LambdaSweepFollowsTheOneDimensionalComputation)
{
  const auto listed = reference("wide_band_1d.csv");
  const auto run =
    run_program(shipped("wide_band/lambda_sweep_isothermal.prm"),
                {structure, refinements(0)}); // 0.19 % above the limit
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &lambda = listed["Lambda [-]"], &I = listed["I_p [mA]"];
  ASSERT_EQ(run.table["Lambda [-]"], lambda);
  for (unsigned i = 0; i < lambda.size(); ++i)
    EXPECT_NEAR(run.table["I_p [mA]"][i], I[i], 0.003 * air_current)
      << "lambda " << lambda[i];
}


// I_p(O2) = -S ln(1 - x) with one S over 0.5 to 20.95 %.
TEST(WideBand, OxygenSweepIsLogarithmic)
{
  const auto run = run_program(shipped("wide_band/oxygen_sweep.prm"),
                               {structure, refinements(0)});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &x = run.table["Oxygen fraction [-]"], &I = run.table["I_p [mA]"];
  ASSERT_GE(x.size(), 5u);
  double above = 0., below = 0.;
  for (unsigned i = 0; i < x.size(); ++i)
  {
    const double law = -std::log1p(-x[i]);
    above += I[i] * law;
    below += law * law;
  }
  for (unsigned i = 0; i < x.size(); ++i)
    EXPECT_NEAR(I[i], -above / below * std::log1p(-x[i]), 0.003 * air_current)
      << "O2 " << x[i];

  const auto listed = reference("oxygen_1d.csv");
  unsigned compared = 0;
  for (unsigned j = 0; j < listed["x_O2 [-]"].size(); ++j)
    for (unsigned i = 0; i < x.size(); ++i)
      if (std::abs(x[i] - listed["x_O2 [-]"][j]) < 1e-9)
      {
        EXPECT_NEAR(I[i], listed["I_p [mA]"][j], 0.003 * air_current)
          << "O2 " << x[i];
        ++compared;
      }
  EXPECT_EQ(compared, x.size());
}


// With zirconia and electrodes of one temperature only the gas is left: the
// barrier (84 % of the resistance: 0.784 of the shape, /0.68 by Knudsen) grows
// by the listed factors of a 0.7 um pore, hole and slit by (T/T0)^0.75.
TEST(WideBand, CurrentRisesWithTemperatureByTheGasAlone)
{
  Settings settings = {
    refinements(0),
    "Protocol/Sweep lambda/Parameter=Heat/Temperature [K]",
    "Protocol/Sweep lambda/Values=1053.15, 953.15, 1153.15",
    "Materials/Material zirconia/Ionic prefactor [S K^n/m]=1.61994",
    "Materials/Material zirconia/Ionic temperature power [-]=0",
    "Materials/Material zirconia/Ionic activation energy [eV]=0"};
  for (const std::string name :
       {"inner pump", "measuring", "outer pump", "reference"})
    settings.push_back("Electrodes/Electrode " + name +
                       "/Activation energy [kJ/mol]=0");
  const auto run =
    run_program(shipped("wide_band/lambda_sweep_isothermal.prm"), settings);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &I = run.table["I_p [mA]"];
  ASSERT_EQ(I.size(), 3u);
  const auto expected = [](const double T, const double barrier) {
    const double open = std::pow(T / 1053.15, 0.75);
    return 1. / (0.84 / barrier + 0.16 / open);
  };
  EXPECT_NEAR(I[1] / I[0], expected(953.15, 0.966166), 0.005);
  EXPECT_NEAR(I[2] / I[0], expected(1153.15, 1.028525), 0.005);
}


// Heater power = convection + radiation + conductance, each integrated here
// over temperatures along the surfaces, less the circuit's power (in air no
// reaction gives heat).
TEST(WideBand, HeaterPowerIsTheSumOfTheLosses)
{
  struct Strip
  {
    const char *name;
    double from, to, z; // [mm]
  };
  // bottom; top without the mouth of the hole: sheet, protective layer, sheet
  const std::vector<Strip> strips = {{"bottom", 0., 3., 0.},
                                     {"inner sheet", 0.14, 0.2, 1.54},
                                     {"layer", 0.2, 1.5, 1.69},
                                     {"outer sheet", 1.5, 3., 1.54}};
  std::ostringstream text;
  text << "include " << shipped("wide_band/lambda_sweep.prm")
       << "\nsubsection Measurements\n"
          "set Measurements = I_p, U_p, P_heater, T_rim\n"
          "subsection Measurement T_rim\nset Kind = mean\nset Field = T\n"
          "set Place = rim\nend\nset Line probes = ";
  for (unsigned s = 0; s < strips.size(); ++s)
    text << (s ? ", " : "") << strips[s].name;
  for (const auto &strip : strips)
    text << "\nsubsection Line probe " << strip.name
         << "\nset Field = T\nset From [mm] = " << strip.from << ", " << strip.z
         << "\nset To [mm] = " << strip.to << ", " << strip.z
         << "\nset Points = 301\nend";
  text << "\nend\n";

  const Folder folder;
  const std::string results = folder.path("results");
  const auto run            = run_program(folder.write("heat.prm", text.str()),
                               {refinements(0),
                                           "Output/Fields=false",
                                           "Protocol/Sweep lambda/Values=air"},
                               results);
  ASSERT_EQ(run.exit_code, 0) << run.output;

  const double pi = 3.14159265358979, T_far = 573.,
               stefan_boltzmann = 5.670374419e-8;
  double losses                 = 4.7e-4 * (run.table["T_rim [K]"][0] - T_far);
  for (const auto &strip : strips)
  {
    const auto line = Columns::read(results + "/" + strip.name + "_0001.csv");
    const auto &s = line["Distance [m]"], &T = line["T"];
    ASSERT_EQ(s.size(), 301u);
    const auto flux = [&](const unsigned i) {
      return (strip.from * 1e-3 + s[i]) *
             (60. * (T[i] - T_far) +
              0.6 * stefan_boltzmann *
                (std::pow(T[i], 4) - std::pow(T_far, 4)));
    };
    for (unsigned i = 1; i < s.size(); ++i)
      losses += 2. * pi * (s[i] - s[i - 1]) * 0.5 * (flux(i - 1) + flux(i));
  }
  const double circuit =
    1e-3 * run.table["I_p [mA]"][0] * run.table["U_p [V]"][0];
  const double power = run.table["P_heater [W]"][0];
  // The trapezoidal rule and the faces' own quadrature: some 1e-5 each.
  EXPECT_NEAR(power + circuit, losses, 1e-4 * power);
  EXPECT_NEAR(power, 4., 0.5); // about 4 W, as designed
}
