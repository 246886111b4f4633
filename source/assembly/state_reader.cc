#include <oxion/assembly/state_reader.h>

namespace Oxion
{
  template <int dim>
  StateReader<dim>::StateReader(const FieldLayout<dim> &layout, const Vector &x)
    : layout_(layout)
    , x_(layout.make_ghosted_vector())
  {
    x_ = x;
    fields_.first.fill(std::vector<int>(layout.n_groups(), -1));
    fields_.globals.assign(layout.description().globals.size(), -1);
    state_.fields = &fields_;
  }


  template <int dim>
  void
  StateReader<dim>::reinit(const CellIterator &cell)
  {
    layout_.cell_dofs(cell, dofs_);
    value_.resize(dofs_.ids.size());
    if (!value_.empty())
      x_.extract_subvector_to(dofs_.ids.begin(),
                              dofs_.ids.end(),
                              value_.begin());
    state_.place = {cell->material_id(), layout_.mesh().coarse_index(cell)};
    nodes_.clear();
    for (unsigned g = 0; g < layout_.n_groups(); ++g)
    {
      fields_.first[0][g] = -1;
      if (dofs_.first[g] < 0)
        continue;
      fields_.first[0][g] = nodes_.size();
      const unsigned n    = layout_.n_components(g);
      for (unsigned c = 0; c < n; ++c)
      {
        const unsigned start = dofs_.first[g] + c;
        nodes_.push_back({start, n, dofs_.n_nodes});
        for (unsigned a = 0; a < dofs_.n_nodes; ++a)
          value_[start + a * n] *= layout_.field(g, c).scale;
      }
    }
    fields_.n = nodes_.size();
  }


  template <int dim>
  const PointState<dim> &
  StateReader<dim>::at(const dealii::FEValuesBase<dim> &shape, const unsigned q)
  {
    state_.point = shape.quadrature_point(q);
    evaluate(shape, q, nodes_, value_, state_);
    return state_;
  }


  template <int dim>
  const PointState<dim> &
  StateReader<dim>::at_node(const dealii::FEValuesBase<dim> &shape,
                            const unsigned node)
  {
    at(shape, node);
    for (unsigned i = 0; i < nodes_.size(); ++i)
      state_.value[i] = value_[nodes_[i].start + node * nodes_[i].stride];
    return state_;
  }


  template class StateReader<2>;
  template class StateReader<3>;
} // namespace Oxion
