#pragma once

#include <oxion/autodiff/dual.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Laws
{
  /** A root of a function and the function's slope there, if it is known. */
  struct Root
  {
    double value, slope;
  };

  /**
   * The root of a function that rises from f(low) <= 0 to f(high) >= 0: Newton
   * while its steps halve faster than the bisection. The last one is 1e-9 of
   * the root, or of `size`, at the most, which leaves the rounding alone. f is
   * evaluated with Dual<1>.
   */
  template <typename Function>
  Root
  rising_root(const Function &f,
              double low,
              double high,
              const double guess,
              const double size = 0.)
  {
    double x    = std::clamp(guess, low, high);
    double step = high - low, earlier_step = step;
    for (int iteration = 0; iteration < 300; ++iteration)
    {
      const Dual<1> y             = f(Dual<1>::variable(x, 0));
      const double slope          = y.derivative[0];
      (y.value < 0. ? low : high) = x;
      const double newton         = -y.value / slope;
      const bool is_inside        = x + newton >= low && x + newton <= high;
      if (slope > 0. && is_inside &&
          std::abs(newton) <= 1e-9 * std::max(size, std::min(1., std::abs(x))))
        return {x + newton, slope};
      const double earlier = earlier_step;
      earlier_step         = step;
      if (slope > 0. && is_inside && 2. * std::abs(newton) < std::abs(earlier))
        step = newton;
      else
        step = (low + high) / 2. - x;
      if (x + step == x)
        return {x, slope};
      x += step;
    }
    return {x, f(Dual<1>::variable(x, 0)).derivative[0]};
  }

  namespace Detail
  {
    /// Chord steps that make all derivatives of a number type exact: each adds
    /// an order to a root that is exact in plain numbers.
    template <typename Number>
    constexpr int derivative_order = 1;
    template <>
    inline constexpr int derivative_order<double> = 0;
    template <int N, typename Scalar>
    inline constexpr int derivative_order<Dual<N, Scalar>> =
      1 + derivative_order<Scalar>;
  } // namespace Detail

  /**
   * A plain root with the derivatives that f, in the arithmetic of Number,
   * gives it (implicit functions).
   */
  template <typename Number, typename Function>
  Number
  with_derivatives(const Root &root, const Function &f)
  {
    Number x(root.value);
    for (int k = 0; k < Detail::derivative_order<Number>; ++k)
      x -= f(x) / root.slope;
    return x;
  }
} // namespace Oxion::Laws
