#pragma once

#include <oxion/autodiff/dual.h>

#include <complex>
#include <gtest/gtest.h>

/** The dual number's derivative of a law against the complex step. */
template <typename Law>
void
expect_derivative(const Law &law, const double x)
{
  using Oxion::Dual;
  const double h     = 1e-30 * std::abs(x);
  const double exact = law(Dual<1>::variable(x, 0)).derivative[0];
  const double step  = law(std::complex<double>(x, h)).imag() / h;
  // Both are exact to round-off; 1e-10 leaves room for cancelling terms.
  EXPECT_NEAR(exact, step, 1e-10 * std::abs(step)) << "at " << x;
  // And the value is that of plain numbers.
  EXPECT_NEAR(law(Dual<1>::variable(x, 0)).value,
              law(x),
              1e-14 * std::abs(law(x)));
}
