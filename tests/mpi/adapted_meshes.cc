// Verifies how meshes are adapted, on any number of ranks: siblings stay
// together, levels are balanced, a torn field has no hanging nodes where it
// grows together, and the mesh is that of one rank.

#include <oxion/adaptation/refinement_flags.h>
#include <oxion/adaptation/richer_space.h>
#include <oxion/fields/refinement.h>
#include <oxion/geometry/refinement_levels.h>

#include <deal.II/base/mpi.h>
#include <deal.II/grid/cell_id.h>

#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  /** Large around a place that moves from pass to pass. */
  template <int dim>
  std::vector<double>
  indicator(const Mesh<dim> &mesh, const bool has_moved)
  {
    Point<dim> place;
    for (unsigned d = 0; d < dim; ++d)
      place[d] = (d == 0 && has_moved ? 0.2 : 0.52) * side;
    std::vector<double> result(mesh.triangulation().n_active_cells(), 0.);
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        result[cell->active_cell_index()] =
          std::pow(cell->diameter() / side, 2) /
          std::pow(0.02 + cell->center().distance(place) / side, 3);
    return result;
  }


  template <int dim>
  void
  adapt(Device<dim> &device, const unsigned pass, const double share_to_join)
  {
    RefinementLimits limits;
    limits.share_to_bisect = dim == 2 ? 0.4 : 0.2;
    limits.share_to_join   = share_to_join;
    double promised        = 0.;
    change_mesh(device.layout,
                [&] {
                  promised =
                    flag_cells(device.layout,
                               indicator(device.mesh, share_to_join > 0.),
                               limits);
                },
                {&device.x});
    // So that p4est had nothing to balance, and siblings are together.
    EXPECT_EQ(device.mesh.triangulation().n_global_active_cells(), promised)
      << "pass " << pass;
  }


  template <int dim>
  void
  expect_whole_families(const Device<dim> &device)
  {
    const auto &triangulation = device.mesh.triangulation();
    std::map<unsigned, std::pair<int, int>> levels; // at vertices
    for (const auto &cell : triangulation.active_cell_iterators())
    {
      if (cell->is_artificial())
        continue;
      if (cell->is_locally_owned())
      {
        EXPECT_TRUE(has_whole_family<dim>(cell)) << cell->id();
        for (const unsigned f : cell->face_indices())
          if (device.layout.must_be_even(cell, f))
          {
            EXPECT_FALSE(cell->face(f)->has_children());
            EXPECT_FALSE(cell->neighbor_is_coarser(f));
          }
      }
      for (const unsigned v : cell->vertex_indices())
      {
        const int level = cell->level();
        auto &[lowest, highest] =
          levels.try_emplace(cell->vertex_index(v), level, level).first->second;
        lowest  = std::min(lowest, level);
        highest = std::max(highest, level);
      }
    }
    for (const auto &[vertex, range] : levels)
      EXPECT_LE(range.second - range.first, 1);
  }


  template <int dim>
  std::set<dealii::CellId>
  all_cells(const Mesh<dim> &mesh)
  {
    std::vector<dealii::CellId> here;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        here.push_back(cell->id());
    std::set<dealii::CellId> result;
    for (const auto &part :
         dealii::Utilities::MPI::all_gather(mesh.communicator(), here))
      result.insert(part.begin(), part.end());
    return result;
  }


  template <int dim>
  void
  expect_adapted(const Symmetry symmetry)
  {
    const auto parameters = with_thin_layer(symmetry, 1);
    Device<dim> device(parameters), alone(parameters, {}, MPI_COMM_SELF);
    const auto function = [](const Point<dim> &p, const unsigned f) {
      return linear(p, f);
    };
    device.fill(function);
    std::vector<double> sizes;
    constexpr unsigned n_passes = dim == 2 ? 8 : 6;
    for (unsigned pass = 0; pass < n_passes; ++pass)
    {
      const double to_join = pass < n_passes / 2 ? 0. : 0.3;
      adapt(device, pass, to_join);
      adapt(alone, pass, to_join);
      expect_whole_families(device);
      sizes.push_back(device.mesh.triangulation().n_global_active_cells());
    }
    EXPECT_EQ(all_cells(device.mesh), all_cells(alone.mesh));
    // The first pass bisects all; later ones bisect here and join there.
    EXPECT_EQ(sizes[0], std::pow(2. * cells, dim));
    EXPECT_LT(*std::min_element(sizes.begin() + n_passes / 2, sizes.end()),
              sizes[n_passes / 2 - 1]);

    // Linear functions survive it all.
    auto expected = device.x;
    device.fill(function);
    expected -= device.x;
    EXPECT_LT(expected.linfty_norm(), 1e-12);

    // Levels along the curve tell the mesh.
    std::vector<double> levels;
    for (const auto &part :
         dealii::Utilities::MPI::all_gather(device.mesh.communicator(),
                                            refinement_levels(device.mesh)))
      levels.insert(levels.end(), part.begin(), part.end());
    Device<dim> again(parameters);
    while (flag_towards(again.mesh, levels))
      change_mesh(again.layout, [] {}, {&again.x});
    EXPECT_EQ(all_cells(again.mesh), all_cells(device.mesh));
  }


  /** A polynomial of twice the degree is recovered from its interpolant. */
  template <int dim>
  void
  expect_recovered(const Symmetry symmetry, const unsigned degree)
  {
    auto parameters                 = two_layers(symmetry, degree, true);
    parameters.geometry.grid.growth = 1.4;
    parameters.geometry.grid.edge_cell_size = side / 16.;
    Device<dim> device(parameters);
    device.refine_where([](const Point<dim> &) { return true; });
    const auto function = [&](const Point<dim> &p, const unsigned f) {
      double value = 1. + f;
      for (unsigned d = 0; d < dim; ++d)
        value *= std::pow(1. + p[d] / side, 2. * degree);
      return value;
    };
    device.fill(function);
    device.assembler.complete(device.x);
    const RicherSpace<dim> space(device.layout);
    const auto recovered = space.recovered(device.x),
               embedded  = space.embedded(device.x);

    const auto points = space.layout().fe().get_unit_support_points();
    CellDofs dofs;
    double worst = 0., without = 0.;
    for (const auto &cell : device.mesh.triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned())
        continue;
      space.layout().cell_dofs(cell, dofs);
      const auto first   = dofs.first[temperature];
      const double scale = space.layout().field(temperature, 0).scale;
      for (unsigned i = 0; i < dofs.n_nodes; ++i)
        if (const auto row = dofs.ids[first + i];
            space.layout().owned().is_element(row))
        {
          const double exact =
            function(space.layout().mapping().transform_unit_to_real_cell(
                       cell, points[i]),
                     0) /
            scale;
          worst   = std::max(worst, std::abs(recovered(row) - exact));
          without = std::max(without, std::abs(embedded(row) - exact));
        }
    }
    const auto communicator = device.mesh.communicator();
    worst                   = dealii::Utilities::MPI::max(worst, communicator);
    without = dealii::Utilities::MPI::max(without, communicator);
    // Round-off of values of order one, of scale 1 K and more.
    EXPECT_LT(worst, 1e-11);
    EXPECT_GT(without, 1e3 * worst);
  }
} // namespace


TEST(AdaptedMeshes, Planar)
{
  expect_adapted<2>(Symmetry::planar);
}


TEST(AdaptedMeshes, Spatial)
{
  expect_adapted<3>(Symmetry::spatial);
}


TEST(AdaptedMeshes, RecoveredFields)
{
  expect_recovered<2>(Symmetry::planar, 1);
  expect_recovered<2>(Symmetry::axisymmetric, 2);
  expect_recovered<3>(Symmetry::spatial, 1);
}
