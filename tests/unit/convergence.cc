// What a study makes of sequences whose limit is known.

#include <oxion/study/convergence.h>

#include <cmath>
#include <gtest/gtest.h>

using namespace Oxion::Convergence;

namespace
{
  /** f_0 + C h^p on such grids. */
  std::vector<double>
  sequence(const std::vector<double> &sizes,
           const double limit,
           const double factor,
           const double order)
  {
    std::vector<double> result;
    for (const double h : sizes)
      result.push_back(limit + factor * std::pow(h, order));
    return result;
  }

  Expectation
  of_scale(const double scale, const double formal_order = 2.)
  {
    Expectation result;
    result.scale        = scale;
    result.formal_order = formal_order;
    return result;
  }

  const std::vector<double> halved = {4., 2., 1.}, uneven = {3.3, 1.4, 1.};
} // namespace


// Celik et al., J. Fluids Eng. 130 (2008) 078001, table 1: a reattachment
// length and two velocities on triangles, by their numbers of cells.
TEST(Convergence, PublishedExample)
{
  struct Example
  {
    Three cells, values;
    double order, limit, index; ///< as printed
  };
  const std::vector<Example> examples = {
    {{{18e3, 8e3, 4.5e3}}, {{6.063, 5.972, 5.863}}, 1.53, 6.1685, 0.022},
    {{{18e3, 4.5e3, 980.}}, {{10.788, 10.725, 10.605}}, 0.75, 10.8801, 0.011}};
  for (const auto &one : examples)
  {
    Three sizes;
    for (unsigned i = 0; i < 3; ++i)
      sizes[i] = 1. / std::sqrt(one.cells[i]);
    const double ratio = sizes[1] / sizes[0], fine = one.values[0],
                 coarse = one.values[1],
                 order  = observed_order(sizes, one.values);
    // To the digits printed.
    EXPECT_NEAR(order, one.order, 0.006);
    EXPECT_NEAR(extrapolated(fine, coarse, ratio, order), one.limit, 6e-4);
    EXPECT_NEAR(grid_convergence_index(fine, coarse, ratio, order, fine),
                one.index,
                5e-4);
  }
  const Three sizes = {{1., 2., 4.}};
  EXPECT_TRUE(std::isnan(observed_order(sizes, {{6.0042, 5.9624, 6.0909}})))
    << "oscillatory";
}


// A power of h is found exactly, at any ratios, from above and below.
TEST(Convergence, PowersOfTheSize)
{
  for (const auto &sizes : {halved, uneven})
    for (const double order : {0.6, 1., 1.7, 2., 3.9})
      for (const double factor : {0.3, -0.02})
      {
        const double formal = 4.;
        const auto values   = sequence(sizes, 7., factor, order);
        const auto found    = assess(sizes, values, of_scale(7., formal));
        EXPECT_EQ(found.approach, Approach::monotone);
        EXPECT_NEAR(found.order, order, 1e-9);
        EXPECT_NEAR(found.limit, 7., 1e-11);
        // The finest value is off by C h^p: of that 1.25.
        EXPECT_NEAR(found.gci,
                    1.25 * std::abs(factor) / 7.,
                    1e-10 * found.gci + 1e-13);
        EXPECT_EQ(found.order_is_settled, order >= 0.8);
        // Of three grids alone.
        EXPECT_NEAR(found.asymptotic_ratio, values[2] / values[1], 1e-9);
      }
}


TEST(Convergence, HowFineIsFineEnough)
{
  const auto found =
    assess(halved, sequence(halved, 5., 0.1, 2.), of_scale(5.));
  EXPECT_EQ(verdict(found, 0.026), "converged"); // 1.25 * 0.1/5 = 0.025
  EXPECT_EQ(verdict(found, 0.024), "too coarse");
  // That of order two: ten times as fine is a hundredth.
  EXPECT_NEAR(needed_refinement(found, 0.025e-2), 10., 1e-6);
  EXPECT_NEAR(needed_refinement(found, 0.1), 0.5, 1e-6);
}


// By chance a sequence may seem to converge faster than it can: that shortens
// no band, and nobody trusts it.
TEST(Convergence, FasterThanItCanBe)
{
  const auto values = sequence(halved, 5., 0.1, 4.);
  const auto found  = assess(halved, values, of_scale(5.));
  EXPECT_NEAR(found.order, 4., 1e-9);
  EXPECT_NEAR(found.gci, 1.25 * (values[1] - values[2]) / 3. / 5., 1e-12);
  EXPECT_FALSE(found.order_is_settled);
  EXPECT_EQ(verdict(found, 1e-2), "order not settled");
  EXPECT_NEAR(found.uncertainty, 3. * (values[0] - values[2]) / 5., 1e-12);
  // Extrapolated by the formal order.
  EXPECT_NEAR(needed_refinement(found, 0.01 * found.uncertainty), 10., 1e-6);
}


// With four grids the order of the first three counts, too.
TEST(Convergence, FourGrids)
{
  const std::vector<double> sizes = {8., 4., 2., 1.};
  auto values                     = sequence(sizes, 5., 0.01, 1.5);
  auto found                      = assess(sizes, values, of_scale(5.));
  EXPECT_NEAR(found.order_before, 1.5, 1e-9);
  EXPECT_NEAR(found.asymptotic_ratio, 1., 0.01);
  EXPECT_TRUE(found.order_is_settled);
  // Pre-asymptotic: with another term that the coarsest grid sees.
  values[0] += 0.7;
  found = assess(sizes, values, of_scale(5.));
  EXPECT_NEAR(found.order, 1.5, 1e-9);
  EXPECT_GT(found.order_before, 3.);
  EXPECT_FALSE(found.order_is_settled);
  EXPECT_EQ(verdict(found, 1e-3), "order not settled");
  EXPECT_LT(found.asymptotic_ratio, 0.9);
}


// An order that is too low says neither how large the error is nor what would
// do.
TEST(Convergence, SlowerThanItCanBe)
{
  const auto values = sequence(halved, 5., 0.1, 0.4);
  const auto found  = assess(halved, values, of_scale(5.));
  EXPECT_EQ(verdict(found, 1e-2), "order not settled");
  EXPECT_GT(found.uncertainty, 2. * (values[0] - values[2]) / 5.);
  EXPECT_TRUE(std::isnan(needed_refinement(found, 1e-2)));
}


TEST(Convergence, WhatDoesNotConverge)
{
  const auto of = [](const std::vector<double> &values) {
    return assess(halved, values, of_scale(1.));
  };
  auto found = of({1., 1.2, 1.1});
  EXPECT_EQ(verdict(found, 0.1), "oscillating");
  EXPECT_NEAR(found.uncertainty, 0.6, 1e-12);
  EXPECT_TRUE(std::isnan(found.limit) && std::isnan(found.order));
  EXPECT_TRUE(std::isnan(needed_refinement(found, 0.1)));
  EXPECT_EQ(verdict(found, 0.7), "converged"); // so little of it

  found = of({1., 1.1, 1.3});
  EXPECT_EQ(verdict(found, 0.1), "diverging");
  EXPECT_TRUE(std::isnan(found.limit));

  // Shorter steps were asked for, but something else limits them.
  found = assess({1., 1., 1.}, {2., 2., 2.}, of_scale(2.));
  EXPECT_EQ(verdict(found, 0.1), "not refined");

  found = of({1., NAN, 1.3});
  EXPECT_EQ(verdict(found, 0.1), "values are missing");
  EXPECT_TRUE(std::isnan(found.uncertainty));
}


// What the circuit holds is the same on all meshes.
TEST(Convergence, WhatDoesNotChange)
{
  const auto found =
    assess(halved, {0.45, 0.45 + 1e-12, 0.45 - 1e-12}, of_scale(0.45));
  EXPECT_EQ(found.approach, Approach::unchanging);
  EXPECT_EQ(found.limit, 0.45 - 1e-12);
  EXPECT_EQ(verdict(found, 1e-6), "converged");
  EXPECT_TRUE(std::isnan(found.order));
}


// Of meshes that are not similar the estimate of the last counts, where that of
// the one before was right.
TEST(Convergence, AdaptedMeshes)
{
  // Off by 0.4, 0.1 and 0.02 from 7, of which 3/4 are estimated.
  const std::vector<double> sizes = {3.7, 2.1, 1.}, values = {7.4, 7.1, 7.02};
  auto found =
    assess_adapted(sizes, values, {-0.3, -0.075, -0.015}, of_scale(7.));
  EXPECT_EQ(found.ground, Ground::estimate);
  EXPECT_NEAR(found.limit, 7.005, 1e-12);
  EXPECT_NEAR(found.effectivity, 0.075 / 0.095, 1e-12);
  EXPECT_NEAR(found.estimate, 0.015 / 7., 1e-12);
  // The slope between both distances.
  EXPECT_NEAR(found.order,
              std::log(0.395 / 0.095) / std::log(3.7 / 2.1),
              1e-12);
  EXPECT_NEAR(found.uncertainty, 0.08 / 7., 1e-12);
  EXPECT_EQ(verdict(found, 0.012), "converged");
  EXPECT_EQ(verdict(found, 0.011), "too coarse");
  EXPECT_NEAR(needed_refinement(found, found.uncertainty / 100.), 10., 1e-6);

  // An estimate that exceeds the change.
  found = assess_adapted(sizes, values, {-0.3, -0.12, -0.06}, of_scale(7.));
  EXPECT_NEAR(found.uncertainty, 0.12 / 7., 1e-12);

  // One that was three times too small is none to trust, nor is none at all.
  for (const double estimate : {-0.03, unknown})
  {
    found = assess_adapted(sizes,
                           values,
                           {-0.3, estimate, estimate / 3.},
                           of_scale(7.));
    EXPECT_EQ(found.ground, Ground::differences);
    EXPECT_NEAR(found.uncertainty, 3. * 0.08 / 7., 1e-12);
    EXPECT_EQ(verdict(found, 0.03), "too uncertain");
    EXPECT_TRUE(std::isnan(needed_refinement(found, 1e-3)));
  }
  // Nor is one that was three times too large.
  found = assess_adapted(sizes, values, {-0.3, -0.3, -0.01}, of_scale(7.));
  EXPECT_EQ(found.ground, Ground::differences);
  // Nor do values say much whose differences grow.
  found = assess_adapted(sizes,
                         {7., 7.1, 7.4},
                         {unknown, unknown, unknown},
                         of_scale(7.));
  EXPECT_NEAR(found.uncertainty, 3. * 0.4 / 7., 1e-12);

  // A tolerance that the mesh of the one before meets.
  found = assess_adapted({2., 1., 1.},
                         {7.1, 7.02, 7.02},
                         {-0.1, -0.02, -0.02},
                         of_scale(7.));
  EXPECT_EQ(verdict(found, 0.5), "not refined");
}


TEST(Convergence, Degrees)
{
  // 7 + 0.1 q^k has its limit by Aitken, from one side and to and fro.
  for (const double q : {0.1, -0.1})
  {
    const auto found =
      assess_degrees({7.1, 7. + 0.1 * q, 7. + 0.1 * q * q}, of_scale(7.));
    EXPECT_EQ(found.ground, Ground::differences);
    EXPECT_NEAR(found.reduction, 0.1, 1e-12);
    EXPECT_NEAR(found.limit, 7., 1e-12);
    EXPECT_NEAR(found.uncertainty, 3. * 0.1 * std::abs(q - q * q) / 7., 1e-12);
    EXPECT_TRUE(std::isnan(found.order));
    EXPECT_EQ(verdict(found, 0.01), "converged");
    EXPECT_EQ(verdict(found, 1e-4), "too uncertain");
  }
  // At an edge a degree gains little: no limit is told.
  auto found = assess_degrees({7.1, 7.06, 7.03}, of_scale(7.));
  EXPECT_TRUE(std::isnan(found.limit));
  EXPECT_NEAR(found.uncertainty, 3. * 0.03 / 7., 1e-12);
  found = assess_degrees({7.1, 7.06, 7.01}, of_scale(7.));
  EXPECT_EQ(verdict(found, 1e-2), "diverging");
  EXPECT_NEAR(found.uncertainty, 3. * 0.09 / 7., 1e-12);
  found = assess_degrees({7.1, 7., 7.}, of_scale(7.));
  EXPECT_EQ(found.approach, Approach::unchanging);
}
