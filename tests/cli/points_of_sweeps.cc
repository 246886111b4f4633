// Points that cannot be solved, or cannot be, and those beside them.

#include <cmath>

#include "cli/program_errors.h"

using namespace Oxion::Testing;


// One that takes too long does not keep the others from being computed: the
// first, by a clock that no cold start can meet, and all that start cold.
TEST_F(ProgramErrors, ATimeLimitOfAPoint)
{
  const auto run = run_program(folder.path("cell.prm"),
                               {"Solver/Time limit of a point [s]=1e-6",
                                "Protocol/Sweep voltage/Linear=0.1, 0.2, 2",
                                "Output/Fields=false"},
                               folder.path("late"));
  EXPECT_EQ(run.exit_code, 3) << run.output;
  ASSERT_EQ(run.table.status.size(), 2u);
  for (const auto &remarks : run.table.remarks)
    EXPECT_EQ(remarks, "it took longer than its time limit of 1e-06 s");
}


// Newton fails at the start: field or equation and reason, exit code 3, and
// the state it got to on the disk.
TEST_F(ProgramErrors, NewtonFailureAtTheStart)
{
  const std::string results = folder.path("results");
  const auto run            = run_program(folder.path("cell.prm"),
                               {"Solver/Newton steps=1", "Protocol/Sweeps="},
                               results);
  expect({"",
          "",
          {},
          3,
          {"point 1 failed",
           "no convergence in 1 Newton steps",
           "of electrode cathode",
           "wanted 1e-09"}},
         run);
  EXPECT_TRUE(std::filesystem::exists(results + "/last_converged.pvd"));
  EXPECT_TRUE(std::filesystem::exists(
    results + "/last_converged/last_converged_0001.pvtu"));
  ASSERT_EQ(run.table.status.size(), 1u);
  EXPECT_EQ(run.table.status[0], "failed");
  EXPECT_TRUE(std::isnan(run.table["I [uA]"][0]));
  EXPECT_EQ(run.summary.at("exit code"), 3);
}


// The first mesh is solved, its refinement is not: what there is of a state is
// an interpolant, which nobody gets to see.
TEST_F(ProgramErrors, NothingIsWrittenBeforeAnythingConverges)
{
  const std::string results = folder.path("results");
  const auto run            = run_program(folder.path("cell.prm"),
                               {"Solver/Newton steps=3",
                                           "Solver/Smallest step [mV]=0.1",
                                           "Circuit/Terminal pump/Voltage [V]=0.3",
                                           "Geometry/Grid/Edge cell size [um]=200",
                                           "Geometry/Grid/Largest cell [um]=400",
                                           "Geometry/Grid/Refinements=1",
                                           "Protocol/Sweeps="},
                               results);
  expect({"",
          "",
          {},
          3,
          {"point 1 failed",
           "no convergence in 3 Newton steps",
           "nothing has converged on this mesh"}},
         run);
  EXPECT_FALSE(std::filesystem::exists(results + "/last_converged.pvd"));
  EXPECT_FALSE(std::filesystem::exists(results + "/last_converged"));
}


// A point that cannot be solved is marked and reported with field and place;
// the sweep goes on from the last good one.
TEST_F(ProgramErrors, FailedPointInASweep)
{
  auto settings =
    sweep("Gas/Atmosphere measured gas/Pressure [Pa]", "101325, 1e12, 101325");
  settings.push_back("Solver/Newton steps=6");
  const auto run =
    run_program(folder.path("cell.prm"), settings, folder.path("results"));
  expect({"",
          "",
          {},
          3,
          {"point 2 failed", "1e+12", "in field p in region", "near ("}},
         run);
  const std::vector<std::string> marks = {"ok", "failed", "ok"};
  ASSERT_EQ(run.table.status, marks);
  const auto &I = run.table["I [uA]"];
  EXPECT_NEAR(I[2], I[0], 1e-6 * I[0]); // as if there had been no failure
  EXPECT_TRUE(std::isnan(I[1]));
  EXPECT_EQ(run.summary.at("totals").at("failed points"), 1);
  EXPECT_TRUE(run.summary.at("points")[1].contains("failure"));
  EXPECT_EQ(run.summary.at("exit code"), 3);
}


// Values that are right alone, but not together: told by --check, and in the
// row of a run, which goes on.
TEST_F(ProgramErrors, RefusedCombinationInASweep)
{
  const std::string cathode = "Electrodes/Electrode cathode/";
  const std::string file    = folder.write(
    "together.prm",
    "include cell.prm\nsubsection Protocol\nset Sweeps = order, alpha\n"
       "subsection Sweep order\nset Parameter = " +
      cathode +
      "Oxygen order [-]\n"
         "set Title = m\nset Values = 0.2, 0\nend\n"
         "subsection Sweep alpha\nset Parameter = " +
      cathode +
      "Anodic transfer coefficient [-]\n"
         "set Title = a\nset Values = 0.5, 1\nend\nend\n");
  const std::string reason =
    "refused: " + cathode +
    "Oxygen order [-]: the kinetics have several solutions for this order "
    "(expected: -alpha_c <= 4 m <= alpha_a, here from -0.250000 to 0.125000)";

  const auto check =
    run_command(quoted(OXION_PROGRAM) + " " + quoted(file) + " --check");
  expect({"check",
          "",
          {},
          0,
          {"together.prm:3: warning: Protocol/Sweeps: the point m = 0.2, "
           "a = 0.5 is " +
             reason,
           "1 warning",
           "is all right"}},
         check);

  const auto run =
    run_program(file, {"Output/Fields=false"}, folder.path("results"));
  expect({"run",
          "",
          {},
          3,
          {"point 1 failed (m = 0.2, a = 0.5): " + reason, "4 points, 1 fail"}},
         run);
  const std::vector<std::string> marks = {"failed", "ok", "ok", "ok"};
  EXPECT_EQ(run.table.status, marks);
  EXPECT_EQ(run.table.remarks[0], reason);
}


// Nested sweeps: the inner one turns over for each value of the outer one.
// And nothing depends on time or memory: a second run has the same table.
TEST_F(ProgramErrors, NestedSweepsAndRepeatedRuns)
{
  const std::string file = folder.write(
    "nested.prm",
    "include cell.prm\nsubsection Protocol\nset Sweeps = voltage, oxygen\n"
    "subsection Sweep voltage\nset Linear =\nset Values = 0.3, 0.5\nend\n"
    "subsection Sweep oxygen\nset Parameter = Gas/Atmosphere measured "
    "gas/Oxygen fraction [-]\nset Values = 0.01, 0.2\nend\nend\n");
  const Settings settings = {"Output/Fields=false"};
  const auto run          = run_program(file, settings, folder.path("first"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const std::vector<double> U = {0.3, 0.3, 0.5, 0.5},
                            x = {0.01, 0.2, 0.01, 0.2};
  EXPECT_EQ(run.table["U [V]"], U);
  EXPECT_EQ(run.table["Oxygen fraction [-]"], x);
  const auto &I = run.table["I [uA]"];
  EXPECT_NEAR(I[2] / I[0], 1., 1e-3); // limiting current at 1 %
  EXPECT_GT(I[1], 15. * I[0]);

  ASSERT_EQ(run_program(file, settings, folder.path("second")).exit_code, 0);
  EXPECT_EQ(read_text(folder.path("first/table.csv")),
            read_text(folder.path("second/table.csv")));
}


// Air is a value of lambda: "inf" in the table, "air" in the summary.
TEST_F(ProgramErrors, AirIsInfinite)
{
  const auto run =
    run_program(shipped("open_circuit/nernst_cell_3d.prm"),
                {"Protocol/Sweep lambda/Values=air", "Output/Fields=false"},
                folder.path("results"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_NE(read_text(folder.path("results/table.csv")).find("\ninf,"),
            std::string::npos);
  EXPECT_EQ(run.summary.at("points")[0].at("swept").at("Lambda [-]"), "air");
}


// The device beside which a transfer function is taken has no measurements,
// and so no events.
TEST_F(ProgramErrors, EventsGoWithTransferFunctions)
{
  const std::string file = folder.write(
    "event.prm",
    "include " + shipped("wide_band/frequency_response.prm") +
      "\nsubsection Protocol\nset Sweeps =\nsubsection Impedance lambda\nset "
      "Lowest frequency [Hz] =\nset Highest frequency [Hz] =\nset Points per "
      "decade [-] =\nend\nset Events = low\nsubsection Event low\nset "
      "Measurement = I_p\nset Value [-] = 0.1\nend\nsubsection Transient\nset "
      "End time [s] = 0.01\nend\nend\n");
  const auto check =
    run_command(quoted(OXION_PROGRAM) + " " + quoted(file) + " --check");
  expect({"check", "", {}, 0, {"is all right"}}, check);
}
