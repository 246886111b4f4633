#include "nodal_cells.h"

#include <deal.II/fe/fe_tools.h>

#include <array>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  NodalCells<dim>::NodalCells(const unsigned degree)
    : node_numbers_(FETools::lexicographic_to_hierarchic_numbering<dim>(degree))
  {
    // The viewer goes around a quadrilateral, the elements along the axes.
    constexpr std::array<unsigned, 8> corner{{0, 1, 3, 2, 4, 5, 7, 6}};

    const unsigned per_line = degree + 1;
    const unsigned rows     = dim > 1 ? degree : 1;
    const unsigned layers   = dim > 2 ? degree : 1;
    for (unsigned k = 0; k < layers; ++k)
      for (unsigned j = 0; j < rows; ++j)
        for (unsigned i = 0; i < degree; ++i)
          for (unsigned c = 0; c < (1u << dim); ++c)
          {
            const unsigned x = i + (corner[c] & 1),
                           y = j + (corner[c] >> 1 & 1),
                           z = k + (corner[c] >> 2);
            corners_.push_back((z * per_line + y) * per_line + x);
          }
  }


  template <int dim>
  void
  NodalCells<dim>::append(const std::int32_t first_point,
                          Vtu::Piece &piece) const
  {
    for (const std::int32_t corner : corners_)
      piece.connectivity.push_back(first_point + corner);
  }


  template class NodalCells<1>;
  template class NodalCells<2>;
  template class NodalCells<3>;
} // namespace Oxion
