#pragma once

#include "study_options.h"

namespace Oxion::Parameters
{
  /** Fills in the number that stands after --groups; else it tells why not. */
  std::optional<Refusal>
  read_groups(const std::optional<std::string> &text,
              CommandLine &command_line);
} // namespace Oxion::Parameters
