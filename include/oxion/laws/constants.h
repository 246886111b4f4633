#pragma once

namespace Oxion::Laws
{
  // CODATA 2018; all in SI unless the name says otherwise.
  constexpr double pi               = 3.14159265358979323846;
  constexpr double faraday          = 96485.33212;    ///< [C/mol]
  constexpr double gas_constant     = 8.314462618;    ///< [J/mol/K]
  constexpr double stefan_boltzmann = 5.670374419e-8; ///< [W/m2/K4]
  constexpr double boltzmann_eV     = 8.617333e-5;    ///< [eV/K]

  /// Standard pressure of all thermodynamics and of oxygen activities [Pa].
  constexpr double standard_pressure = 1e5;
  /// Standard state of the polynomials, unit of older conductivity laws [Pa].
  constexpr double atmosphere = 101325.;
  /// Mole fraction of oxygen in dry air, argon counted as nitrogen.
  constexpr double oxygen_in_air = 0.2095;
} // namespace Oxion::Laws
