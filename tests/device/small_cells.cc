// Holds the limiting-current cell and the open-circuit cell, which are
// parameter files only, against closed formulas.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  const double R = 8.314462618, F = 96485.33212, T = 1053.15;
} // namespace


// Stefan's law, I = 4F c D S ln(1/(1-x)): isobaric, binary, at any content.
TEST(LimitingCurrentCell, StefanMaxwellIsTheLogarithmicLaw)
{
  const auto run = run_program(shipped("limiting_current/planar_cell.prm"),
                               {"Gas/Model=Stefan-Maxwell"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  // Fuller, O2 in N2 [m2/s]
  const double D = 1.888e-4 * std::pow(T / 1050., 1.75) / 1.01325;
  // The barrier, the free chamber before the cathode, and what a channel of
  // 40 um adds before a wall that takes everything: 2 ln 2/pi of its height.
  const double height = 40e-6, depth = 2e-3;
  const double length =
    1e-3 / 0.05 + 0.1e-3 + 2. * std::log(2.) / 3.14159265 * height;
  const double S =
    4. * F * 101325. / (R * T) * D * height * depth / length * 1e3; // [mA]
  const auto &x = run.table["Oxygen fraction [-]"], &I = run.table["I [mA]"];
  ASSERT_EQ(x.size(), 8u);
  for (unsigned i = 0; i < x.size(); ++i)
    // 0.03 % for the finite exchange velocity and the listed digits of D,
    // the rest for the mesh.
    EXPECT_NEAR(I[i] / -std::log1p(-x[i]), S, 1e-3 * S) << "O2 " << x[i];
}


// Pores of 0.7 um, diffusion half molecular, half Knudsen: +3 % per 100 K. The
// chamber and the zirconia's resistance take up to 0.4 % at 680 C.
TEST(LimitingCurrentCell, DustyGasRisesWithTemperature)
{
  const auto run =
    run_program(shipped("limiting_current/planar_cell.prm"),
                {"Gas/Viscosity [Pa s]=4.4e-5",
                 "Protocol/Sweep oxygen/Parameter=Heat/Temperature [K]",
                 "Protocol/Sweep oxygen/Values=1053.15, 953.15, 1153.15"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &I = run.table["I [mA]"];
  ASSERT_EQ(I.size(), 3u);
  EXPECT_NEAR(I[1] / I[0], 0.966166, 0.005);
  EXPECT_NEAR(I[2] / I[0], 1.028525, 0.005);
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
  EXPECT_NEAR(I[16] / I[8], 1., 1e-4);
}


// The voltage in lean gas is Nernst's to 0.1 mV; in rich gas it is below that
// of the equilibrated gas, as hydrogen is faster through the layer: by 14.8,
// 17.2, 19.4 mV at lambda 0.8, 0.9, 0.99.
TEST(OpenCircuitCell, NernstAndTheShiftOfFrozenGas)
{
  const auto run = run_program(shipped("open_circuit/nernst_cell_3d.prm"), {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto &lambda = run.table["Lambda [-]"], &U = run.table["U [V]"];
  const double x_air                    = 0.2095;
  const std::map<double, double> shifts = {{0.8, 14.8e-3},
                                           {0.9, 17.2e-3},
                                           {0.99, 19.4e-3}};
  unsigned lean = 0, rich = 0;
  for (unsigned i = 0; i < lambda.size(); ++i)
  {
    const double l = lambda[i];
    SCOPED_TRACE("lambda " + std::to_string(l));
    if (l > 1.005)
    {
      const double x = 3. * (l - 1.) / (1. + 3. * 4.77 * l);
      EXPECT_NEAR(U[i], R * T / (4. * F) * std::log(x_air / x), 1e-4);
      ++lean;
    }
    for (const auto &listed : shifts)
      if (std::abs(l - listed.first) < 1e-9)
      {
        // CO of the equilibrated gas, H/C = 2 (y = 2): a quadratic equation
        const double K = std::pow(10., 0.066), s = 3. * (1. - l);
        const double a = 1. - K, b = -(1. + s + K * (1. - s));
        const double c    = (-b - std::sqrt(b * b - 4. * a * s)) / (2. * a);
        const double p_O2 = std::pow((1. - c) / c / std::pow(10., 9.471), 2);
        const double thermodynamic = R * T / (4. * F) * std::log(x_air / p_O2);
        // Listed to 0.05 mV, constants to 0.05 mV, pores of 2 um 0.03 mV.
        EXPECT_NEAR(thermodynamic - U[i], listed.second, 2e-4);
        ++rich;
      }
  }
  EXPECT_GE(lean, 5u);
  EXPECT_EQ(rich, 3u);
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
