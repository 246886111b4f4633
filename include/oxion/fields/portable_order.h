#pragma once

#include <oxion/fields/field_layout.h>

namespace Oxion
{
  /**
   * An order of all unknowns that does not depend on the number of ranks: along
   * p4est's curve through the cells, each unknown where a cell first has it;
   * the global unknowns come last. A rank's own unknowns are without a gap in
   * it, after those of the ranks before.
   */
  template <int dim>
  class PortableOrder
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    /** On the layout's present mesh. Collective. */
    explicit PortableOrder(const FieldLayout<dim> &layout);

    /** Number of this rank's unknowns. */
    std::size_t
    n_here() const
    {
      return rows_.size();
    }

    /** This rank's part of a vector in that order. */
    std::vector<double>
    values(const Vector &x) const;

    /** The vector of such parts. Collective. */
    Vector
    vector(const std::vector<double> &values) const;

  private:
    const FieldLayout<dim> &layout_;
    std::vector<std::size_t> rows_; ///< positions among the owned ones
  };
} // namespace Oxion
