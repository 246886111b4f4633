// Transients that are ended by a signal and resumed: the steps, and so the
// tables, of the undisturbed run, on any number of ranks.

#include "cli/resumed.h"

using namespace Oxion::Testing;

namespace
{
  constexpr double same_ranks = 1e-8, other_ranks = 1e-6;

  class ResumedTransient : public Resumed
  {
  protected:
    /// A voltage that jumps in a gas whose pressure rises.
    void
    SetUp() override
    {
      Resumed::SetUp();
      file = folder.write(
        "transient.prm",
        "include cell.prm\nsubsection Geometry\nsubsection Grid\n"
        "set Edge cell size [um] = 40\nset Largest cell [um] = 200\n"
        "end\nend\nsubsection Protocol\nset Sweeps =\n"
        "set Signals = pressure, voltage\nsubsection Signal pressure\n"
        "set Parameter = Gas/Atmosphere measured gas/Pressure [Pa]\n"
        "set Table = 0: 101325, 0.05: 101325, 0.2: 120000\nend\n"
        "subsection Signal voltage\n"
        "set Parameter = Circuit/Terminal pump/Voltage [V]\n"
        "set Table = 0: 0.1, 0.1: 0.1, 0.1: 0.2\nend\n"
        "subsection Transient\nset End time [s] = 0.3\n"
        "set Output interval [s] = 0.02\nend\nend\n");
    }

    /** Ended at some rows, by default of all steps the last one is kept. */
    void
    expect_resumed(const std::string &signal,
                   const unsigned rows,
                   const unsigned ranks,
                   const std::string &interval,
                   const double tolerance)
    {
      const Settings settings = {"Output/Fields=false",
                                 "Output/Checkpoint interval [s]=" + interval};
      const auto wanted = run_program(file, settings, folder.path("whole"));
      ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
      ASSERT_EQ(wanted.table.status.size(), 16u);
      const std::string results = folder.path("ended");
      auto run = run_and_signal(file, settings, results, signal, rows);
      ASSERT_EQ(run.exit_code, signal == "TERM" ? 5 : 128 + 9) << run.output;
      run = resume(file, settings, results, ranks);
      ASSERT_EQ(run.exit_code, 0) << run.output;
      expect_said(run, "Goes on after 0.");
      expect_said(run, " s of 0.3 s, from " + results + "/checkpoint/");
      expect_same_table(run.table, wanted.table, tolerance);
      EXPECT_EQ(run.summary.at("totals").at("points"), 16);
    }

    std::string file;
  };
} // namespace


TEST_F(ResumedTransient, Killed)
{
  expect_resumed("KILL", 3, 1, "0", same_ranks);
}


TEST_F(ResumedTransient, StoppedAfterAJump)
{
  expect_resumed("TERM", 6, 2, "1e9", other_ranks);
}


// Steps of order 4 have six states behind them.
TEST_F(ResumedTransient, OfHighOrder)
{
  file                    = shipped("verification/nafems_t3.prm");
  const Settings settings = {"Output/Fields=false",
                             "Output/Checkpoint interval [s]=0"};
  const auto wanted       = run_program(file, settings, folder.path("whole"));
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  const std::string results = folder.path("ended");
  auto run = run_and_signal(file, settings, results, "KILL", 4);
  ASSERT_EQ(run.exit_code, 128 + 9) << run.output;
  run = resume(file, settings, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, " s of 32 s, from " + results + "/checkpoint/");
  expect_same_table(run.table, wanted.table, same_ranks);
}


// The mesh of then, and the steps that it has had since it was looked at.
TEST_F(ResumedTransient, MeshesInTime)
{
  file = folder.write("adapted.prm",
                      "include transient.prm\nsubsection Geometry\n"
                      "subsection Grid\nset Edge cell size [um] = 100\nend\n"
                      "subsection Adaptation\nset Adapt to = fields\n"
                      "set Tolerance [-] = 0.02\n"
                      "set Steps between looks = 3\nend\nend\n");
  expect_resumed("KILL", 9, 2, "0", other_ranks);
}


TEST_F(ResumedTransient, ChangedParameters)
{
  const Settings settings   = {"Output/Fields=false",
                               "Protocol/Transient/End time [s]=0.04"};
  const std::string results = folder.path("results");
  auto run                  = run_program(file, settings, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;

  run = resume(file,
               {"Output/Fields=false",
                "Protocol/Transient/End time [s]=0.01",
                "Protocol/Signal voltage/Table=0: 0.1, 0.1: 0.3"},
               results);
  EXPECT_EQ(run.exit_code, 2);
  expect_said(run, "the run to be resumed has come to 0.04 s");
  expect_said(run, "Protocol/Signal voltage/Table: was 0: 0.1, 0.1: 0.1, ");

  run = resume(file,
               {"Output/Fields=false", "Protocol/Transient/End time [s]=0.06"},
               results);
  EXPECT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "Goes on after 0.04 s of 0.06 s");
  expect_said(run,
              "Protocol/Transient/End time [s]: was 0.04 in the run to be "
              "resumed, is 0.06 from here on");
  EXPECT_EQ(run.table["Time [s]"].size(), 4u);

  run = resume(folder.path("cell.prm"), {}, results);
  EXPECT_EQ(run.exit_code, 2);
  expect_said(run, "the run to be resumed is no sweep");
}


// A controller looks with the step that comes after it: resumed at its time, it
// reads what the last step before has stored; so it does at a jump. A body that
// loses heat through its only surface.
TEST_F(ResumedTransient, ControllerThatLooksAtAFlux)
{
  file =
    folder.write("looks.prm",
                 "include " + shipped("verification/radiative_cooling.prm") +
                   R"(
subsection Heat
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
  set Signals = environment
  subsection Signal environment
    set Parameter = Heat/Exchange outside/Gas temperature [K]
    set Table = 0: 293.15, 3: 293.15, 3: 250
  end
  set Controllers = unit
  subsection Controller unit
    set Measurement = Q
    set Set-point [-] = 8
    set Parameter = Heat/Heater heater/Power [W]
    set Title = P
    set Gain [-] = 0.5
    set Integral time [s] = 5
    set Sample time [s] = 1
    set Smallest value [-] = 0
    set Largest value [-] = 5
  end
  subsection Transient
    set Tolerance [-] = 1e-6
  end
end
subsection Measurements
  set Measurements = T, Q
  subsection Measurement Q
    set Kind = flux
    set Field = heat
    set Place = outside
  end
end
)");
  const auto until = [](const std::string &end) {
    return Settings{"Output/Fields=false",
                    "Protocol/Transient/End time [s]=" + end};
  };
  const auto wanted = run_program(file, until("5"), folder.path("whole"));
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  ASSERT_EQ(wanted.table.status.size(), 6u);
  for (const std::string end : {"2", "3"})
  {
    SCOPED_TRACE(end);
    const std::string results = folder.path("until" + end);
    auto run                  = run_program(file, until(end), results);
    ASSERT_EQ(run.exit_code, 0) << run.output;
    run = resume(file, until("5"), results);
    ASSERT_EQ(run.exit_code, 0) << run.output;
    expect_said(run, "Goes on after " + end + " s of 5 s");
    expect_same_table(run.table, wanted.table, same_ranks);
  }
}


// What failed is tried again, and counted once: so few steps of Newton's method
// do not get past the jump, as many as usual do.
TEST_F(ResumedTransient, AfterAFailedPoint)
{
  const Settings usual = {"Output/Fields=false",
                          "Output/Checkpoint interval [s]=1e9"};
  Settings begin = usual, few = usual;
  begin.push_back("Protocol/Transient/End time [s]=0.08");
  few.push_back("Solver/Newton steps=2");
  const std::string results = folder.path("results");
  auto run                  = run_program(file, begin, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;

  run = resume(file, few, results);
  ASSERT_EQ(run.exit_code, 3) << run.output;
  const auto failed = run.table;
  ASSERT_EQ(failed.status.size(), 7u) << "to 0.1 s, and one that failed";
  EXPECT_EQ(failed.status.back(), "failed");
  run = resume(file, few, results);
  EXPECT_EQ(run.exit_code, 3) << run.output;
  EXPECT_EQ(run.table.status, failed.status);
  EXPECT_EQ(run.table["Time [s]"], failed["Time [s]"]);

  run = resume(file, usual, results);
  EXPECT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table.status, std::vector<std::string>(16, "ok"));
  EXPECT_EQ(run.summary.at("totals").at("failed points"), 0);
  for (unsigned i = 0; i < run.table.status.size(); ++i)
    EXPECT_NEAR(run.table["Time [s]"][i], 0.02 * i, 1e-9);
}


// Unless it is given, the interval of output follows the end time; no row, and
// so no file of fields or lines, takes the number of another.
TEST_F(ResumedTransient, RowsAreCountedOn)
{
  const auto until = [](const std::string &end) {
    return Settings{"Output/Fields=false",
                    "Protocol/Transient/Output interval [s]=",
                    "Protocol/Transient/Tolerance [-]=1e-4",
                    "Protocol/Transient/End time [s]=" + end};
  };
  file                      = shipped("verification/radiative_cooling.prm");
  const std::string results = folder.path("results");
  auto run                  = run_program(file, until("10"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  run = resume(file, until("20"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run,
              "Protocol/Transient/Output interval [s]: was 0.1 in the run to "
              "be resumed, is 0.2 from here on, by default");
  const auto &points = run.summary.at("points");
  ASSERT_EQ(points.size(), 101u + 50u);
  for (unsigned i = 0; i < points.size(); ++i)
    EXPECT_EQ(points[i].at("number"), i + 1);
  const auto times = run.table["Time [s]"];
  EXPECT_NEAR(times[100], 10., 1e-9);
  EXPECT_NEAR(times[101], 10.2, 1e-9);
  EXPECT_NEAR(times.back(), 20., 1e-9);
}
