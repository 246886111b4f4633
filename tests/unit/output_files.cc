#include <oxion/exceptions.h>
#include <oxion/output/atomic_file.h>
#include <oxion/output/folder_lock.h>
#include <oxion/output/run_summary.h>
#include <oxion/output/table.h>

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

#include "output_folder.h"

using namespace Oxion;

namespace
{
  constexpr double infinity = std::numeric_limits<double>::infinity();

  /** The message of the EnvironmentFailure that must come. */
  template <typename Action>
  std::string
  failure_of(const Action &action)
  {
    try
    {
      action();
    }
    catch (const EnvironmentFailure &failure)
    {
      return failure.what();
    }
    ADD_FAILURE() << "no EnvironmentFailure";
    return "";
  }

  void
  expect_contains(const std::string &text, const std::string &part)
  {
    EXPECT_NE(text.find(part), std::string::npos) << text;
  }
} // namespace

TEST(AtomicFile, ReplacesTheWholeFileAndLeavesNothingBeside)
{
  const SharedFolder folder;
  on_first_rank(MPI_COMM_WORLD, [&] {
    write_file_atomically(folder / "a", "something long");
    write_file_atomically(folder / "a", "short");
  });
  EXPECT_EQ(folder.read("a"), "short");
  EXPECT_FALSE(folder.has("a.tmp"));
}

// Of two runs the second is told whose folder it is, and may have it then.
TEST(FolderLock, KeepsOtherRunsOut)
{
  const SharedFolder folder;
  {
    const FolderLock lock(folder / "run", MPI_COMM_WORLD);
    EXPECT_TRUE(folder.has("run/running"));
    const auto message =
      failure_of([&] { FolderLock(folder / "run", MPI_COMM_WORLD); });
    expect_contains(message, "Another run writes into '" + folder / "run");
    expect_contains(message, "(process ");
    expect_contains(message, "choose another --output-folder");
  }
  EXPECT_FALSE(folder.has("run/running"));
  const FolderLock again(folder / "run", MPI_COMM_WORLD);
}

TEST(AtomicFile, AFullDiskKeepsTheOldFile)
{
  const SharedFolder folder;
  on_first_rank(MPI_COMM_WORLD,
                [&] { write_file_atomically(folder / "a", "old"); });
  folder.fill_disk_for("a");
  const auto message = failure_of([&] {
    on_first_rank(MPI_COMM_WORLD, [&] {
      write_file_atomically(folder / "a", std::string(100000, 'n'));
    });
  });
  expect_contains(message, folder / "a");
  expect_contains(message, "No space left on device");
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_FALSE(folder.has("a.tmp"));
}

TEST(AtomicFile, AMissingFolderIsNamedOnAllRanks)
{
  const SharedFolder folder;
  const auto message = failure_of([&] {
    on_first_rank(MPI_COMM_WORLD,
                  [&] { write_file_atomically(folder / "none/a", ""); });
  });
  expect_contains(message, folder / "none/a");
  expect_contains(message, "No such file or directory");
}

TEST(OutputFolder, IsMadeWithItsParents)
{
  const SharedFolder folder;
  make_output_folder(folder / "one/two", MPI_COMM_WORLD);
  make_output_folder(folder / "one/two", MPI_COMM_WORLD); // and again
  EXPECT_TRUE(std::filesystem::is_empty(folder / "one/two"));
}

TEST(OutputFolder, CannotBeAFileNorInsideOfOne)
{
  const SharedFolder folder;
  on_first_rank(MPI_COMM_WORLD,
                [&] { write_file_atomically(folder / "file", "x"); });
  for (const std::string name : {"file", "file/inside"})
  {
    const auto message =
      failure_of([&] { make_output_folder(folder / name, MPI_COMM_WORLD); });
    expect_contains(message, "'" + (folder / name) + "'");
    expect_contains(message, "Not a directory");
  }
  EXPECT_EQ(folder.read("file"), "x");
}

TEST(OutputFolder, OnAFullDiskIsRefusedBeforeTheRun)
{
  const SharedFolder folder;
  if (SharedFolder::first_rank())
    std::filesystem::create_symlink("/dev/full", folder / "writable");
  const auto message =
    failure_of([&] { make_output_folder(folder.path(), MPI_COMM_WORLD); });
  expect_contains(message, "No space left on device");
}

TEST(FailTogether, AllRanksLearnOfOneRanksFailure)
{
  const unsigned n = dealii::Utilities::MPI::n_mpi_processes(MPI_COMM_WORLD);
  const unsigned rank =
    dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD);
  EXPECT_EQ(failure_of([&] {
              fail_together(MPI_COMM_WORLD, [&] {
                if (rank == n - 1)
                  throw EnvironmentFailure("from the last rank");
              });
            }),
            "from the last rank");
}

TEST(Table, HasCommentsTitlesRowsStatusAndRemarks)
{
  const SharedFolder folder;
  Table table(MPI_COMM_WORLD,
              folder / "table.csv",
              {"Lambda [-]", "I_p [mA]"},
              {"made by a test", "two\nlines"});
  EXPECT_EQ(
    folder.read("table.csv"),
    "# made by a test\n# two lines\nLambda [-],I_p [mA],Status,Remarks\n");
  const SweptValue air{"Lambda [-]", "air", infinity};
  const SweptValue rich{"Lambda [-]", "0.65", 0.65};
  table.add_row({air}, {{"I_p [mA]", 2.54 + 1e-9}});
  table.add_row({rich},
                {{"I_p [mA]", std::nan("")}},
                "failed",
                "p_O2, in the hole");
  EXPECT_EQ(
    folder.read("table.csv"),
    "# made by a test\n# two lines\nLambda [-],I_p [mA],Status,Remarks\n"
    "inf,2.540000001,ok,\n0.65,nan,failed,\"p_O2, in the hole\"\n");
}

TEST(Table, HasWordsAsTheyAreAndQuotesWhatWouldMislead)
{
  const SharedFolder folder;
  Table table(MPI_COMM_WORLD, folder / "table.csv", {"Material", "U [V]"});
  for (const std::string word : {"8YSZ", "1e3 m", "#1", "a \"b\""})
    table.add_row({{"Material", word, {}}}, {{"U [V]", 1.}});
  EXPECT_EQ(folder.read("table.csv"),
            "Material,U [V],Status,Remarks\n8YSZ,1,ok,\n1e3 m,1,ok,\n"
            "\"#1\",1,ok,\n\"a \"\"b\"\"\",1,ok,\n");
}

TEST(Table, KeepsItsRowsOnAFullDisk)
{
  const SharedFolder folder;
  Table table(MPI_COMM_WORLD, folder / "table.csv", {"Lambda [-]"});
  table.add_row({}, {{"Lambda [-]", 1.}});
  const auto before = folder.read("table.csv");
  folder.fill_disk_for("table.csv");
  expect_contains(failure_of([&] {
                    table.add_row({}, {{"Lambda [-]", 2.}});
                  }),
                  "table.csv");
  EXPECT_EQ(folder.read("table.csv"), before);
}

TEST(RunSummary, IsValidAtAnyTime)
{
  const SharedFolder folder;
  const auto path = folder / "summary.json";
  RunSummary summary(MPI_COMM_WORLD);
  summary.command        = "oxion a.prm";
  summary.parameter_file = "folder/\xff.prm"; // no UTF-8
  summary.n_cells        = 12;
  summary.unknowns       = {{"phi", 20}, {"p_O2", 8}};
  summary.write(path);
  EXPECT_FALSE(nlohmann::json::parse(folder.read("summary.json"))["finished"]);

  PointSummary point;
  point.number    = 1;
  point.swept     = {{"Lambda [-]", "air", infinity}, {"Material", "8YSZ", {}}};
  point.converged = true;
  point.newton_steps      = 7;
  point.linear_iterations = 30;
  point.measurements      = {{"I_p [mA]", 2.54}};
  point.balances          = {{"O", -2e-12, 1e-2}};
  summary.points.push_back(point);
  point.swept        = {{"Lambda [-]", "0.9", 0.9}};
  point.converged    = false;
  point.measurements = {{"I_p [mA]", std::nan("")}};
  point.failure      = "p_O2 at (1, 2)";
  point.remarks      = {"the heater rests"};
  summary.points.push_back(point);
  summary.finished  = true;
  summary.exit_code = 3;
  summary.write(path);

  const auto json = nlohmann::json::parse(folder.read("summary.json"));
  EXPECT_TRUE(json["finished"]);
  EXPECT_EQ(json["exit code"], 3);
  EXPECT_EQ(json["unknowns"]["total"], 28);
  EXPECT_EQ(json["unknowns"]["of field"]["p_O2"], 8);
  EXPECT_EQ(json["totals"]["failed points"], 1);
  EXPECT_EQ(json["totals"]["newton steps"], 14);
  EXPECT_EQ(json["points"][0]["swept"]["Lambda [-]"], "air");
  EXPECT_EQ(json["points"][0]["swept"]["Material"], "8YSZ");
  EXPECT_EQ(json["points"][1]["swept"]["Lambda [-]"], 0.9);
  EXPECT_DOUBLE_EQ(json["points"][0]["measurements"]["I_p [mA]"], 2.54);
  EXPECT_DOUBLE_EQ(json["points"][0]["balances"]["O"]["relative"], 2e-10);
  EXPECT_TRUE(json["points"][1]["measurements"]["I_p [mA]"].is_null());
  EXPECT_EQ(json["points"][1]["failure"], "p_O2 at (1, 2)");
  EXPECT_FALSE(json["points"][0].contains("remarks"));
  EXPECT_EQ(json["points"][1]["remarks"][0], "the heater rests");
  EXPECT_EQ(json["peak memory of each rank [MB]"].size(),
            dealii::Utilities::MPI::n_mpi_processes(MPI_COMM_WORLD));
  EXPECT_GT(json["peak memory of each rank [MB]"][0], 1.);
  double memory = 0.;
  for (const double of_rank : json["peak memory of each rank [MB]"])
    memory += of_rank * 1024.;
  EXPECT_DOUBLE_EQ(json["peak memory per unknown [kB]"], memory / 28);
  EXPECT_DOUBLE_EQ(json["peak memory per cell [kB]"], memory / 12);
  for (const auto name : {"oxion", "revision", "deal.II", "PETSc", "MPI"})
    EXPECT_FALSE(json["versions"][name].get<std::string>().empty()) << name;
}
