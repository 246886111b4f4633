// Verifies fields on sub-domains with hanging nodes on their common faces, on
// any number of ranks: numbers of unknowns against a count of vertices, lines
// and faces, and linear functions against themselves, as interpolants and as
// solutions.

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  template <int dim>
  void
  expect_consistent_unknowns(Device<dim> &device)
  {
    const auto &layout = device.layout;
    const auto points  = layout.fe().get_unit_support_points();
    const int shift    = layout.has(temperature) ? 0 : 1;

    for (const auto group : {temperature, ionic, gas})
    {
      if (!layout.has(group))
        continue;
      // Vertices by place; the middles of lines, faces and cells by place
      // and level, for a line and its children are different ones.
      std::set<std::array<long, dim + 1>> found;
      for (const auto &cell :
           device.mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned() &&
            layout.lives(group, cell->material_id()))
          for (const auto &unit : points)
          {
            const auto p =
              layout.mapping().transform_unit_to_real_cell(cell, unit);
            std::array<long, dim + 1> key{};
            for (unsigned d = 0; d < dim; ++d)
            {
              key[d] = std::lround(1e9 * p[d]);
              if (unit[d] == 0.5)
                key[dim] = 1 + cell->level();
            }
            found.insert(key);
          }
      std::set<std::array<long, dim + 1>> all;
      for (const auto &part : dealii::Utilities::MPI::all_gather(
             device.mesh.communicator(),
             std::vector<std::array<long, dim + 1>>(found.begin(),
                                                    found.end())))
        all.insert(part.begin(), part.end());
      EXPECT_EQ(layout.n_nodes(group), all.size());
    }

    unsigned n_hanging = 0;
    for (const auto &line : layout.hanging_nodes().get_lines())
    {
      ++n_hanging;
      double sum = 0.;
      for (const auto &entry : line.entries)
        sum += entry.second;
      // Sums of a few binary fractions.
      EXPECT_NEAR(sum, 1., 1e-14);
    }
    EXPECT_GT(dealii::Utilities::MPI::sum(n_hanging,
                                          device.mesh.communicator()),
              0u);

    device.fill([&](const Point<dim> &p, const unsigned f) {
      return linear(p, f + shift);
    });
    auto completed = device.x;
    device.assembler.complete(completed);
    completed -= device.x;
    // Round-off of values of order one.
    EXPECT_LT(completed.linfty_norm(), 1e-13);
  }


  /** Solves with linear data and expects the linear functions. */
  template <int dim>
  void
  expect_linear_solution(const Symmetry symmetry,
                         const unsigned degree,
                         const bool heat,
                         const FineSide fine)
  {
    auto parameters = two_layers(symmetry, degree, heat);
    if (heat)
    {
      parameters.materials[1].gas_path = Parameters::GasPath::none;
      parameters.gas.atmospheres       = {
              atmosphere("air", 1e5, {{"O2", 0.2}, {"N2", 0.8}})};
      parameters.electrodes[0].atmosphere = "air";
    }
    const unsigned shift = heat ? 0 : 1, first_gas = heat ? 2 : 1;
    const Device<dim> draft(parameters);
    const auto &model  = draft.model;
    const double sigma = 50.;

    Forcing<dim> forcing;
    using Values     = typename Forcing<dim>::Values;
    forcing.boundary = [&](const Point<dim> &p, const unsigned f) {
      return linear(p, f + shift);
    };
    if (heat)
      forcing.volume =
        [&](const Point<dim> &, const unsigned region, Values &values) {
          if (model.regions[region].conducts_ions)
            for (unsigned d = 0; d < dim; ++d)
              values[0] -= sigma * slope(1, d) * slope(1, d);
        };
    forcing.electrode =
      [&](const Point<dim> &point, const unsigned, Values &values) {
        // Exact flux minus the law's.
        const unsigned z = dim - 1;
        Laws::SpeciesArray<double> p{{2e4, 0., 0., 8e4}};
        if (!heat)
        {
          p[3] = model.resting_pressure;
          for (unsigned i = 0; i < 3; ++i)
            p[3] -= p[i] = linear(point, 3 + i);
        }
        const double T = heat ? linear(point, 0) : 1000.;
        const auto law = Laws::electrode_response(model.electrodes[0].kinetics,
                                                  0.2 - linear(point, 1),
                                                  T,
                                                  p);
        values[first_gas - 1] = sigma * slope(1, z) - law.current_density;
        if (heat)
        {
          values[0] = -law.heat; // the same conductivity on both sides
          return;
        }
        // Nothing flows in total; each species flows in the carrier.
        const auto M =
          Laws::mobility(model.mixture, model.regions[0].medium, p, T);
        values[1] = law.sink[0] + law.sink[1] + law.sink[2] + law.sink[3];
        for (unsigned i = 0; i < 3; ++i)
          values[2 + i] = -M[i][i] * slope(3 + i, z) + law.sink[i];
      };

    Device<dim> device(parameters, forcing);
    refine(device, fine);
    expect_consistent_unknowns(device);
    // Away from the solution, by up to a tenth.
    device.fill([&](const Point<dim> &p, const unsigned f) {
      return linear(p, f + shift) * (1. + 0.1 * std::cos(7. * p[0] / side));
    });
    const auto result = device.solve();
    ASSERT_TRUE(result.converged) << result.failure;
    const auto solution = device.x;
    device.fill([&](const Point<dim> &p, const unsigned f) {
      return linear(p, f + shift);
    }); // the global unknowns stay and cancel
    device.x -= solution;
    // Newton's tolerance, 1e-9 of the throughput, through the resistance of
    // the body (1 mA through 17 Ohm: 2e-11 of 1 V) and round-off.
    EXPECT_LT(device.x.linfty_norm(), 1e-9);
  }
} // namespace

TEST(HangingNodes, LinearSolutionsPlanar)
{
  for (const unsigned degree : {1, 2})
    for (const auto fine : {FineSide::below, FineSide::above})
      for (const bool heat : {false, true})
        expect_linear_solution<2>(Symmetry::planar, degree, heat, fine);
}

TEST(HangingNodes, LinearSolutionsSpatial)
{
  expect_linear_solution<3>(Symmetry::spatial, 1, false, FineSide::below);
  expect_linear_solution<3>(Symmetry::spatial, 1, true, FineSide::above);
  expect_linear_solution<3>(Symmetry::spatial, 2, true, FineSide::below);
}

TEST(HangingNodes, CountsAndConstraintsSpatialQuadraticGas)
{
  Device<3> device(two_layers(Symmetry::spatial, 2, true));
  refine(device, FineSide::above);
  expect_consistent_unknowns(device);
}
