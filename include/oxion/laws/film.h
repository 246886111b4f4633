#pragma once

#include <oxion/autodiff/dual.h>

#include <cmath>

namespace Oxion::Laws
{
  /** x/(e^x - 1). */
  template <typename Number>
  Number
  bernoulli(const Number &x)
  {
    using std::exp;
    // The series' next term is 1e-10/47900160, whereas e^x - 1 loses digits;
    // beyond the ends e^x is all or nothing.
    constexpr double small = 0.1, large = 40.;
    if (const Number square = x * x; std::abs(plain_value(x)) < small)
      return 1. - x / 2. +
             square / 12. *
               (1. - square / 60. * (1. - square / 42. * (1. - square / 40.)));
    if (plain_value(x) > large)
      return x * exp(-x);
    if (plain_value(x) < -large)
      return -x;
    return x / (exp(x) - 1.);
  }

  /**
   * Flux of one species [mol/m2/s] from a bulk of partial pressure `outside`
   * through a stagnant film to a surface at `inside` [Pa], at temperature T:
   *
   *   N_k = beta p/(R T) (x_out B(-phi) - x_in B(phi)),
   *   phi = N R T/(beta p),  B(x) = x/(e^x - 1),
   *
   * the film's solution with its Stefan flow where all species share one mass
   * transfer coefficient beta [m/s] (Bird, Stewart, Lightfoot, Transport
   * Phenomena, 22.8). total: N [mol/m2/s]; pressure: p [Pa].
   */
  template <typename Number>
  Number
  film_flux(const double beta,
            const double outside,
            const Number &inside,
            const double pressure,
            const Number &total,
            const Number &RT)
  {
    const Number phi = total * RT / (beta * pressure);
    return beta / RT * (outside * bernoulli(-phi) - inside * bernoulli(phi));
  }
} // namespace Oxion::Laws
