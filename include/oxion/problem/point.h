#pragma once

#include <deal.II/base/point.h>
#include <deal.II/base/tensor.h>

#include <array>
#include <vector>

namespace Oxion
{
  /// Fields of a cell, or of both sides of a face, and global unknowns there.
  constexpr unsigned max_local_fields = 20, max_surface_fields = 40;

  /** Which local unknown is which, at the points of a cell or of a face. */
  struct LocalFields
  {
    /// [side][group] First field of a group, -1 where it is absent.
    std::array<std::vector<int>, 2> first;
    std::vector<int> globals; ///< [global unknown], -1 where it is absent
    unsigned n = 0;
  };

  /** A cell of a region, on the mesh before refinement. */
  struct Place
  {
    unsigned region, coarse_cell;
  };

  /** The unknowns and their gradients at one point of a cell, SI. */
  template <int dim>
  struct PointState
  {
    const LocalFields *fields;
    Place place;
    dealii::Point<dim> point;
    std::array<double, max_local_fields> value;
    std::array<dealii::Tensor<1, dim>, max_local_fields> gradient;

    /** Local number of a group's first field, -1 where it is absent. */
    int
    of(const unsigned group) const
    {
      return fields->first[0][group];
    }
    unsigned
    of_global(const unsigned unknown) const
    {
      return fields->globals[unknown];
    }
  };

  /** Of both sides of a face; a global unknown stands once. */
  template <int dim>
  struct SurfaceState
  {
    const LocalFields *fields;
    std::array<Place, 2> place; ///< the second: where there is one
    bool has_second;
    dealii::Point<dim> point;
    std::array<double, max_surface_fields> value;

    int
    of(const unsigned side, const unsigned group) const
    {
      return fields->first[side][group];
    }
    unsigned
    of_global(const unsigned unknown) const
    {
      return fields->globals[unknown];
    }
  };

  /**
   * The local law d m_i(u)/dt = div(sum_j K_ij grad u_j) + s_i at one point,
   * linearised where derivatives are wanted.
   *
   * flux_i = sum_j K_ij(u) grad u_j, with the sign of conduction along the
   * gradient; the physical flux of field i is -flux_i. A term that has a
   * flux, a source or a storage adds to it; one that linearises adds to the
   * matrices if `derivatives` says so.
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
    bool derivatives;
    Vector<double> storage; ///< m
    Vector<Gradient> flux;
    Vector<double> source;
    Matrix<double> storage_by_value;
    Matrix<double> conductivity;    ///< d flux_i / d grad u_j
    Matrix<Gradient> flux_by_value; ///< d flux_i / d u_j
    Matrix<double> source_by_value;
    Matrix<Gradient> source_by_gradient;
    double *integrand = nullptr; ///< of the term's integrals, if they are asked

    void
    reset(const unsigned n_fields, const bool with_derivatives)
    {
      n           = n_fields;
      derivatives = with_derivatives;
      for (unsigned i = 0; i < n; ++i)
      {
        storage[i] = 0.;
        flux[i]    = Gradient();
        source[i]  = 0.;
        if (!derivatives)
          continue;
        for (unsigned j = 0; j < n; ++j)
        {
          storage_by_value[i][j]   = 0.;
          conductivity[i][j]       = 0.;
          flux_by_value[i][j]      = Gradient();
          source_by_value[i][j]    = 0.;
          source_by_gradient[i][j] = Gradient();
        }
      }
    }
  };

  /**
   * What a surface gives to the fields of both its sides and to the global
   * unknowns' equations [per m2], and what it stores for them.
   */
  struct SurfaceSystem
  {
    template <typename T>
    using Vector = std::array<T, max_surface_fields>;

    unsigned n;
    bool derivatives;
    Vector<double> supply, storage;
    std::array<Vector<double>, max_surface_fields> supply_by_value,
      storage_by_value;
    double *integrand = nullptr; ///< of the term's integrals, if they are asked

    void
    reset(const unsigned n_fields, const bool with_derivatives)
    {
      n           = n_fields;
      derivatives = with_derivatives;
      for (unsigned i = 0; i < n; ++i)
      {
        supply[i] = storage[i] = 0.;
        if (derivatives)
          for (unsigned j = 0; j < n; ++j)
            supply_by_value[i][j] = storage_by_value[i][j] = 0.;
      }
    }
  };
} // namespace Oxion
