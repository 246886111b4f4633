#pragma once

#include <string>
#include <vector>

#include "property/random.h"

namespace Oxion::Testing
{
  /** A text with one thing wrong. */
  struct Mutant
  {
    std::string text;
    std::string what; ///< for people
  };

  /**
   * One random change of a parameter file or table: of bytes, of lines, or of a
   * name or value, to something hostile or to what stands in another place.
   */
  Mutant
  mutate(const std::string &text, Random &random);

  /** The same of bytes and lines alone, of a file of any kind. */
  Mutant
  mutate_text(const std::string &text, Random &random);

  /** Of a file of JSON: of its text, or one leaf to something hostile. */
  Mutant
  mutate_json(const std::string &text, Random &random);
} // namespace Oxion::Testing
