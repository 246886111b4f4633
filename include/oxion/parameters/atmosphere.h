#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/parameters/section.h>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_atmosphere();

  /** With the mole fractions computed; `gas` has its species by now. */
  Atmosphere
  read_atmosphere(const Section &section, const Gas &gas);
} // namespace Oxion::Parameters
