#pragma once

#include <oxion/laws/constants.h>
#include <oxion/laws/species.h>

#include <cmath>

namespace Oxion::Laws
{
  namespace Detail
  {
    /// M_ij = 2/(1/M_i + 1/M_j) [g/mol], as the correlations want it.
    inline double
    pair_molar_mass(const Species &a, const Species &b)
    {
      return 2e3 / (1. / a.molar_mass + 1. / b.molar_mass);
    }
  } // namespace Detail

  /**
   * Constant c of Fuller's law D p = c T^1.75 [m2/s Pa/K^1.75].
   *
   * Fuller, Schettler, Giddings, Ind. Eng. Chem. 58 (1966) 18, in the form of
   * Poling, Prausnitz, O'Connell, 5th ed., ch. 11; 5 to 10 %.
   */
  inline double
  fuller_constant(const Species &a, const Species &b)
  {
    const double volumes =
      std::cbrt(a.fuller_volume) + std::cbrt(b.fuller_volume);
    return 1e-4 * 0.00143 * 1e5 /
           (std::sqrt(Detail::pair_molar_mass(a, b)) * volumes * volumes);
  }

  /** Binary diffusivity times pressure by Fuller [m2/s Pa], T in [K]. */
  template <typename Number>
  Number
  fuller(const Species &a, const Species &b, const Number &T)
  {
    using std::pow;
    return fuller_constant(a, b) * pow(T, 1.75);
  }

  /**
   * Binary diffusivity times pressure by Chapman and Enskog [m2/s Pa], T in
   * [K]. Lennard-Jones collision integral of Neufeld, Janzen, Aziz, J. Chem.
   * Phys. 57 (1972) 1100 for k T/epsilon from 0.3 to 100; 5 to 10 %, H2O low.
   */
  template <typename Number>
  Number
  chapman_enskog(const Species &a, const Species &b, const Number &T)
  {
    using std::exp;
    using std::pow;
    using std::sqrt;
    const double diameter = (a.lj_diameter + b.lj_diameter) / 2.;
    const Number t        = T / std::sqrt(a.lj_temperature * b.lj_temperature);
    const Number collision_integral =
      1.06036 * pow(t, -0.1561) + 0.193 * exp(-0.47635 * t) +
      1.03587 * exp(-1.52996 * t) + 1.76474 * exp(-3.89411 * t);
    const double constant =
      1e-4 * 0.00266 * 1e5 /
      (std::sqrt(Detail::pair_molar_mass(a, b)) * diameter * diameter);
    return constant * T * sqrt(T) / collision_integral;
  }

  /**
   * Knudsen diffusivity [m2/s] in a pore of that radius [m]: kinetic theory of
   * a long tube with diffuse reflection (Knudsen 1909). Of a slit, half the
   * height stands for the radius.
   */
  template <typename Number>
  Number
  knudsen(const Species &species, const double pore_radius, const Number &T)
  {
    using std::sqrt;
    return 2. / 3. * pore_radius *
           sqrt(8. * gas_constant / (pi * species.molar_mass) * T);
  }
} // namespace Oxion::Laws
