#pragma once

/** Texts of the starting files; write_template() adds the documentation. */
namespace Oxion::Parameters::Templates
{
  extern const char *const wide_band;
  extern const char *const limiting_current;
  extern const char *const open_circuit;
} // namespace Oxion::Parameters::Templates
