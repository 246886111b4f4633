#pragma once

#include <oxion/problem/point.h>

#include <deal.II/fe/fe_values.h>

#include <vector>

namespace Oxion
{
  /** The unknowns of one local field: node by node, a stride apart. */
  struct LocalNodes
  {
    unsigned start, stride, n;
  };

  /**
   * The fields and their gradients at a quadrature point, from the values of
   * their unknowns; a global unknown has one node.
   */
  template <int dim>
  void
  evaluate(const dealii::FEValuesBase<dim> &shape,
           const unsigned q,
           const std::vector<LocalNodes> &nodes,
           const std::vector<double> &value,
           PointState<dim> &state)
  {
    for (unsigned i = 0; i < nodes.size(); ++i)
    {
      const auto [start, stride, n] = nodes[i];
      double v                      = 0.;
      dealii::Tensor<1, dim> g;
      if (n == 1)
        v = value[start];
      else
        for (unsigned a = 0; a < n; ++a)
        {
          const double u = value[start + a * stride];
          v += u * shape.shape_value(a, q);
          g += u * shape.shape_grad(a, q);
        }
      state.value[i]    = v;
      state.gradient[i] = g;
    }
  }
} // namespace Oxion
