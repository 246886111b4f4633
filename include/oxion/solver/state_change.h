#pragma once

#include <oxion/fields/field_layout.h>

#include <cmath>
#include <functional>
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
   * From one state to another: a field's change is the root mean square of the
   * relative ones of those of its rows that count, each made by `weigh` what
   * is to be averaged. `field_of_row`: of the owned ones. Collective.
   */
  template <int dim>
  LargestChange
  largest_change(const FieldLayout<dim> &layout,
                 const std::vector<unsigned char> &field_of_row,
                 const typename FieldLayout<dim>::Vector &from,
                 const typename FieldLayout<dim>::Vector &to,
                 const std::function<bool(std::size_t row)> &counts,
                 const std::function<double(double change)> &weigh);
} // namespace Oxion
