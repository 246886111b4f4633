#pragma once

#include <oxion/laws/constants.h>
#include <oxion/laws/reactions.h>

#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

namespace Oxion::Laws
{
  /// Mole fractions by the species' names; sums to one.
  using Composition = std::map<std::string, double>;

  /** Fuel CH_yO_z burnt in air. */
  struct Fuel
  {
    double hydrogen           = 2.;   ///< y; gasoline 1.85, propane 8/3
    double oxygen             = 0.;   ///< z
    double nitrogen_to_oxygen = 3.77; ///< of the air, argon with nitrogen

    /** O2 for complete combustion, per C. */
    double
    oxygen_demand() const
    {
      return 1. + hydrogen / 4. - oxygen / 2.;
    }

    /** lambda below which not all carbon is even CO: CH4 and soot appear. */
    double
    carbon_limit() const
    {
      return (1. - oxygen) / (2. * oxygen_demand());
    }
  };

  /// Constant of CO + H2O = CO2 + H2 that engine exhaust keeps, frozen in at
  /// some 1700 K: Spindt (SAE 650507, 1965), Brettschneider (1979).
  constexpr double frozen_water_gas = 1. / 3.5;

  /// CO per H2 that combustion leaves behind where both should have burnt.
  constexpr double raw_monoxide_per_hydrogen = 3.5;

  /** Dry air, argon counted as nitrogen. */
  inline Composition
  dry_air()
  {
    return {{"O2", oxygen_in_air}, {"N2", 1. - oxygen_in_air}};
  }

  inline Composition
  normalised(Composition composition)
  {
    double sum = 0.;
    for (const auto &[name, amount] : composition)
      sum += amount;
    for (auto &[name, amount] : composition)
      amount /= sum;
    return composition;
  }

  /** Mole fraction of a species, 0 when it is not listed. */
  inline double
  fraction(const Composition &composition, const std::string &name)
  {
    const auto found = composition.find(name);
    return found == composition.end() ? 0. : found->second;
  }

  /**
   * Water-gas constant between frozen (approach 0) and equilibrated at T [K]
   * (approach 1), interpolated in ln K: a convention for what engines and
   * catalysts leave in between, not a law.
   */
  inline double
  water_gas_constant(const double approach,
                     const double frozen_K,
                     const double T)
  {
    return std::exp((1. - approach) * std::log(frozen_K) +
                    approach * log_K(Reaction::water_gas_shift, T));
  }

  /**
   * Wet exhaust after combustion as complete as the oxygen allows, CO and H2
   * shared by the constant K = (CO2 H2)/(CO H2O). lambda = infinity is dry
   * air. std::domain_error below the fuel's carbon limit or for lambda <= 0.
   */
  inline Composition
  exhaust_composition(const Fuel &fuel,
                      const double lambda,
                      const double K = frozen_water_gas)
  {
    if (std::isinf(lambda) && lambda > 0.)
      return dry_air();
    if (!(lambda >= fuel.carbon_limit()) || !(lambda > 0.))
      throw std::domain_error(
        "lambda " + std::to_string(lambda) + " is below " +
        std::to_string(fuel.carbon_limit()) +
        ", where the oxygen no longer carries all carbon as CO");

    const double y = fuel.hydrogen, a = fuel.oxygen_demand();
    double CO = 0., H2 = 0., O2 = 0.;
    if (lambda >= 1.)
      O2 = a * (lambda - 1.);
    else
    {
      // The lack of oxygen s = CO + H2 splits by the smaller root of
      // A CO^2 - B CO + s = 0, which lies in (0, min(1, s)).
      const double s = 2. * a * (1. - lambda);
      const double A = 1. - K, B = 1. + s + K * (y / 2. - s);
      CO = 2. * s / (B + std::sqrt(B * B - 4. * A * s));
      H2 = s - CO;
    }
    return normalised({{"O2", O2},
                       {"N2", fuel.nitrogen_to_oxygen * a * lambda},
                       {"H2O", y / 2. - H2},
                       {"H2", H2},
                       {"CO2", 1. - CO},
                       {"CO", CO}});
  }

  /**
   * Exhaust before its last reactions: delta (mole fraction) of the CO2 taken
   * back to CO and O2, and H2O to H2 and O2 in proportion; lambda is unchanged.
   */
  inline Composition
  raw_gas(Composition composition, const double delta)
  {
    const double hydrogen = delta / raw_monoxide_per_hydrogen;
    composition["CO"] += delta;
    composition["CO2"] -= delta;
    composition["H2"] += hydrogen;
    composition["H2O"] -= hydrogen;
    composition["O2"] += (delta + hydrogen) / 2.;
    return normalised(composition);
  }
} // namespace Oxion::Laws
