#pragma once

#include <oxion/fields/field_layout.h>

#include <limits>
#include <vector>

namespace Oxion
{
  /** How far one change of a mesh goes. */
  struct RefinementLimits
  {
    /// Of the sum of all indicators: cells with so much are bisected, those
    /// that have the least of it and together no more than that are joined.
    double share_to_bisect = 0.7, share_to_join = 0.;
    double most_cells    = std::numeric_limits<double>::infinity(); ///< about
    double smallest_cell = 0.; ///< side that a bisection may leave [m]
    int coarsest_level   = 1;  ///< that joined cells may have
  };

  /**
   * Flags cells for bisection in all directions, or for being joined with their
   * siblings, by an indicator of each owned cell, [active cell index].
   *
   * Siblings stay siblings: either all four (eight) of them are bisected or
   * none, so that a field can be recovered on them; only unrefined cells have
   * none, and while there are such, they are what is bisected. Cells that
   * share a vertex differ by one level at most; where a torn field grows
   * together, they do not differ. Flags are the same on any number of ranks.
   *
   * @return how many cells there will be. Collective.
   */
  template <int dim>
  double
  flag_cells(const FieldLayout<dim> &layout,
             const std::vector<double> &indicator,
             const RefinementLimits &limits);
} // namespace Oxion
