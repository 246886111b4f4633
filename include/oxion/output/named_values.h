#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** Numbers by title with unit, "I_p [mA]", in the order of the columns. */
  using NamedValues = std::vector<std::pair<std::string, double>>;

  /** One value of a sweep: its column, and a number or a word. */
  struct SweptValue
  {
    std::string title; ///< of its column
    std::string text;  ///< as the parameter file has it: "0.9", "8YSZ", "air"
    /// What the text stands for; nothing if it is a word. Infinity for "air".
    std::optional<double> number;

    /** A number with so many digits; a word, and "air", as it is written. */
    std::string
    shown(unsigned digits) const;
  };

  using SweptValues = std::vector<SweptValue>;
} // namespace Oxion
