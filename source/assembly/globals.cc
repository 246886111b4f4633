#include <deal.II/base/mpi.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  void
  Assembler<dim>::find_means()
  {
    const auto &mesh = layout_.mesh();
    means_.assign(problem_.means.size(), {});
    std::vector<double> sizes(means_.size(), 0.);
    const auto add = [&](const unsigned mean,
                         const CellIterator &cell,
                         const FEValuesBase<dim> &shape) {
      MeanShare share{cell, std::vector<double>(shape.dofs_per_cell, 0.)};
      for (const unsigned q : shape.quadrature_point_indices())
      {
        const double weight =
          shape.JxW(q) * mesh.thickness_at(shape.quadrature_point(q));
        sizes[mean] += weight;
        for (unsigned a = 0; a < shape.dofs_per_cell; ++a)
          share.weights[a] += weight * shape.shape_value(a, q);
      }
      means_[mean].push_back(share);
    };

    InterfaceValues<dim> on_faces(layout_, face_gauss_points_);
    FEValues<dim> in_cells(layout_.mapping(),
                           layout_.fe(),
                           gauss_points_,
                           update_values | update_JxW_values |
                             update_quadrature_points);
    for (unsigned m = 0; m < means_.size(); ++m)
    {
      const Mean &mean = problem_.means[m];
      if (mean.surface >= 0)
        for (const auto &face : surface_faces(mesh, mean.surface))
        {
          on_faces.reinit(face);
          add(m, face.first, on_faces.first());
        }
      else
        for (const auto &cell : mesh.triangulation().active_cell_iterators())
          if (cell->is_locally_owned() &&
              int(cell->material_id()) == mean.region)
          {
            in_cells.reinit(cell);
            add(m, cell, in_cells);
          }
    }
    Utilities::MPI::sum(sizes, mesh.communicator(), sizes);
    for (unsigned m = 0; m < means_.size(); ++m)
      for (MeanShare &share : means_[m])
        for (double &weight : share.weights)
          weight /= sizes[m];
  }


  template <int dim>
  GlobalState
  Assembler<dim>::global_state_of(const Vector &ghosted) const
  {
    const auto &globals = layout_.description().globals;
    std::vector<double> numbers(globals.size() + means_.size(), 0.);
    for (unsigned i = 0; i < globals.size(); ++i)
      if (const auto id = layout_.global_unknown(i);
          layout_.owned().is_element(id))
        numbers[i] = ghosted(id) * globals[i].scale;

    std::vector<double> values;
    CellDofs dofs;
    for (unsigned m = 0; m < means_.size(); ++m)
    {
      const unsigned group     = problem_.means[m].group;
      const unsigned component = problem_.means[m].component;
      const unsigned n         = layout_.n_components(group);
      double &mean             = numbers[globals.size() + m];
      const double unit        = layout_.field(group, component).scale;
      for (const MeanShare &share : means_[m])
      {
        layout_.cell_dofs(share.cell, dofs);
        const auto first = dofs.ids.begin() + dofs.first[group];
        values.resize(n * dofs.n_nodes);
        ghosted.extract_subvector_to(first,
                                     first + values.size(),
                                     values.begin());
        for (unsigned a = 0; a < dofs.n_nodes; ++a)
          mean += share.weights[a] * values[a * n + component] * unit;
      }
    }
    Utilities::MPI::sum(numbers, layout_.mesh().communicator(), numbers);
    const auto split = numbers.begin() + globals.size();
    return {{numbers.begin(), split}, {split, numbers.end()}};
  }


  template <int dim>
  GlobalState
  Assembler<dim>::global_state(const Vector &x) const
  {
    Vector ghosted = layout_.make_ghosted_vector();
    ghosted        = x;
    return global_state_of(ghosted);
  }


  template <int dim>
  void
  Assembler<dim>::assemble_globals(Target &target) const
  {
    if (problem_.global_equations.empty())
      return;
    const GlobalState state = global_state_of(target.state);
    const unsigned global   = layout_.n_groups();
    std::array<CellDofs, 2> dofs;
    for (const auto &equation : problem_.global_equations)
    {
      const GlobalRow row    = equation->at(state);
      const unsigned unknown = equation->unknown();

      if (target.linearises())
        for (const auto &[m, derivative] : row.by_mean)
        {
          const Mean &mean = problem_.means[m];
          Program program;
          for (unsigned c = 0; c < layout_.n_components(mean.group); ++c)
            program.list.push_back({0, mean.group, c});
          program.list.push_back({0, global, unknown});
          for (const MeanShare &share : means_[m])
          {
            layout_.cell_dofs(share.cell, dofs[0]);
            target.begin(program, dofs);
            const auto &columns = target.nodes[mean.component];
            for (unsigned a = 0; a < columns.n; ++a)
              target.local_matrix(target.nodes.back().start,
                                  columns.start + a * columns.stride) +=
                target.space * derivative * share.weights[a];
            target.submit();
          }
        }

      if (!layout_.owned().is_element(layout_.global_unknown(unknown)))
        continue;
      Program program;
      program.list.push_back({0, global, unknown});
      const auto add = [&](const GlobalRow::Derivatives &derivatives,
                           const double factor) {
        for (const auto &[by, derivative] : derivatives)
        {
          program.list.resize(1);
          if (by != unknown)
            program.list.push_back({0, global, by});
          target.begin(program, dofs);
          target.local_matrix(0, program.list.size() - 1) +=
            factor * derivative;
          target.submit();
        }
      };
      if (target.linearises())
      {
        add(row.by_unknown, target.space);
        add(row.storage_by_unknown, target.rate);
      }
      if (target.rows() != nullptr)
      {
        target.begin(program, dofs);
        if (target.residual != nullptr)
          target.local_residual[0] += row.residual;
        target.local_residual[0] += target.storage_share() * row.storage;
        target.submit();
      }
    }
  }


  template void
  Assembler<2>::find_means();
  template GlobalState
  Assembler<2>::global_state_of(const Vector &) const;
  template GlobalState
  Assembler<2>::global_state(const Vector &) const;
  template void
  Assembler<2>::assemble_globals(Target &) const;
  template void
  Assembler<3>::find_means();
  template GlobalState
  Assembler<3>::global_state_of(const Vector &) const;
  template GlobalState
  Assembler<3>::global_state(const Vector &) const;
  template void
  Assembler<3>::assemble_globals(Target &) const;
} // namespace Oxion
