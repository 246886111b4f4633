#include <oxion/assembly/assembler.h>

#include <deal.II/lac/dynamic_sparsity_pattern.h>
#include <deal.II/lac/sparsity_tools.h>

#include <algorithm>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  void
  Assembler<dim>::make_matrix(Matrix &matrix) const
  {
    DynamicSparsityPattern pattern(layout_.relevant());
    CellDofs dofs, second;
    std::vector<Index> ids;
    const auto add = [&](std::vector<Index> &list) {
      constraints_.add_entries_local_to_global(list, pattern, true);
    };
    const auto add_temperatures_and_power = [&](const CellIterator &cell,
                                                const unsigned heater) {
      layout_.cell_dofs(cell, dofs);
      const auto first = dofs.ids.begin() + dofs.first[temperature];
      ids.assign(first, first + dofs.n_nodes);
      ids.push_back(layout_.global_unknown(model_.power_unknown(heater)));
      add(ids);
    };

    for (const auto &cell :
         layout_.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        layout_.cell_dofs(cell, dofs);
        add(dofs.ids);
        for (unsigned h = 0; h < model_.heaters.size(); ++h)
          if (cell->material_id() == model_.heaters[h].region)
            add_temperatures_and_power(cell, h);
      }

    const auto &circuit = model_.conditions.circuit;
    for (unsigned e = 0; e < model_.electrodes.size(); ++e)
      for (const auto &face : electrode_faces_[e])
      {
        layout_.cell_dofs(face.first, dofs);
        ids = dofs.ids;
        if (face.has_second())
        {
          layout_.cell_dofs(face.second, second);
          ids.insert(ids.end(), second.ids.begin(), second.ids.end());
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        ids.push_back(layout_.global_unknown(
          circuit.voltage_unknown(circuit.terminal_of(e))));
        ids.push_back(layout_.global_unknown(circuit.current_unknown(e)));
        add(ids);
      }
    for (unsigned h = 0; h < model_.heaters.size(); ++h)
      for (const MeanShare &share : held_means_[h])
        add_temperatures_and_power(share.cell, h);
    const unsigned n_globals = layout_.description().globals.size();
    for (unsigned i = 0; i < n_globals; ++i)
      for (unsigned j = 0; j < n_globals; ++j)
        if (layout_.owned().is_element(layout_.global_unknown(i)))
          pattern.add(layout_.global_unknown(i), layout_.global_unknown(j));

    SparsityTools::distribute_sparsity_pattern(pattern,
                                               layout_.owned(),
                                               layout_.mesh().communicator(),
                                               layout_.relevant());
    matrix.reinit(layout_.owned(),
                  layout_.owned(),
                  pattern,
                  layout_.mesh().communicator());
  }


  template void
  Assembler<2>::make_matrix(Matrix &) const;
  template void
  Assembler<3>::make_matrix(Matrix &) const;
} // namespace Oxion
