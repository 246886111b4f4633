#pragma once

#include <deal.II/base/tensor.h>

#include <array>

namespace Oxion
{
  /** Temperature, ionic potential and twelve species at most. */
  constexpr unsigned max_local_fields = 15;

  /** The unknowns and their gradients at one quadrature point, SI. */
  template <int dim>
  struct PointState
  {
    std::array<double, max_local_fields> value;
    std::array<dealii::Tensor<1, dim>, max_local_fields> gradient;
  };

  /** Which local field is which; -1 where the cell lacks it. */
  struct LocalFields
  {
    int temperature = -1;
    int ionic       = -1;
    int gas         = -1; ///< first of the gas unknowns
    unsigned n      = 0;
  };

  /**
   * The local law div(sum_j K_ij grad u_j) + s_i = 0 at one point, linearised.
   *
   * flux_i = sum_j K_ij(u) grad u_j, with the sign of conduction along the
   * gradient; the physical flux of field i is -flux_i.
   */
  template <int dim>
  struct PointSystem
  {
    template <typename T>
    using Vector = std::array<T, max_local_fields>;
    template <typename T>
    using Matrix   = std::array<Vector<T>, max_local_fields>;
    using Gradient = dealii::Tensor<1, dim>;

    unsigned n;
    Vector<Gradient> flux;
    Matrix<double> conductivity;    ///< d flux_i / d grad u_j
    Matrix<Gradient> flux_by_value; ///< d flux_i / d u_j
    Vector<double> source;
    Matrix<double> source_by_value;
    Matrix<Gradient> source_by_gradient;

    void
    reset(const unsigned n_fields)
    {
      n = n_fields;
      for (unsigned i = 0; i < n; ++i)
      {
        flux[i]   = Gradient();
        source[i] = 0.;
        for (unsigned j = 0; j < n; ++j)
        {
          conductivity[i][j]       = 0.;
          flux_by_value[i][j]      = Gradient();
          source_by_value[i][j]    = 0.;
          source_by_gradient[i][j] = Gradient();
        }
      }
    }
  };
} // namespace Oxion
