#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** Numbers by title with unit, "I_p [mA]", in the order of the columns. */
  using NamedValues = std::vector<std::pair<std::string, double>>;

  /** Air is the exhaust of infinite lambda, and called by its name. */
  inline bool
  is_air(const std::string &title, const double value)
  {
    return std::isinf(value) && value > 0. && title.rfind("Lambda", 0) == 0;
  }
} // namespace Oxion
