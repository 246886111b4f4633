#pragma once

#include <oxion/output/named_values.h>

#include <cstdint>
#include <string>

/** How numbers, times and columns look on the console. */
namespace Oxion::Console
{
  /** By a format of printf; "-" of what is not finite. */
  std::string
  formatted(const char *format, double value);

  /** A measured value with five digits, in at most `width` characters. */
  std::string
  value(double x, unsigned width);

  /** A swept value about as short as it was typed. */
  std::string
  swept(const SweptValue &value);

  /** 52431 as "52,431". */
  std::string
  count(std::uint64_t n);

  /** "3.2 s", "4:05 min", "1:02:33 h". */
  std::string
  duration(double seconds);

  std::string
  right(const std::string &text, unsigned width);

  std::string
  left(const std::string &text, unsigned width);

  /** "1 point", "3 points". */
  std::string
  number_of(std::uint64_t n, const std::string &thing);
} // namespace Oxion::Console
