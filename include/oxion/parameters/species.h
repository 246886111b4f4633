#pragma once

#include <array>
#include <string>

namespace Oxion::Parameters
{
  struct Atoms
  {
    int carbon = 0, hydrogen = 0, nitrogen = 0, oxygen = 0;
  };

  /// NASA-7 polynomial a1 ... a7, standard state 1 atm.
  using Nasa7 = std::array<double, 7>;

  /** Constants of one gas; nothing here depends on the state. */
  struct Species
  {
    std::string name;
    double molar_mass     = 0.; ///< [kg/mol]
    double fuller_volume  = 0.; ///< Fuller's diffusion volume
    double lj_diameter    = 0.; ///< Lennard-Jones [Angstrom]
    double lj_temperature = 0.; ///< Lennard-Jones epsilon/k [K]
    Atoms atoms{};
    bool has_thermo = false; ///< polynomials are given
    Nasa7 low{}, high{};     ///< below and above the middle temperature
    double middle_temperature = 1000.; ///< [K]
  };
} // namespace Oxion::Parameters
