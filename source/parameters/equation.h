#pragma once

#include <oxion/parameters/section.h>

#include <map>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** A half reaction, oxide ions on its left and electrons on its right. */
  struct Equation
  {
    std::map<std::string, double> formed; ///< gas molecules; < 0: consumed
    double electrons = 0.;                ///< formed
  };

  /**
   * The entry's equation "CO + O2- = CO2 + 2 e-" between these gases; reports
   * what is wrong with it. Numbers of molecules: 2, 4.5 or 1/2.
   */
  Equation
  read_equation(const Section &section,
                const std::string &entry,
                const std::vector<std::string> &gases);
} // namespace Oxion::Parameters
