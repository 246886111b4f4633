// Verifies what an electrode takes and gives between coarse and fine cells, on
// any number of ranks, against sums over its faces made here.

#include <deal.II/base/quadrature_lib.h>

#include <array>
#include <cmath>
#include <gtest/gtest.h>

#include "two_layers.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  /** Moments of an electrode's supply against sums over its faces. */
  template <int dim>
  void
  expect_moments(const Symmetry symmetry,
                 const unsigned degree,
                 const FineSide fine)
  {
    const auto parameters = two_layers(symmetry, degree, true);
    Device<dim> device(parameters);
    refine(device, fine);
    device.fill(
      [](const Point<dim> &p, const unsigned f) { return linear(p, f); });
    device.set_global(0, 0.2); // the terminal; no lead resistance

    // Electrode alone: the whole less the regions without it.
    const auto &layout = device.layout;
    auto alone         = layout.make_vector();
    auto part          = layout.make_vector();
    Integrals integrals;
    device.assembler.residual(device.x, alone, &integrals);
    const Tally tally(device.model, integrals);
    for (const bool solid : {true, false})
    {
      std::vector<bool> regions;
      for (const auto &region : device.model.regions)
        regions.push_back(region.conducts_ions == solid);
      device.assembler.residual(device.x, part, nullptr, OneSided{regions, 0});
      alone -= part;
    }

    // Faces of the finer side: quarters up to the middle, halves in the next
    // coarse cell (no two neighbours differ by more); vertex or Gauss points.
    const dealii::Quadrature<1> rule =
      degree == 1 ? dealii::Quadrature<1>(dealii::QGaussLobatto<1>(2))
                  : dealii::Quadrature<1>(dealii::QGauss<1>(3));
    const double H      = side / cells;
    const auto level_at = [&](const double x) {
      return x < middle ? 2u : x < middle + H ? 1u : 0u;
    };
    struct Sample
    {
      double x, weight;
    };
    const auto samples = [&](const double from, const double h) {
      std::vector<Sample> result;
      for (unsigned q = 0; q < rule.size(); ++q)
        result.push_back({from + h * rule.point(q)[0], h * rule.weight(q)});
      return result;
    };
    std::vector<std::vector<double>> moment(6, std::vector<double>(dim, 0.));
    double current = 0., of_hydrogen = 0.;
    const auto add = [&](const Point<dim> &point, const double weight) {
      Laws::SpeciesArray<double> p{};
      p[3] = device.model.resting_pressure;
      for (unsigned i = 0; i < 3; ++i)
        p[3] -= p[i] = linear(point, 3 + i);
      const auto &kinetics = device.model.electrodes[0].kinetics;
      const double E = 0.2 - linear(point, 1), T = linear(point, 0);
      const auto law  = Laws::electrode_response(kinetics, E, T, p);
      const double dA = weight * device.mesh.thickness_at(point);
      const std::array<double, 6> supply{
        {-law.heat,
         -law.current_density,
         law.sink[0] + law.sink[1] + law.sink[2] + law.sink[3],
         law.sink[0],
         law.sink[1],
         law.sink[2]}};
      current += dA * law.current_density;
      of_hydrogen +=
        dA * Laws::half_reaction_current(kinetics.half_reactions[0], E, T, p);
      for (unsigned f = 0; f < 6; ++f)
        for (unsigned d = 0; d < dim; ++d)
          moment[f][d] += dA * supply[f] * (d == dim - 1 ? 1. : point[d]);
    };
    for (unsigned i = 0; i < cells; ++i)
    {
      const unsigned n = 1u << level_at((i + 0.5) * H);
      for (unsigned k = 0; k < n; ++k)
        for (const auto &in_x : samples((i + double(k) / n) * H, H / n))
          if (dim == 2)
          {
            Point<dim> point;
            point[0] = in_x.x, point[dim - 1] = middle;
            add(point, in_x.weight);
          }
          else
            for (unsigned j = 0; j < cells * n; ++j)
              for (const auto &in_y : samples(j * H / n, H / n))
              {
                Point<dim> point;
                point[0] = in_x.x, point[1] = in_y.x;
                point[dim - 1] = middle;
                add(point, in_x.weight * in_y.weight);
              }
    }

    // Round-off of differences of residuals, whose cells' shares are up to a
    // thousand times larger; a wrong face shows in the first five digits.
    const double tolerance = 1e-10;
    EXPECT_NEAR(tally.electrodes[0].current, current, tolerance * current);
    EXPECT_NEAR(tally.electrodes[0].half_reaction_current.at(0),
                of_hydrogen,
                tolerance * of_hydrogen);
    const auto state = device.x;
    for (unsigned f = 0; f < 6; ++f)
      for (unsigned d = 0; d < dim; ++d)
      {
        // The residual's value on the function x, y or 1 in one field.
        device.fill([&](const Point<dim> &p, const unsigned field) {
          return field == f ? (d == dim - 1 ? 1. : p[d]) : 0.;
        });
        device.set_global(0, 0.);
        device.set_global(1, 0.);
        const Field &field = layout.fields()[f];
        const double value =
          (alone * device.x) * field.residual_scale * field.scale;
        EXPECT_NEAR(value, moment[f][d], tolerance * std::abs(moment[f][d]))
          << field.name << " direction " << d;
      }
  }
} // namespace

TEST(HangingNodes, ElectrodeMoments)
{
  for (const auto fine : {FineSide::below, FineSide::above})
    for (const unsigned degree : {1, 2})
    {
      expect_moments<2>(Symmetry::planar, degree, fine);
      expect_moments<2>(Symmetry::axisymmetric, degree, fine);
      expect_moments<3>(Symmetry::spatial, degree, fine);
    }
}
