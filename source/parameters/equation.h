#pragma once

#include <oxion/parameters/gas.h>
#include <oxion/parameters/section.h>

#include <map>
#include <string>

namespace Oxion::Parameters
{
  /** A half reaction, oxide ions on its left and electrons on its right. */
  struct Equation
  {
    std::map<std::string, double> formed; ///< gas molecules; < 0: consumed
    double electrons = 0.;                ///< formed
  };

  /**
   * The entry's equation "CO + O2- = CO2 + 2 e-" between active gases; reports
   * what is wrong with it. Numbers of molecules: 2, 4.5 or 1/2.
   */
  Equation
  read_half_reaction_equation(const Section &section,
                              const std::string &entry,
                              const Gas &gas);

  /** An oxidation of one gas by O2, of one molecule of it. */
  struct Oxidation
  {
    std::string fuel;                     ///< empty: there is none
    std::map<std::string, double> formed; ///< gas molecules; < 0: consumed
  };

  /** The same of an equation "NH3 + 3/4 O2 = 1/2 N2 + 3/2 H2O". */
  Oxidation
  read_oxidation_equation(const Section &section,
                          const std::string &entry,
                          const Gas &gas);
} // namespace Oxion::Parameters
