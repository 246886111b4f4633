// Periodic states and events of transients that are ended and resumed: those of
// the undisturbed run.

#include "cli/resumed.h"

using namespace Oxion::Testing;

namespace
{
  constexpr double same_table = 1e-8;
  const Settings every_step   = {"Output/Fields=false",
                                 "Output/Checkpoint interval [s]=0"};

  class ResumedInTime : public Resumed
  {
  };
} // namespace


// A periodic state is found where the undisturbed run finds it; the cycle that
// was under way is compared with its begin. What has ended stays so, unless
// less change is wanted.
TEST_F(ResumedInTime, Cycles)
{
  const std::string file = shipped("verification/square_wave.prm");
  const auto wanted      = run_program(file, every_step, folder.path("whole"));
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  const std::string results = folder.path("ended");
  auto run = run_and_signal(file, every_step, results, "KILL", 103);
  ASSERT_EQ(run.exit_code, 128 + 9) << run.output;
  run = resume(file, every_step, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, " s of 200 s, from " + results + "/checkpoint/");
  expect_same_table(run.table, wanted.table, same_table);
  EXPECT_EQ(run.table.remarks, wanted.table.remarks);
  EXPECT_EQ(run.summary.at("cycles").at("number"),
            wanted.summary.at("cycles").at("number"));

  run = resume(file, every_step, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_said(run, "There it has come to its end.");
  EXPECT_EQ(run.table.status.size(), wanted.table.status.size());

  Settings closer = every_step;
  closer.push_back("Protocol/Transient/Periodic change [-]=3e-7");
  run = resume(file, closer, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table.status.size(), wanted.table.status.size() + 10);
  EXPECT_EQ(run.summary.at("cycles").at("periodic"), true);
}


// A run that ended before its first cycle began has none to go on with.
TEST_F(ResumedInTime, CyclesThatHaveNotBegun)
{
  const std::string file    = shipped("verification/square_wave.prm");
  const std::string results = folder.path("ended");
  Settings hasty            = every_step;
  hasty.insert(hasty.end(),
               {"Solver/Newton steps=1", "Solver/Tolerance [-]=1e-15"});
  auto run = run_program(file, hasty, results);
  ASSERT_EQ(run.exit_code, 3) << run.output;
  run = resume(file, every_step, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.summary.at("cycles").at("periodic"), true);
}


// What has happened does not happen again; what ended the run, ended it.
TEST_F(ResumedInTime, Events)
{
  const std::string file =
    folder.write("events.prm",
                 "include " + shipped("verification/radiative_cooling.prm") +
                   R"(
subsection Protocol
  set Events = hot, warm
  subsection Event hot
    set Measurement = T
    set Value [-] = 1000
    set Then = report
  end
  subsection Event warm
    set Measurement = T
    set Value [-] = 760
  end
end
)");
  const auto wanted = run_program(file, every_step, folder.path("whole"));
  ASSERT_EQ(wanted.exit_code, 0) << wanted.output;
  ASSERT_EQ(wanted.table.status.size(), 21u);
  const std::string results = folder.path("ended");
  auto run = run_and_signal(file, every_step, results, "KILL", 4);
  ASSERT_EQ(run.exit_code, 128 + 9) << run.output;
  for (unsigned again = 0; again < 2; ++again)
  {
    run = resume(file, every_step, results);
    ASSERT_EQ(run.exit_code, 0) << run.output;
    expect_same_table(run.table, wanted.table, same_table);
    EXPECT_EQ(run.table.remarks, wanted.table.remarks);
  }
  expect_said(run, "There it has come to its end.");
}
