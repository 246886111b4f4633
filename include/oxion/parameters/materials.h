#pragma once

#include <string>
#include <utility>
#include <vector>

namespace Oxion::Parameters
{
  /** sigma = prefactor/T^(temperature_power) exp(-energy/(k_B T)). */
  struct IonicConductivity
  {
    double prefactor         = 0.; ///< [S/m K^temperature_power], 0: none
    double temperature_power = 0.; ///< 1 for the law in sigma T
    double energy            = 0.; ///< [eV]
  };

  /**
   * Of a metal: 1/(resistivity (1 + A t + B t^2)), t in degrees Celsius; of
   * zirconia's minority carriers, in oxygen of p atm:
   * electron_prefactor exp(-electron_energy/(k_B T)) p^-1/4, holes with p^1/4.
   */
  struct ElectronicConductivity
  {
    double resistivity           = 0.; ///< at 0 C [Ohm m], 0: no metal
    double linear_coefficient    = 0.; ///< A [1/K]
    double quadratic_coefficient = 0.; ///< B [1/K2]
    double electron_prefactor = 0., electron_energy = 0.; ///< [S/m], [eV]
    double hole_prefactor = 0., hole_energy = 0.;         ///< [S/m], [eV]
  };

  enum class GasPath
  {
    none,
    porous, ///< structure factor, pore radius
    slit,   ///< open gap of a height
    tube    ///< open hole of a diameter
  };

  /** Constants of one material after library value and overrides. */
  struct Material
  {
    std::string name;
    std::string source; ///< where the library's numbers come from
    IonicConductivity ionic;
    ElectronicConductivity electronic;
    double seebeck = 0.; ///< of the oxide ions, alpha_s [V/K]
    /// Thermal conductivity [W/m/K] at temperatures [K], linear between.
    std::vector<std::pair<double, double>> thermal_conductivity;
    double density       = 0.; ///< [kg/m3]
    double heat_capacity = 0.; ///< [J/kg/K]
    GasPath gas_path     = GasPath::none;
    double porosity      = 1.;
    double structure     = 1.; ///< porosity/tortuosity factor of diffusion
    double pore_radius   = 0.; ///< radius, half height or half diameter [m]
    double permeability  = 0.; ///< B0 with the structure factor in it [m2]
  };
} // namespace Oxion::Parameters
