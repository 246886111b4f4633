#pragma once

#include <oxion/laws/species.h>
#include <oxion/laws/thermochemistry.h>

#include <cmath>

namespace Oxion::Laws
{
  /**
   * Viscosity of a pure gas [Pa s] by Chapman and Enskog, T in [K]. Collision
   * integral of Neufeld, Janzen, Aziz, J. Chem. Phys. 57 (1972) 1100; some 2 %
   * for nonpolar gases, 10 % for H2O.
   */
  template <typename Number>
  Number
  viscosity(const Species &species, const Number &T)
  {
    using std::exp;
    using std::pow;
    using std::sqrt;
    const Number t                  = T / species.lj_temperature;
    const Number collision_integral = 1.16145 * pow(t, -0.14874) +
                                      0.52487 * exp(-0.7732 * t) +
                                      2.16178 * exp(-2.43787 * t);
    return 26.69e-7 / (species.lj_diameter * species.lj_diameter) *
           sqrt(1e3 * species.molar_mass * T) / collision_integral;
  }

  /**
   * Wilke's interaction factor of gas a with gas b, from their pure
   * viscosities; Wilke, J. Chem. Phys. 18 (1950) 517.
   */
  template <typename Number>
  Number
  wilke_factor(const Species &a,
               const Species &b,
               const Number &viscosity_a,
               const Number &viscosity_b)
  {
    using std::sqrt;
    const Number s = 1. + sqrt(viscosity_a / viscosity_b *
                               std::sqrt(b.molar_mass / a.molar_mass));
    return s * s / std::sqrt(8. * (1. + a.molar_mass / b.molar_mass));
  }

  /**
   * Mean of the pure gases' properties by the rule of Wilke (viscosity) and
   * of Mason and Saxena (Phys. Fluids 1 (1958) 361, conductivity), weighted by
   * any measure of composition, for example partial pressures. The factors
   * may be of another number type than the amounts.
   */
  template <typename Amount, typename Number>
  auto
  wilke_mean(const unsigned n,
             const SpeciesArray<Amount> &amounts,
             const SpeciesArray<Number> &pure,
             const SpeciesMatrix<Number> &factors)
  {
    using Result = decltype(amounts[0] * pure[0]);
    Result mean(0.);
    for (unsigned i = 0; i < n; ++i)
    {
      Result weight(0.);
      for (unsigned j = 0; j < n; ++j)
        weight += amounts[j] * factors[i][j];
      mean += amounts[i] * pure[i] / weight;
    }
    return mean;
  }

  /** Pure viscosities and Wilke's factors of a mixture at one temperature. */
  template <typename Number>
  struct WilkeTerms
  {
    SpeciesArray<Number> viscosity{};
    SpeciesMatrix<Number> factor{};

    WilkeTerms(const unsigned n,
               const SpeciesArray<const Species *> &species,
               const Number &T)
    {
      for (unsigned i = 0; i < n; ++i)
        viscosity[i] = Laws::viscosity(*species[i], T);
      for (unsigned i = 0; i < n; ++i)
        for (unsigned j = 0; j < n; ++j)
          factor[i][j] =
            wilke_factor(*species[i], *species[j], viscosity[i], viscosity[j]);
    }
  };

  /** Viscosity of a mixture [Pa s], composition by partial pressures. */
  template <typename Number>
  Number
  mixture_viscosity(const unsigned n,
                    const SpeciesArray<const Species *> &species,
                    const SpeciesArray<Number> &p,
                    const Number &T)
  {
    const WilkeTerms<Number> terms(n, species, T);
    return wilke_mean(n, p, terms.viscosity, terms.factor);
  }

  /**
   * Thermal conductivity of a pure gas [W/m/K]: modified Eucken,
   * (mu/M)(c_p + 1.25 R); Poling, Prausnitz, O'Connell, 5th ed., ch. 10.
   */
  template <typename Number>
  Number
  gas_conductivity(const Species &species, const Number &T)
  {
    return viscosity(species, T) / species.molar_mass *
           (heat_capacity(species, T) + 1.25 * gas_constant);
  }

  /** Thermal conductivity of a mixture [W/m/K], Mason and Saxena. */
  template <typename Number>
  Number
  mixture_conductivity(const unsigned n,
                       const SpeciesArray<const Species *> &species,
                       const SpeciesArray<Number> &p,
                       const Number &T)
  {
    const WilkeTerms<Number> terms(n, species, T);
    SpeciesArray<Number> pure{};
    for (unsigned i = 0; i < n; ++i)
      pure[i] = gas_conductivity(*species[i], T);
    return wilke_mean(n, p, pure, terms.factor);
  }
} // namespace Oxion::Laws
