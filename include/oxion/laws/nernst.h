#pragma once

#include <oxion/laws/constants.h>

#include <cmath>

namespace Oxion::Laws
{
  /** ln(pO2/1 bar) of dry air of 1 atm. */
  inline double
  air_activity()
  {
    return std::log(oxygen_in_air * atmosphere / standard_pressure);
  }

  /**
   * Voltage [V] of an electrode in oxygen of ln(pO2/p0) = Pi_reference against
   * one of Pi, both at T [K]: RT/4F (Pi_reference - Pi) (Nernst, Z. phys. Chem.
   * 4 (1889) 129).
   */
  template <typename Number>
  Number
  nernst_voltage(const Number &T, const Number &Pi, const Number &Pi_reference)
  {
    return gas_constant * T / (4. * faraday) * (Pi_reference - Pi);
  }
} // namespace Oxion::Laws
