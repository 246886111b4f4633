#pragma once

#include <oxion/parameters/section.h>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_heater();

  /** Reports what does not go together. */
  Heater
  read_heater(const Section &section);
} // namespace Oxion::Parameters
