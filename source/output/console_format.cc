#include "console_format.h"

#include <cmath>
#include <cstdio>

namespace Oxion::Console
{
  std::string
  formatted(const char *format, const double value)
  {
    if (!std::isfinite(value))
      return "-";
    char text[40];
    std::snprintf(text, sizeof(text), format, value);
    return text;
  }


  std::string
  value(const double x, const unsigned width)
  {
    if (std::isnan(x))
      return "-";
    char text[40];
    for (int digits = 5; digits > 0; --digits)
    {
      // With '#' trailing zeros stay, and the points of a column in line.
      std::snprintf(text, sizeof(text), "%#.*g", digits, x);
      std::string result = text;
      if (!result.empty() && result.back() == '.')
        result.pop_back();
      if (result.size() <= width)
        return result;
    }
    return text;
  }


  std::string
  swept(const SweptValue &value)
  {
    return value.shown(6);
  }


  std::string
  count(const std::uint64_t n)
  {
    std::string text = std::to_string(n);
    for (int i = static_cast<int>(text.size()) - 3; i > 0; i -= 3)
      text.insert(i, ",");
    return text;
  }


  std::string
  duration(const double seconds)
  {
    char text[48];
    if (seconds < 99.95)
      std::snprintf(text, sizeof(text), "%.1f s", seconds);
    else
    {
      const long all = std::lround(seconds);
      if (all < 3600)
        std::snprintf(text, sizeof(text), "%ld:%02ld min", all / 60, all % 60);
      else
        std::snprintf(text,
                      sizeof(text),
                      "%ld:%02ld:%02ld h",
                      all / 3600,
                      all / 60 % 60,
                      all % 60);
    }
    return text;
  }


  std::string
  right(const std::string &text, const unsigned width)
  {
    return text.size() < width ? std::string(width - text.size(), ' ') + text
                               : text;
  }


  std::string
  left(const std::string &text, const unsigned width)
  {
    return text.size() < width ? text + std::string(width - text.size(), ' ')
                               : text;
  }


  std::string
  number_of(const std::uint64_t n, const std::string &thing)
  {
    return count(n) + ' ' + thing + (n == 1 ? "" : "s");
  }
} // namespace Oxion::Console
