#pragma once

#include <string>
#include <vector>

#include "../output/console_format.h"

namespace Oxion
{
  using Console::formatted;

  /** A table of words: the first columns stand left, numbers right. */
  struct TextTable
  {
    std::vector<std::string> titles;
    unsigned n_left = 1; ///< columns of words before those of numbers
    std::vector<std::vector<std::string>> rows = {};

    /** For the console, a line each. */
    std::vector<std::string>
    lines() const;

    std::string
    markdown() const;
  };
} // namespace Oxion
