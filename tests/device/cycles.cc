// Periodic states in time, of a body without resistance of its own.

#include "device/cooled_body.h"

using namespace Oxion::Testing;

namespace
{
  /** Of verification/square_wave.prm, and where it ends. */
  struct Swing
  {
    double tau, top, bottom;

    Swing()
    {
      const double G = 0.05, P = 10., on = 4., period = 10.;
      tau = body_capacity / G;
      top =
        T_outside + P / G * -std::expm1(-on / tau) / -std::expm1(-period / tau);
      bottom = T_outside + (top - T_outside) * std::exp(-(period - on) / tau);
    }
    /** What a cycle leaves of the last one's change. */
    double
    left() const
    {
      return std::exp(-10. / tau);
    }
    double
    at_cycle(const unsigned n) const
    {
      return bottom + (T_outside - bottom) * std::pow(left(), n);
    }
    /** By that cycle, as the detector counts: 1 % of 1000 K are added. */
    double
    change(const unsigned n) const
    {
      return (at_cycle(n) - at_cycle(n - 1)) / (at_cycle(n) + 10.);
    }
  };
} // namespace


// The state at each start of a cycle, the extremes in between and the number of
// cycles are those of the closed form; 3e-8 are seen.
TEST(Cycles, SquareWaveOfPower)
{
  const auto &run = shipped_run("verification/square_wave.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const Swing swing;
  unsigned n = 1;
  while (swing.change(n) > 1e-6)
    ++n;
  const auto t = run.table["Time [s]"], T = run.table["T [K]"];
  ASSERT_EQ(t.size(), 10 * n + 1);
  for (unsigned cycle = 1; cycle <= n; ++cycle)
  {
    EXPECT_NEAR(T[10 * cycle], swing.at_cycle(cycle), 1e-7 * T[10 * cycle]);
    expect_said("Cycle " + std::to_string(cycle) + ": largest change ",
                run.output);
  }
  // What the next cycles would still change is left/(1 - left) of the change.
  const double rest = swing.change(n) * T.back() / (1. - swing.left());
  EXPECT_NEAR(T.back(), swing.bottom, 1.1 * rest);
  EXPECT_NEAR(*std::max_element(T.end() - 10, T.end()), swing.top, 1.1 * rest);

  const auto &cycles = run.summary.at("cycles");
  EXPECT_EQ(cycles.at("number"), n);
  EXPECT_EQ(cycles.at("periodic"), true);
  EXPECT_EQ(cycles.at("of"), "T");
  // A difference of 3e-4 K, of which the steps' errors make 1e-6 K.
  EXPECT_NEAR(cycles.at("change [-]"), swing.change(n), 0.02 * swing.change(n));
  expect_said("periodic after " + std::to_string(n) + " cycles of 10 s",
              run.table.remarks.back());
  EXPECT_EQ(run.table.remarks[10], "");
}


TEST(Cycles, LastOneIsThatOfALongRun)
{
  const Settings rough = {"Protocol/Transient/Tolerance [-]=1e-6",
                          "Protocol/Transient/Periodic change [-]=1e-5"};
  const auto run = run_program(shipped("verification/square_wave.prm"), rough);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto end = run.table["Time [s]"].back();
  EXPECT_LT(end, 200.);
  Settings longer = rough;
  longer.push_back("Protocol/Transient/Period [s]=");
  longer.push_back("Protocol/Transient/End time [s]=" +
                   std::to_string(10. * end));
  const auto wanted =
    run_program(shipped("verification/square_wave.prm"), longer);
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  const auto T = run.table["T [K]"], T_long = wanted.table["T [K]"];
  ASSERT_EQ(T_long.size(), 10. * end + 1);
  // But for what was still to come after that many cycles, and the steps'
  // errors.
  const Swing swing;
  const double rest = swing.bottom - swing.at_cycle(end / 10. - 1.);
  EXPECT_LT(rest, 0.01);
  for (unsigned i = 0; i < 10; ++i)
    EXPECT_NEAR(*(T.end() - 1 - i) + rest * std::exp(-(10. - i) / swing.tau),
                *(T_long.end() - 1 - i),
                1e-6 * T.back())
      << i;
}


TEST(Cycles, EndComesFirst)
{
  const auto run = run_program(shipped("verification/square_wave.prm"),
                               {"Protocol/Transient/End time [s]=50"});
  EXPECT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table["Time [s]"].back(), 50.);
  EXPECT_EQ(run.summary.at("cycles").at("periodic"), false);
  const std::string text = "not periodic after 5 cycles of 10 s: the largest "
                           "change by the last one is 0.00094, of T, wanted "
                           "1e-06";
  expect_said(text, run.table.remarks.back());
  expect_said("Warning: point 51: " + text, run.output);
}


// Nothing changes before the power does, though a cycle of nothing would be
// periodic; from then on the table is the square wave.
TEST(Cycles, SignalsHaveToRepeatThemselves)
{
  const auto run =
    run_program(shipped("verification/square_wave.prm"),
                {"Protocol/Signal power/Period [s]=",
                 "Protocol/Signal power/Table=0: 0, 30: 0, 30: 10, 200: 10",
                 "Protocol/Transient/Periodic change [-]=1e-3"});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.summary.at("cycles").at("periodic"), true);
  EXPECT_GT(run.table["Time [s]"].back(), 60.);

  const auto never =
    run_program(shipped("verification/square_wave.prm"),
                {"Protocol/Signal power/Period [s]=",
                 "Protocol/Signal power/Table=",
                 "Protocol/Signal power/Expression=5 + sin(2*pi*t/7)"});
  EXPECT_EQ(never.exit_code, 2);
  expect_said("the signals do not repeat themselves", never.output);
}


// A control unit's memory is of the state: the power rests at its limit, which
// holds the temperature, while the memory m still comes there; before look n it
// is 7.6 W - 0.1 W exp(-(n - 1)/20), and 1 % of 0.1 W is added to it.
TEST(Cycles, ControllersHaveToRepeatThemselves)
{
  const Folder folder;
  const auto run = run_program(cooled_body(folder, R"(
  set Controllers = unit
  subsection Controller unit
    set Measurement = T
    set Set-point [-] = 2000
    set Parameter = Heat/Heater heater/Power [W]
    set Title = P
    set Gain [-] = 1
    set Integral time [s] = 20
    set Sample time [s] = 1
    set Smallest value [-] = 7.5
    set Largest value [-] = 7.6
  end
  subsection Transient
    set End time [s] = 100
    set Tolerance [-] = 1e-6
    set Period [s] = 1
  end
end
subsection Heat
  set Heaters = heater
  subsection Heater heater
    set Region = body
    set Power [W] = 7.5
  end
)"),
                               {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto memory = [](const int n) {
    return 7.6 - 0.1 * std::exp(-(n - 1) / 20.);
  };
  int n = 2;
  while (memory(n) - memory(n - 1) > 1e-4 * (memory(n) + 0.001))
    ++n;
  EXPECT_EQ(run.table["Time [s]"].back(), n);
  expect_said("of controller unit", run.table.remarks.back());
}
