#pragma once

#include <oxion/fields/field_layout.h>

#include <vector>

namespace Oxion
{
  /**
   * Which level each active cell is to have. Collective, but change().
   */
  template <int dim>
  class CellLevels
  {
  public:
    using CellIterator = typename Mesh<dim>::CellIterator;

    explicit CellLevels(const FieldLayout<dim> &layout);

    /** By one: bisects an owned cell, or joins it with its siblings. */
    void
    change(const CellIterator &cell, const int by)
    {
      level_[cell->active_cell_index()] = cell->level() + by;
    }

    /**
     * Raises levels until cells that share a vertex differ by one at most,
     * siblings have one level, and so have neighbours between which there may
     * be no hanging nodes.
     */
    void
    balance();

    /** Returns how many cells there will be. */
    double
    set_flags() const;

  private:
    bool
    is_joined(const CellIterator &cell) const
    {
      return level_[cell->active_cell_index()] < cell->level();
    }
    bool
    raise(const CellIterator &cell, int level);
    bool
    raise_beside_finer_ones();
    bool
    raise_siblings();
    /** Joined cells need siblings of their parent that are alike. */
    bool
    raise_without_cousins();
    void
    exchange();

    const FieldLayout<dim> &layout_;
    std::vector<int> level_; ///< [active cell index], of ghosts too
    /// Pairs of active cells, of an owned one with what is beyond a face.
    std::vector<std::pair<CellIterator, CellIterator>> even_;
  };
} // namespace Oxion
