#pragma once

#include <oxion/fields/field_layout.h>

namespace Oxion
{
  /**
   * The same fields on the same mesh in elements of twice the degree, in which
   * the error of a solution can be looked for.
   */
  template <int dim>
  class RicherSpace
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    /** Of the layout's present mesh. Kept by reference. */
    explicit RicherSpace(const FieldLayout<dim> &layout);

    const FieldLayout<dim> &
    layout() const
    {
      return richer_;
    }

    /** The same function. x: completed, as below. */
    Vector
    embedded(const Vector &x) const;

    /**
     * On the cells of each parent the one polynomial of twice the degree
     * through their nodes, which is closer to the exact function than x is
     * where that is smooth (R. Becker, R. Rannacher, Acta Numerica 10 (2001) 1,
     * section 5.2). Where siblings are missing, or on other ranks, x itself.
     */
    Vector
    recovered(const Vector &x) const;

  private:
    Vector
    interpolated(const Vector &x, bool on_patches) const;

    const FieldLayout<dim> &layout_;
    FieldLayout<dim> richer_;
  };


  /** Are all children of the cell's parent active, and owned here? */
  template <int dim>
  bool
  has_whole_family(const typename Mesh<dim>::CellIterator &cell);
} // namespace Oxion
