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
