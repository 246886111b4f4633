#pragma once

#include <vector>

namespace Oxion
{
  /** One stretch between two breakpoints of a coordinate axis. */
  struct AxisInterval
  {
    double lower, upper; ///< [m]
    double largest_cell; ///< [m]
    bool fine_at_lower;  ///< cells start at the edge size there
    bool fine_at_upper;
  };

  /**
   * Nodes of an axis whose cells start with `edge_cell` at the fine ends of
   * each interval and grow by the ratio `growth` per cell up to the interval's
   * largest cell. Every interval gets a multiple of `fineness` cells of one
   * density function, so that the meshes of a convergence study are similar,
   * rounded up to a multiple of `multiple`.
   */
  std::vector<double>
  graded_axis(const std::vector<AxisInterval> &intervals,
              double edge_cell,
              double growth,
              double fineness,
              unsigned multiple = 1);

  /** What graded_axis() would make of an interval, but for `multiple`. */
  struct CellEstimate
  {
    double number;            ///< of cells, exact
    double smallest, largest; ///< size of a cell, about [m]
  };

  CellEstimate
  estimate_cells(const AxisInterval &interval,
                 double edge_cell,
                 double growth,
                 double fineness);

  /**
   * So often can a tensor-product grid of so many cells, by axis and interval,
   * be coarsened by two within each interval, rounded up where they are odd.
   * Not at all if it is small, or where rounding would add too many cells.
   */
  unsigned
  coarsenings_of(const std::vector<std::vector<CellEstimate>> &cells);
} // namespace Oxion
