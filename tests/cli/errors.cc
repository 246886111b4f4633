// Exit codes and texts of what is refused, as a user of the program meets them.

#include "cli/program_errors.h"

using namespace Oxion::Testing;

namespace
{
  std::string
  in(const std::string &section,
     const std::string &item,
     const std::string &line)
  {
    return "include cell.prm\nsubsection " + section + "\nsubsection " + item +
           "\n" + line + "\nend\nend\n";
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
  const auto on_mesh = [](const std::string &file) {
    return "include cell.prm\nsubsection Geometry\nset Mesh file = " + file +
           "\nset Layers =\nset Inserts =\nset x [mm] =\n"
           "subsection Grid\nset Edge cell size [um] =\n"
           "set Largest cell [um] =\nend\n"
           "subsection Region sheet\nset Material = sensor zirconia\nend\n"
           "subsection Region barrier\nset Material = barrier\nend\n"
           "subsection Region chamber\nset Material = open chamber\nend\nend\n";
  };
  folder.write("cell.geo", "Point(1) = {0, 0, 0};\nPoint(2) = {1, 0, 0}\n\n");
  folder.write("no_mesh.prm", on_mesh("cel.geo"));
  folder.write("broken_mesh.prm", on_mesh("cell.geo"));

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
    {"missing_mesh",
     "no_mesh.prm",
     {},
     2,
     {"no_mesh.prm:3",
      "Geometry/Mesh file: there is no such file: ",
      "named from where the parameter file is",
      "did you mean \"cell.geo\""}},
    {"broken_mesh",
     "broken_mesh.prm",
     {},
     2,
     {"broken_mesh.prm:3",
      "Geometry/Mesh file: Gmsh reports: ",
      "cell.geo', line 3: syntax error"}},
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


// What cannot be shared out among groups of ranks.
TEST_F(ProgramErrors, GroupsOfRanks)
{
  struct GroupsCase
  {
    Case one;
    std::string options;
  };
  const std::string in_time           = shipped("verification/square_wave.prm");
  const std::vector<GroupsCase> cases = {
    {{"no_number",
      "cell.prm",
      {},
      2,
      {"--groups many: a number of groups is wanted, from 1 to that of ranks"}},
     "--groups many"},
    {{"none", "cell.prm", {}, 2, {"--groups 0: a number of groups"}},
     "--groups 0"},
    {{"part", "cell.prm", {}, 2, {"--groups 1.5: a number of groups"}},
     "--groups 1.5"},
    {{"more_than_ranks",
      "cell.prm",
      {},
      2,
      {"error: --groups 4 of 1 rank",
       "expected: at least one rank for each group, mpirun -np 4 oxion ",
       "cell.prm --groups 4"}},
     "--groups 4"},
    {{"study",
      "cell.prm",
      {},
      2,
      {"a study takes no --groups: all ranks share each of its runs"}},
     "--groups 2 --study mesh"},
    {{"in_time",
      in_time,
      {},
      2,
      {"Protocol/Transient/End time [s]: --groups shares out the points of a "
       "sweep, and a transient has none",
       "no --groups, or 0"}},
     "--groups 2 --check"},
    {{"memory",
      "cell.prm",
      {"Solver/Memory limit [GB]=0.2"},
      2,
      {"Solver/Memory limit [GB]: 16 groups, of which each has all of the "
       "device, would take some ",
       "fewer --groups, or a larger limit than 0.2"}},
     "--groups 16 --check"},
    {{"adapted",
      "cell.prm",
      {"Geometry/Adaptation/Adapt to=I"},
      2,
      {"Geometry/Adaptation/Adapt to: with --groups each of them would adapt a "
       "mesh of its own"}},
     "--groups 2 --check"},
    {{"more_than_points",
      "cell.prm",
      {"Protocol/Sweep voltage/Linear=0, 0.1, 2"},
      0,
      {"warning: Protocol/Sweeps: --groups 3 for 2 points: one for each",
       "2 operating points. Roughly 1 s of computing on 1 rank.\n2 groups: "
       "1 of 2 points each.",
       "is all right"}},
     "--groups 3 --check"}};
  for (const auto &[one, options] : cases)
  {
    SCOPED_TRACE(one.name);
    const std::string results = folder.path("results_" + one.name);
    expect(one,
           run_program(one.file.front() == '/' ? one.file
                                               : folder.path(one.file),
                       one.settings,
                       results,
                       1,
                       options));
    EXPECT_FALSE(std::filesystem::exists(results)) << "half-written";
  }
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
