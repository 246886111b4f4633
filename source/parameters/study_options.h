#pragma once

#include <oxion/parameters/command_line.h>

#include <optional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** What stands after --study, --levels and --tolerance, as written. */
  struct StudyOptions
  {
    std::optional<std::string> name, levels, tolerance;
  };

  /** Why a command line is none, and what may have been meant. */
  struct Refusal
  {
    std::string message, nearest = {};
  };

  std::vector<std::string>
  study_names();

  /** Fills in the study, if there is one; else it tells why not. */
  std::optional<Refusal>
  read_study(const StudyOptions &options, CommandLine &command_line);
} // namespace Oxion::Parameters
