// The size of a device, told before anything is made of it, and the parameter
// that is named when it is too large.

#include <oxion/checks/problem_size.h>
#include <oxion/fields/field_layout.h>
#include <oxion/physics/model.h>
#include <oxion/physics/registry.h>

#include <functional>
#include <gtest/gtest.h>

#include "device/sensors.h"
#include "sheet_with_ring.h"

using namespace Oxion;
using namespace Oxion::Parameters;
using Oxion::Testing::device;
using Oxion::Testing::parameters_of;
using Oxion::Testing::sheet_with_ring;

namespace
{
  template <int dim>
  void
  expect_estimate(Parameters::Parameters parameters)
  {
    const auto size = estimate_size(parameters, 1);
    Mesh<dim> mesh(parameters.geometry, MPI_COMM_WORLD);
    mesh.triangulation().refine_global(parameters.geometry.grid.refinements);
    const Model model(parameters, mesh.regions(), mesh.surface_names());
    const FieldLayout<dim> layout(mesh, describe_fields(model, parameters));
    EXPECT_EQ(size.cells, mesh.triangulation().n_global_active_cells());
    // Nodes on the boundary come on top, and globals.
    const double n_unknowns = layout.n_unknowns();
    EXPECT_LT(size.unknowns, n_unknowns);
    EXPECT_GT(size.unknowns, 0.6 * n_unknowns);
    EXPECT_GT(size.memory, 1e8);
  }
} // namespace


TEST(ProblemSize, IsThatOfTheMesh)
{
  auto parameters       = device(sheet_with_ring());
  parameters.heat.solve = true;
  expect_estimate<2>(parameters);
  parameters.geometry.grid.refinements = 2;
  parameters.geometry.grid.degree      = 2;
  expect_estimate<2>(parameters);

  parameters.geometry.symmetry         = Symmetry::spatial;
  parameters.geometry.y                = {{0., 1e-3}};
  parameters.geometry.grid.refinements = 0;
  expect_estimate<3>(parameters);

  // The aspect limit sees the sizes of single cells, which an estimate from
  // their density takes for smaller than they are.
  parameters.geometry.grid.aspect_limit = 2.;
  const Mesh<3> mesh(parameters.geometry, MPI_COMM_WORLD);
  const double n_cells = mesh.triangulation().n_global_active_cells();
  EXPECT_GT(estimate_size(parameters, 1).cells, n_cells);
  EXPECT_LT(estimate_size(parameters, 1).cells, 1.5 * n_cells);
}


// What runs on one rank took at most, in GB, by the system: factorised in 2D
// and 3D, by multigrid on a coarse mesh of its own and on a bisected one.
TEST(ProblemSize, MemoryIsThatOfRuns)
{
  struct Case
  {
    std::string file, fineness;
    double memory;
  };
  for (const Case &one :
       {Case{"parameter_files/wide_band/lambda_sweep.prm", "1", 0.425},
        Case{"parameter_files/wide_band/lambda_sweep.prm", "3", 2.73},
        Case{"parameter_files/wide_band/element_3d.prm", "0.4", 0.445},
        Case{"parameter_files/wide_band/element_3d.prm", "0.6", 0.939},
        Case{"parameter_files/wide_band/element_3d.prm", "0.7", 0.578},
        Case{"parameter_files/wide_band/element_3d.prm", "1", 1.47},
        Case{"benchmarks/heated_stack.prm", "1", 1.54}})
  {
    const auto parameters =
      parameters_of(std::string(OXION_SOURCE_DIR) + '/' + one.file,
                    {"Geometry/Grid/Fineness [-]=" + one.fineness});
    const double estimate = estimate_size(parameters, 1).memory / 1e9;
    // Within the factor of two that is promised; achieved is a third.
    EXPECT_NEAR(estimate, one.memory, 0.35 * one.memory)
      << one.file << " at " << one.fineness;
  }
}


TEST(ProblemSize, NamesWhatMakesItTooLarge)
{
  struct Case
  {
    std::string path, remark;
    std::function<void(Geometry &)> change;
  };
  const std::vector<Case> cases = {
    {"Geometry/Grid/Refinements",
     "cells",
     [](auto &g) { g.grid.refinements = 10; }},
    {"Geometry/Grid/Fineness [-]",
     "cells",
     [](auto &g) { g.grid.fineness = 1e3; }},
    {"Geometry/Grid/Growth ratio [-]",
     "cells",
     [](auto &g) {
       g.grid.growth         = 1. + 1e-9;
       g.grid.edge_cell_size = 1e-7;
     }},
    {"Geometry/Grid/Largest cell [um]",
     "cells",
     [](auto &g) { g.grid.largest_cell = g.grid.edge_cell_size = 1e-7; }},
    {"Geometry/Layer sheet/Largest cell [um]",
     "cells",
     [](auto &g) { g.layers[0].cell_size = 1e-9; }},
    {"Geometry/Insert ring/Largest cell [um]",
     "cells",
     [](auto &g) { g.inserts[0].cell_size = 1e-10; }},
    {"Geometry/Insert second/r [mm]",
     "the edges of insert 'ring' at 2 mm and of insert 'second' at "
     "2.0000015 mm are 1.5 nm apart",
     [](auto &g) {
       g.inserts.push_back(g.inserts[0]);
       g.inserts[1].name = "second";
       g.inserts[1].x    = {{2e-3 + 1.5e-9, 3e-3}};
     }},
    {"Geometry/Grid/Aspect limit [-]",
     "cells",
     [](auto &g) {
       g.grid.aspect_limit   = 1.;
       g.layers[1].thickness = 1e-6;
     }},
    {"Geometry/Layer level/Thickness [um]", "cells", [](auto &g) {
       g.layers[1].thickness = 1e-8;
     }}};
  for (const auto &one : cases)
  {
    auto parameters                     = device(sheet_with_ring());
    parameters.geometry.grid.cell_limit = 1e6;
    Diagnostics fine;
    check_size(parameters, 1, fine);
    EXPECT_EQ(fine.text(), "");
    one.change(parameters.geometry);
    Diagnostics diagnostics;
    check_size(parameters, 1, diagnostics);
    ASSERT_EQ(diagnostics.problems().size(), 1u) << one.path;
    const auto &problem = diagnostics.problems().front();
    EXPECT_TRUE(problem.is_error);
    EXPECT_EQ(problem.path, one.path) << problem.message;
    EXPECT_NE(problem.message.find(one.remark), std::string::npos)
      << problem.message;
  }

  // The same for memory.
  auto parameters                         = device(sheet_with_ring());
  parameters.geometry.grid.edge_cell_size = 0.5e-6;
  parameters.geometry.grid.growth         = 1.1;
  parameters.solver.memory_limit = 0.9 * estimate_size(parameters, 1).memory;
  Diagnostics diagnostics;
  check_size(parameters, 1, diagnostics);
  ASSERT_EQ(diagnostics.problems().size(), 1u);
  const auto &problem = diagnostics.problems().front();
  EXPECT_EQ(problem.path, "Geometry/Grid/Growth ratio [-]");
  EXPECT_NE(problem.message.find(" GB of memory for "), std::string::npos);

  // Less than any mesh needs.
  parameters                     = device(sheet_with_ring());
  parameters.solver.memory_limit = 1e6;
  Diagnostics of_the_limit;
  check_size(parameters, 1, of_the_limit);
  ASSERT_EQ(of_the_limit.problems().size(), 1u);
  EXPECT_EQ(of_the_limit.problems().front().path, "Solver/Memory limit [GB]");
  EXPECT_EQ(of_the_limit.problems().front().expected.rfind("a higher ", 0), 0u);
}
