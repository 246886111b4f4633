#include <oxion/output/named_values.h>

#include <cmath>
#include <cstdio>

namespace Oxion
{
  std::string
  SweptValue::shown(const unsigned digits) const
  {
    if (!number || !std::isfinite(*number))
      return text;
    char result[40];
    std::snprintf(result, sizeof(result), "%.*g", int(digits), *number);
    return result;
  }
} // namespace Oxion
