// The formulas of backward differentiation.

#include <oxion/solver/bdf.h>

#include <gtest/gtest.h>

using namespace Oxion;

// Formulas of equal steps, as in the tables; and polynomials that they must
// reproduce whatever the steps.
TEST(Bdf, WeightsAreThoseOfThePolynomial)
{
  using namespace Bdf;
  const auto second = derivative({2., 1., 0.});
  EXPECT_NEAR(second[0], 1.5, 1e-15);
  EXPECT_NEAR(second[1], -2., 1e-15);
  EXPECT_NEAR(second[2], 0.5, 1e-15);
  EXPECT_NEAR(error_share({2., 1., 0.}), 1. / 3., 1e-15); // backward Euler

  const std::vector<double> times{3.1, 2.9, 1.7, 1.1};
  const auto cubic = [](const double t) {
    return 1. + t * (2. + t * (-3. + t * 0.5));
  };
  double slope = 0., next = 0.;
  for (unsigned i = 0; i < times.size(); ++i)
  {
    slope += derivative(times)[i] * cubic(times[i]);
    next += extrapolation(3.7, times)[i] * cubic(times[i]);
  }
  EXPECT_NEAR(slope, 2. + times[0] * (-6. + times[0] * 1.5), 1e-12);
  EXPECT_NEAR(next, cubic(3.7), 1e-12);
}
