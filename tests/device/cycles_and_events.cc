// In time: periodic states and events of bodies without resistance of their
// own, whose courses are closed forms.

#include "device/shipped_runs.h"

using namespace Oxion::Testing;

namespace
{
  const double capacity = 0.42468; ///< [J/K] of the body
  const double T_out    = 293.15;

  void
  expect_said(const std::string &text, const std::string &all)
  {
    EXPECT_NE(all.find(text), std::string::npos) << "no \"" << text << "\" in\n"
                                                 << all;
  }

  /** Of verification/square_wave.prm, and where it ends. */
  struct Swing
  {
    double tau, top, bottom;

    Swing()
    {
      const double G = 0.05, P = 10., on = 4., period = 10.;
      tau = capacity / G;
      top = T_out + P / G * -std::expm1(-on / tau) / -std::expm1(-period / tau);
      bottom = T_out + (top - T_out) * std::exp(-(period - on) / tau);
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
      return bottom + (T_out - bottom) * std::pow(left(), n);
    }
    /** By that cycle, as the detector counts: 1 % of 1000 K are added. */
    double
    change(const unsigned n) const
    {
      return (at_cycle(n) - at_cycle(n - 1)) / (at_cycle(n) + 10.);
    }
  };

  /** The body of radiative_cooling.prm behind a conductance of 0.01 W/K. */
  std::string
  cooled(const Folder &folder, const std::string &protocol)
  {
    return folder.write("cooled.prm",
                        "include " +
                          shipped("verification/radiative_cooling.prm") + R"(
subsection Heat
  subsection Exchange outside
    set Emissivity [-] = 0
    set Conductance [W/K] = 0.01
  end
end
subsection Output
  set Fields = false
end
subsection Protocol
)" + protocol + "end\n");
  }

  double
  cooling_time(const double T)
  {
    return capacity / 0.01 * std::log((1053.15 - T_out) / (T - T_out));
  }
} // namespace


// The state at each start of a cycle, the extremes in between and the number of
// cycles are those of the closed form; 2e-8 are seen.
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
    EXPECT_NEAR(T[10 * cycle], swing.at_cycle(cycle), 1e-6 * T[10 * cycle]);
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
  const auto run = run_program(cooled(folder, R"(
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


// At T* the exponential is at a known time, to 1e-6 of a step; that which only
// rises is not met. What is reported changes nothing else.
TEST(Events, CoolingBody)
{
  const Folder folder;
  const auto file = cooled(folder, R"(
  set Events = warm, cool, heats up
  subsection Event warm
    set Measurement = T
    set Value [-] = 950
    set Then = report
  end
  subsection Event cool
    set Measurement = T
    set Value [-] = 900
    set Direction = falling
  end
  subsection Event heats up
    set Measurement = T
    set Value [-] = 1000
    set Direction = rising
  end
)");
  const auto run  = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto t = run.table["Time [s]"], T = run.table["T [K]"];
  const double warm = cooling_time(950.), cool = cooling_time(900.);
  const unsigned i = std::floor(warm) + 1; // its row
  ASSERT_EQ(t.size(), std::floor(cool) + 3);
  EXPECT_NEAR(t[i], warm, 1e-5 * warm);
  EXPECT_NEAR(T[i], 950., 1e-4);
  EXPECT_LE(T[i], 950.);
  expect_said("event warm: T has fallen to 950", run.table.remarks[i]);
  EXPECT_NEAR(t.back(), cool, 1e-5 * cool);
  EXPECT_NEAR(T.back(), 900., 1e-4);
  expect_said("event cool: T has fallen to 900", run.table.remarks.back());
  expect_said(": event cool: T has fallen to 900", run.output);
  EXPECT_EQ(run.output.find("Warning"), std::string::npos) << run.output;
  EXPECT_EQ(run.summary.at("points").back().at("events").at(0), "cool");

  const auto plain = run_program(file, {"Protocol/Events="});
  ASSERT_EQ(plain.exit_code, 0) << plain.output;
  for (unsigned row = 0, of_plain = 0; row + 1 < t.size(); ++row)
    if (row != i)
    {
      EXPECT_EQ(t[row], plain.table["Time [s]"][of_plain]);
      EXPECT_EQ(T[row], plain.table["T [K]"][of_plain++]);
    }
}


// Two in one step come in the order of their times, and what comes after the
// end does not happen; on two ranks likewise.
TEST(Events, InOneStep)
{
  const Folder folder;
  const auto file = cooled(folder, R"(
  set Events = third, second, first
  subsection Event first
    set Measurement = T
    set Value [-] = 700.2
    set Then = report
  end
  subsection Event second
    set Measurement = T
    set Value [-] = 700.1
  end
  subsection Event third
    set Measurement = T
    set Value [-] = 700
  end
  subsection Transient
    set End time [s] = 60
    set Output interval [s] = 60
  end
)");
  for (const unsigned ranks : {1u, 2u})
  {
    const auto run =
      run_program(file, {}, folder.path("np" + std::to_string(ranks)), ranks);
    ASSERT_EQ(run.exit_code, 0) << run.output;
    const auto t = run.table["Time [s]"];
    ASSERT_EQ(t.size(), 3u);
    EXPECT_NEAR(t[1], cooling_time(700.2), 1e-5);
    EXPECT_NEAR(t[2], cooling_time(700.1), 1e-5);
    expect_said("event first", run.table.remarks[1]);
    expect_said("event second", run.table.remarks[2]);
  }
}


// What jumps passes all between at the jump, but for a hundredth of the step
// after it.
TEST(Events, AtAJump)
{
  const Folder folder;
  const auto run = run_program(cooled(folder, R"(
  set Signals = power
  subsection Signal power
    set Parameter = Heat/Heater heater/Power [W]
    set Table = 0: 1, 2: 1, 2: 5
  end
  set Events = on
  subsection Event on
    set Measurement = P
    set Value [-] = 3
    set Direction = rising
  end
end
subsection Heat
  set Heaters = heater
  subsection Heater heater
    set Region = body
  end
end
subsection Measurements
  set Measurements = T, P
  subsection Measurement P
    set Kind = heater power
    set Place = heater
  end
)"),
                               {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_GT(run.table["Time [s]"].back(), 2.);
  EXPECT_NEAR(run.table["Time [s]"].back(), 2., 2e-5);
  EXPECT_NEAR(run.table["P [W]"].back(), 5., 1e-9);
}
