#pragma once

#include <cstdint>
#include <vector>

#include "vtu.h"

namespace Oxion
{
  /**
   * A cell of the mesh, or a face as one of dim - 1, as the viewer's cells: its
   * nodes in lexicographic order and, for elements of degree 2, the smaller
   * cells between them.
   */
  template <int dim>
  class NodalCells
  {
  public:
    explicit NodalCells(unsigned degree);

    /** Of each node in lexicographic order: its number in FE_Q. */
    const std::vector<unsigned> &
    node_numbers() const
    {
      return node_numbers_;
    }

    unsigned
    n_cells() const
    {
      return corners_.size() >> dim;
    }

    /** Adds the cells of one whose first node is `first_point`. */
    void
    append(std::int32_t first_point, Vtu::Piece &piece) const;

    static constexpr Vtu::CellType cell_type = dim == 3   ? Vtu::hexahedron
                                               : dim == 2 ? Vtu::quadrilateral
                                                          : Vtu::line;

  private:
    std::vector<unsigned> node_numbers_;
    std::vector<std::int32_t> corners_; ///< 2^dim of each cell
  };
} // namespace Oxion
