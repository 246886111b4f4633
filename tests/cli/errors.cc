// Exit codes and texts as a user of the program meets them.

#include <fstream>
#include <iterator>

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  struct Case
  {
    std::string name;
    std::string file; ///< in the folder of the test
    Settings settings;
    int exit_code;
    std::vector<std::string> fragments;
  };

  /** A limiting-current cell as "cell.prm" and files that change it. */
  class ProgramErrors : public testing::Test
  {
  protected:
    void
    SetUp() override
    {
      std::ifstream file(OXION_SOURCE_DIR "/tests/cell.prm");
      folder.write("cell.prm", {std::istreambuf_iterator<char>(file), {}});
    }

    void
    expect(const Case &one)
    {
      SCOPED_TRACE(one.name);
      const std::string results = folder.path("results_" + one.name);
      const auto run =
        run_program(folder.path(one.file), one.settings, results);
      expect(one, run);
      if (one.exit_code == 2)
      {
        EXPECT_FALSE(std::filesystem::exists(results)) << "half-written";
      }
    }

    static void
    expect(const Case &one, const ProgramRun &run)
    {
      EXPECT_EQ(run.exit_code, one.exit_code) << run.output;
      for (const auto &fragment : one.fragments)
        EXPECT_NE(run.output.find(fragment), std::string::npos)
          << "no \"" << fragment << "\" in\n"
          << run.output;
    }

    Folder folder;
  };

  std::string
  in(const std::string &section,
     const std::string &item,
     const std::string &line)
  {
    return "include cell.prm\nsubsection " + section + "\nsubsection " + item +
           "\n" + line + "\nend\nend\n";
  }

  /** Makes the template's one sweep go over a parameter. */
  Settings
  sweep(const std::string &parameter, const std::string &values)
  {
    return {"Protocol/Sweep voltage/Linear=",
            "Protocol/Sweep voltage/Parameter=" + parameter,
            "Protocol/Sweep voltage/Values=" + values,
            "Output/Fields=false"};
  }
} // namespace


TEST_F(ProgramErrors, BadInput)
{
  folder.write("grammar.prm", "include cell.prm\nset a\n");
  folder.write("thickness.prm",
               in("Geometry", "Layer sheet", "set Thickness [um] = -500"));
  folder.write("no_zirconia.prm",
               in("Geometry",
                  "Surface cathode",
                  "set Between = chamber, cover"));
  folder.write("no_gas.prm",
               in("Electrodes", "Electrode anode", "set Atmosphere ="));
  folder.write("kinetics.prm",
               in("Electrodes",
                  "Electrode anode",
                  "set Oxygen order [-] = 0.5"));
  folder.write("many.prm",
               "include cell.prm\nsubsection Heat\nset Temperature [K] = hot\n"
               "set Tempreture [K] = 3\nend\n");

  folder.write("two_bodies.prm",
               "include cell.prm\nsubsection Geometry\n"
               "set Surfaces = opening, cathode, anode, left, right\n"
               "subsection Layer cover\nset Material = 8YSZ\nend\n"
               "subsection Surface left\nset Outside of = cover\n"
               "set Facing = left\nend\n"
               "subsection Surface right\nset Outside of = cover\n"
               "set Facing = right\nend\nend\nsubsection Electrodes\n"
               "set Electrodes = cathode, anode, left, right\n"
               "subsection Electrode left\nset Surface = left\n"
               "set Terminal = left\nset Atmosphere = measured gas\nend\n"
               "subsection Electrode right\nset Surface = right\n"
               "set Terminal = right\nset Atmosphere = measured gas\nend\n"
               "end\nsubsection Circuit\n"
               "set Terminals = ground, pump, left, right\n"
               "subsection Terminal left\nset Drive = current\n"
               "set Current [uA] = 0\nend\n"
               "subsection Terminal right\nset Drive = floating\nend\nend\n");
  folder.write(
    "overlap.prm",
    "include cell.prm\nsubsection Geometry\n"
    "set Surfaces = opening, cathode, anode, part\n"
    "subsection Surface part\nset Outside of = sheet\n"
    "set Facing = bottom\nset x [mm] = 1, 2\nend\nend\n"
    "subsection Electrodes\nset Electrodes = cathode, anode, second\n"
    "subsection Electrode second\nset Surface = part\n"
    "set Terminal = ground\nset Atmosphere = measured gas\nend\nend\n");
  folder.write(
    "two_gases.prm",
    "include cell.prm\nsubsection Geometry\n"
    "set Surfaces = opening, cathode, anode, slot\n"
    "subsection Surface slot\nset Outside of = all\n"
    "set Facing = left\nset z [mm] = 0.5, 0.54\nend\nend\n"
    "subsection Gas\nset Atmospheres = measured gas, air\n"
    "subsection Atmosphere air\n"
    "set Composition = oxygen in nitrogen\n"
    "set Oxygen fraction [-] = 0.1\nset Surfaces = slot\nend\nend\n");

  const std::vector<Case> cases = {
    {"missing_file",
     "cel.prm",
     {},
     2,
     {"cel.prm", "does not exist", "did you mean \"cell.prm\""}},
    {"grammar", "grammar.prm", {}, 2, {"grammar.prm:2", "set NAME = VALUE"}},
    {"entry",
     "cell.prm",
     {"Heat/Tempreture [K]=3"},
     2,
     {"--set",
      "Heat/Tempreture [K]: there is no such entry",
      "did you mean \"Heat/Temperature [K]\""}},
    {"value",
     "cell.prm",
     {"Heat/Temperature [K]=hot"},
     2,
     {"Heat/Temperature [K]", "value: hot", "a number from 200 to 3000"}},
    {"range",
     "cell.prm",
     {"Heat/Temperature [K]=5000"},
     2,
     {"value: 5000", "a number from 200 to 3000"}},
    {"not_a_setting",
     "cell.prm",
     {"nonsense"},
     2,
     {"nonsense", "Section/Name=value"}},
    {"negative_thickness",
     "thickness.prm",
     {},
     2,
     {"thickness.prm:4", "value: -500", "a number from 0.01 to 1e+06"}},
    {"floating_island",
     "cell.prm",
     {"Circuit/Terminal ground/Drive=floating",
      "Circuit/Terminal ground/Voltage [V]=",
      "Circuit/Terminal pump/Drive=floating",
      "Circuit/Terminal pump/Voltage [V]=",
      "Protocol/Sweeps="},
     2,
     {"floating island", "ground, pump", "Drive = voltage for one of them"}},
    {"body_without_ground",
     "two_bodies.prm",
     {},
     2,
     {"Circuit/Terminal left/Drive",
      "floating island: nothing fixes the potential of the zirconia body of "
      "region cover with electrodes left, right and of the terminals left, "
      "right",
      "a voltmeter's finite"}},
    {"two_drives",
     "cell.prm",
     {"Circuit/Terminal pump/Current [uA]=3"},
     2,
     {"Circuit/Terminal pump/Current [uA]", "one drive only"}},
    {"kinetics",
     "kinetics.prm",
     {},
     2,
     {"kinetics.prm:4",
      "Electrode anode/Oxygen order [-]",
      "value: 0.5",
      "-alpha_c <= 4 m <= alpha_a"}},
    {"no_zirconia",
     "no_zirconia.prm",
     {},
     2,
     {"Electrode cathode/Surface",
      "touches neither zirconia nor metal",
      "value: cathode"}},
    {"no_gas",
     "no_gas.prm",
     {},
     2,
     {"Electrode anode/Surface", "touches no gas", "value: anode"}},
    {"atmosphere_inside",
     "cell.prm",
     {"Electrodes/Electrode cathode/Atmosphere=measured gas"},
     2,
     {"Electrode cathode/Atmosphere",
      "lies inside the body",
      "value: measured gas"}},
    {"two_electrodes_on_a_face",
     "overlap.prm",
     {},
     2,
     {"Electrode second/Surface",
      "'part' and 'anode' have faces in common",
      "\"anode\" lies there already"}},
    {"two_gases_on_a_face",
     "two_gases.prm",
     {},
     2,
     {"Gas/Atmosphere air/Surfaces",
      "'slot' and 'opening' have faces in common",
      "open to the atmosphere \"measured gas\" already"}},
    {"huge_thickness",
     "cell.prm",
     {"Geometry/Layer sheet/Thickness [um]=1e300"},
     2,
     {"value: 1e300", "a number from 0.01 to 1e+06"}},
    {"too_many_refinements",
     "cell.prm",
     {"Geometry/Grid/Refinements=10"},
     2,
     {"Geometry/Grid/Refinements",
      "the mesh would have some ",
      "\"Geometry/Grid/Cell limit [-]\" than 1000000"}},
    {"too_much_memory",
     "cell.prm",
     {"Geometry/Grid/Refinements=3", "Solver/Memory limit [GB]=0.2"},
     2,
     {"Geometry/Grid/Refinements",
      " GB of memory for ",
      "\"Solver/Memory limit [GB]\" than 0.2"}},
    {"edges_too_close",
     "cell.prm",
     {"Geometry/Surface cathode/x [mm]=0.5000015, 2"},
     2,
     {"Geometry/Surface cathode/x [mm]",
      "value: 0.5000015, 2",
      "are 1.5 nm apart"}},
    {"too_many_points",
     "cell.prm",
     {"Protocol/Sweep voltage/Linear=0, 1, 1e15"},
     2,
     {"Protocol/Sweep voltage/Linear", "1e+15 operating points"}},
    {"region",
     "cell.prm",
     {"Geometry/Surface cathode/Between=chmber, sheet"},
     2,
     {"Geometry/Surface cathode/Between",
      "value: chmber, sheet",
      "did you mean \"chamber\""}},
    {"several_at_once",
     "many.prm",
     {"Solver/Newton steps=0"},
     2,
     {"many.prm:3",
      "value: hot",
      "many.prm:4",
      "did you mean \"Temperature [K]\"",
      "Solver/Newton steps",
      "3 errors"}},
    {"swept_size",
     "cell.prm",
     sweep("Geometry/Grid/Refinements", "0, 10"),
     2,
     {"Protocol/Sweep voltage",
      "with the value \"10\": Geometry/Grid/Refinements: the mesh would"}},
    {"swept_surface",
     "cell.prm",
     sweep("Electrodes/Electrode anode/Surface", "anode, opening"),
     2,
     {"with the value \"opening\": Electrodes/Electrode anode/Surface: the "
      "electrode touches neither zirconia nor metal"}},
    {"swept_value",
     "cell.prm",
     sweep("Heat/Temperature [K]", "1000, 5"),
     2,
     {"5", "a number from 200 to 3000"}},
  };
  for (const auto &one : cases)
    expect(one);
}


TEST_F(ProgramErrors, CommandLine)
{
  const std::string program = quoted(OXION_PROGRAM);
  expect({"", "", {}, 2, {"no parameter file", "--help"}},
         run_command(program));
  expect({"", "", {}, 2, {"--bogus", "--help"}},
         run_command(program + " --bogus"));
  expect({"", "", {}, 2, {"no template is called \"foo\"", "one of wide_band"}},
         run_command(program + " --template foo"));
  expect({"", "", {}, 0, {"oxion "}}, run_command(program + " --version"));
  expect({"", "", {}, 0, {"cell.prm is all right."}},
         run_command(program + " --check " + quoted(folder.path("cell.prm"))));
}


// What PETSc cannot follow or does on its own: one sentence, once, on any
// number of ranks, and no trace.
TEST_F(ProgramErrors, OptionsOfPetsc)
{
  folder.write("typo", "# a comment\n-snes_type foo\n");
  folder.write("two_on_a_line", "-snes_type foo -snes_max_it 1\n");
  folder.write("good", "-snes_type foo\n-snes_max_it 1\n");
  const std::string typo = "Unable to find requested SNES type foo";
  struct PetscCase
  {
    std::string options;
    unsigned ranks;
    int exit_code;
    std::string sentence;
    std::vector<std::string> fragments;
  };
  const std::vector<PetscCase> petsc_cases = {
    {"-snes_type foo", 2, 2, typo, {"see what stands after \"--\""}},
    {"-fields_pc_type foo", 1, 2, "requested PC type foo", {}},
    {"-snes_max_it many", 1, 2, "Input string many has no integer value", {}},
    {"-malloc_debug maybe", 2, 2, "Unknown logical value: maybe", {}},
    {"-snes_max_it 3 foo", 1, 2, "\"foo\" is neither", {"-name value"}},
    {"-options_file none",
     2,
     2,
     "the file of PETSc's options \"none\" cannot be read",
     {"-options_file"}},
    {"-options_file typo", 2, 2, typo, {}},
    // Only rank 0 sees what is in the file.
    {"-options_file two_on_a_line",
     2,
     2,
     "rank 0: error: an option of PETSc cannot be followed: Error in options "
     "file two_on_a_line line 1",
     {}},
    // The command line has the last word.
    {"-options_file good -snes_type newtonls -snes_max_it 50", 1, 0, "", {}},
    // Warned of, as the results stand.
    {"-snes_tpye newtontr",
     1,
     0,
     "the option -snes_tpye of PETSc changes nothing",
     {}},
    // What ends without a solution is none, whatever PETSc calls it.
    {"-snes_type ksponly",
     2,
     3,
     "Newton's method stopped (CONVERGED_ITS)",
     {"point 1 failed", "wanted 1e-09"}},
    {"-snes_convergence_test skip -snes_max_it 2",
     1,
     3,
     "Newton's method stopped (CONVERGED_ITS)",
     {"point 1 failed"}},
    {"-ksp_max_it 1 -ksp_error_if_not_converged",
     2,
     3,
     "PETSc's solver failed: ",
     {}}};
  unsigned n = 0;
  for (const auto &one : petsc_cases)
  {
    SCOPED_TRACE(one.options);
    const std::string results = folder.path("results_" + std::to_string(n++));
    const std::string launcher =
      one.ranks == 1 ? "" : "timeout 60 mpirun --oversubscribe -np 2 ";
    const auto run = run_command(
      "cd " + quoted(folder.path()) + " && " + launcher +
      quoted(OXION_PROGRAM) +
      " cell.prm --set 'Protocol/Sweeps=' --set 'Output/Fields=false' --set "
      "'Geometry/Grid/Edge cell size [um]=200' --set 'Geometry/Grid/Largest "
      "cell [um]=400' --output-folder " +
      quoted(results) + " -- " + one.options);
    expect({"", "", {}, one.exit_code, one.fragments}, run);
    const auto first = run.output.find(one.sentence);
    EXPECT_NE(first, std::string::npos) << run.output;
    if (!one.sentence.empty())
    {
      EXPECT_EQ(run.output.find(one.sentence, first + 1), std::string::npos)
        << "said twice\n"
        << run.output;
    }
    EXPECT_EQ(run.output.find("PETSC ERROR"), std::string::npos) << run.output;
    if (one.exit_code == 0)
    {
      EXPECT_EQ(Columns::read(results + "/table.csv").status[0], "ok");
    }
  }
}


// Rank 0 reads for all. What it cannot read stops all of them, even if others
// could, and a rank that sees no files at all takes part.
TEST_F(ProgramErrors, FilesOfTheFirstRank)
{
  std::filesystem::create_directories(folder.path("with"));
  std::filesystem::create_directories(folder.path("without"));
  folder.write("with/part.json", "{\"include\": \"../cell.prm\"}");
  folder.write("with/main.prm",
               "include part.json\nsubsection Protocol\nset Sweeps =\nend\n"
               "subsection Output\nset Fields = false\nend\n");
  const auto run = [&](const std::string &first, const std::string &second) {
    const auto rank = [&](const std::string &where) {
      return "-np 1 --wdir " + quoted(folder.path(where)) + " " +
             quoted(OXION_PROGRAM) + " main.prm --output-folder " +
             quoted(folder.path("results"));
    };
    return run_command("timeout 60 mpirun --oversubscribe " + rank(first) +
                       " : " + rank(second));
  };
  expect({"", "", {}, 0, {"2 ranks", "none failed"}}, run("with", "without"));

  const auto refused      = run("without", "with");
  const std::string error = "main.prm: error: file does not exist";
  expect({"", "", {}, 2, {error}}, refused);
  EXPECT_EQ(refused.output.find(error, refused.output.find(error) + 1),
            std::string::npos)
    << "said twice\n"
    << refused.output;
}


// Files and disk: exit code 4, the path and the system's reason.
TEST_F(ProgramErrors, Environment)
{
  const std::string cell = folder.path("cell.prm");
  // A file stands in the way; unlike rights this also stops a superuser.
  auto run = run_program(cell, {}, cell + "/below");
  expect({"", "", {}, 4, {"Cannot create the output folder", "cell.prm/below"}},
         run);

  // Files are written under a name of their own and renamed: leading that
  // name to a device that is always full is a full disk.
  for (const std::string name : {"parameters.prm", "summary.json", "table.csv"})
  {
    SCOPED_TRACE(name);
    const std::string results = folder.path("full_" + name);
    std::filesystem::create_directories(results);
    std::filesystem::create_symlink("/dev/full", results + "/" + name + ".tmp");
    run =
      run_program(cell, {"Protocol/Sweeps=", "Output/Fields=false"}, results);
    expect({"",
            "",
            {},
            4,
            {"Cannot write the file", name, "No space left on device"}},
           run);
    EXPECT_FALSE(std::filesystem::exists(results + "/" + name));
  }
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
