#pragma once

#include <oxion/parameters/command_line.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameters.h>

namespace Oxion
{
  /** What of the file no such study can be made of. */
  void
  check_file(const Parameters::Parameters &parameters,
             Parameters::StudyKind kind,
             Parameters::Diagnostics &diagnostics);
} // namespace Oxion
