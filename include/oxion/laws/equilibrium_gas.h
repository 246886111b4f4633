#pragma once

#include <oxion/laws/constants.h>
#include <oxion/laws/exhaust.h>
#include <oxion/laws/thermochemistry.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Laws
{
  /** Exhaust in full equilibrium, dissociation and CH4 included. */
  struct EquilibriumGas
  {
    Composition composition;
    double Pi = 0.; ///< ln(pO2/p0)
  };

  namespace Detail
  {
    /** Partial pressures [bar] of the equilibrium at one oxygen activity. */
    struct Speciation
    {
      double O2, N2, H2O, H2, CO2, CO, CH4;

      double
      total() const
      {
        return O2 + N2 + H2O + H2 + CO2 + CO + CH4;
      }

      double
      oxygen_per_carbon() const
      {
        return (2. * O2 + H2O + 2. * CO2 + CO) / (CO2 + CO + CH4);
      }
    };

    struct EquilibriumProblem
    {
      double hydrogen, nitrogen;  ///< H and N2 per C
      double ln_Kw, ln_Kc, ln_Km; ///< H2 and CO burnt, CH4 reformed

      /** The speciation for pO2 = e^Pi and pH2 = e^h, elements C, H, N kept. */
      Speciation
      at(const double Pi, const double h) const
      {
        Speciation gas{};
        gas.O2  = std::exp(Pi);
        gas.H2  = std::exp(h);
        gas.H2O = std::exp(ln_Kw + Pi / 2. + h);
        // CO2 and CH4 per CO; then CO by hydrogen = H/C.
        const double CO2    = std::exp(ln_Kc + Pi / 2.);
        const double CH4    = std::exp(2. * h - ln_Km - ln_Kw - Pi / 2.);
        const double per_CO = hydrogen * (1. + CO2) + (hydrogen - 4.) * CH4;
        gas.CO  = per_CO > 0. ? 2. * (gas.H2 + gas.H2O) / per_CO : HUGE_VAL;
        gas.CO2 = gas.CO * CO2;
        gas.CH4 = gas.CO * CH4;
        gas.N2  = nitrogen * (gas.CO + gas.CO2 + gas.CH4);
        return gas;
      }

      /** at() with the H2 that makes up the pressure p [bar]. */
      Speciation
      at_pressure(const double Pi, const double p) const
      {
        // The total rises with H2 for every H/C.
        double low = -700., high = std::log(p);
        for (int k = 0; k < 200 && high > low; ++k)
        {
          const double h                       = (low + high) / 2.;
          (at(Pi, h).total() < p ? low : high) = h;
        }
        return at(Pi, low);
      }
    };
  } // namespace Detail

  /**
   * The gas of that fuel and lambda in equilibrium at T [K] and pressure [Pa]
   * over H2, H2O, CO, CO2, CH4, O2 and N2. No soot forms: below the soot limit
   * the result is metastable. NO is left out. The oxygen of the elements rises
   * with the oxygen activity, which is found by bisection.
   */
  inline EquilibriumGas
  equilibrium_gas(const Fuel &fuel,
                  const double lambda,
                  const double T,
                  const double pressure = atmosphere)
  {
    const double a = fuel.oxygen_demand(), p = pressure / standard_pressure;
    const Detail::EquilibriumProblem problem{
      fuel.hydrogen,
      fuel.nitrogen_to_oxygen * a * lambda,
      log_K(Reaction::hydrogen_combustion, T),
      log_K(Reaction::monoxide_combustion, T),
      log_K(Reaction::methane_reforming, T)};
    const double oxygen = fuel.oxygen + 2. * a * lambda;

    double low = -200., high = std::log(p);
    for (int k = 0; k < 200 && high > low; ++k)
    {
      const double Pi = (low + high) / 2.;
      (problem.at_pressure(Pi, p).oxygen_per_carbon() < oxygen ? low : high) =
        Pi;
    }
    const auto gas = problem.at_pressure(low, p);
    return {normalised({{"O2", gas.O2},
                        {"N2", gas.N2},
                        {"H2O", gas.H2O},
                        {"H2", gas.H2},
                        {"CO2", gas.CO2},
                        {"CO", gas.CO},
                        {"CH4", gas.CH4}}),
            low};
  }

  /**
   * Nernst voltage [V] of a gas of oxygen activity e^Pi against a reference
   * gas of oxygen pressure [Pa], T in [K].
   */
  template <typename Number>
  Number
  nernst_voltage(const Number &Pi,
                 const Number &T,
                 const double reference = oxygen_in_air * atmosphere)
  {
    return gas_constant * T / (4. * faraday) *
           (std::log(reference / standard_pressure) - Pi);
  }
} // namespace Oxion::Laws
