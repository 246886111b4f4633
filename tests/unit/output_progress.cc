#include <oxion/output/memory_use.h>
#include <oxion/output/progress.h>
#include <oxion/sensor.h>

#include <gtest/gtest.h>
#include <limits>
#include <sstream>

using namespace Oxion;

namespace
{
  /** What a short run with one failed point prints. */
  struct ShortRun
  {
    std::ostringstream out, err;

    ShortRun(const Verbosity verbosity, const bool terminal)
    {
      Progress progress(verbosity, out, err, terminal, 90);
      const std::vector<std::string> fields{"T", "phi", "p", "p_O2"};
      ResidualNorms norms;
      norms.of_field = {1e-3, 2e-4, 3e-9, 0.1};
      norms.largest  = 0.1;
      norms.worst    = 3;

      progress.begin_run("lambda sweep", 52431, 1, 2);
      const std::vector<SweptValue> lambdas{
        {"Lambda [-]", "air", std::numeric_limits<double>::infinity()},
        {"Lambda [-]", "1.01", 1.01},
        {"Lambda [-]", "0.65", 0.65}};
      for (unsigned i = 0; i < 3; ++i)
      {
        progress.begin_point(i + 1, 3, {lambdas[i]});
        progress.newton_step(1, norms, fields);
        SolveReport report;
        report.newton_steps = i == 0 ? 30 : 4;
        report.converged    = i != 1;
        report.failure      = i == 1 ? "p_O2 at (0.3, 0.8) mm" : "";
        progress.end_point(report, {{"I_p [mA]", 2.54 - i}, {"U_N [V]", 0.45}});
      }
      progress.warning("something odd");
      progress.end_run("results/lambda_sweep");
      EXPECT_EQ(progress.n_failed(), 1u);
    }
  };

  bool
  contains(const std::string &text, const std::string &part)
  {
    return text.find(part) != std::string::npos;
  }
} // namespace

TEST(Progress, RedirectedIsPlainAlignedText)
{
  const ShortRun run(Verbosity::normal, false);
  const std::string text = run.out.str();
  EXPECT_EQ(text.find_first_of("\r\033"), std::string::npos);
  EXPECT_TRUE(contains(text, "52,431 unknowns, 1 cell, 2 ranks\n"));
  EXPECT_TRUE(contains(text,
                       "  point  Lambda [-]    I_p [mA]     U_N [V]  "
                       "steps      time      left\n"));
  EXPECT_TRUE(
    contains(text, "    1/3         air      2.5400     0.45000     30"));
  EXPECT_TRUE(
    contains(text, "    2/3        1.01           -           -      4"));
  EXPECT_TRUE(contains(text, "    FAILED\n"));
  EXPECT_FALSE(contains(text, "residual"));
  EXPECT_TRUE(contains(text, "3 points, 1 failed\n38 Newton steps: 30 to the"));
  EXPECT_TRUE(contains(text, "Results: results/lambda_sweep\n"));
}

TEST(Progress, ErrorsAndWarningsGoTheirOwnWay)
{
  const ShortRun run(Verbosity::normal, false);
  EXPECT_EQ(run.err.str(),
            "Error: point 2 failed (Lambda [-] = 1.01): p_O2 at (0.3, 0.8) mm\n"
            "Warning: something odd\n");
}

TEST(Progress, QuietPrintsErrorsOnly)
{
  const ShortRun run(Verbosity::quiet, true);
  EXPECT_EQ(run.out.str(), "");
  EXPECT_EQ(run.err.str(),
            "Error: point 2 failed (Lambda [-] = 1.01): p_O2 at (0.3, 0.8) "
            "mm\n");
}

TEST(Progress, VerboseNamesEveryFieldsResidual)
{
  const ShortRun run(Verbosity::verbose, false);
  EXPECT_TRUE(contains(run.out.str(), "1   1.0e-01 in p_O2\n"));
  EXPECT_TRUE(contains(run.out.str(),
                       "T 1.0e-03   phi 2.0e-04   p 3.0e-09   p_O2 1.0e-01\n"));
}

TEST(Progress, ATerminalHasOneUpdatingLine)
{
  const ShortRun run(Verbosity::normal, true);
  const std::string text = run.out.str();
  EXPECT_TRUE(contains(text, "Newton step 1, residual 1.0e-01 in p_O2"));
  // Every update is taken back, and none reaches the margin.
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line, '\r'))
    EXPECT_LT(line.substr(0, line.find('\n')).size(), 90u + 3);
  EXPECT_TRUE(contains(text, "\r\033[K    2/3        1.01"));
}

TEST(Progress, WordsHaveRoomInTheirColumn)
{
  std::ostringstream out, err;
  Progress progress(Verbosity::normal, out, err, false, 90);
  const std::vector<SweptValues> points = {
    {{"Material", "8YSZ", {}}}, {{"Material", "sensor zirconia", {}}}};
  progress.make_room_for(points);
  for (unsigned i = 0; i < 2; ++i)
  {
    progress.begin_point(i + 1, 2, points[i]);
    SolveReport report;
    report.converged = i == 0;
    progress.end_point(report, {{"I_p [mA]", 2.5}});
  }
  EXPECT_TRUE(
    contains(out.str(), "  point         Material    I_p [mA]  steps"))
    << out.str();
  EXPECT_TRUE(contains(out.str(), "    1/2             8YSZ      2.5000"));
  EXPECT_TRUE(contains(out.str(), "    2/2  sensor zirconia           -"));
  EXPECT_TRUE(contains(err.str(), "(Material = sensor zirconia)"));
}

TEST(Progress, StepsInTimeAreCounted)
{
  std::ostringstream out, err;
  Progress progress(Verbosity::normal, out, err, false, 90);
  SolveReport report;
  TimeStep step;
  step.solve.converged = step.accepted = true;
  report.add(step);
  step.accepted = false;
  for (unsigned i = 0; i < 2; ++i)
    report.add(step);
  step.solve.converged = false;
  step.solve.failure   = "no solution";
  for (unsigned i = 0; i < 3; ++i)
    report.add(step);
  EXPECT_EQ(report.failure, "");
  progress.begin_point(1, 1, {});
  progress.end_point(report, {});
  progress.end_run("results");
  EXPECT_TRUE(contains(out.str(),
                       "1 step in time; tried again shorter: 2 as their error "
                       "was too large, 3 as they had no solution\n"))
    << out.str();
}

// 3 ranks together hold 3072 kB: over 1000 unknowns and 16 cells.
TEST(MemoryUse, IsToldByUnknownsAndCells)
{
  EXPECT_EQ((MemoryUse{{0.5, 2., 0.5}}.line(1000, 16)),
            "Memory: at most 2 MB a rank, 3.07 kB an unknown, 192 kB a cell");
}
