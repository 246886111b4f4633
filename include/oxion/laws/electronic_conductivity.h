#pragma once

#include <oxion/laws/constants.h>
#include <oxion/laws/interpolation.h>
#include <oxion/parameters/parameters.h>

#include <string_view>

namespace Oxion::Laws
{
  /**
   * Conductivity of a metal [S/m] at T [K] by its resistance's dependence on
   * temperature, R/R_0 = 1 + A t + B t^2 with t in degrees Celsius: the form of
   * IEC 60751, whose platinum is known from 0 to 850 C.
   */
  template <typename Number>
  Number
  metal_conductivity(const Parameters::ElectronicConductivity &law,
                     const Number &T)
  {
    const Number t = T - 273.15;
    return 1. / (law.resistivity * (1. + law.linear_coefficient * t +
                                    law.quadratic_coefficient * t * t));
  }

  /// Of 8YSZ, in the form below.
  inline constexpr Parameters::ElectronicConductivity
    minority_carriers{0., 0., 0., 1.31e9, 3.88, 2.35e4, 1.67};
  inline constexpr std::string_view minority_carriers_source =
    "8 mol%, 800 to 1050 C, other authors differ by up to ten; Park, "
    "Blumenthal, J. Electrochem. Soc. 136 (1989) 2867";

  /**
   * Conductivity [S/m] of electrons and holes, the minority carriers of
   * zirconia, at T [K] and its oxygen activity a = e^Pi of 1 bar:
   *   sigma_n p^-1/4 + sigma_p p^1/4,  p = a 1 bar/1 atm,
   * in the form and units of Park, Blumenthal, J. Electrochem. Soc. 136 (1989)
   * 2867 (800 to 1050 C; other authors differ by up to ten).
   */
  template <typename Number>
  Number
  minority_conductivity(const Parameters::ElectronicConductivity &law,
                        const Number &T,
                        const Number &Pi)
  {
    using std::exp;
    const double quarter = std::log(standard_pressure / atmosphere) / 4.;
    return law.electron_prefactor *
             exp(-law.electron_energy / boltzmann_eV / T - Pi / 4. - quarter) +
           law.hole_prefactor *
             exp(-law.hole_energy / boltzmann_eV / T + Pi / 4. + quarter);
  }
} // namespace Oxion::Laws
