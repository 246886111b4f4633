#pragma once

#include <oxion/sensor.h>

#include <optional>

namespace Oxion
{
  /** Rows of a residual that is told from one side of a surface. */
  template <int dim>
  struct WeightedRows
  {
    OneSided side;
    typename FieldLayout<dim>::Vector weights; ///< of each row, completed
  };

  /**
   * A flux is the sum of these rows of the residual, each times its weight
   * [SI]: nothing if none of its carriers lives there.
   */
  template <int dim>
  std::optional<WeightedRows<dim>>
  flux_rows(const Sensor<dim> &sensor,
            const Parameters::Measurement &measurement);
} // namespace Oxion
