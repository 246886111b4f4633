// The layer stack: graded axes, regions, surfaces by name, and what the
// geometry stage has to say of a device that makes no sense.
#include <oxion/geometry/bodies.h>
#include <oxion/geometry/device_check.h>
#include <oxion/geometry/graded_axis.h>
#include <oxion/geometry/mesh.h>

#include <cmath>
#include <gtest/gtest.h>

using namespace Oxion;
using namespace Oxion::Parameters;

namespace
{
  /** A zirconia sheet of 1 mm with a porous ring of 0.2 mm on its middle. */
  Geometry
  sheet_with_ring()
  {
    Geometry geometry;
    geometry.symmetry = Symmetry::axisymmetric;
    geometry.x        = {{0., 3e-3}};
    geometry.layers   = {{"sheet", 1e-3, "zirconia", 0.},
                         {"level", 0.2e-3, "none", 0.}};
    Parameters::Insert ring;
    ring.name        = "ring";
    ring.layers      = {"level"};
    ring.material    = "porous";
    ring.x           = {{1e-3, 2e-3}};
    geometry.inserts = {ring};
    Surface electrode;
    electrode.name   = "electrode";
    electrode.first  = {"ring"};
    electrode.second = {"sheet"};
    Surface outside;
    outside.name                 = "outside";
    outside.first                = {"ring"};
    Surface top                  = outside;
    top.name                     = "top";
    top.first                    = {"all"};
    top.facing                   = {Facing::top};
    geometry.surfaces            = {electrode, outside, top};
    geometry.grid.edge_cell_size = 50e-6;
    geometry.grid.largest_cell   = 200e-6;
    return geometry;
  }

  Parameters::Parameters
  device(const Geometry &geometry)
  {
    Parameters::Parameters parameters;
    parameters.geometry = geometry;
    Material zirconia, porous;
    zirconia.name            = "zirconia";
    zirconia.ionic.prefactor = 1.;
    porous.name              = "porous";
    porous.gas_path          = GasPath::porous;
    parameters.materials     = {zirconia, porous};
    Electrode electrode;
    electrode.name          = "electrode";
    electrode.surface       = "electrode";
    parameters.electrodes   = {electrode};
    parameters.gas.openings = {{"outside", "air"}};
    return parameters;
  }

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


// Thin layers make the wide cells give way.
TEST(Mesh, AspectRatioIsLimited)
{
  Geometry geometry            = sheet_with_ring();
  geometry.layers[0].cell_size = 1e-6;
  geometry.grid.aspect_limit   = 20.;
  EXPECT_LE(LayerStack(geometry).largest_aspect_ratio(), 20. * 1.001);
}


// What only the mesh can tell, each with the parameter it belongs to.
TEST(DeviceCheck, TellsWhatMakesNoSense)
{
  struct Case
  {
    const char *path, *message;
    std::function<void(Parameters::Parameters &)> spoil;
  };
  const std::vector<Case> cases{
    {"Geometry/Surface electrode",
     "no face",
     [](auto &p) { p.geometry.surfaces[0].box.lower[0] = 2.5e-3; }},
    {"Geometry/Layers",
     "falls apart",
     [](auto &p) {
       p.geometry.layers.insert(p.geometry.layers.begin() + 1,
                                {"gap", 1e-4, "none", 0.});
       p.geometry.surfaces[0].first  = {"sheet"};
       p.geometry.surfaces[0].second = {};
     }},
    {"Electrodes/Electrode electrode/Surface",
     "touches no gas",
     [](auto &p) { p.geometry.inserts[0].material = "inert"; }},
    {"Electrodes/Electrode electrode/Surface",
     "touches no zirconia",
     [](auto &p) { p.geometry.layers[0].material = "inert"; }},
    {"Electrodes/Electrode electrode/Surface",
     "inside zirconia",
     [](auto &p) { p.geometry.inserts[0].material = "zirconia"; }},
    {"Gas/Atmosphere air/Surfaces",
     "outside of gas-carrying",
     [](auto &p) {
       p.gas.openings = {{"top", "air"}};
     }},
    {"Geometry", "without an opening", [](auto &p) { p.gas.openings.clear(); }},
    {"Geometry", "has no cells", [](auto &p) {
       p.geometry.inserts[0].x       = {{0., 3e-3}};
       p.geometry.layers[1].material = "porous";
     }}};
  for (const Case &wrong : cases)
  {
    auto parameters = device(sheet_with_ring());
    Material inert;
    inert.name = "inert";
    parameters.materials.push_back(inert);
    wrong.spoil(parameters);
    Diagnostics diagnostics;
    check_device(Mesh<2>(parameters.geometry, MPI_COMM_WORLD),
                 parameters,
                 diagnostics);
    bool told = false;
    for (const auto &problem : diagnostics.problems())
      told = told || (problem.path == wrong.path &&
                      problem.message.find(wrong.message) != std::string::npos);
    EXPECT_TRUE(told) << wrong.path << ": " << wrong.message << "\n"
                      << diagnostics.text();
  }
  Diagnostics fine;
  const auto parameters = device(sheet_with_ring());
  check_device(Mesh<2>(parameters.geometry, MPI_COMM_WORLD), parameters, fine);
  EXPECT_FALSE(fine.has_errors()) << fine.text();
}
