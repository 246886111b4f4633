#pragma once

#include <oxion/sensor.h>

#include <vector>

namespace Oxion
{
  /**
   * The unknowns of one group in a cell, SI, node by node, with the pressure
   * itself in place of its difference to the gas space's reference. A
   * temperature that is not solved reads as the constant it is.
   */
  template <int dim>
  class CellReader
  {
  public:
    using CellIterator = typename Mesh<dim>::CellIterator;

    CellReader(const Sensor<dim> &sensor, const Group group)
      : sensor_(sensor)
      , layout_(sensor.layout())
      , group_(group)
      , is_given_(group == temperature && !layout_.has(temperature))
      , given_(sensor.model().temperature)
      , n_(is_given_ ? 1 : layout_.n_components(group))
      , state_(layout_.make_ghosted_vector())
    {
      state_ = sensor.solution();
    }

    /** Reads an owned cell or a ghost; false where nothing lives. */
    bool
    read(const CellIterator &cell)
    {
      if (!lives(cell->material_id()))
        return false;
      layout_.cell_dofs(cell, dofs_);
      values_.assign(n_ * dofs_.n_nodes, given_);
      if (is_given_)
        return true;
      const auto begin = dofs_.ids.begin() + dofs_.first[group_];
      state_.extract_subvector_to(begin,
                                  begin + values_.size(),
                                  values_.begin());
      for (unsigned i = 0; i < values_.size(); ++i)
        values_[i] *= layout_.field(group_, i % n_).scale;
      if (group_ == gas)
        for (unsigned i = 0; i < values_.size(); i += n_)
          values_[i] += sensor_.reference_pressure(cell);
      return true;
    }

    bool
    lives(const unsigned region) const
    {
      return is_given_ || layout_.lives(group_, region);
    }

    const double *
    at_node(const unsigned node) const
    {
      return &values_[node * n_];
    }

    /** Interpolated with the given shape values of the nodes. */
    template <typename Shape>
    const double *
    interpolate(const Shape &shape)
    {
      point_.assign(n_, 0.);
      for (unsigned a = 0; a < dofs_.n_nodes; ++a)
        for (unsigned c = 0; c < n_; ++c)
          point_[c] += shape(a) * values_[a * n_ + c];
      return point_.data();
    }

  private:
    const Sensor<dim> &sensor_;
    const FieldLayout<dim> &layout_;
    Group group_;
    bool is_given_;
    double given_;
    unsigned n_;
    typename Sensor<dim>::Vector state_;
    CellDofs dofs_;
    std::vector<double> values_, point_;
  };
} // namespace Oxion
