#pragma once

#include <oxion/parameters/parameters.h>

#include <algorithm>
#include <string>

namespace Oxion
{
  /** Where the parameters describe a region, for what is wrong with it. */
  inline std::string
  region_path(const Parameters::Geometry &geometry, const std::string &region)
  {
    const auto is_one_of = [&](const auto &items) {
      return std::any_of(items.begin(), items.end(), [&](const auto &item) {
        return item.name == region;
      });
    };
    return std::string("Geometry/") +
           (is_one_of(geometry.layers)    ? "Layer "
            : is_one_of(geometry.inserts) ? "Insert "
                                          : "Region ") +
           region;
  }
} // namespace Oxion
