#pragma once

#include <algorithm>
#include <chrono>
#include <string>

/** The console's columns: widths and times. */
namespace Oxion::Columns
{
  constexpr unsigned point = 7, value = 10, steps = 7, time = 10, rest = 10;

  inline unsigned
  of_title(const std::string &title)
  {
    return std::max<unsigned>(title.size(), value);
  }


  inline double
  seconds_since(const std::chrono::steady_clock::time_point start)
  {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() -
                                         start)
      .count();
  }
} // namespace Oxion::Columns
