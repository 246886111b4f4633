// Sweeps that are ended by a signal and resumed: the tables of the undisturbed
// run, on any number of ranks.

#include "cli/resumed.h"

using namespace Oxion::Testing;

namespace
{
  /// What a state kept in one run makes of the same device in another one.
  constexpr double same_ranks = 1e-8, other_ranks = 1e-6;

  const Settings every_point = {"Output/Checkpoint interval [s]=0",
                                "Output/Fields=false"};

  Settings
  with(Settings settings, const Settings &more)
  {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
  }
} // namespace


TEST_F(Resumed, KilledSweep)
{
  const std::string cell = folder.path("cell.prm");
  const auto wanted      = run_program(cell, every_point, folder.path("whole"));
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;

  const std::string results = folder.path("killed");
  auto run = run_and_signal(cell, every_point, results, "KILL", 3);
  ASSERT_EQ(run.exit_code, 128 + 9) << run.output;
  run = resume(cell, every_point, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_same_table(run.table, wanted.table, same_ranks);
  EXPECT_EQ(run.output.find("starts from the beginning"), std::string::npos);
  // Finished points are not done again, but counted.
  expect_said(run, " of 17, from " + results + "/checkpoint/");
  EXPECT_EQ(run.summary.at("resumed"), 1);
  EXPECT_EQ(run.summary.at("points").size(), 17u);
  EXPECT_EQ(run.summary.at("totals").at("points"), 17);
  EXPECT_EQ(run.output.find("17 points"), std::string::npos) << run.output;
}


// What a cluster sends some time before the end: exit code 5, and the point
// that was finished last is kept however long the interval is.
TEST_F(Resumed, StoppedSweep)
{
  const std::string cell    = folder.path("cell.prm");
  const Settings settings   = {"Output/Checkpoint interval [s]=1e9",
                               "Output/Fields=false",
                               "Protocol/Sweep voltage/Linear=0, 0.8, 9"};
  const auto wanted         = run_program(cell, settings, folder.path("whole"));
  const std::string results = folder.path("stopped");
  auto run = run_and_signal(cell, settings, results, "TERM", 3);
  ASSERT_EQ(run.exit_code, 5) << run.output;
  expect_said(run, "Stopped by SIGTERM. The state after point ");
  expect_said(run, " of 9 is kept: --resume goes on from there.");
  const auto summary =
    nlohmann::json::parse(read_text(results + "/summary.json"));
  EXPECT_NE(summary.at("ended by").get<std::string>().find("SIGTERM"),
            std::string::npos);

  run = resume(cell, settings, results, 2);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "Goes on after point ");
  expect_same_table(run.table, wanted.table, other_ranks);
}


TEST_F(Resumed, ToldToWriteAndGoOn)
{
  const std::string cell    = folder.path("cell.prm");
  const Settings settings   = {"Output/Checkpoint interval [s]=1e9",
                               "Output/Fields=false"};
  const std::string results = folder.path("results");
  auto run = run_and_signal(cell, settings, results, "USR1", 3);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto wanted = Columns::read(results + "/table.csv");
  ASSERT_EQ(wanted.status.size(), 17u);

  // The first one is the signal's, the second that of the end.
  ASSERT_TRUE(std::filesystem::remove(results + "/checkpoint/b"));
  run = resume(cell, settings, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "from " + results + "/checkpoint/a");
  EXPECT_EQ(run.output.find("after point 17"), std::string::npos);
  expect_same_table(run.table, wanted, same_ranks);
}


// The mesh that adapted itself before the first point is that of all others,
// those after the resumption too, on other ranks.
TEST_F(Resumed, AdaptedMesh)
{
  const std::string cell    = folder.path("cell.prm");
  const Settings settings   = with(every_point,
                                 {"Geometry/Grid/Fineness [-]=0.3",
                                    "Geometry/Adaptation/Adapt to=I",
                                    "Geometry/Adaptation/Tolerance [-]=1e-5",
                                    "Geometry/Adaptation/Passes=3",
                                    "Geometry/Adaptation/Points=2"});
  const auto wanted         = run_program(cell, settings, folder.path("whole"));
  const std::string results = folder.path("stopped");
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  expect_said(wanted, "Mesh 2: ");
  auto run = run_and_signal(cell, settings, results, "TERM", 3);
  ASSERT_EQ(run.exit_code, 5) << run.output;
  run = resume(cell, settings, results, 2);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.output.find("Mesh 1: "), std::string::npos) << run.output;
  EXPECT_EQ(run.summary.at("unknowns").at("total"),
            wanted.summary.at("unknowns").at("total"));
  expect_same_table(run.table, wanted.table, other_ranks);
}


// More values after those of before go on from the end of the run; here with a
// refined mesh, a sweep that begins anew for each value of another one, and a
// point that cannot be solved, on other numbers of ranks.
TEST_F(Resumed, AppendedValuesOnOtherRanks)
{
  const std::string file = folder.write(
    "nested.prm",
    "include cell.prm\nsubsection Geometry\nsubsection Grid\n"
    "set Edge cell size [um] = 40\nset Largest cell [um] = 200\n"
    "set Refinements = 1\nend\nend\nsubsection Protocol\n"
    "set Sweeps = pressure, voltage\nsubsection Sweep pressure\n"
    "set Parameter = Gas/Atmosphere measured gas/Pressure [Pa]\nend\n"
    "subsection Sweep voltage\nset Linear =\n"
    "set Values = 0.1, 30\nend\nend\n");
  const std::string values = "Protocol/Sweep pressure/Values=101325";
  const Settings first     = with(every_point, {values}),
                 all       = with(every_point, {values + ", 90000"});
  const auto wanted        = run_program(file, all, folder.path("whole"));
  const std::vector<std::string> marks = {"ok", "failed", "ok", "failed"};
  ASSERT_EQ(wanted.table.status, marks) << wanted.output;

  for (const auto &[before, after, tolerance] :
       {std::tuple(1u, 1u, same_ranks),
        std::tuple(1u, 2u, other_ranks),
        std::tuple(3u, 1u, other_ranks)})
  {
    SCOPED_TRACE(std::to_string(before) + " to " + std::to_string(after));
    const std::string results =
      folder.path("part" + std::to_string(before) + std::to_string(after));
    auto run = run_program(file, first, results, before);
    ASSERT_EQ(run.exit_code, 3) << run.output;
    run = resume(file, all, results, after);
    EXPECT_EQ(run.exit_code, 3) << run.output; // a point before has failed
    expect_said(run, "Goes on after point 2 of 4");
    expect_said(run,
                "Protocol/Sweep pressure/Values: was 101325 in the run to be "
                "resumed, is 101325, 90000 from here on");
    expect_same_table(run.table, wanted.table, tolerance);
    EXPECT_EQ(run.summary.at("totals").at("failed points"), 2);
  }
}


// Another mesh from point to point, and the collection of all points' fields.
TEST_F(Resumed, FieldsAndMeshesGoOn)
{
  const std::string cell    = folder.path("cell.prm");
  const std::string results = folder.path("results");
  const auto thicknesses    = [](const std::string &values) {
    auto result = sweep("Geometry/Layer sheet/Thickness [um]", values);
    result.pop_back(); // with fields
    return result;
  };
  auto run = run_program(cell, thicknesses("500"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  run = resume(cell, thicknesses("500, 400"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto whole =
    run_program(cell, thicknesses("500, 400"), folder.path("whole"));
  expect_same_table(run.table, whole.table, same_ranks);
  for (const std::string name :
       {"mesh.vtm", "mesh_0002.vtm", "fields/fields_0001.pvtu"})
    EXPECT_TRUE(std::filesystem::exists(results + "/" + name)) << name;
  EXPECT_EQ(read_text(results + "/fields.pvd"),
            read_text(folder.path("whole/fields.pvd")));
}


TEST_F(Resumed, ImpedancesGoOn)
{
  const std::string cell = folder.path("cell.prm");
  const auto at_voltages = [](const std::string &values) {
    return with(every_point,
                {"Protocol/Sweep voltage/Linear=",
                 "Protocol/Sweep voltage/Values=" + values,
                 "Protocol/Impedances=pumped",
                 "Protocol/Impedance pumped/Between=pump, ground",
                 "Protocol/Impedance pumped/Frequencies [Hz]=1, 1000"});
  };
  const std::string whole = folder.path("whole"), results = folder.path("part");
  auto run = run_program(cell, at_voltages("0.1, 0.2, 0.3"), whole);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto wanted = Columns::read(whole + "/impedance_pumped.csv");
  ASSERT_EQ(wanted.status.size(), 6u);

  run = run_program(cell, at_voltages("0.1, 0.2"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  run = resume(cell, at_voltages("0.1, 0.2, 0.3"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "Goes on after point 2 of 3");
  expect_same_table(Columns::read(results + "/impedance_pumped.csv"),
                    wanted,
                    same_ranks);
}
