#include <oxion/assembly/assembler.h>

#include <deal.II/lac/dynamic_sparsity_pattern.h>
#include <deal.II/lac/sparsity_tools.h>

#include <algorithm>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  void
  Assembler<dim>::make_matrix(Matrix &matrix,
                              const bool harmonic_equations) const
  {
    DynamicSparsityPattern pattern(layout_.relevant());
    CellDofs dofs, second;
    std::vector<Index> ids;
    const auto add = [&](std::vector<Index> &list) {
      constraints_.add_entries_local_to_global(list, pattern, true);
    };
    const auto append_globals = [&](const Program &program) {
      for (unsigned i = program.n_fields; i < program.list.size(); ++i)
        ids.push_back(layout_.global_unknown(program.list[i].component));
    };

    for (const auto &cell :
         layout_.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        layout_.cell_dofs(cell, dofs);
        ids = dofs.ids;
        append_globals(cell_programs_[cell->material_id()]);
        add(ids);
      }

    const unsigned n_regions = layout_.mesh().regions().size();
    for (const SurfaceFaces &surface : surfaces_)
      for (const auto &face : surface.faces)
      {
        const unsigned other =
          face.has_second() ? unsigned(face.second->material_id()) : n_regions;
        const Program &program = surface.programs.at(std::array<unsigned, 2>{
          {unsigned(face.first->material_id()), other}});
        layout_.cell_dofs(face.first, dofs);
        if (face.has_second())
          layout_.cell_dofs(face.second, second);
        ids.clear();
        for (const LocalField &field : program.list)
          if (field.group < layout_.n_groups() && field.component == 0)
          {
            const CellDofs &side = field.side == 0 ? dofs : second;
            const auto first     = side.ids.begin() + side.first[field.group];
            ids.insert(ids.end(),
                       first,
                       first +
                         side.n_nodes * layout_.n_components(field.group));
          }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        append_globals(program);
        add(ids);
      }

    for (unsigned m = 0; m < means_.size(); ++m)
      for (const MeanShare &share : means_[m])
      {
        layout_.cell_dofs(share.cell, dofs);
        const unsigned group = problem_.means[m].group;
        const auto first     = dofs.ids.begin() + dofs.first[group];
        ids.assign(first, first + dofs.n_nodes * layout_.n_components(group));
        ids.push_back(layout_.global_unknown(problem_.means[m].row));
        add(ids);
      }
    const unsigned n_globals = layout_.description().globals.size();
    for (unsigned i = 0; i < n_globals; ++i)
      for (unsigned j = 0; j < n_globals; ++j)
        if (layout_.owned().is_element(layout_.global_unknown(i)))
          pattern.add(layout_.global_unknown(i), layout_.global_unknown(j));

    if (harmonic_equations)
      for (const auto &equation : problem_.harmonic_equations)
        if (const auto row = layout_.global_unknown(equation.unknown);
            layout_.owned().is_element(row))
          for (Index column = 0; column < layout_.n_unknowns(); ++column)
            pattern.add(row, column);

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
  Assembler<2>::make_matrix(Matrix &, bool) const;
  template void
  Assembler<3>::make_matrix(Matrix &, bool) const;
} // namespace Oxion
