#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace Oxion
{
  /** Place of a name; -1 if it is not there. */
  inline int
  index_of(const std::vector<std::string> &names, const std::string &name)
  {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : found - names.begin();
  }
} // namespace Oxion
