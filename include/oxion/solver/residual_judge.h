#pragma once

#include <oxion/fields/field_layout.h>

#include <vector>

namespace Oxion
{
  /** Largest absolute row of each field's residual, of its throughput. */
  struct ResidualNorms
  {
    std::vector<double> of_field; ///< as FieldLayout::fields(); may be NaN
    double largest = 0.;          ///< NaN if any row is not finite
    unsigned worst = 0;           ///< the field it belongs to
  };

  /** Tells when a residual is small enough. */
  template <int dim>
  class ResidualJudge
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;
    using Index  = typename FieldLayout<dim>::Index;

    ResidualJudge(const FieldLayout<dim> &layout, double tolerance);

    /** Collective, as all members. */
    ResidualNorms
    norms(const Vector &residual) const;

    /**
     * The row that makes a field's norm, of those owned by this rank; on the
     * ranks that do not own it: invalid_dof_index.
     */
    Index
    worst_row(const Vector &residual, unsigned field) const;

    /**
     * The largest of |residual| over what is allowed in its row: the tolerance
     * of the throughput, of the device's own where the field says so, but not
     * less than the row's round-off at the state. jacobian: at or next to the
     * state, nullptr if there is none.
     */
    double
    excess(const Vector &residual,
           const Vector &state,
           Mat jacobian,
           double throughput) const;

    /**
     * The largest sum of a field's rows over what its balance may miss: far
     * less than the tolerance, as all rows may err to one side.
     */
    double
    excess_of_sums(const Vector &residual, double throughput) const;

    /** Field of each owned row. */
    const std::vector<unsigned char> &
    field_of_row() const
    {
      return field_of_row_;
    }

  private:
    /** Of some owned rows: sum_j |J_ij x_j|, at the state. Collective. */
    std::vector<double>
    magnitudes(Mat jacobian,
               const Vector &state,
               const std::vector<Index> &rows) const;

    const FieldLayout<dim> &layout_;
    double tolerance_;
    std::vector<unsigned char> field_of_row_;
  };
} // namespace Oxion
