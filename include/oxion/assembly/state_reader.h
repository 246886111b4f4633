#pragma once

#include <oxion/assembly/local_nodes.h>
#include <oxion/fields/field_layout.h>

namespace Oxion
{
  /** Reads a solution in the points of cells, as terms of a problem see it. */
  template <int dim>
  class StateReader
  {
  public:
    using Vector       = typename FieldLayout<dim>::Vector;
    using CellIterator = typename Mesh<dim>::CellIterator;

    /** The layout is kept by reference. x: completed, without ghosts. */
    StateReader(const FieldLayout<dim> &layout, const Vector &x);

    /** Goes to a cell, an owned one or a ghost. */
    void
    reinit(const CellIterator &cell);

    /**
     * The state at a quadrature point of that cell or of a face of it, valid
     * until the next call. shape: with values, gradients and points.
     */
    const PointState<dim> &
    at(const dealii::FEValuesBase<dim> &shape, unsigned q);

    /**
     * The same at a node of the element, where the values are the unknowns and
     * not sums over shape functions of round-off. shape: in all nodes.
     */
    const PointState<dim> &
    at_node(const dealii::FEValuesBase<dim> &shape, unsigned node);

  private:
    const FieldLayout<dim> &layout_;
    Vector x_; ///< with ghosts
    LocalFields fields_;
    CellDofs dofs_;
    std::vector<LocalNodes> nodes_;
    std::vector<double> value_; ///< of the cell's unknowns, SI
    PointState<dim> state_;
  };
} // namespace Oxion
