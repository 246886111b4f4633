#pragma once

#include <optional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** mu_O2 = A + B T + C T ln T + D T^2 [J/mol] between two temperatures. */
  struct BufferBranch
  {
    double lowest = 0., highest = 0.; ///< [K]
    double A = 0., B = 0., C = 0., D = 0.;
  };

  /** A metal and its oxide, or two oxides: an oxygen activity by T. */
  struct OxygenBuffer
  {
    std::string name;
    std::string source;                 ///< where the numbers come from
    std::vector<BufferBranch> branches; ///< rising temperatures
    double oxygen_per_metal = 1.;       ///< atoms that oxidation takes up
    double uncertainty      = 0.;       ///< of mu_O2 [J/mol], 0: not stated
    double amount           = 0.;       ///< metal atoms in a reference [mol]
  };

  /** What a gastight enclosure holds beside an electrode. */
  struct SealedReference
  {
    std::string name;
    std::vector<OxygenBuffer> buffers;
    double gas_volume = 0.; ///< [m3]
    double adsorption = 0.; ///< oxygen atoms per e-fold of pO2 [mol]
    // What it holds in a steady state, and at the beginning of others.
    double charge_state = 0.5;      ///< share of its buffers' oxygen
    std::optional<double> pressure; ///< of oxygen where there are none [Pa]
  };
} // namespace Oxion::Parameters
