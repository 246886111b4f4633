#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/constants.h>
#include <oxion/parameters/sealed_reference.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace Oxion::Laws
{
  using Parameters::OxygenBuffer;

  /**
   * Metals and oxides that hold an oxygen activity while both are there:
   * mu_O2 = RT ln(pO2/1 bar) [J/mol], T in [K]. Sealed references use the
   * better known ones; Cr and Mn lie beyond what zirconia keeps to itself.
   *
   * An oxide that is the metal's of another buffer has its own: Cu/Cu2O
   * followed by Cu2O/CuO.
   */
  inline const std::vector<OxygenBuffer> &
  known_buffers()
  {
    const std::string oneill_pownceby =
      "O'Neill, Pownceby, Contrib. Mineral. Petrol. 114 (1993) 296";
    static const std::vector<OxygenBuffer> all{
      {"Pd/PdO",
       "Nell, O'Neill, Geochim. Cosmochim. Acta 60 (1996) 2487; +-40 J/mol "
       "above 800 K",
       {{730., 1200., -238842., 316.129, -15.192, 0.}},
       1.,
       40.},
      {"Cu2O/CuO",
       "O'Neill, Am. Mineral. 73 (1988) 470; 0.9 to 1.2 kJ/mol from the tables "
       "of NASA and JANAF",
       {{700., 1300., -292245., 377.012, -23.1976, 0.}},
       0.5,
       1200.},
      {"Cu/Cu2O",
       oneill_pownceby + "; +-80 J/mol",
       {{700., 1338., -347705., 246.096, -12.9053, 0.}},
       0.5,
       80.},
      {"Ni/NiO",
       oneill_pownceby + "; +-200 J/mol",
       {{700., 1700., -478967., 248.514, -9.7961, 0.}},
       1.,
       200.},
      {"Co/CoO",
       oneill_pownceby + "; +-200 J/mol",
       {{700., 1394., -492186., 509.322, -53.284, 0.02518},
        {1394., 1760., -484276., 235.092, -11.3440, 0.}},
       1.,
       200.},
      // Wuestite lacks iron: 1.05 O per Fe, 0.95 being its common value.
      {"Fe/FeO",
       oneill_pownceby + "; uncertainty not stated; below 833 K magnetite "
                         "takes wuestite's place",
       {{833., 1042., -605568., 1366.420, -182.7955, 0.10359},
        {1042., 1184., -519113., 59.129, 8.9276, 0.},
        {1184., 1450., -550915., 269.106, -16.9484, 0.}},
       1.05,
       0.},
      {"Cr/Cr2O3",
       "Holzheid, O'Neill, Geochim. Cosmochim. Acta 59 (1995) 475; +-170 "
       "J/mol, "
       "but JANAF's tables are 3.8 kJ/mol lower",
       {{600., 1800., -758585., 349.718, -25.5216, 0.00935}},
       1.5,
       170.},
      {"Mn/MnO",
       "uncertain, some +-3 kJ/mol: compilation of Turkdogan, Physical "
       "Chemistry of High Temperature Technology (1980)",
       {{298., 1517., -777720., 152.640, 0., 0.}},
       1.,
       3000.}};
    return all;
  }

  /** The buffer of that name; std::invalid_argument when there is none. */
  inline const OxygenBuffer &
  find_buffer(const std::string_view name)
  {
    for (const OxygenBuffer &buffer : known_buffers())
      if (buffer.name == name)
        return buffer;
    throw std::invalid_argument("no buffer is called \"" + std::string(name) +
                                "\" here");
  }

  /// Where the buffer's law holds [K].
  inline double
  lowest_temperature(const OxygenBuffer &buffer)
  {
    return buffer.branches.front().lowest;
  }
  inline double
  highest_temperature(const OxygenBuffer &buffer)
  {
    return buffer.branches.back().highest;
  }

  /**
   * mu_O2 = RT ln(pO2/1 bar) [J/mol] at T [K] by the branch of T; beyond the
   * ends the outer branches go on, as iterates may leave the range.
   */
  template <typename Number>
  Number
  oxygen_potential(const OxygenBuffer &buffer, const Number &T)
  {
    using std::log;
    std::size_t k = 0;
    while (k + 1 < buffer.branches.size() &&
           plain_value(T) >= buffer.branches[k].highest)
      ++k;
    const Parameters::BufferBranch &b = buffer.branches[k];
    return b.A + T * (b.B + b.C * log(T) + b.D * T);
  }

  /** Pi = ln(pO2/1 bar) at T [K]. */
  template <typename Number>
  Number
  buffer_activity(const OxygenBuffer &buffer, const Number &T)
  {
    return oxygen_potential(buffer, T) / (gas_constant * T);
  }

  /** Oxygen atoms that the buffer's metal atoms can hold [mol]. */
  inline double
  buffer_capacity(const OxygenBuffer &buffer)
  {
    return buffer.oxygen_per_metal * buffer.amount;
  }
} // namespace Oxion::Laws
