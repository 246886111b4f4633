// The layer stack: graded axes, regions, surfaces by name.
#include <oxion/geometry/graded_axis.h>
#include <oxion/geometry/layer_stack.h>
#include <oxion/geometry/mesh.h>

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "sheet_with_ring.h"

using namespace Oxion;
using namespace Oxion::Parameters;
using Oxion::Testing::sheet_with_ring;

namespace
{
  double
  area_of(const Mesh<2> &mesh, const std::string &surface)
  {
    const int s = mesh.find_surface(surface);
    double area = 0.;
    for (const auto &cell : mesh.triangulation().cell_iterators_on_level(0))
      for (const unsigned f : cell->face_indices())
        if (mesh.on_surface(cell->face(f), s) &&
            (cell->at_boundary(f) ||
             cell->index() < cell->neighbor(f)->index()))
          area += cell->face(f)->measure() *
                  mesh.thickness_at(cell->face(f)->center());
    return area;
  }
} // namespace


// Cells start at the edge size, grow by the ratio and are multiplied evenly.
TEST(GradedAxis, GrowsFromTheEdges)
{
  const std::vector<AxisInterval> interval{{0., 1., 0.2, true, true}};
  const auto axis = graded_axis(interval, 0.01, 1.3, 1.);
  // The density is sampled, so that the first cell is near the wish: it holds
  // one cell's worth of a size that grows within it.
  EXPECT_NEAR(axis[1], 0.01, 0.003);
  for (unsigned i = 1; i + 1 < axis.size(); ++i)
  {
    const double ratio = (axis[i + 1] - axis[i]) / (axis[i] - axis[i - 1]);
    EXPECT_LT(std::max(ratio, 1. / ratio), 1.4); // 1.3 and rounding to n
    EXPECT_LT(axis[i + 1] - axis[i], 0.2 * (1. + 1e-12));
  }
  const auto fine = graded_axis(interval, 0.01, 1.3, 3.);
  ASSERT_EQ(fine.size() - 1, 3 * (axis.size() - 1));
  for (unsigned i = 0; i < axis.size(); ++i)
    EXPECT_NEAR(fine[3 * i], axis[i], 1e-12); // meshes of a study are nested
}


// Surfaces have the areas of their description; the axis is no outside.
TEST(Mesh, SurfacesByName)
{
  const Mesh<2> mesh(sheet_with_ring(), MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty());
  const double pi = std::acos(-1.);
  // Sums over faces of the circumference in their middle are exact here.
  EXPECT_NEAR(area_of(mesh, "electrode"), pi * 3e-6, 1e-15);
  EXPECT_NEAR(area_of(mesh, "outside"),
              pi * 3e-6 + 2 * pi * 3e-3 * 0.2e-3,
              1e-15);
  EXPECT_NEAR(area_of(mesh, "top"), pi * 9e-6, 1e-14);
}


// An insert may lie in one that is listed before it, and is cut out of it.
TEST(Mesh, InsertsInInserts)
{
  Geometry geometry        = sheet_with_ring();
  Parameters::Insert inner = geometry.inserts.front();
  inner.name               = "inner ring";
  inner.x                  = {{1.2e-3, 1.5e-3}};
  geometry.inserts.push_back(inner);
  geometry.surfaces[1].first = {"inner ring"};
  const Mesh<2> mesh(geometry, MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty());
  const double pi = std::acos(-1.);
  EXPECT_NEAR(area_of(mesh, "electrode"),
              pi * (3e-6 - (1.5e-3 * 1.5e-3 - 1.2e-3 * 1.2e-3)),
              1e-15);
  EXPECT_NEAR(area_of(mesh, "outside"),
              pi * (1.5e-3 * 1.5e-3 - 1.2e-3 * 1.2e-3),
              1e-15);
}


// Long elements may have longer cells along them than across.
TEST(Mesh, CellsByAxis)
{
  Geometry geometry          = sheet_with_ring();
  geometry.grid.largest_in_x = 500e-6;
  geometry.grid.growth       = 10.;
  const auto axes            = LayerStack(geometry).axes();
  const LayerStack as_anywhere(sheet_with_ring());
  EXPECT_LT(axes[0].size(), as_anywhere.axes()[0].size());
  double widest = 0., highest = 0.;
  for (unsigned i = 1; i < axes[0].size(); ++i)
    widest = std::max(widest, axes[0][i] - axes[0][i - 1]);
  for (unsigned i = 1; i < axes[1].size(); ++i)
    highest = std::max(highest, axes[1][i] - axes[1][i - 1]);
  EXPECT_GT(widest, 300e-6);
  EXPECT_LE(widest, 500e-6 * 1.001);
  EXPECT_LE(highest, 200e-6 * 1.001);
}


// Thin layers make the wide cells give way.
TEST(Mesh, AspectRatioIsLimited)
{
  Geometry geometry            = sheet_with_ring();
  geometry.layers[0].cell_size = 1e-6;
  geometry.grid.aspect_limit   = 20.;
  EXPECT_LE(LayerStack(geometry).largest_aspect_ratio(), 20. * 1.001);
}


// A grid of many cells is a coarse one refined: its nodes are those of the
// axes to the last digit, its regions and surfaces as large as described.
TEST(Mesh, LargeGridsAreRefined)
{
  Geometry geometry      = sheet_with_ring();
  geometry.grid.fineness = 40.;
  const LayerStack stack(geometry);
  ASSERT_GT(stack.coarsenings(), 0u);
  const Mesh<2> mesh(geometry, MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty());
  const auto &axes = stack.axes();
  EXPECT_GT(mesh.triangulation().n_global_active_cells(), 20000u);
  EXPECT_LE(mesh.triangulation().n_cells(0), 20000u);

  const Geometry coarse = sheet_with_ring();
  const Mesh<2> small(coarse, MPI_COMM_WORLD);
  for (const std::string surface : {"electrode", "outside", "top"})
    EXPECT_NEAR(area_of(mesh, surface), area_of(small, surface), 1e-14);
  double volume = 0.;
  for (const auto &cell : mesh.triangulation().active_cell_iterators())
    if (cell->is_locally_owned())
    {
      volume += cell->measure() * mesh.thickness_at(cell->center());
      for (const unsigned v : cell->vertex_indices())
        for (unsigned d = 0; d < 2; ++d)
          EXPECT_TRUE(std::binary_search(axes[d].begin(),
                                         axes[d].end(),
                                         cell->vertex(v)[d]));
    }
  double whole = 0.;
  for (const auto &cell : small.triangulation().active_cell_iterators())
    if (cell->is_locally_owned())
      whole += cell->measure() * small.thickness_at(cell->center());
  volume = dealii::Utilities::MPI::sum(volume, MPI_COMM_WORLD);
  whole  = dealii::Utilities::MPI::sum(whole, MPI_COMM_WORLD);
  EXPECT_NEAR(volume, whole, 1e-12 * whole);
}
