#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/gas_mixture.h>

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


/**
 * A law of a potential, a temperature and the pressures of some gases, once in
 * dual numbers and for each of these inputs by the complex step:
 * check(dual, step, j, h) is to compare derivative j with Im(step)/h.
 */
template <typename Law, typename Check>
void
for_each_complex_step(const Law &law,
                      const double E,
                      const double T,
                      const Oxion::Laws::SpeciesArray<double> &p,
                      const unsigned n_gases,
                      const Check &check)
{
  using Complex      = std::complex<double>;
  constexpr int N    = Oxion::Laws::max_species + 2;
  using Number       = Oxion::Dual<N>;
  constexpr double h = 1e-30;
  Oxion::Laws::SpeciesArray<Number> dual;
  for (unsigned i = 0; i < n_gases; ++i)
    dual[i] = Number::variable(p[i], i);
  const auto exact =
    law(Number::variable(E, N - 2), Number::variable(T, N - 1), dual);
  for (int j = 0; j < N; ++j)
  {
    if (j >= int(n_gases) && j < N - 2)
      continue;
    Oxion::Laws::SpeciesArray<Complex> shifted;
    for (int i = 0; i < int(n_gases); ++i)
      shifted[i] = Complex(p[i], i == j ? h : 0.);
    check(exact,
          law(Complex(E, j == N - 2 ? h : 0.),
              Complex(T, j == N - 1 ? h : 0.),
              shifted),
          j,
          h);
  }
}
