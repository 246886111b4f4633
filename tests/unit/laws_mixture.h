#pragma once

#include <oxion/laws/gas_mixture.h>

#include <string>
#include <vector>

namespace Oxion::Laws
{
  /** A mixture for tests; the last species is the carrier. */
  inline GasMixture
  mixture(const std::vector<std::string> &species,
          const Parameters::TransportModel model =
            Parameters::TransportModel::dusty_gas,
          const double viscosity = 4.4e-5)
  {
    Parameters::Gas gas;
    gas.species   = species;
    gas.carrier   = species.back();
    gas.model     = model;
    gas.viscosity = viscosity;
    return GasMixture(gas);
  }

  inline const std::vector<std::string> exhaust{"O2",
                                                "H2O",
                                                "H2",
                                                "CO2",
                                                "CO",
                                                "N2"};

  inline const std::vector<std::string> everything{"O2",
                                                   "H2O",
                                                   "H2",
                                                   "CO2",
                                                   "CO",
                                                   "CH4",
                                                   "C3H6",
                                                   "C3H8",
                                                   "NO",
                                                   "N2"};
} // namespace Oxion::Laws
