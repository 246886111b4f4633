#include <oxion/assembly/assembler.h>


namespace Oxion
{
  using namespace dealii;

  // Where two openings, or two surfaces of fixed temperature, share a node the
  // first listed atmosphere, or exchange, holds: its number is the smaller one.
  // Which cell is visited first depends on the ranks and must not matter.
  template <int dim>
  void
  Assembler<dim>::find_prescribed()
  {
    prescribed_.clear();
    const auto &mesh          = layout_.mesh();
    const auto support_points = layout_.fe().get_unit_support_points();
    CellDofs dofs;

    const auto prescribe = [&](const CellIterator &cell,
                               const unsigned face,
                               const Support support,
                               const unsigned source) {
      layout_.cell_dofs(cell, dofs);
      if (dofs.first[support] < 0)
        return;
      const unsigned n = layout_.n_components(support);
      for (const unsigned node : layout_.face_nodes(face))
        for (unsigned c = 0; c < n; ++c)
        {
          const Index id = dofs.ids[dofs.first[support] + node * n + c];
          if (layout_.hanging_nodes().is_constrained(id))
            continue;
          const auto found = prescribed_.find(id);
          if (found != prescribed_.end() && found->second.source <= source)
            continue;
          double value = 0.;
          if (forcing_.boundary)
            value =
              forcing_.boundary(layout_.mapping().transform_unit_to_real_cell(
                                  cell, support_points[node]),
                                layout_.field_index(support, c));
          prescribed_[id] = {support, c, source, coarse_index(cell), value};
        }
    };

    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned f : cell->face_indices())
        {
          if (!cell->at_boundary(f))
            continue;
          if (forcing_.boundary)
          {
            if (mesh.on_axis(cell->face(f)->center()))
              continue;
            for (const auto support : {temperature, ionic, gas})
              prescribe(cell, f, support, 0);
            continue;
          }
          for (const auto &opening : model_.openings)
            if (mesh.on_surface(cell->face(f), opening.surface))
              prescribe(cell, f, gas, opening.atmosphere);
          for (unsigned e = 0; e < model_.exchanges.size(); ++e)
            if (model_.exchanges[e].parameters.fixed_temperature &&
                mesh.on_surface(cell->face(f), model_.exchanges[e].surface))
              prescribe(cell, f, temperature, e);
        }

    constraints_.clear();
    constraints_.reinit(layout_.relevant());
    for (const auto &line : layout_.hanging_nodes().get_lines())
    {
      constraints_.add_line(line.index);
      for (const auto &entry : line.entries)
        constraints_.add_entry(line.index, entry.first, entry.second);
    }
    // A hanging node may depend on a prescribed one of which no cell is known
    // here: every rank learns from the owners which ones are prescribed.
    Vector is_prescribed = layout_.make_vector();
    for (const auto &entry : prescribed_)
      if (layout_.owned().is_element(entry.first))
        is_prescribed(entry.first) = 1.;
    is_prescribed.compress(VectorOperation::insert);
    Vector known = layout_.make_ghosted_vector();
    known        = is_prescribed;
    for (const auto id : layout_.relevant())
      if (known(id) != 0.)
        constraints_.add_line(id);
    constraints_.close();
  }


  template <int dim>
  void
  Assembler<dim>::set_prescribed(Vector &x) const
  {
    std::vector<std::array<double, max_local_fields>> gas_values(
      model_.conditions.atmospheres.size());
    for (unsigned a = 0; a < gas_values.size(); ++a)
      model_.gas_unknowns.of_composition(
        model_.conditions.atmospheres[a].mole_fractions,
        model_.conditions.atmospheres[a].pressure,
        0.,
        gas_values[a]);

    for (const auto &entry : prescribed_)
      if (layout_.owned().is_element(entry.first))
      {
        const Prescribed &p = entry.second;
        const double value =
          forcing_.boundary ? p.value
          : p.support == gas
            ? gas_values[p.source][p.component] -
                (p.component == 0
                   ? model_.reference_pressure(p.coarse_cell, model_.conditions)
                   : 0.)
            : *model_.exchanges[p.source].parameters.fixed_temperature;
        x(entry.first) =
          value /
          layout_.description().components[p.support][p.component].scale;
      }
    x.compress(VectorOperation::insert);
  }


  template <int dim>
  void
  Assembler<dim>::clear_prescribed(Vector &residual) const
  {
    for (const auto &entry : prescribed_)
      if (layout_.owned().is_element(entry.first))
        residual(entry.first) = 0.;
    residual.compress(VectorOperation::insert);
  }


  template <int dim>
  IndexSet
  Assembler<dim>::prescribed_unknowns(const Support support,
                                      const unsigned component) const
  {
    IndexSet result(layout_.n_unknowns());
    for (const auto &entry : prescribed_)
      if (entry.second.support == support &&
          entry.second.component == component &&
          layout_.owned().is_element(entry.first))
        result.add_index(entry.first);
    result.compress();
    return result;
  }


  template <int dim>
  IndexSet
  Assembler<dim>::unknowns_on(const unsigned surface,
                              const Support support,
                              const unsigned component) const
  {
    IndexSet result(layout_.n_unknowns());
    const auto &mesh = layout_.mesh();
    CellDofs dofs;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned f : cell->face_indices())
          if (mesh.on_surface(cell->face(f), surface))
          {
            layout_.cell_dofs(cell, dofs);
            if (dofs.first[support] < 0)
              continue;
            const unsigned n = layout_.n_components(support);
            for (const unsigned node : layout_.face_nodes(f))
            {
              const Index id =
                dofs.ids[dofs.first[support] + node * n + component];
              if (layout_.owned().is_element(id))
                result.add_index(id);
            }
          }
    result.compress();
    return result;
  }


  template void
  Assembler<2>::find_prescribed();
  template void
  Assembler<2>::set_prescribed(Vector &) const;
  template void
  Assembler<2>::clear_prescribed(Vector &) const;
  template IndexSet
  Assembler<2>::prescribed_unknowns(Support, unsigned) const;
  template IndexSet
  Assembler<2>::unknowns_on(unsigned, Support, unsigned) const;
  template void
  Assembler<3>::find_prescribed();
  template void
  Assembler<3>::set_prescribed(Vector &) const;
  template void
  Assembler<3>::clear_prescribed(Vector &) const;
  template IndexSet
  Assembler<3>::prescribed_unknowns(Support, unsigned) const;
  template IndexSet
  Assembler<3>::unknowns_on(unsigned, Support, unsigned) const;
} // namespace Oxion
