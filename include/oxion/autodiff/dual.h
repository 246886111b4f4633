#pragma once

#include <array>
#include <cmath>

namespace Oxion
{
  /**
   * Forward-mode dual number: a value and its N partial derivatives.
   *
   * The laws are templates on the number type; evaluated with Dual they return
   * their exact derivatives, evaluated with std::complex<double> the same
   * formulas are checked by the complex step. Scalar is double, or a Dual
   * again where second derivatives are wanted (manufactured solutions).
   */
  template <int N, typename Scalar = double>
  struct Dual
  {
    Scalar value = Scalar(0.);
    std::array<Scalar, N> derivative{};

    Dual() = default;

    // Constants enter formulas as they stand.
    Dual(const double v)
      : value(v)
    {}

    /** The independent variable number i at v: derivative i is one. */
    static Dual
    variable(const Scalar &v, const int i)
    {
      Dual result;
      result.value         = v;
      result.derivative[i] = Scalar(1.);
      return result;
    }

    Dual &
    operator+=(const Dual &b)
    {
      return *this = *this + b;
    }
    Dual &
    operator-=(const Dual &b)
    {
      return *this = *this - b;
    }
    Dual &
    operator*=(const Dual &b)
    {
      return *this = *this * b;
    }
    Dual &
    operator/=(const Dual &b)
    {
      return *this = *this / b;
    }

    /** a chain-rule step: the value f and slope times our derivatives. */
    Dual
    chain(const Scalar &f, const Scalar &slope) const
    {
      Dual result;
      result.value = f;
      for (int i = 0; i < N; ++i)
        result.derivative[i] = slope * derivative[i];
      return result;
    }

    friend Dual
    operator-(const Dual &a)
    {
      return a.chain(-a.value, Scalar(-1.));
    }

    friend Dual
    operator+(const Dual &a, const Dual &b)
    {
      Dual result;
      result.value = a.value + b.value;
      for (int i = 0; i < N; ++i)
        result.derivative[i] = a.derivative[i] + b.derivative[i];
      return result;
    }

    friend Dual
    operator-(const Dual &a, const Dual &b)
    {
      Dual result;
      result.value = a.value - b.value;
      for (int i = 0; i < N; ++i)
        result.derivative[i] = a.derivative[i] - b.derivative[i];
      return result;
    }

    friend Dual
    operator*(const Dual &a, const Dual &b)
    {
      Dual result;
      result.value = a.value * b.value;
      for (int i = 0; i < N; ++i)
        result.derivative[i] =
          a.derivative[i] * b.value + a.value * b.derivative[i];
      return result;
    }

    friend Dual
    operator/(const Dual &a, const Dual &b)
    {
      Dual result;
      const Scalar inverse = Scalar(1.) / b.value;
      result.value         = a.value * inverse;
      for (int i = 0; i < N; ++i)
        result.derivative[i] =
          (a.derivative[i] - result.value * b.derivative[i]) * inverse;
      return result;
    }

    // Mixed with plain numbers without a full dual operand: most constants of
    // the laws are doubles, and the hot loops feel the difference.
    friend Dual
    operator+(const Dual &a, const double b)
    {
      Dual result  = a;
      result.value = a.value + b;
      return result;
    }
    friend Dual
    operator+(const double a, const Dual &b)
    {
      return b + a;
    }
    friend Dual
    operator-(const Dual &a, const double b)
    {
      return a + (-b);
    }
    friend Dual
    operator-(const double a, const Dual &b)
    {
      return b.chain(a - b.value, Scalar(-1.));
    }
    friend Dual
    operator*(const Dual &a, const double b)
    {
      return a.chain(a.value * b, Scalar(b));
    }
    friend Dual
    operator*(const double a, const Dual &b)
    {
      return b * a;
    }
    friend Dual
    operator/(const Dual &a, const double b)
    {
      return a * (1. / b);
    }
    friend Dual
    operator/(const double a, const Dual &b)
    {
      const Scalar quotient = a / b.value;
      return b.chain(quotient, -quotient / b.value);
    }

    friend Dual
    exp(const Dual &a)
    {
      using std::exp;
      const Scalar f = exp(a.value);
      return a.chain(f, f);
    }
    friend Dual
    log(const Dual &a)
    {
      using std::log;
      return a.chain(log(a.value), 1. / a.value);
    }
    friend Dual
    sqrt(const Dual &a)
    {
      using std::sqrt;
      const Scalar f = sqrt(a.value);
      return a.chain(f, 0.5 / f);
    }
    friend Dual
    pow(const Dual &a, const double exponent)
    {
      using std::pow;
      return a.chain(pow(a.value, exponent),
                     exponent * pow(a.value, exponent - 1.));
    }
    friend Dual
    sin(const Dual &a)
    {
      using std::cos;
      using std::sin;
      return a.chain(sin(a.value), cos(a.value));
    }
    friend Dual
    cos(const Dual &a)
    {
      using std::cos;
      using std::sin;
      return a.chain(cos(a.value), -sin(a.value));
    }
  };

  /** The plain value of any number type of the laws, for decisions. */
  inline double
  plain_value(const double a)
  {
    return a;
  }

  template <int N, typename Scalar>
  double
  plain_value(const Dual<N, Scalar> &a)
  {
    return plain_value(a.value);
  }

  // std::complex without its header, which every translation unit would pay.
  template <typename Number>
  auto
  plain_value(const Number &a) -> decltype(double(a.real()))
  {
    return a.real();
  }
} // namespace Oxion
