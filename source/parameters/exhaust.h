#pragma once

#include <oxion/laws/exhaust.h>
#include <oxion/parameters/parameters.h>
#include <oxion/parameters/section.h>

namespace Oxion::Parameters
{
  /**
   * The exhaust that an atmosphere's section asks for at its lambda and
   * pressure; dry air, and an error, where there is no such gas. CH4 takes
   * part in an equilibrium if `species` has it.
   */
  Laws::Composition
  read_exhaust(const Section &section,
               const Atmosphere &atmosphere,
               const std::vector<std::string> &species);
} // namespace Oxion::Parameters
