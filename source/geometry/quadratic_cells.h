#pragma once

#include <oxion/geometry/coarse_mesh.h>

namespace Oxion
{
  /**
   * The nodes of a cell of second order, at 0, 1/2 and 1 of each of its
   * coordinates, the first of which runs fastest.
   */
  template <int dim>
  class CellNodes
  {
  public:
    static constexpr unsigned size = dim == 2 ? 9 : 27;
    /// 0, 1 or 2 in each direction
    using Place = std::array<int, dim>;

    void
    set(const Place &place, const dealii::Point<dim> &point);
    const dealii::Point<dim> &
    operator[](const Place &place) const
    {
      return nodes_[index(place)];
    }

    /**
     * Nodes that were not set, so that edges are straight and faces and
     * interiors between their edges blended (Gordon and Hall).
     */
    void
    complete();

    /** Is every node where straight edges have it? */
    bool
    is_straight() const;

    /** The same cell seen from another corner. */
    CellNodes
    seen_from(const Place &origin, const std::array<Place, dim> &axes) const;

    dealii::Point<dim>
    at(const dealii::Point<dim> &unit) const;

  private:
    static unsigned
    index(const Place &place);
    static Place
    place(unsigned index);
    dealii::Point<dim>
    blended(const Place &place) const;

    std::array<dealii::Point<dim>, size> nodes_;
    std::array<bool, size> is_set_{};
  };


  /** Cells as curved as their nodes of second order. */
  template <int dim>
  class QuadraticCells : public CellShapes<dim>
  {
  public:
    explicit QuadraticCells(std::vector<CellNodes<dim>> &&cells)
      : cells_(std::move(cells))
    {}

    dealii::Point<dim>
    at(const unsigned coarse_cell,
       const dealii::Point<dim> &unit) const override
    {
      return cells_[coarse_cell].at(unit);
    }

  private:
    std::vector<CellNodes<dim>> cells_;
  };
} // namespace Oxion
