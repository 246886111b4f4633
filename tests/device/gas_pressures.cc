// Gas spaces at pressures of their own: each counts its pressures from that of
// its opening, so that the arithmetic's last digit stays below the tolerance.

#include "device/sensors.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  const std::string pressure = "Gas/Atmosphere exhaust/Pressure [Pa]=";

  /** Exhaust from 0.2 to 20 bar beside air at 1 bar; current at 20 bar [A]. */
  void
  expect_solved_over_pressures(const std::string &file,
                               const std::vector<std::string> &values,
                               Settings settings)
  {
    settings.push_back(pressure + values.front());
    Sensor<2> sweep(parameters_of(file, settings), MPI_COMM_WORLD);
    auto report = sweep.cold_start();
    ASSERT_TRUE(report.converged) << report.failure;
    double last = 0.;
    for (const auto &value : values)
    {
      SCOPED_TRACE(value + " Pa");
      settings.back()       = pressure + value;
      const auto parameters = parameters_of(file, settings);
      report                = sweep.advance(parameters);
      ASSERT_TRUE(report.converged) << report.failure;
      auto sheet = balance_sheet(sweep);
      EXPECT_EQ(BalanceJudge().judge(sheet), "");
      // Diffusion half Knudsen: the current rises with the pressure.
      const double current = terminal_current(sweep, "pump");
      EXPECT_GT(current, last);
      last = current;
    }

    // What a sweep arrives at is what a cold start finds.
    Sensor<2> single(parameters_of(file, settings), MPI_COMM_WORLD);
    report = single.cold_start();
    ASSERT_TRUE(report.converged) << report.failure;
    EXPECT_NEAR(terminal_current(single, "pump"), last, 1e-8 * last);
  }
} // namespace


TEST(GasPressures, LimitingCurrentCellFromAFifthToTwentyBar)
{
  expect_solved_over_pressures(shipped("limiting_current/cell.prm"),
                               {"2e4", "2.5e5", "5e5", "2e6"},
                               {});
}


TEST(GasPressures, WideBandElementFromAFifthToTwentyBar)
{
  expect_solved_over_pressures(shipped("wide_band/lambda_sweep_isothermal.prm"),
                               {"2e4", "2.5e5", "2e6"},
                               {"Geometry/Grid/Refinements=0"});
}


// Fields and measurements show the pressure, not its difference to the space's
// own: exhaust at 5 bar behind one opening, air at 1 bar behind the other.
TEST(GasPressures, AreMeasuredWithTheReferenceOfTheirOwnSpace)
{
  std::ostringstream text;
  text
    << "include " << shipped("limiting_current/cell.prm")
    << "\nsubsection Measurements\nset Measurements = cell, anode, p_N2, x\n";
  const std::vector<std::array<std::string, 4>> measurements = {
    {{"cell", "maximum", "p", "barrier"}},
    {{"anode", "mean", "p", "air opening"}},
    {{"p_N2", "maximum", "p_N2", "barrier"}},
    {{"x", "mean", "x_O2", "exhaust opening"}}};
  for (const auto &m : measurements)
    text << "subsection Measurement " << m[0] << "\nset Kind = " << m[1]
         << "\nset Field = " << m[2] << "\nset Place = " << m[3] << "\nend\n";
  text << "end\n";
  const Folder folder;
  Sensor<2> sensor(parameters_of(folder.write("p.prm", text.str()),
                                 {pressure + "5e5",
                                  "Circuit/Terminal pump/Voltage [V]=0.1"}),
                   MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  const auto values = measure(sensor);
  // Given values, to round-off; the barrier's largest pressure is its mouth's,
  // its largest share of nitrogen at the cathode, whose oxygen is pumped off.
  EXPECT_NEAR(values[0], 5e5, 1e-6);
  EXPECT_NEAR(values[1], 101325., 1e-6);
  EXPECT_GT(values[2], 0.7905 * 5e5);
  EXPECT_LT(values[2], 5e5);
  EXPECT_NEAR(values[3], 0.2095, 1e-12);
}
