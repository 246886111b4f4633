#pragma once

#include <oxion/fields/field_layout.h>

#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace Oxion
{
  /** Relative; of small values: to 1 % of their scale. */
  inline double
  relative_change(const double from, const double to, const double scale)
  {
    constexpr double small = 0.01;
    return (to - from) / (std::abs(to) + small * scale);
  }


  /** Of that of the fields which changes most. */
  struct LargestChange
  {
    double value   = 0.;
    unsigned field = 0;
  };

  /**
   * A field's change is the root mean square of its rows', of those that have
   * one. `field_of_row`, `change`: of the owned rows. Collective.
   */
  template <int dim>
  LargestChange
  largest_change(
    const FieldLayout<dim> &layout,
    const std::vector<unsigned char> &field_of_row,
    const std::function<std::optional<double>(std::size_t row)> &change);
} // namespace Oxion
