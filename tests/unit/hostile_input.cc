// Whatever a geometry, a material or a heater is made of: it is refused, or a
// mesh can be made of it. Nothing crashes, nothing takes long.

#include <oxion/checks/check_device.h>
#include <oxion/checks/problem_size.h>
#include <oxion/parameters/paths.h>

#include <gtest/gtest.h>

#include "parameters_helpers.h"

using namespace Oxion;

namespace
{
  struct Setting
  {
    std::string path, entry, value;
  };

  struct Case
  {
    std::string name;
    std::vector<Setting> settings;
    bool is_refused;
  };

  /** The cell, heated, with one value after the other put into it. */
  std::string
  cell_with(const std::vector<Setting> &settings)
  {
    std::string text = "include base.prm\n";
    const auto set   = [&](const Setting &setting) {
      unsigned depth = 0;
      for (const auto &part : Parameters::split_list(setting.path, '/'))
      {
        text += "subsection " + part + "\n";
        ++depth;
      }
      text += "set " + setting.entry + " = " + setting.value + "\n";
      while (depth-- > 0)
        text += "end\n";
    };
    const std::vector<Setting> heated = {
      {"Heat", "Solve temperature", "true"},
      {"Heat", "Exchanges", "loss"},
      {"Heat/Exchange loss", "Surface", "opening"},
      {"Heat/Exchange loss", "Coefficient [W/m2/K]", "50"},
      {"Heat", "Heaters", "heater"},
      {"Heat/Heater heater", "Region", "cover"},
      {"Heat/Heater heater", "Hold mean temperature of", "cathode"},
      {"Heat/Heater heater", "Set-point [K]", "1000"}};
    for (const auto &setting : heated)
      set(setting);
    for (const auto &setting : settings)
      set(setting);
    return text;
  }

  const std::string geometry = "Geometry", grid = "Geometry/Grid",
                    sheet   = "Geometry/Layer sheet",
                    chamber = "Geometry/Insert chamber",
                    cathode = "Geometry/Surface cathode";

  const std::vector<Case> cases = {
    {"nothing", {}, false},
    {"huge_layer", {{sheet, "Thickness [um]", "1e300"}}, true},
    {"thin_layer", {{sheet, "Thickness [um]", "1e-300"}}, true},
    {"metre_of_sheet",
     {{sheet, "Thickness [um]", "1e6"},
      {grid, "Largest cell [um]", "1e4"},
      {grid, "Aspect limit [-]", "1e4"}},
     false},
    {"hardly_any_width", {{geometry, "x [mm]", "0, 1e-300"}}, true},
    {"width_of_metres",
     {{geometry, "x [mm]", "0, 1000"},
      {grid, "Largest cell [um]", "1e4"},
      {grid, "Aspect limit [-]", "1e4"}},
     false},
    {"no_depth", {{geometry, "Depth [mm]", "1e-320"}}, true},
    {"thin_insert", {{chamber, "x [mm]", "0.5, 0.500000001"}}, true},
    {"insert_of_10_nm",
     {{chamber, "x [mm]", "0.5, 0.50001"}, {cathode, "x [mm]", ""}},
     true},
    {"insert_beside_the_barrier", {{chamber, "x [mm]", "0.6, 2"}}, true},
    {"insert_in_all_layers",
     {{chamber, "Layers", "sheet, chamber level, cover"}},
     true},
    {"layer_twice_in_an_insert",
     {{chamber, "Layers", "chamber level, chamber level"}},
     false},
    {"surface_beyond_all_reason",
     {{cathode, "x [mm]", "-1e300, 1e300"}},
     false},
    {"surface_at_infinity", {{cathode, "x [mm]", "inf, inf"}}, true},
    {"surface_of_no_extent", {{cathode, "x [mm]", "1, 1"}}, true},
    {"everything_is_none",
     {{sheet, "Material", "none"},
      {"Geometry/Layer cover", "Material", "none"},
      {"Geometry/Layer chamber level", "Material", "none"},
      {chamber, "Material", "none"},
      {"Geometry/Insert barrier", "Material", "none"}},
     true},
    {"heater_of_nothing", {{"Geometry/Layer cover", "Material", "none"}}, true},
    {"no_zirconia", {{sheet, "Material", "alumina"}}, true},
    {"all_is_gas", {{sheet, "Material", "porous zirconia"}}, true},
    {"no_inserts", {{geometry, "Inserts", ""}}, true},
    {"one_layer", {{geometry, "Layers", "sheet"}}, true},
    {"axisymmetric", {{geometry, "Symmetry", "axisymmetric"}}, true},
    {"spatial", {{geometry, "Symmetry", "spatial"}}, true},
    {"ring",
     {{geometry, "Symmetry", "axisymmetric"},
      {geometry, "x [mm]", ""},
      {geometry, "Depth [mm]", ""},
      {geometry, "r [mm]", "1e-5, 2.2"},
      {"Geometry/Insert barrier", "x [mm]", ""},
      {"Geometry/Insert barrier", "r [mm]", "1e-5, 0.5"},
      {chamber, "x [mm]", ""},
      {chamber, "r [mm]", "0.5, 2"},
      {cathode, "x [mm]", ""},
      {"Geometry/Surface anode", "x [mm]", ""}},
     false},
    {"smallest_cells", {{grid, "Edge cell size [um]", "0.01"}}, true},
    {"cells_that_hardly_grow",
     {{grid, "Growth ratio [-]", "1.0000000001"},
      {grid, "Edge cell size [um]", "0.1"}},
     true},
    {"square_cells", {{grid, "Aspect limit [-]", "1"}}, false},
    {"coarsest", {{grid, "Fineness [-]", "0.001"}}, false},
    {"finest", {{grid, "Fineness [-]", "1000"}}, true},
    {"refined", {{grid, "Refinements", "10"}}, true},
    {"conducting_gas",
     {{"Materials/Material barrier", "Ionic prefactor [S K^n/m]", "1e300"}},
     false},
    {"gap_of_a_metre",
     {{"Materials/Material open chamber", "Gap height [um]", "1e6"}},
     false},
    {"solid_chamber",
     {{"Materials/Material open chamber", "Gap height [um]", ""},
      {"Materials/Material open chamber", "Gas path", "none"}},
     true},
    {"held_and_fixed",
     {{"Geometry/Surface opening", "Outside of", "sheet"},
      {"Heat/Exchange loss", "Coefficient [W/m2/K]", ""},
      {"Heat/Exchange loss", "Fixed temperature [K]", "900"},
      {"Heat/Heater heater", "Hold mean temperature of", "opening"}},
     true}};
} // namespace


TEST(HostileInput, IsRefusedOrMakesAMesh)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  for (const auto &one : cases)
  {
    SCOPED_TRACE(one.name);
    auto read = read_all(folder.write("device.prm", cell_with(one.settings)));
    if (!read.diagnostics.has_errors())
      check_size(read.parameters, 1, read.diagnostics);
    if (!read.diagnostics.has_errors())
    {
      ASSERT_NE(read.parameters.geometry.symmetry,
                Parameters::Symmetry::spatial);
      check_device(Mesh<2>(read.parameters.geometry, MPI_COMM_WORLD),
                   read.parameters,
                   read.diagnostics);
    }
    EXPECT_EQ(read.diagnostics.has_errors(), one.is_refused)
      << read.diagnostics.text();
  }
}
