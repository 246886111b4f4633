#include <oxion/exceptions.h>
#include <oxion/laws/zirconia.h>
#include <oxion/output/field_writer.h>
#include <oxion/output/mesh_writer.h>
#include <oxion/output/old_data_sets.h>
#include <oxion/sensor.h>

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

#include "output_folder.h"
#include "set_field.h"
#include "verification/cells.h"
#include "vtk_files.h"

using namespace Oxion;

namespace
{
  constexpr double infinity = std::numeric_limits<double>::infinity();

  Parameters::Parameters
  tiny(const Parameters::Symmetry symmetry, const unsigned degree = 1)
  {
    auto parameters                 = Testing::PumpCell(symmetry, 2).parameters;
    parameters.geometry.grid.degree = degree;
    return parameters;
  }

  template <int dim>
  void
  check_fields(const Parameters::Symmetry symmetry, const unsigned degree)
  {
    const SharedFolder folder;
    Sensor<dim> sensor(tiny(symmetry, degree), MPI_COMM_WORLD);
    constexpr double slope = 100.; // [V/m]
    Testing::tilt_potential(sensor, slope);
    FieldWriter<dim> writer(folder.path());
    writer.write(sensor, 3, {{"Lambda [-]", "air", infinity}});

    const auto grid =
      Testing::read_grid(folder / "fields/fields_0003.pvtu").numbers;
    const auto &points = grid.at("Points"), &T = grid.at("T [K]"),
               &phi = grid.at("phi [V]"), &J = grid.at("J [A/m2]"),
               &p = grid.at("p [Pa]"), &p_N2 = grid.at("p_N2 [Pa]"),
               &x_O2   = grid.at("x_O2 [-]"),
               &log_O2 = grid.at("log10(p_O2/Pa) [-]");
    ASSERT_GT(T.size(), 0u);
    ASSERT_EQ(points.size(), 3 * T.size());
    ASSERT_EQ(J.size(), 3 * T.size());

    const double sigma   = sensor.parameters().materials[0].ionic.prefactor;
    unsigned in_zirconia = 0;
    for (unsigned i = 0; i < T.size(); ++i)
    {
      EXPECT_DOUBLE_EQ(T[i], 1053.15);
      if (!std::isnan(phi[i]))
      {
        ++in_zirconia;
        EXPECT_NEAR(phi[i], slope * points[3 * i + dim - 1], 1e-14);
        EXPECT_NEAR(J[3 * i + dim - 1], -sigma * slope, 1e-9 * sigma * slope);
        EXPECT_NEAR(J[3 * i], 0., 1e-9 * sigma * slope);
        EXPECT_TRUE(std::isnan(p[i]) && std::isnan(p_N2[i]) &&
                    std::isnan(x_O2[i]) && std::isnan(log_O2[i]));
      }
      else
      {
        EXPECT_TRUE(std::isnan(J[3 * i]));
        EXPECT_NEAR(p[i], 101325., 1e-8);
        EXPECT_NEAR(p_N2[i], (1. - x_O2[i]) * 101325., 1e-8);
        EXPECT_NEAR(x_O2[i], 0.2095, 1e-3); // dry air
        EXPECT_NEAR(log_O2[i], std::log10(x_O2[i] * p[i]), 1e-12);
      }
    }
    // Zirconia and layer have the same number of cells.
    EXPECT_EQ(2 * in_zirconia, T.size());
  }
} // namespace

TEST(FieldWriter, WritesSIValuesAndNoNumberWhereNoFieldLives)
{
  using Parameters::Symmetry;
  check_fields<2>(Symmetry::planar, 1);
  check_fields<2>(Symmetry::planar, 2);
  check_fields<3>(Symmetry::spatial, 1);
  check_fields<3>(Symmetry::spatial, 2);
}

TEST(FieldWriter, ListsItsPointsAndSaysWhatWasSwept)
{
  const SharedFolder folder;
  Sensor<2> sensor(tiny(Parameters::Symmetry::planar), MPI_COMM_WORLD);
  FieldWriter<2> writer(folder.path());
  writer.write(sensor, 1, {{"Lambda [-]", "air", infinity}});
  writer.write(sensor, 2, {{"Lambda [-]", "1.25", 1.25}});
  writer.write(sensor, 2, {{"Lambda [-]", "1.5", 1.5}}); // once more
  writer.write(sensor, 3, {{"Material <\"&\">", "8YSZ", {}}});

  const auto pvd = folder.read("fields.pvd");
  EXPECT_NE(pvd.find("timestep=\"1\" group=\"\" part=\"0\" "
                     "file=\"fields/fields_0001.pvtu\"/> "
                     "<!-- Lambda [-] = air -->"),
            std::string::npos)
    << pvd;
  EXPECT_EQ(pvd.find("1.25"), std::string::npos);
  const auto at = [&](const unsigned point) {
    return Testing::read_grid(folder / "fields/fields_000" +
                              std::to_string(point) + ".pvtu");
  };
  using Numbers = std::vector<double>;
  using Texts   = std::vector<std::string>;
  EXPECT_EQ(at(1).numbers.at("Lambda [-]"), Numbers{infinity});
  EXPECT_EQ(at(2).numbers.at("Lambda [-]"), Numbers{1.5});
  EXPECT_EQ(at(3).texts.at("Material <\"&\">"), Texts{"8YSZ"});
  EXPECT_EQ(at(3).texts.at("region names"), (Texts{"zirconia", "layer"}));
  for (const auto &entry :
       std::filesystem::recursive_directory_iterator(folder.path()))
    EXPECT_NE(entry.path().extension(), ".tmp") << entry.path();
}

TEST(FieldWriter, OnAFullDiskKeepsThePointsBefore)
{
  const SharedFolder folder;
  Sensor<2> sensor(tiny(Parameters::Symmetry::planar), MPI_COMM_WORLD);
  FieldWriter<2> writer(folder.path());
  writer.write(sensor, 1, {});
  const auto before = folder.read("fields.pvd");
  folder.fill_disk_for("fields/fields_0002_0.vtu");
  EXPECT_THROW(writer.write(sensor, 2, {}), EnvironmentFailure);
  EXPECT_EQ(folder.read("fields.pvd"), before);
  EXPECT_FALSE(folder.has("fields/fields_0002.pvtu"));
}

TEST(WriteMesh, HasABlockOfEveryRegionAndSurface)
{
  const SharedFolder folder;
  const auto parameters = tiny(Parameters::Symmetry::planar);
  const Mesh<2> mesh(parameters.geometry, MPI_COMM_WORLD);
  write_mesh(mesh, folder.path());

  auto blocks = Testing::read_blocks(folder / "mesh.vtm");
  for (const std::string name : {"zirconia", "layer", "inner", "outer", "open"})
    EXPECT_GT(blocks[name].n_cells, 0u) << name;

  const auto all = Testing::read_grid(folder / "mesh/mesh.pvtu");
  EXPECT_EQ(all.n_cells, mesh.triangulation().n_global_active_cells());
  EXPECT_EQ(all.numbers.at("region").size(), all.n_cells);
  EXPECT_EQ(blocks["zirconia"].n_cells + blocks["layer"].n_cells, all.n_cells);

  // The interior surface counts each face once: 1 mm in all.
  const auto &x = blocks["inner"].numbers.at("Points");
  double length = 0.;
  for (std::size_t i = 0; i < x.size(); i += 6)
    length += std::abs(x[i + 3] - x[i]);
  EXPECT_NEAR(length, 1e-3, 1e-15);
}

// A point's mesh is the one of the largest number up to its own.
TEST(MeshWriter, WritesAMeshAgainWhenItChanges)
{
  const SharedFolder folder;
  auto parameters = tiny(Parameters::Symmetry::planar);
  MeshWriter<2> writer(folder.path());
  const auto write = [&](const unsigned point) {
    writer.write(Mesh<2>(parameters.geometry, MPI_COMM_WORLD), point);
  };
  write(1);
  write(2);
  EXPECT_FALSE(folder.has("mesh_0002.vtm"));
  parameters.geometry.layers[1].thickness *= 1.5; // seen by one rank only
  write(3);
  parameters.geometry.surfaces[2].name = "mouth";
  write(4);

  const auto top = [&](const std::string &file, const std::string &surface) {
    const auto points = Testing::read_blocks(folder / file).at(surface);
    return points.numbers.at("Points").at(1);
  };
  EXPECT_DOUBLE_EQ(top("mesh.vtm", "open"), 2e-3);
  EXPECT_DOUBLE_EQ(top("mesh_0003.vtm", "open"), 2.5e-3);
  EXPECT_DOUBLE_EQ(top("mesh_0004.vtm", "mouth"), 2.5e-3);
}

TEST(RemoveOldDataSets, TakesOnlyWhatWeWrite)
{
  const SharedFolder folder;
  const std::vector<std::string> ours   = {"mesh.vtm",
                                           "mesh_0003.vtm",
                                           "mesh_0003/mesh.pvtu",
                                           "fields.pvd",
                                           "fields/fields_0001_0.vtu"},
                                 others = {"table.csv",
                                           "mesh_fine.vtm",
                                           "mesh_0003.png",
                                           "fields/notes.txt",
                                           "more fields/fields_0001_0.vtu"};
  if (SharedFolder::first_rank())
    for (const auto &names : {ours, others})
      for (const auto &name : names)
      {
        const std::filesystem::path path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << "old";
      }
  remove_old_data_sets(folder.path(), {"mesh", "fields"}, MPI_COMM_WORLD);
  for (const auto &name : ours)
    EXPECT_FALSE(folder.has(name)) << name;
  for (const auto &name : others)
    EXPECT_TRUE(folder.has(name)) << name;
  EXPECT_FALSE(folder.has("mesh_0003"));
}
