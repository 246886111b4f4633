#include <oxion/assembly/assembler.h>

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace Oxion
{
  using namespace dealii;

  // Which cell is visited first depends on the ranks and must not matter: of
  // several prescriptions on a node the first listed one holds.
  template <int dim>
  void
  Assembler<dim>::find_prescribed()
  {
    prescribed_.clear();
    const auto &mesh          = layout_.mesh();
    const auto &prescriptions = problem_.prescriptions;
    const auto support_points = layout_.fe().get_unit_support_points();
    CellDofs dofs;

    const auto prescribe = [&](const CellIterator &cell,
                               const unsigned face,
                               const unsigned prescription) {
      layout_.cell_dofs(cell, dofs);
      const unsigned group = prescriptions[prescription].group;
      if (dofs.first[group] < 0)
        return;
      const unsigned n = layout_.n_components(group);
      for (const unsigned node : layout_.face_nodes(face))
        for (unsigned c = 0; c < n; ++c)
        {
          if (c != prescriptions[prescription].component.value_or(c))
            continue;
          const unsigned first = dofs.first[group] + node * n;
          const Index id       = layout_.same_place(dofs.ids[first + c]);
          if (layout_.hanging_nodes().is_constrained(id))
            continue;
          std::optional<Index> sum;
          if (prescriptions[prescription].sum)
            sum = layout_.same_place(
              dofs.ids[first + *prescriptions[prescription].sum]);
          const auto found = prescribed_.find(id);
          if (found != prescribed_.end() &&
              found->second.prescription <= prescription)
            continue;
          prescribed_[id] = {prescription,
                             c,
                             mesh.coarse_index(cell),
                             layout_.mapping().transform_unit_to_real_cell(
                               cell, support_points[node]),
                             sum};
        }
    };

    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned f : cell->face_indices())
          if (cell->at_boundary(f))
            for (unsigned p = 0; p < prescriptions.size(); ++p)
              if (prescriptions[p].surface
                    ? mesh.on_surface(cell->face(f), *prescriptions[p].surface)
                    : !mesh.on_axis(cell->face(f)->center()))
                prescribe(cell, f, p);

    has_sums_ = false;
    for (auto &[id, p] : prescribed_)
    {
      if (p.sum && prescribed_.count(*p.sum) > 0)
        p.sum.reset(); // of which no equation is left
      has_sums_ = has_sums_ || p.sum;
    }
    has_sums_ = Utilities::MPI::logical_or(has_sums_, mesh.communicator());
    constrain_prescribed();
  }


  template <int dim>
  void
  Assembler<dim>::constrain_prescribed()
  {
    for (auto *constraints : {&constraints_, &row_constraints_})
    {
      constraints->clear();
      constraints->reinit(layout_.relevant());
      for (const auto &line : layout_.hanging_nodes().get_lines())
      {
        constraints->add_line(line.index);
        for (const auto &entry : line.entries)
          constraints->add_entry(line.index, entry.first, entry.second);
      }
    }
    // A hanging node may depend on a prescribed one of which no cell is known
    // here: every rank learns from the owners which ones are prescribed, and
    // how far before them stands the sum.
    constexpr double alone = 1.;
    Vector is_prescribed   = layout_.make_vector();
    for (const auto &[id, p] : prescribed_)
      if (layout_.owned().is_element(id))
        is_prescribed(id) = p.sum ? alone + (id - *p.sum) : alone;
    is_prescribed.compress(VectorOperation::insert);
    Vector known = layout_.make_ghosted_vector();
    known        = is_prescribed;
    for (const auto id : layout_.relevant())
      if (const double here = known(id); here != 0.)
      {
        constraints_.add_line(id);
        row_constraints_.add_line(id);
        if (here > alone)
          row_constraints_.add_entry(id, id - Index(here - alone), -1.);
      }
    constraints_.close();
    row_constraints_.close();
  }


  template <int dim>
  void
  Assembler<dim>::set_prescribed(Vector &x) const
  {
    for (const auto &[id, p] : prescribed_)
      if (layout_.owned().is_element(id))
      {
        const Prescription<dim> &by = problem_.prescriptions[p.prescription];
        x(id) = by.value(p.point, p.component, p.coarse_cell) /
                layout_.field(by.group, p.component).scale;
      }
    x.compress(VectorOperation::insert);
  }


  template <int dim>
  void
  Assembler<dim>::reduce_to_solved(Vector &residual) const
  {
    if (has_sums_)
    {
      std::map<Index, double> sums;
      for (const auto &[id, p] : prescribed_)
        if (p.sum && layout_.owned().is_element(id))
          sums.try_emplace(*p.sum, residual(*p.sum)).first->second -=
            residual(id);
      for (const auto &[row, value] : sums)
        residual(row) = value;
      residual.compress(VectorOperation::insert);
    }
    clear_prescribed(residual);
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
  void
  Assembler<dim>::complete_test(Vector &z) const
  {
    std::map<Index, double> values;
    for (const auto &[id, p] : prescribed_)
      if (layout_.owned().is_element(id))
        values[id] = p.sum ? -double(z(*p.sum)) : 0.;
    for (const auto &[id, value] : values)
      z(id) = value;
    z.compress(VectorOperation::insert);
    complete(z);
  }


  template <int dim>
  IndexSet
  Assembler<dim>::prescribed_unknowns(const unsigned group,
                                      const unsigned component) const
  {
    IndexSet result(layout_.n_unknowns());
    for (const auto &entry : prescribed_)
      if (problem_.prescriptions[entry.second.prescription].group == group &&
          entry.second.component == component &&
          layout_.owned().is_element(entry.first))
        result.add_index(entry.first);
    result.compress();
    return result;
  }


  template <int dim>
  IndexSet
  Assembler<dim>::prescribed_parts(const unsigned group,
                                   const unsigned sum) const
  {
    IndexSet result(layout_.n_unknowns());
    for (const auto &[id, p] : prescribed_)
      if (const auto &by = problem_.prescriptions[p.prescription];
          p.sum && by.group == group && *by.sum == sum &&
          layout_.owned().is_element(id))
        result.add_index(id);
    result.compress();
    return result;
  }


  template <int dim>
  IndexSet
  Assembler<dim>::unknowns_on(const unsigned surface,
                              const unsigned group,
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
            if (dofs.first[group] < 0)
              continue;
            const unsigned n = layout_.n_components(group);
            for (const unsigned node : layout_.face_nodes(f))
            {
              const Index id = layout_.same_place(
                dofs.ids[dofs.first[group] + node * n + component]);
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
  Assembler<2>::constrain_prescribed();
  template void
  Assembler<2>::reduce_to_solved(Vector &) const;
  template void
  Assembler<2>::clear_prescribed(Vector &) const;
  template void
  Assembler<2>::complete_test(Vector &) const;
  template IndexSet
  Assembler<2>::prescribed_unknowns(unsigned, unsigned) const;
  template IndexSet
  Assembler<2>::prescribed_parts(unsigned, unsigned) const;
  template IndexSet
  Assembler<2>::unknowns_on(unsigned, unsigned, unsigned) const;
  template void
  Assembler<3>::find_prescribed();
  template void
  Assembler<3>::set_prescribed(Vector &) const;
  template void
  Assembler<3>::constrain_prescribed();
  template void
  Assembler<3>::reduce_to_solved(Vector &) const;
  template void
  Assembler<3>::clear_prescribed(Vector &) const;
  template void
  Assembler<3>::complete_test(Vector &) const;
  template IndexSet
  Assembler<3>::prescribed_unknowns(unsigned, unsigned) const;
  template IndexSet
  Assembler<3>::prescribed_parts(unsigned, unsigned) const;
  template IndexSet
  Assembler<3>::unknowns_on(unsigned, unsigned, unsigned) const;
} // namespace Oxion
