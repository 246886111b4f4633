// Controllers: in time against their ordinary differential equations, steady
// against an ideal one.

#include <algorithm>

#include "device/shipped_runs.h"

using namespace Oxion::Testing;


namespace
{
  using State = std::vector<double>;

  /** After some seconds, by Runge and Kutta's steps of 1 ms. */
  template <typename Rate>
  State
  after(const double seconds, State y, const Rate &rate)
  {
    constexpr double h = 1e-3;
    const auto along   = [](State a, const double c, const State &b) {
      for (unsigned i = 0; i < a.size(); ++i)
        a[i] += c * b[i];
      return a;
    };
    for (unsigned step = 0; step < std::lround(seconds / h); ++step)
    {
      const State k_1 = rate(y), k_2 = rate(along(y, h / 2., k_1)),
                  k_3 = rate(along(y, h / 2., k_2)),
                  k_4 = rate(along(y, h, k_3));
      y = along(along(along(along(y, h / 6., k_1), h / 3., k_2), h / 3., k_3),
                h / 6.,
                k_4);
    }
    return y;
  }

  /** 0.42468 J/K and 0.01 W/K to 293.15 K; more of its heater, as it starts. */
  ProgramRun
  run_body(const std::string &heater,
           const std::string &measurements,
           const std::string &protocol = "")
  {
    const Folder folder;
    const std::string file = folder.path("body.prm");
    std::ofstream(file)
      << "include " << shipped("verification/radiative_cooling.prm")
      << "\nsubsection Heat\nset Temperature [K] = 293.15\nset Heaters = heater"
         "\nsubsection Heater heater\nset Region = body\n"
      << heater
      << "end\nsubsection Exchange outside\nset Emissivity [-] = 0\nset "
         "Conductance [W/K] = 0.01\nend\nend\nsubsection Protocol\n"
      << protocol
      << "subsection Transient\nset End time [s] = 60\nset Output interval [s] "
         "= 5\nset "
         "Tolerance [-] = 1e-8\nend\nend\nsubsection Measurements\nset "
         "Measurements = T"
      << measurements << "end\n";
    const auto run = run_program(file, {});
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run;
  }

  const std::string measured_power =
    ", P\nsubsection Measurement P\nset Kind = heater power\nset Place = "
    "heater\nend\n";

  unsigned
  times_warned(const ProgramRun &run, const std::string &text)
  {
    unsigned n = 0;
    std::istringstream lines(run.output);
    for (std::string line; std::getline(lines, line);)
      n +=
        line.rfind("Warning: ", 0) == 0 && line.find(text) != std::string::npos;
    return n;
  }

  double
  loss(const double T)
  {
    return 0.01 * (T - 293.15);
  }
} // namespace


// Heated from the cold: first at the limit of the power, then into its
// set-point.
TEST(Control, PiWithLimitsInTime)
{
  const auto run =
    run_body("set Hold mean temperature of = body\nset Set-point "
             "[K] = 400\nset Maximum power [W] = 2\nset Control "
             "= PI\nset Gain [W/K] = 0.05\nset Integral time "
             "[s] = 20\n",
             measured_power);
  const auto power = [](const State &y) {
    return std::clamp(y[1] + 0.05 * (400. - y[0]), 0., 2.);
  };
  State y{293.15, 0.};
  for (unsigned row = 1; row < run.table["T [K]"].size(); ++row)
  {
    y = after(5., y, [&](const State &at) {
      return State{(power(at) - loss(at[0])) / 0.42468,
                   (power(at) - at[1]) / 20.};
    });
    EXPECT_NEAR(run.table["T [K]"][row], y[0], 2e-3) << row;
    EXPECT_NEAR(run.table["P [W]"][row], power(y), 1e-4) << row;
  }
}


// On a battery: the colder its metal, the more it draws.
TEST(Control, HeaterOnASupply)
{
  const auto run = run_body(
    "set Supply voltage [V] = 3\nset Resistance [Ohm] = 3.2\nset Temperature "
    "coefficient [1/K] = 3.6e-3\nset Lead resistance [Ohm] = 0.5\nset Duty "
    "cycle [-] = 0.5\n",
    ", P, R, U\nsubsection Measurement P\nset Kind = heater power\nset Place = "
    "heater\nend\nsubsection Measurement R\nset Kind = heater "
    "resistance\nset Place = heater\nend\nsubsection Measurement U\nset Kind "
    "= heater voltage\nset Place = heater\nend\n");
  const auto R = [](const double T) {
    return 3.2 * (1. + 3.6e-3 * (T - 293.15));
  };
  const auto power = [&](const double T) {
    return 0.5 * 9. * R(T) / ((R(T) + 0.5) * (R(T) + 0.5));
  };
  State y{293.15};
  for (unsigned row = 1; row < run.table["T [K]"].size(); ++row)
  {
    y = after(5., y, [&](const State &at) {
      return State{(power(at[0]) - loss(at[0])) / 0.42468};
    });
    EXPECT_NEAR(run.table["T [K]"][row], y[0], 1e-4) << row;
    EXPECT_NEAR(run.table["P [W]"][row], power(y[0]), 1e-6) << row;
    EXPECT_NEAR(run.table["R [Ohm]"][row], R(y[0]), 1e-6) << row;
    EXPECT_NEAR(run.table["U [V]"][row], 3. * std::sqrt(0.5), 1e-6) << row;
  }
}


// What a supply can give limits a held temperature, steady and as said.
TEST(Control, SupplyLimitsAHeldTemperature)
{
  const auto run = run_body(
    "set Hold mean temperature of = body\nset Set-point [K] = 400\nset Supply "
    "voltage [V] = 1\nset Resistance [Ohm] = 2\nset Temperature coefficient "
    "[1/K] = 4e-3\n",
    measured_power);
  const double T = run.table["T [K]"].back();
  EXPECT_NEAR(run.table["P [W]"].back(),
              1. / (2. * (1. + 4e-3 * (T - 293.15))),
              1e-9);
  // The limit falls as the metal warms: it stands in every row and is said
  // once.
  EXPECT_EQ(times_warned(run, "heater heater rests at its maximum of "), 1u);
  for (unsigned row = 2; row < run.table.remarks.size(); ++row)
    EXPECT_NE(run.table.remarks[row], run.table.remarks[row - 1]);
}


// From one limit to the other: both are said, each once.
TEST(Control, EachLimitIsSaidOnce)
{
  const auto run =
    run_body("set Hold mean temperature of = body\nset Set-point [K] = "
             "400\nset Maximum power [W] = 2\nset Control = PI\nset Gain "
             "[W/K] = 0.05\nset Integral time [s] = 20\n",
             measured_power,
             "set Signals = wish\nsubsection Signal wish\nset Parameter = "
             "Heat/Heater heater/Set-point [K]\nset Table = 0: 400, 10: 400, "
             "10: 300\nend\n");
  EXPECT_EQ(times_warned(run, "heater heater rests at its maximum of 2 W"), 1u);
  EXPECT_EQ(times_warned(run, "heater heater rests at 0 W"), 1u);
  unsigned rows_at_zero = 0;
  for (const auto &remark : run.table.remarks)
    rows_at_zero += remark.find("rests at 0 W") != std::string::npos;
  EXPECT_GE(rows_at_zero, 2u);
}


// A control unit that looks every 0.3 s; between two looks the body follows an
// exponential. Outputs every 0.1 s fall on looks, and on a corner, but for
// round-off, which is to make neither a sliver of a step nor a lost look.
// The power leaves its limit after three seconds.
TEST(Control, LooksFromTimeToTime)
{
  const Folder folder;
  const std::string file = folder.path("sampled.prm");
  std::ofstream(file) << "include "
                      << shipped("verification/radiative_cooling.prm") << R"(
subsection Heat
  set Temperature [K] = 293.15
  set Heaters = heater
  subsection Heater heater
    set Region = body
  end
  subsection Exchange outside
    set Emissivity [-] = 0
    set Conductance [W/K] = 0.01
  end
end
subsection Protocol
  set Signals = gas
  subsection Signal gas
    set Parameter = Heat/Exchange outside/Gas temperature [K]
    set Table = 0: 293.15, 0.29999999995: 293.15
    set Period [s] = 0.6
  end
  set Controllers = unit
  subsection Controller unit
    set Measurement = T
    set Set-point [-] = 335
    set Parameter = Heat/Heater heater/Power [W]
    set Title = P
    set Gain [-] = 0.02
    set Integral time [s] = 40
    set Sample time [s] = 0.3
    set Smallest value [-] = 0
    set Largest value [-] = 0.8
  end
  subsection Transient
    set End time [s] = 9
    set Output interval [s] = 0.1
    set Tolerance [-] = 1e-9
  end
end
)";
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto T = run.table["T [K]"], P = run.table["P"];
  ASSERT_EQ(T.size(), 91u);
  double at = 293.15, power = 0., memory = 0.;
  for (unsigned row = 0; row <= 90; ++row)
  {
    // Thirty looks, after each of which steps begin anew: 3.3e-5 are seen.
    EXPECT_NEAR(T[row], at, 5e-5) << row;
    EXPECT_NEAR(P[row], power, 1e-6) << row; // a look counts after it
    if (row > 0 && row % 3 == 0)
    {
      power = std::clamp(memory + 0.02 * (335. - at), 0., 0.8);
      memory += (1. - std::exp(-0.3 / 40.)) * (power - memory);
    }
    const double rest = 293.15 + power / 0.01;
    at                = rest + (at - rest) * std::exp(-0.1 * 0.01 / 0.42468);
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
  EXPECT_NE(limited.output.find("terminal pump rests at its limit of 0.5 mA"),
            std::string::npos);
  EXPECT_NEAR(limited.table["I_p [mA]"][1],
              ideal.table["I_p [mA]"][1],
              1e-8 * std::abs(ideal.table["I_p [mA]"][1]));
}


// What time comes to is what the steady solver finds.
TEST(Control, TimeComesToTheSteadyState)
{
  const auto with = [](Settings more) {
    more.push_back("Geometry/Grid/Fineness [-]=0.5");
    more.push_back("Protocol/Sweeps=");
    return run_program(shipped("limiting_current/planar_cell.prm"), more);
  };
  const std::string oxygen = "Gas/Atmosphere exhaust/Oxygen fraction [-]";
  const auto steady        = with({oxygen + "=0.1"});
  const auto in_time       = with({"Protocol/Signals=oxygen",
                                   "Protocol/Signal oxygen/Parameter=" + oxygen,
                                   "Protocol/Signal oxygen/Table=0: 0.2095, 0: 0.1",
                                   "Protocol/Transient/End time [s]=20",
                                   "Protocol/Transient/Output interval [s]=10"});
  ASSERT_EQ(steady.exit_code, 0) << steady.output;
  ASSERT_EQ(in_time.exit_code, 0) << in_time.output;
  const double I = steady.table["I [mA]"].back();
  EXPECT_NEAR(in_time.table["I [mA]"].back(), I, 1e-8 * I);
  EXPECT_GT(in_time.table["I [mA]"].front(), 1.5 * I);
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


// The heater's own resistance as what is held: that of a temperature of its
// region, linear between them, steady or in time, ideal or not.
TEST(Control, HeaterHoldsItsResistance)
{
  const std::string metal =
    "set Resistance [Ohm] = 2\nset Temperature coefficient [1/K] = 4e-3\n";
  const auto hold = [&](const std::string &lines) {
    return run_body(metal + lines, measured_power);
  };
  const std::string by_temperature = "set Hold mean temperature of = body\nset "
                                     "Set-point [K] = 393.15\nset Maximum "
                                     "power [W] = 2\n",
                    by_resistance  = "set Hold resistance [Ohm] = 2.8\nset "
                                     "Maximum power [W] = 2\n",
                    pi = "set Control = PI\nset Integral time [s] = 20\n";
  // 8e-3 Ohm/K.
  for (const auto &[one, other] :
       {std::pair(by_temperature, by_resistance),
        std::pair(by_temperature + pi + "set Gain [W/K] = 0.05\n",
                  by_resistance + pi + "set Gain [W/Ohm] = 6.25\n")})
  {
    const auto a = hold(one), b = hold(other);
    for (const std::string column : {"T [K]", "P [W]"})
      for (unsigned row = 1; row < a.table[column].size(); ++row)
        EXPECT_NEAR(b.table[column][row], a.table[column][row], 1e-5)
          << column << ", " << row;
  }
}
