#pragma once

#include <limits>

namespace Oxion::Parameters
{
  constexpr double unlimited = std::numeric_limits<double>::infinity();
} // namespace Oxion::Parameters
