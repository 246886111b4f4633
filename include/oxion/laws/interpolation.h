#pragma once

#include <oxion/autodiff/dual.h>

#include <cmath>
#include <cstddef>

namespace Oxion::Laws
{
  /**
   * Linear between the points of a table of pairs (argument, value) with
   * rising arguments, constant outside; 0 for an empty table.
   */
  template <typename Table, typename Number>
  Number
  interpolate(const Table &table, const Number &x)
  {
    if (table.size() == 0)
      return Number(0.);
    std::size_t k = 0;
    while (k < table.size() && table[k].first < plain_value(x))
      ++k;
    if (k == 0 || k == table.size())
      return Number(table[k == 0 ? 0 : k - 1].second);
    const auto &a = table[k - 1], &b = table[k];
    const double slope = (b.second - a.second) / (b.first - a.first);
    return a.second + slope * (x - a.first);
  }

  /** The same with straight lines in the logarithm; 1 for an empty table. */
  template <typename Table>
  double
  interpolate_logarithm(Table table, const double x)
  {
    for (auto &[argument, value] : table)
      value = std::log(value);
    return std::exp(interpolate(table, x));
  }
} // namespace Oxion::Laws
