#pragma once

#include <oxion/fields/field_layout.h>

#include <deal.II/fe/fe_values.h>

#include <array>
#include <vector>

namespace Oxion
{
  /** The shape functions that are not zero, or not flat, at a point. */
  template <int dim>
  struct ShapesAtPoint
  {
    /// Of degree 4, in which errors of degree 2 are looked for.
    static constexpr unsigned most = dim == 2 ? 25 : 125;

    unsigned n = 0;
    double JxW = 0.;
    std::array<unsigned, most> node; ///< of the element
    std::array<double, most> value;
    std::array<dealii::Tensor<1, dim>, most> gradient;
    std::vector<double> dot; ///< [k * n + l], of the gradients
  };

  /**
   * Shape functions in the quadrature points of one cell after the other. In
   * vertices but few of them are not zero. A cell that is the last one
   * elsewhere, as most are of an even grid, takes its values over.
   */
  template <int dim>
  class CellValues
  {
  public:
    using CellIterator = typename Mesh<dim>::CellIterator;

    CellValues(const FieldLayout<dim> &layout,
               const dealii::Quadrature<dim> &quadrature);

    void
    reinit(const CellIterator &cell);

    unsigned
    n_points() const
    {
      return points_.size();
    }
    const ShapesAtPoint<dim> &
    operator[](const unsigned q) const
    {
      return points_[q];
    }
    dealii::Point<dim>
    point(const unsigned q) const
    {
      return origin_ + offset_[q];
    }

  private:
    /// From the first vertex to each.
    using Edges = std::array<dealii::Tensor<1, dim>,
                             dealii::GeometryInfo<dim>::vertices_per_cell>;

    /** Is it the last one elsewhere? Keeps its edges where it is not. */
    bool
    is_as_the_last(const CellIterator &cell);

    dealii::FEValues<dim> fe_values_;
    std::vector<ShapesAtPoint<dim>> points_;
    dealii::Point<dim> origin_; ///< the cell's first vertex
    std::vector<dealii::Tensor<1, dim>> offset_;
    Edges edges_; ///< of the cell whose values these are
    bool has_last_ = false;
  };
} // namespace Oxion
