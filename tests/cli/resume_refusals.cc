// What --resume says where it cannot simply go on.

#include "cli/resumed.h"

using namespace Oxion::Testing;

namespace
{
  Settings
  voltages(const std::string &values)
  {
    auto result = sweep("Circuit/Terminal pump/Voltage [V]", values);
    result.push_back("Output/Checkpoint interval [s]=0");
    return result;
  }
} // namespace


// A job script may always give it.
TEST_F(Resumed, NothingToResume)
{
  const std::string cell    = folder.path("cell.prm");
  const std::string results = folder.path("results");
  auto run                  = resume(cell, voltages("0, 0.1"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run,
              "Nothing to resume in " + results +
                ": the run starts from the beginning.");
  const auto wanted = run.table;

  run = resume(cell, voltages("0, 0.1"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "Goes on after point 2 of 2");
  expect_same_table(run.table, wanted, 0.);
  EXPECT_EQ(run.summary.at("finished"), true);

  // A run from the beginning leaves nothing of the one before.
  run = run_program(cell, voltages("0.3"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_FALSE(std::filesystem::exists(results + "/checkpoint/b"));
}


TEST_F(Resumed, DamagedCheckpoints)
{
  const std::string cell    = folder.path("cell.prm");
  const std::string results = folder.path("results");
  const std::string a       = results + "/checkpoint/a",
                    b       = results + "/checkpoint/b";
  const auto wanted = run_program(cell, voltages("0, 0.1, 0.2, 0.3"), results);
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  const std::string whole = read_text(b);

  damage(b, [](std::string &text) { text.resize(text.size() / 2); });
  auto run = resume(cell, voltages("0, 0.1, 0.2, 0.3"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "Warning: the checkpoint '" + b + "' is damaged: it has ");
  expect_said(run, "; the run goes on from '" + a + "'");
  expect_said(run, "Goes on after point 3 of 4");
  expect_same_table(run.table, wanted.table, 1e-8);

  damage(b, [&](std::string &text) {
    text = whole;
    text[text.size() - 100] ^= 4; // in the state
  });
  run = resume(cell, voltages("0, 0.1, 0.2, 0.3"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run,
              "'" + b + "' is damaged: its sum is not that of its contents");

  for (const auto &slot : {a, b})
    damage(slot, [](std::string &text) { text = "all gone"; });
  const std::string table = read_text(results + "/table.csv");
  run = resume(cell, voltages("0, 0.1, 0.2, 0.3"), results, 2);
  EXPECT_EQ(run.exit_code, 2);
  expect_said(run, "there is nothing to resume:");
  expect_said(run, "'" + a + "' is no checkpoint of Oxion");
  expect_said(run, "'" + b + "' is no checkpoint of Oxion");
  expect_said(run, "without --resume the run starts from the beginning");
  EXPECT_EQ(read_text(results + "/table.csv"), table);
}


TEST_F(Resumed, ChangedParameters)
{
  const std::string cell    = folder.path("cell.prm");
  const std::string results = folder.path("results");
  auto run                  = run_program(cell, voltages("0, 0.1"), results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const std::string table = read_text(results + "/table.csv");

  // What spoils finished points, all at once, and nothing is touched.
  auto settings = voltages("0, 0.11, 0.2");
  for (const std::string setting : {"Heat/Temperature [K]=1000",
                                    "Geometry/Grid/Largest cell [um]=50",
                                    "Gas/Species=O2, CO2, N2",
                                    "Protocol/Sweep voltage/Title=U",
                                    "Solver/Tolerance [-]=2e-9"})
    settings.push_back(setting);
  run = resume(cell, settings, results);
  EXPECT_EQ(run.exit_code, 2);
  for (const std::string part :
       {"Heat/Temperature [K]: was 1023.15 in the run to be resumed, is 1000 "
        "now",
        "Geometry/Grid/Largest cell [um]: was 100 in the run",
        "Gas/Species: was O2, N2 in the run to be resumed, is O2, CO2, N2 now",
        "Protocol/Sweep voltage/Title: was U [V] in the run",
        "Protocol/Sweep voltage: point 2 of the run to be resumed was finished "
        "at U = 0.1 and would be at 0.11",
        "what it was, or a run from the beginning, without --resume"})
    expect_said(run, part);
  EXPECT_EQ(read_text(results + "/table.csv"), table);

  run = resume(cell, voltages("0"), results);
  EXPECT_EQ(run.exit_code, 2);
  expect_said(run,
              "Protocol/Sweeps: 2 points are finished in the run to be "
              "resumed, and there are 1 now");

  // What only what is to come depends on.
  settings = voltages("0.0, 0.1, 0.2");
  settings.push_back("Solver/Newton steps=30");
  settings.push_back("Solver/Tolerance [-]=2e-9");
  run = resume(cell, settings, results);
  EXPECT_EQ(run.exit_code, 0) << run.output;
  for (const std::string part :
       {"Warning: Solver/Newton steps: was ",
        "Warning: Solver/Tolerance [-]: was 1e-9 in the run to be resumed, is "
        "2e-9 from here on"})
    expect_said(run, part);
  EXPECT_EQ(run.table.status.size(), 3u);
}


TEST_F(Resumed, CheckpointsThatCannotBeWritten)
{
  const std::string cell    = folder.path("cell.prm");
  const std::string results = folder.path("results");
  std::filesystem::create_directories(results);
  folder.write("results/checkpoint", "a file in the way");
  auto run = run_program(cell, voltages("0, 0.1"), results);
  EXPECT_EQ(run.exit_code, 4);
  expect_said(run,
              "Cannot create the output folder '" + results + "/checkpoint'");
  EXPECT_FALSE(std::filesystem::exists(results + "/table.csv"));

  // Later, when there are results, it is said and the run goes on.
  std::filesystem::remove(results + "/checkpoint");
  std::filesystem::create_directories(results + "/checkpoint");
  std::filesystem::create_symlink("/dev/full", results + "/checkpoint/a.tmp");
  run = run_program(cell, voltages("0, 0.1"), results);
  EXPECT_EQ(run.exit_code, 0) << run.output;
  expect_said(run,
              "Warning: Cannot write the checkpoint '" + results +
                "/checkpoint/a': No space left on device.");
  run = resume(cell, voltages("0, 0.1, 0.2"), results);
  EXPECT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "Goes on after point 2 of 3");
}
