#pragma once

#include "property/mutate.h"

namespace Oxion::Testing
{
  using Lines = std::vector<std::string>;

  inline std::string
  joined(const Lines &lines)
  {
    std::string text;
    for (const auto &line : lines)
      text += line + '\n';
    return text;
  }

  /** A value to something hostile. */
  Mutant
  mutate_value(Lines lines, Random &random);
  /** A value to what may well be right: it gets past the reader, into checks.
   */
  Mutant
  mutate_plausibly(Lines lines, Random &random);
  /** A word or a unit of a section's or an entry's name. */
  Mutant
  mutate_name(Lines lines, Random &random);
} // namespace Oxion::Testing
