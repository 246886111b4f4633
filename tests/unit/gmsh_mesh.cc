// Meshes that Gmsh reads: regions and surfaces by name and in size, sides of
// surfaces, round shapes under refinement.
#include <oxion/geometry/sizes.h>

#include <cmath>
#include <gtest/gtest.h>

#include "gmsh_files.h"

using namespace Oxion;
using namespace Oxion::Parameters;
using namespace Oxion::Testing;

namespace
{
  const std::string meshes = OXION_SOURCE_DIR "/meshes/";
  const double pi          = std::acos(-1.);

  double
  area_of(const Mesh<2> &mesh, const std::string &name)
  {
    return measure(mesh).areas[mesh.find_surface(name)];
  }

  Geometry
  round_cell(const double n_around)
  {
    Geometry geometry;
    geometry.symmetry        = Symmetry::spatial;
    geometry.mesh_file       = meshes + "round_cell.geo";
    geometry.mesh_regions    = {{"barrier", "porous"}, {"tube", "zirconia"}};
    geometry.mesh_parameters = {{"Cells around a quarter", n_around},
                                {"Cells across the barrier", 2.}};
    geometry.surfaces        = {surface("opening"),
                                surface("cathode"),
                                surface("anode")};
    return geometry;
  }

  /** Largest distance [m] of nodes on the surface from the circle. */
  double
  off_circle(const Mesh<3> &mesh, const std::string &name, const double radius)
  {
    const unsigned s = mesh.find_surface(name);
    double result    = 0.;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      for (const unsigned f : cell->face_indices())
        if (mesh.on_surface(cell->face(f), s))
          for (const unsigned v : cell->face(f)->vertex_indices())
          {
            const auto &x = cell->face(f)->vertex(v);
            result =
              std::max(result, std::abs(std::hypot(x[0], x[1]) - radius));
          }
    return dealii::Utilities::MPI::max(result, MPI_COMM_WORLD);
  }
} // namespace


// Both formats: regions and surfaces by name, an inner surface among them,
// with the sizes of the two squares.
TEST(GmshMesh, RegionsAndSurfacesByName)
{
  const TemporaryFolder folder;
  for (const auto &[name, text] :
       {std::pair<std::string, std::string>{"old.msh", two_squares()},
        {"new.msh", two_squares_41()}})
  {
    SCOPED_TRACE(name);
    const Mesh<2> mesh(two_regions(on_first_rank(folder, name, text)),
                       MPI_COMM_WORLD);
    ASSERT_TRUE(mesh.problems().empty()) << mesh.problems()[0].message;
    const auto sizes = measure(mesh);
    EXPECT_NEAR(sizes.volumes[mesh.find_region("lower")], 1e-6, 1e-18);
    EXPECT_NEAR(sizes.volumes[mesh.find_region("upper")], 2e-6, 1e-18);
    EXPECT_NEAR(area_of(mesh, "between"), 1e-3, 1e-15);
    EXPECT_NEAR(area_of(mesh, "top"), 1e-3, 1e-15);
    // The region that stands first in the file is on the first side.
    EXPECT_TRUE(mesh.is_first_side(mesh.find_surface("between"),
                                   mesh.find_region("lower")));
    EXPECT_FALSE(mesh.is_first_side(mesh.find_surface("between"),
                                    mesh.find_region("upper")));
  }
}


// Regions, directions and boxes describe surfaces that the mesh has no name
// for, and choose parts and sides of those it has.
TEST(GmshMesh, DescribedSurfaces)
{
  const TemporaryFolder folder;
  auto geometry = two_regions(on_first_rank(folder, "two.msh", two_squares()));
  geometry.surfaces                 = {surface("between", {"upper"}, {"lower"}),
                                       surface("walls", {"all"}),
                                       surface("right", {"upper"}),
                                       surface("top", {"all"})};
  geometry.surfaces[2].facing       = {Facing::right};
  geometry.surfaces[2].box.lower[1] = 0.1e-3;
  geometry.mesh_unit                = 1e-4;
  const Mesh<2> mesh(geometry, MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty()) << mesh.problems()[0].message;
  EXPECT_TRUE(mesh.is_first_side(0, mesh.find_region("upper")));
  EXPECT_FALSE(mesh.is_first_side(0, mesh.find_region("lower")));
  EXPECT_NEAR(area_of(mesh, "walls"), 8e-4, 1e-15);
  EXPECT_NEAR(area_of(mesh, "right"), 2e-4, 1e-15);
  EXPECT_NEAR(area_of(mesh, "top"), 1e-4, 1e-15);
}


// What no region section or the material none leaves out is no body.
TEST(GmshMesh, LeavesOutMaterialNone)
{
  const TemporaryFolder folder;
  auto geometry = two_regions(on_first_rank(folder, "two.msh", two_squares()));
  geometry.mesh_regions[1].material = "none";
  geometry.surfaces                 = {surface("between")};
  const Mesh<2> mesh(geometry, MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty()) << mesh.problems()[0].message;
  EXPECT_EQ(mesh.regions().size(), 1u);
  EXPECT_EQ(mesh.triangulation().n_global_active_cells(), 1u);
  EXPECT_NEAR(area_of(mesh, "between"), 1e-3, 1e-15);
}


// The nodes that refinement adds lie on the circles, where straight cells
// would have them the sagitta of an arc within; areas and volumes converge
// with order two to those of the cylinders.
TEST(GmshMesh, RoundShapesStayRound)
{
  const double a = 0.3e-3, b = 0.9e-3, h = 0.2e-3;
  Mesh<3> mesh(round_cell(4.), MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty()) << mesh.problems()[0].message;
  const double area = pi / 2. * b * h, volume = pi / 4. * (b * b - a * a) * h;
  std::vector<double> of_area, of_volume;
  for (unsigned level = 0; level < 3; ++level)
  {
    if (level > 0)
      mesh.triangulation().refine_global(1);
    const auto sizes = measure(mesh);
    of_area.push_back(1. - sizes.areas[mesh.find_surface("cathode")] / area);
    of_volume.push_back(1. -
                        sizes.volumes[mesh.find_region("barrier")] / volume);
    // Middles are Gmsh's own; quarters lie on a parabola through three points
    // of an arc of 22.5 degrees, which leaves the circle by 6e-5 of its radius.
    EXPECT_LT(off_circle(mesh, "cathode", b), (level < 2 ? 1e-9 : 8e-5) * b);
  }
  // An arc of angle t is longer than its chord by t^2/24 of it, a sector is
  // larger than its triangle by t^2/6.
  const double t = pi / 8.;
  EXPECT_NEAR(of_area[0], t * t / 24., 0.01 * of_area[0]);
  EXPECT_NEAR(of_volume[0], t * t / 6., 0.02 * of_volume[0]);
  for (const auto *errors : {&of_area, &of_volume})
  {
    EXPECT_NEAR(std::log2((*errors)[0] / (*errors)[1]), 2., 0.02);
    // The parabola's 6e-5 beside the 4e-4 of the area.
    EXPECT_NEAR(std::log2((*errors)[1] / (*errors)[2]), 2., 0.07);
  }
}


// A number of the geometry that the file sets.
TEST(GmshMesh, NumbersOfTheGeometry)
{
  auto geometry = round_cell(4.);
  geometry.mesh_parameters.push_back({"Height [mm]", 0.5});
  const Mesh<3> mesh(geometry, MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty()) << mesh.problems()[0].message;
  const Mesh<3> shipped(round_cell(4.), MPI_COMM_WORLD);
  EXPECT_NEAR(measure(mesh).volumes[0],
              2.5 * measure(shipped).volumes[0],
              1e-12 * measure(mesh).volumes[0]);
}


// Cells that Gmsh lays out by itself are turned until neighbours agree, and
// their shapes with them: refined, they fill the carrier as before.
TEST(GmshMesh, TurnedCellsKeepTheirShape)
{
  Geometry geometry;
  geometry.symmetry     = Symmetry::spatial;
  geometry.mesh_file    = meshes + "round_track.geo";
  geometry.mesh_regions = {{"carrier", "alumina"},
                           {"track level", "alumina"},
                           {"leads", "platinum"},
                           {"track", "platinum"}};
  Mesh<3> mesh(geometry, MPI_COMM_WORLD);
  ASSERT_TRUE(mesh.problems().empty()) << mesh.problems()[0].message;
  mesh.triangulation().refine_global(1);
  const double carrier = 5.9e-3 * 3.1e-3 * 0.4e-3;
  EXPECT_NEAR(measure(mesh).volumes[mesh.find_region("carrier")],
              carrier,
              1e-10 * carrier);
}
