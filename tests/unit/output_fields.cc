#include <oxion/exceptions.h>
#include <oxion/laws/zirconia.h>
#include <oxion/output/field_writer.h>
#include <oxion/sensor.h>

#include <deal.II/base/utilities.h>

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <zlib.h>

#include "output_folder.h"
#include "verification/cells.h"

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

  /** All values of the array of that name in a file's pieces. */
  template <typename T = double>
  std::vector<T>
  values_of(const std::string &file, const std::string &name)
  {
    std::vector<T> values;
    const std::string start = "Name=\"" + name + "\"";
    for (auto at = file.find(start); at != std::string::npos;
         at      = file.find(start, at + 1))
    {
      const auto begin = file.find('>', at) + 2, end = file.find('\n', begin);
      // Four 32 bit numbers take 24 characters.
      const auto head =
        dealii::Utilities::decode_base64(file.substr(begin, 24));
      const auto block = dealii::Utilities::decode_base64(
        file.substr(begin + 24, end - begin - 24));
      std::uint32_t sizes[4];
      std::memcpy(sizes, head.data(), sizeof(sizes));
      EXPECT_EQ(sizes[3], block.size());
      std::vector<T> piece(sizes[1] / sizeof(T));
      uLongf length = sizes[1];
      EXPECT_EQ(uncompress(reinterpret_cast<Bytef *>(piece.data()),
                           &length,
                           block.data(),
                           block.size()),
                Z_OK);
      values.insert(values.end(), piece.begin(), piece.end());
    }
    return values;
  }

  /** Sets phi to `slope` times the last coordinate. */
  template <int dim>
  void
  tilt_potential(Sensor<dim> &sensor, const double slope)
  {
    auto state         = sensor.state();
    const auto &layout = sensor.layout();
    const auto &points = layout.fe().get_unit_support_points();
    CellDofs dofs;
    for (const auto &cell :
         sensor.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        layout.cell_dofs(cell, dofs);
        if (dofs.first[ionic] >= 0)
          for (unsigned a = 0; a < dofs.n_nodes; ++a)
          {
            const auto id = dofs.ids[dofs.first[ionic] + a];
            if (layout.owned().is_element(id))
              state.x(id) =
                slope * layout.mapping().transform_unit_to_real_cell(
                          cell, points[a])[dim - 1];
          }
      }
    state.x.compress(dealii::VectorOperation::insert);
    sensor.restore(state);
  }

  template <int dim>
  void
  check_fields(const Parameters::Symmetry symmetry, const unsigned degree)
  {
    const SharedFolder folder;
    Sensor<dim> sensor(tiny(symmetry, degree), MPI_COMM_WORLD);
    constexpr double slope = 100.; // [V/m]
    tilt_potential(sensor, slope);
    FieldWriter<dim> writer(folder.path());
    writer.write(sensor, 3, {{"Lambda [-]", "air", infinity}});

    const auto file   = folder.read("fields/fields_0003_0.vtu");
    const auto points = values_of(file, "Points");
    const auto T      = values_of(file, "T [K]");
    const auto phi    = values_of(file, "phi [V]");
    const auto J      = values_of(file, "J [A/m2]");
    const auto p      = values_of(file, "p [Pa]");
    const auto p_N2   = values_of(file, "p_N2 [Pa]");
    const auto x_O2   = values_of(file, "x_O2 [-]");
    const auto log_O2 = values_of(file, "log10(p_O2/Pa) [-]");
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
  // A word is a text of the field data: the codes of its letters.
  const auto third = folder.read("fields/fields_0003_0.vtu");
  const auto word  = third.find("Name=\"Material &lt;&quot;&amp;&quot;&gt;\"");
  ASSERT_NE(word, std::string::npos);
  EXPECT_NE(third.find("56 89 83 90 0\n", word), std::string::npos);
  EXPECT_NE(folder.read("fields/fields_0001.pvtu").find("fields_0001_0.vtu"),
            std::string::npos);
  for (const auto &[file, value] :
       {std::make_pair("fields/fields_0001_0.vtu", infinity),
        std::make_pair("fields/fields_0002_0.vtu", 1.5)})
    EXPECT_EQ(values_of(folder.read(file), "Lambda [-]"),
              std::vector<double>{value});
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

  const auto index = folder.read("mesh.vtm");
  for (const std::string name : {"zirconia", "layer", "inner", "outer", "open"})
    EXPECT_NE(index.find("name=\"" + name + "\""), std::string::npos) << name;

  const auto all = values_of<int>(folder.read("mesh/mesh_0.vtu"), "region");
  EXPECT_EQ(all.size(), mesh.triangulation().n_global_active_cells());
  std::size_t parts = 0;
  for (const std::string name : {"region_0_zirconia", "region_1_layer"})
    parts +=
      values_of<int>(folder.read("mesh/" + name + "_0.vtu"), "region").size();
  EXPECT_EQ(parts, all.size());

  // The interior surface counts each face once: 1 mm in all.
  const auto inner = folder.read("mesh/surface_0_inner_0.vtu");
  const auto x     = values_of(inner, "Points");
  double length    = 0.;
  for (std::size_t i = 0; i < x.size(); i += 6)
    length += std::abs(x[i + 3] - x[i]);
  EXPECT_NEAR(length, 1e-3, 1e-15);
}
