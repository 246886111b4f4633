// The points of a sweep on groups of ranks: the table, and all other files, of
// one run, whatever happens to a group on its way.

#include "cli/resumed.h"

using namespace Oxion::Testing;

namespace
{
  /// What Newton's method leaves open, whichever point it comes from; of other
  /// numbers of ranks, too.
  constexpr double agreement = 1e-8;

  const Settings coarse = {"Geometry/Grid/Edge cell size [um]=200",
                           "Geometry/Grid/Largest cell [um]=400"};

  Settings
  with(Settings settings, const Settings &more)
  {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
  }


  class Groups : public Resumed
  {
  protected:
    ProgramRun
    run_groups(const std::string &file,
               const Settings &settings,
               const std::string &results,
               const unsigned ranks,
               const unsigned groups,
               const std::string &options = "")
    {
      return run_program(file,
                         settings,
                         results,
                         ranks,
                         "--groups " + std::to_string(groups) + " " + options);
    }

    static void
    expect_same_points(const ProgramRun &found, const ProgramRun &wanted)
    {
      EXPECT_EQ(found.exit_code, wanted.exit_code) << found.output;
      EXPECT_EQ(found.table.words.at("Status"),
                wanted.table.words.at("Status"));
      expect_same_table(found.table, wanted.table, agreement);
      const auto &points = wanted.summary.at("points");
      ASSERT_EQ(found.summary.at("points").size(), points.size());
      for (unsigned i = 0; i < points.size(); ++i)
        EXPECT_EQ(found.summary.at("points")[i].at("number"), i + 1);
      for (const std::string what : {"points", "failed points"})
        EXPECT_EQ(found.summary.at("totals").at(what),
                  wanted.summary.at("totals").at(what))
          << what;
      EXPECT_EQ(found.summary.at("exit code"), wanted.exit_code);
      EXPECT_EQ(found.summary.at("finished"), true);
    }
  };
} // namespace


// Table, collection of fields and impedances of two sweeps, of which a group
// begins within one.
TEST_F(Groups, TwoSweeps)
{
  const std::string file = folder.write(
    "nested.prm",
    "include cell.prm\nsubsection Protocol\nset Sweeps = oxygen, voltage\n"
    "subsection Sweep oxygen\nset Parameter = Gas/Atmosphere measured "
    "gas/Oxygen fraction [-]\nset Values = 0.1, 0.2\nend\n"
    "subsection Sweep voltage\nset Linear =\nset Values = 0.02, 0.05, 0.08\n"
    "end\nset Impedances = pumped\nsubsection Impedance pumped\n"
    "set Between = pump, ground\nset Frequencies [Hz] = 1, 1000\nend\nend\n");
  const auto wanted =
    run_program(file, coarse, folder.path("one"), 1, "--groups 1");
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  ASSERT_EQ(wanted.table.status.size(), 6u);
  struct Split
  {
    unsigned ranks, groups;
    std::string sentence;
  };
  const std::vector<Split> splits = {
    {2, 2, "2 groups of 1 rank: 3 of 6 points each."},
    {4, 2, "2 groups of 2 ranks: 3 of 6 points each."},
    {4, 4, "4 groups of 1 rank: 1 or 2 of 6 points each."}};
  for (const auto &[ranks, groups, sentence] : splits)
  {
    SCOPED_TRACE(sentence);
    const std::string results = folder.path("groups_" + std::to_string(ranks) +
                                            "_" + std::to_string(groups));
    const auto run = run_groups(file, coarse, results, ranks, groups);
    expect_said(run, sentence);
    expect_said(run, "\n6 points, none failed");
    expect_same_points(run, wanted);
    for (const auto &title : {"U [V]", "Oxygen fraction [-]"})
      EXPECT_EQ(run.table.words.at(title), wanted.table.words.at(title));
    EXPECT_EQ(run.summary.at("ranks"), ranks);
    EXPECT_EQ(run.summary.at("groups"), groups);
    EXPECT_EQ(run.summary.at("peak memory of each rank [MB]").size(), ranks);
    EXPECT_EQ(run.summary.at("unknowns"), wanted.summary.at("unknowns"));
    EXPECT_EQ(read_text(results + "/fields.pvd"),
              read_text(folder.path("one/fields.pvd")));
    for (unsigned point = 1; point <= 6; ++point)
      EXPECT_TRUE(std::filesystem::exists(results + "/fields/fields_000" +
                                          std::to_string(point) + ".pvtu"));
    EXPECT_TRUE(std::filesystem::exists(results + "/mesh.vtm"));
    expect_same_table(Columns::read(results + "/impedance_pumped.csv"),
                      Columns::read(folder.path("one/impedance_pumped.csv")),
                      agreement);
  }
}


// A point that fails and one that cannot be end no group; a group whose first
// point fails comes to it along the sweep and goes on from there.
TEST_F(Groups, FailedAndRefusedPoints)
{
  auto settings =
    with(sweep("Gas/Atmosphere measured gas/Pressure [Pa]", "9e4, 1e12, 8e4"),
         coarse);
  settings.push_back("Solver/Newton steps=6");
  const std::string cell = folder.path("cell.prm");
  const auto wanted      = run_program(cell, settings, folder.path("one"));
  ASSERT_EQ(wanted.exit_code, 3) << wanted.output;
  const auto run = run_groups(cell, settings, folder.path("three"), 3, 3);
  expect_said(run, "point 2 failed");
  expect_said(run, "\n3 points, 1 failed");
  expect_same_points(run, wanted);
  EXPECT_NE(run.table.remarks[1].find("of the way"), std::string::npos)
    << "a cold start is all that was tried: " << run.table.remarks[1];

  const std::string cathode = "Electrodes/Electrode cathode/";
  const std::string file    = folder.write(
    "together.prm",
    "include cell.prm\nsubsection Protocol\nset Sweeps = order, alpha\n"
       "subsection Sweep order\nset Parameter = " +
      cathode +
      "Oxygen order [-]\nset Values = 0.1, 0.2\nend\n"
         "subsection Sweep alpha\nset Parameter = " +
      cathode +
      "Anodic transfer coefficient [-]\nset Values = 0.5, 1\nend\n"
         "end\n");
  const auto one = run_program(file, coarse, folder.path("refused_one"));
  ASSERT_EQ(one.exit_code, 3) << one.output;
  const auto two = run_groups(file, coarse, folder.path("refused_two"), 2, 2);
  expect_same_points(two, one);
  EXPECT_EQ(two.table.remarks, one.table.remarks);
}


// A mesh for each thickness: the names say from which point on.
TEST_F(Groups, SweptMeshes)
{
  auto settings =
    with(sweep("Geometry/Layer sheet/Thickness [um]", "500, 400, 300, 300"),
         coarse);
  settings.erase(
    std::find(settings.begin(), settings.end(), "Output/Fields=false"));
  const std::string cell = folder.path("cell.prm");
  const auto wanted      = run_program(cell, settings, folder.path("one"));
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  const auto run = run_groups(cell, settings, folder.path("two"), 2, 2);
  expect_same_points(run, wanted);
  for (const std::string name : {"mesh.vtm", "mesh_0002.vtm", "mesh_0003.vtm"})
  {
    EXPECT_TRUE(std::filesystem::exists(folder.path("one/" + name))) << name;
    EXPECT_TRUE(std::filesystem::exists(folder.path("two/" + name))) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path("two/mesh_0004.vtm")));
}


// SIGTERM to one rank stops all groups; each goes on from what it has kept, on
// other numbers of ranks too, but not in other groups.
TEST_F(Groups, StoppedAndResumed)
{
  const std::string cell    = folder.path("cell.prm");
  const Settings settings   = {"Output/Checkpoint interval [s]=1e9",
                               "Output/Fields=false",
                               "Protocol/Sweep voltage/Linear=0, 0.8, 13"};
  const auto wanted         = run_program(cell, settings, folder.path("whole"));
  const std::string results = folder.path("stopped");
  std::string command       = "mpirun --oversubscribe -np 2 " +
                        quoted(OXION_PROGRAM) + " " + quoted(cell) +
                        " --groups 2 --output-folder " + quoted(results);
  for (const auto &setting : settings)
    command += " --set " + quoted(setting);
  const auto stopped = run_command(
    command + " & pid=$!; until [ \"$(grep -c ',ok,' " +
    quoted(results + "/table.csv") +
    " 2>/dev/null)\" -ge 3 ] 2>/dev/null || ! kill -0 $pid 2>/dev/null; do "
    "sleep 0.005; done; kill -TERM $(pgrep -P $pid | tail -n 1); wait $pid");
  ASSERT_EQ(stopped.exit_code, 5) << stopped.output;
  expect_said(stopped,
              "Stopped by SIGTERM. What the groups have finished is kept: "
              "--resume --groups 2 goes on from there.");

  expect({"",
          "",
          {},
          2,
          {"was with --groups 2, this one is without --groups",
           "expected: --resume with --groups 2"}},
         resume(cell, settings, results));
  expect({"", "", {}, 2, {"was with --groups 2, this one is with --groups 3"}},
         run_groups(cell, settings, results, 3, 3, "--resume"));
  auto more   = settings;
  more.back() = "Protocol/Sweep voltage/Linear=0, 0.8, 17";
  expect({"",
          "",
          {},
          2,
          {"Protocol/Sweeps: the run to be resumed shared out 13 points, and "
           "there are 17 now",
           "the same values, or a run from the beginning"}},
         run_groups(cell, more, results, 2, 2, "--resume"));

  const auto run = run_groups(cell, settings, results, 4, 2, "--resume");
  expect_said(run, "Goes on after ");
  expect_said(run, " of 13 points, from " + results + "/checkpoint.");
  EXPECT_EQ(run.output.find("\n13 points"), std::string::npos) << run.output;
  expect_same_points(run, wanted);
  EXPECT_EQ(run.summary.at("resumed"), 1);

  // A run from the beginning leaves nothing of the groups behind.
  const Settings point = {"Protocol/Sweeps=", "Output/Fields=false"};
  ASSERT_EQ(run_program(cell, point, results).exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(results + "/checkpoint/group_1"));
  EXPECT_EQ(resume(cell, point, results).exit_code, 0);
  expect({"", "", {}, 2, {"was without --groups, this one is with --groups 2"}},
         run_groups(cell, settings, results, 2, 2, "--resume"));
}


// What the disk refuses one group ends all of them, with one sentence, and
// what they had finished is kept.
TEST_F(Groups, DiskFullForOneGroup)
{
  const std::string cell    = folder.path("cell.prm");
  const std::string results = folder.path("results");
  const Settings settings =
    with(coarse, {"Protocol/Sweep voltage/Linear=0, 0.8, 6"});
  std::filesystem::create_directories(results + "/fields");
  const std::string full = results + "/fields/fields_0005.pvtu.tmp";
  std::filesystem::create_symlink("/dev/full", full);
  const auto failed = run_groups(cell, settings, results, 2, 2);
  EXPECT_EQ(failed.exit_code, 4) << failed.output;
  const auto first = failed.output.find("No space left on device");
  ASSERT_NE(first, std::string::npos) << failed.output;
  EXPECT_EQ(failed.output.find("No space left on device", first + 1),
            std::string::npos)
    << failed.output;

  std::filesystem::remove(full);
  const auto run = run_groups(cell, settings, results, 2, 2, "--resume");
  expect_said(run, "Goes on after ");
  expect_same_points(run, run_program(cell, settings, folder.path("whole")));
}
