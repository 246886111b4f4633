// Controllers: in time against their ordinary differential equations, steady
// against an ideal one.

#include <algorithm>

#include "device/shipped_runs.h"

using namespace Oxion::Testing;


// A body of one temperature, heated from the cold: first at the limit of the
// power, then into its set-point. Runge-Kutta steps of 1 ms err by 1e-9 K.
TEST(Control, PiWithLimitsInTime)
{
  const Folder folder;
  const std::string file = folder.path("held.prm");
  std::ofstream(file) << "include "
                      << shipped("verification/radiative_cooling.prm") << R"(
subsection Heat
  set Temperature [K] = 293.15
  set Heaters = heater
  subsection Heater heater
    set Region = body
    set Hold mean temperature of = body
    set Set-point [K] = 400
    set Maximum power [W] = 2
    set Control = PI
    set Gain [W/K] = 0.05
    set Integral time [s] = 20
  end
  subsection Exchange outside
    set Emissivity [-] = 0
    set Conductance [W/K] = 0.01
  end
end
subsection Protocol
  subsection Transient
    set End time [s] = 60
    set Output interval [s] = 5
    set Tolerance [-] = 1e-8
  end
end
subsection Measurements
  set Measurements = T, P
  subsection Measurement P
    set Kind = heater power
    set Place = heater
  end
end
)";
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto power = [](const double T, const double m) {
    return std::clamp(m + 0.05 * (400. - T), 0., 2.);
  };
  const auto rate = [&](const std::array<double, 2> &y) {
    const double P = power(y[0], y[1]);
    return std::array<double, 2>{
      {(P - 0.01 * (y[0] - 293.15)) / 0.42468, (P - y[1]) / 20.}};
  };
  constexpr double h = 1e-3;
  std::array<double, 2> y{{293.15, 0.}};
  for (unsigned step = 0, row = 0; row < run.table["T [K]"].size(); ++step)
  {
    if (step % 5000 == 0)
    {
      EXPECT_NEAR(run.table["T [K]"][row], y[0], 2e-3) << row;
      if (row > 0)
      {
        EXPECT_NEAR(run.table["P [W]"][row], power(y[0], y[1]), 1e-4) << row;
      }
      ++row;
    }
    std::array<std::array<double, 2>, 4> k;
    for (unsigned s = 0; s < 4; ++s)
    {
      auto at        = y;
      const double c = s == 0 ? 0. : s == 3 ? h : h / 2.;
      for (unsigned i = 0; i < 2 && s > 0; ++i)
        at[i] += c * k[s - 1][i];
      k[s] = rate(at);
    }
    for (unsigned i = 0; i < 2; ++i)
      y[i] += h / 6. * (k[0][i] + 2. * k[1][i] + 2. * k[2][i] + k[3][i]);
  }
}


// Steady, a PI controller is an ideal one; and a pump whose current does not
// suffice rests at its limit, and says so.
TEST(Control, SteadyPiIsIdeal)
{
  const Settings coarse = {"Geometry/Grid/Fineness [-]=0.5",
                           "Geometry/Grid/Refinements=0",
                           "Protocol/Sweep lambda/Values=1.5, 0.9"};
  const auto with       = [&](Settings more) {
    more.insert(more.end(), coarse.begin(), coarse.end());
    return run_program(shipped("wide_band/lambda_sweep.prm"), more);
  };
  const std::string pump = "Circuit/Terminal pump/", heater = "Heat/Heater "
                                                              "heater/";
  const auto ideal = with({});
  const auto pi    = with({pump + "Control=PI",
                           pump + "Gain [mA/V]=1",
                           pump + "Integral time [s]=0.05",
                           heater + "Control=PI",
                           heater + "Gain [W/K]=0.1",
                           heater + "Integral time [s]=1"});
  ASSERT_EQ(ideal.exit_code, 0) << ideal.output;
  ASSERT_EQ(pi.exit_code, 0) << pi.output;
  for (const std::string column : {"I_p [mA]", "U_p [V]", "P_heater [W]"})
    for (unsigned i = 0; i < 2; ++i)
      EXPECT_NEAR(pi.table[column][i],
                  ideal.table[column][i],
                  1e-8 * std::abs(ideal.table[column][i]))
        << column;

  const auto limited = with({pump + "Largest current [mA]=0.5"});
  ASSERT_EQ(limited.exit_code, 0) << limited.output;
  EXPECT_NEAR(limited.table["I_p [mA]"][0], 0.5, 1e-9);
  EXPECT_NE(limited.output.find(
              "the current of terminal pump rests at its limit of 0.5 mA"),
            std::string::npos);
  EXPECT_NEAR(limited.table["I_p [mA]"][1],
              ideal.table["I_p [mA]"][1],
              1e-8 * std::abs(ideal.table["I_p [mA]"][1]));
}


// A jump of lambda is met, balances close at every row, and the ideal loop
// holds its voltage meanwhile.
TEST(Control, PumpHoldsThroughAJump)
{
  const auto run = run_program(
    shipped("wide_band/lambda_sweep_isothermal.prm"),
    {"Geometry/Grid/Fineness [-]=0.25",
     "Geometry/Grid/Refinements=0",
     "Protocol/Sweeps=",
     "Protocol/Signals=lambda",
     "Protocol/Signal lambda/Parameter=Gas/Atmosphere exhaust/Lambda [-]",
     "Protocol/Signal lambda/Table=0: 1.1, 0: 0.9",
     "Protocol/Transient/End time [s]=0.1",
     "Protocol/Transient/Output interval [s]=0.02",
     "Protocol/Transient/Tolerance [-]=1e-3"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto I_p = run.table["I_p [mA]"], U_N = run.table["U_N [V]"];
  EXPECT_GT(I_p.front(), 0.19);
  EXPECT_LT(I_p.back(), -0.38);
  for (const double U : U_N)
    EXPECT_NEAR(U, 0.45, 1e-8);
}
