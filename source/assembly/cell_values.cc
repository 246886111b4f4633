#include "cell_values.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  CellValues<dim>::CellValues(const FieldLayout<dim> &layout,
                              const Quadrature<dim> &quadrature)
    : fe_values_(layout.mapping(),
                 layout.fe(),
                 quadrature,
                 update_values | update_gradients | update_JxW_values |
                   update_quadrature_points)
    , points_(quadrature.size())
    , offset_(quadrature.size())
  {}


  // To the last digit: flows of picoamperes through open channels feel 1e-12 of
  // a gradient.
  template <int dim>
  bool
  CellValues<dim>::is_as_the_last(const CellIterator &cell)
  {
    constexpr unsigned n = GeometryInfo<dim>::vertices_per_cell;
    Edges edges;
    bool same = has_last_;
    has_last_ = true;
    for (unsigned v = 1; v < n; ++v)
    {
      edges[v] = cell->vertex(v) - origin_;
      same     = same && edges[v] == edges_[v];
    }
    if (!same)
      edges_ = edges;
    return same;
  }


  template <int dim>
  void
  CellValues<dim>::reinit(const CellIterator &cell)
  {
    origin_ = cell->vertex(0);
    if (is_as_the_last(cell))
      return;
    fe_values_.reinit(cell);
    const Tensor<1, dim> flat;
    for (unsigned q = 0; q < points_.size(); ++q)
    {
      offset_[q]                = fe_values_.quadrature_point(q) - origin_;
      ShapesAtPoint<dim> &shape = points_[q];
      shape.JxW                 = fe_values_.JxW(q);
      shape.n                   = 0;
      for (unsigned a = 0; a < fe_values_.dofs_per_cell; ++a)
      {
        const double value        = fe_values_.shape_value(a, q);
        const Tensor<1, dim> grad = fe_values_.shape_grad(a, q);
        if (value == 0. && grad == flat)
          continue;
        shape.node[shape.n]     = a;
        shape.value[shape.n]    = value;
        shape.gradient[shape.n] = grad;
        ++shape.n;
      }
      shape.dot.resize(shape.n * shape.n);
      for (unsigned k = 0; k < shape.n; ++k)
        for (unsigned l = 0; l < shape.n; ++l)
          shape.dot[k * shape.n + l] = shape.gradient[k] * shape.gradient[l];
    }
  }


  template class CellValues<2>;
  template class CellValues<3>;
} // namespace Oxion
