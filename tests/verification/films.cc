// Verifies the film before an opening: in series with a layer, where Stefan's
// law holds in both, and the limit of a thin one.

#include <cmath>
#include <gtest/gtest.h>

#include "cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::Symmetry;

namespace
{
  template <int dim>
  double
  limiting_current(const PumpCell &cell)
  {
    Device<dim> device(cell.parameters);
    set_rest(device);
    const auto result = device.solve();
    EXPECT_TRUE(result.converged) << result.failure;
    EXPECT_NEAR(device.current(0) / -device.current(1), 1., 1e-8);
    // What comes through the film is what the current takes: Newton's
    // tolerance, 1e-9 of 1 mA a row, and the zeros of nitrogen.
    const Tally tally  = device.tally();
    const auto &inflow = tally.film_inflow[0];
    if (cell.parameters.gas.atmospheres[1].film_velocity > 0.)
    {
      const double oxygen = device.current(1) / (4. * Laws::faraday);
      EXPECT_NEAR(inflow[0] / oxygen, 1., 1e-7);
      EXPECT_NEAR(inflow[1] / oxygen, 0., 1e-7);
    }
    return device.current(1);
  }


  template <int dim>
  void
  expect_series(const Symmetry symmetry,
                const double oxygen,
                const double beta,
                const double mouth)
  {
    PumpCell cell(symmetry, 24);
    cell.set_oxygen(oxygen);
    cell.parameters.gas.atmospheres[1].film_velocity = beta;
    const double c =
      101325. / (Laws::gas_constant * cell.parameters.heat.temperature);
    const double layer = cell.diffusion() * cell.shape_factor();
    const double film  = c * beta * mouth;
    const double expected =
      -4. * Laws::faraday / (1. / layer + 1. / film) * std::log(1. - oxygen);
    // 1e-5 is left of the oxygen at the electrode, and 1e-6 of the pressure is
    // lost at the mouth.
    EXPECT_NEAR(limiting_current<dim>(cell) / expected, 1., 2e-5)
      << oxygen << ' ' << beta;
  }
} // namespace

TEST(Films, InSeriesWithALayer)
{
  const double width = PumpCell::width;
  for (const double beta : {0.01, 0.3})
  {
    for (const double oxygen : {0.01, 0.2095, 0.95})
      expect_series<2>(Symmetry::planar, oxygen, beta, width * width);
    expect_series<2>(Symmetry::axisymmetric,
                     0.5,
                     beta,
                     2. * dealii::numbers::PI * 2. * PumpCell::length *
                       PumpCell::ring_height);
    expect_series<3>(Symmetry::spatial, 0.2095, beta, width * width);
  }
}

TEST(Films, OfNoThicknessAreNone)
{
  PumpCell cell(Symmetry::planar, 12);
  const double without                             = limiting_current<2>(cell);
  cell.parameters.gas.atmospheres[1].film_velocity = 1e5;
  // 1e-6 is the film's share at this velocity.
  EXPECT_NEAR(limiting_current<2>(cell) / without, 1., 2e-6);
}
