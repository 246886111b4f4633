#pragma once

#include <oxion/laws/constants.h>
#include <oxion/parameters/parameters.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

namespace Oxion::Laws
{
  /**
   * Ionic conductivity [S/m], T in [K]:
   * prefactor/T^temperature_power exp(-energy/(k_B T)).
   */
  template <typename Number>
  Number
  ionic_conductivity(const Parameters::IonicConductivity &law, const Number &T)
  {
    using std::exp;
    using std::pow;
    const Number arrhenius =
      law.prefactor * exp(-law.energy / boltzmann_eV / T);
    return law.temperature_power == 0.
             ? arrhenius
             : arrhenius * pow(T, -law.temperature_power);
  }

  /** A composition of zirconia whose conductivity is known. */
  struct Zirconia
  {
    std::string_view name;
    Parameters::IonicConductivity ionic;
    std::string_view source;
  };

  /**
   * Yttria-stabilised zirconias. Above some 550 C, where the grain interiors
   * decide; ageing in service takes off 10 to 30 % [U].
   */
  inline constexpr std::array<Zirconia, 4> known_zirconias{
    {{"8YSZ",
      {1.63e4, 0., 0.79},
      "8 mol%, 800-1050 C; Park, Blumenthal, J. Electrochem. Soc. 136 (1989) "
      "2867"},
     {"8YSZ SOFC",
      {3.34e4, 0., 10300. * boltzmann_eV},
      "8 mol%; Ferguson, Fiard, Herbin, J. Power Sources 58 (1996) 109"},
     {"3YSZ",
      {1.0e4, 0., 0.83},
      "uncertain: 5 to 6 S/m at 1000 C and 0.80 to 0.85 eV above 850 C, "
      "Badwal, Solid State Ionics 52 (1992) 23"},
     {"sensor zirconia",
      {6.0e7, 1., 0.95},
      "uncertain: 4 to 5 mol%, our interpolation, in keeping with published "
      "cell resistances of sensors (0.95 to 0.99 eV)"}}};

  /** The zirconia of that name; std::invalid_argument when there is none. */
  constexpr const Zirconia &
  find_zirconia(const std::string_view name)
  {
    for (const Zirconia &zirconia : known_zirconias)
      if (zirconia.name == name)
        return zirconia;
    throw std::invalid_argument("no zirconia is called \"" + std::string(name) +
                                "\" here");
  }
} // namespace Oxion::Laws
