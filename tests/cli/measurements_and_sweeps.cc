// Sweeps over words and over what changes the device, and files named by the
// user, as they come out of the program.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  class MeasurementsAndSweeps : public testing::Test
  {
  protected:
    void
    SetUp() override
    {
      folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
    }

    /** The cell with one sweep, and more in front of it. */
    std::string
    sweep(const std::string &parameter,
          const std::string &values,
          const std::string &more = "") const
    {
      return folder.write("sweep.prm",
                          "include cell.prm\n" + more +
                            "subsection Protocol\nsubsection Sweep voltage\n"
                            "set Linear =\nset Title =\nset Parameter = " +
                            parameter + "\nset Values = " + values +
                            "\nend\nend\n");
    }

    Folder folder;
  };
} // namespace


TEST_F(MeasurementsAndSweeps, SweptWordsStandInAllResults)
{
  const auto file           = sweep("Materials/Material barrier/Based on",
                          "porous zirconia, porous alumina");
  const std::string results = folder.path("results");
  const auto run            = run_program(file, {}, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const std::vector<std::string> words = {"porous zirconia", "porous alumina"};
  EXPECT_EQ(run.table.words.at("Based on"), words);
  EXPECT_EQ(run.summary.at("points")[0].at("swept").at("Based on"), words[0]);
  EXPECT_NE(run.output.find("    1/2  porous zirconia  "), std::string::npos)
    << run.output;
  EXPECT_NE(read_text(results + "/fields.pvd")
              .find("<!-- Based on = porous alumina -->"),
            std::string::npos);

  const auto plot =
    run_command(quoted(OXION_SOURCE_DIR "/postprocess/plot_sweep.py") + " " +
                quoted(results + "/table.csv") + " --columns I x_O2");
  EXPECT_EQ(plot.exit_code, 0) << plot.output;
  EXPECT_TRUE(std::filesystem::exists(results + "/table.png"));
}


// Numbers, with names like numbers: a material "8YSZ" is no 8, an atmosphere
// "air" is no infinity.
TEST_F(MeasurementsAndSweeps, NamesAreNoNumbers)
{
  const std::string gas =
    "subsection Gas\nset Atmospheres = measured gas, air, 8%\n"
    "subsection Atmosphere air\nset Composition = oxygen in nitrogen\n"
    "set Oxygen fraction [-] = 0.2095\nend\nsubsection Atmosphere 8%\n"
    "set Composition = oxygen in nitrogen\nset Oxygen fraction [-] = 0.08\n"
    "end\nend\n";
  const auto run =
    run_program(sweep("Electrodes/Electrode anode/Atmosphere", "air, 8%", gas),
                {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const std::vector<std::string> words = {"air", "8%"};
  EXPECT_EQ(run.table.words.at("Atmosphere"), words);
  EXPECT_EQ(run.summary.at("points")[0].at("swept").at("Atmosphere"), "air");
}


// A swept surface, terminal or drive is another device, though the mesh stays:
// each point must be what a run of its own gives.
TEST_F(MeasurementsAndSweeps, AnotherDeviceIsBuiltAnew)
{
  const std::string smaller =
    "subsection Geometry\nset Surfaces = opening, cathode, anode, half\n"
    "subsection Surface half\nset Outside of = sheet\nset Facing = bottom\n"
    "set x [mm] = 0.7, 1.3\nend\nend\n";
  const std::string parameter = "Electrodes/Electrode anode/Surface";
  const auto both = run_program(sweep(parameter, "anode, half", smaller), {});
  ASSERT_EQ(both.exit_code, 0) << both.output;
  const auto alone = run_program(sweep(parameter, "half", smaller), {});
  ASSERT_EQ(alone.exit_code, 0) << alone.output;
  const auto &x = both.table["x_O2 [-]"];
  EXPECT_NEAR(x[1], alone.table["x_O2 [-]"][0], 1e-9);
  EXPECT_GT(std::abs(x[1] - x[0]), 1e-6);
}


// Each point has the mesh it was computed on, and nothing of an earlier run in
// the same folder passes for this one's.
TEST_F(MeasurementsAndSweeps, FieldsAndMeshesAreThoseOfThisRun)
{
  const std::string results = folder.path("results");
  const auto has            = [&](const std::string &name) {
    return std::filesystem::exists(results + "/" + name);
  };
  std::filesystem::create_directories(results);
  folder.write("results/last_converged.pvd", "old");
  folder.write("results/line_0007.csv", "Distance [m],T [K]\n0,1\n");
  folder.write("results/impedance_cell.csv", "# Oxion: cell\n");
  folder.write("results/notes_0001.csv", "what somebody wrote down\n");
  const auto file = sweep("Geometry/Layer sheet/Thickness [um]", "500, 400");
  const auto run  = run_program(file, {}, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_TRUE(has("mesh.vtm") && has("mesh_0002.vtm"));
  EXPECT_TRUE(has("fields/fields_0002.pvtu"));
  EXPECT_FALSE(has("last_converged.pvd"));
  EXPECT_FALSE(has("line_0007.csv") || has("impedance_cell.csv"));
  EXPECT_TRUE(has("notes_0001.csv"));
  EXPECT_FALSE(has("running"));

  const auto again = run_program(file, {"Protocol/Sweeps="}, results);
  ASSERT_EQ(again.exit_code, 0) << again.output;
  EXPECT_TRUE(has("mesh.vtm") && has("fields/fields_0001.pvtu"));
  EXPECT_FALSE(has("mesh_0002.vtm") || has("mesh_0002"));
  EXPECT_FALSE(has("fields/fields_0002.pvtu"));
}


TEST_F(MeasurementsAndSweeps, TitlesAreUnique)
{
  const auto run = run_program(
    folder.write("titles.prm",
                 "include cell.prm\nsubsection Protocol\n"
                 "set Sweeps = voltage, other\nsubsection Sweep other\n"
                 "set Parameter = Heat/Temperature [K]\nset Title = U [V]\n"
                 "set Values = 1000\nend\nend\n"),
    {});
  EXPECT_EQ(run.exit_code, 2) << run.output;
  EXPECT_NE(run.output.find("the sweep \"voltage\" has the column \"U [V]\""),
            std::string::npos)
    << run.output;
}


// Characters that no file name may have, or that lead out of the folder.
TEST_F(MeasurementsAndSweeps, LineProbesHaveNamesForFiles)
{
  const auto probe = [](const std::string &name) {
    return "subsection Line probe " + name +
           "\nset Field = T\nset From [mm] = 0, 0.1\nset To [mm] = 2, 0.1\n"
           "set Points = 2\nend\n";
  };
  const std::string start  = "include cell.prm\nsubsection Measurements\n"
                             "set Line probes = ";
  const Settings one_point = {"Protocol/Sweeps=", "Output/Fields=false"};
  auto run                 = run_program(folder.write("line.prm",
                                      start + "j [A/m2], .. [/..:*]\n" +
                                        probe("j [A/m2]") +
                                        probe(".. [/..:*]") + "end\n"),
                         one_point,
                         folder.path("results"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  for (const std::string name : {"j [A_m2]_0001.csv", "_. [_..__]_0001.csv"})
    EXPECT_TRUE(std::filesystem::exists(folder.path("results/" + name)))
      << name;

  run =
    run_program(folder.write("same.prm",
                             start + "j [A/m2], j [A_m2]\n" +
                               probe("j [A/m2]") + probe("j [A_m2]") + "end\n"),
                one_point);
  EXPECT_EQ(run.exit_code, 2) << run.output;
  EXPECT_NE(run.output.find("those of the line probe \"j [A/m2]\""),
            std::string::npos)
    << run.output;
}


// What has no value, exit code 2 and no results; these once crashed the
// program or filled a column with nonsense.
TEST_F(MeasurementsAndSweeps, WhatHasNoValueIsRefused)
{
  const auto refused = [&](const std::string &name,
                           const std::string &entries,
                           const std::string &fragment) {
    SCOPED_TRACE(name);
    const auto run = run_program(
      folder.write(name + ".prm",
                   "include cell.prm\nsubsection Measurements\n"
                   "set Measurements = m\nsubsection Measurement m\nset " +
                     entries + "\nend\nend\n"),
      {},
      folder.path(name));
    EXPECT_EQ(run.exit_code, 2) << run.output;
    EXPECT_NE(run.output.find(fragment), std::string::npos) << run.output;
    EXPECT_FALSE(std::filesystem::exists(folder.path(name)));
  };
  const std::string flux = "Kind = flux\nset Place = ";
  refused("charge",
          flux + "opening\nset Field = charge",
          "charge flows on no side of the surface \"opening\"");
  refused("species",
          flux + "anode\nset Field = O2",
          "O2 flows on no side of the surface \"anode\"");
  refused("heat",
          flux + "anode\nset Field = heat",
          "the temperature is given, so no heat flows");
  refused("extremum",
          "Kind = maximum\nset Place = sheet\nset Field = x_O2",
          "x_O2 does not live in the region \"sheet\"");
  refused("point",
          "Kind = point\nset Field = x_O2\nset Position [mm] = 5, 5",
          "the point lies outside the body");
  const auto run =
    run_program(sweep("Measurements/Measurement I/Unit", "mA, uA"), {});
  EXPECT_EQ(run.exit_code, 2) << run.output;
  EXPECT_NE(run.output.find("this parameter cannot be swept"),
            std::string::npos)
    << run.output;
}
