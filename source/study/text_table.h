#pragma once

#include <string>
#include <vector>

namespace Oxion
{
  /** By a format of printf; "-" of what is not finite. */
  std::string
  formatted(const char *format, double value);

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
