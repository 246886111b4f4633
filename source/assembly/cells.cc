#include "assembly_target.h"
#include "cell_values.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /**
     * The fields and their gradients, from the values of their unknowns; a
     * global unknown has one node.
     */
    template <int dim>
    void
    evaluate(const ShapesAtPoint<dim> &shape,
             const std::vector<LocalNodes> &nodes,
             const std::vector<double> &value,
             PointState<dim> &state)
    {
      for (unsigned i = 0; i < nodes.size(); ++i)
      {
        const auto [start, stride, n] = nodes[i];
        if (n == 1)
        {
          state.value[i]    = value[start];
          state.gradient[i] = Tensor<1, dim>();
          continue;
        }
        double v = 0.;
        Tensor<1, dim> g;
        for (unsigned k = 0; k < shape.n; ++k)
        {
          const double u = value[start + shape.node[k] * stride];
          v += u * shape.value[k];
          g += u * shape.gradient[k];
        }
        state.value[i]    = v;
        state.gradient[i] = g;
      }
    }


    template <int dim>
    void
    add_to_residual(const PointSystem<dim> &system,
                    const ShapesAtPoint<dim> &shape,
                    const double weight,
                    const std::vector<LocalNodes> &nodes,
                    Vector<double> &residual)
    {
      for (unsigned i = 0; i < nodes.size(); ++i)
      {
        const auto [start, stride, n] = nodes[i];
        if (n == 1)
          residual[start] -= weight * system.source[i];
        else
          for (unsigned k = 0; k < shape.n; ++k)
            residual[start + shape.node[k] * stride] +=
              weight * (system.flux[i] * shape.gradient[k] -
                        system.source[i] * shape.value[k]);
      }
    }


    template <int dim>
    void
    add_to_storage(const PointSystem<dim> &system,
                   const ShapesAtPoint<dim> &shape,
                   const double weight,
                   const std::vector<LocalNodes> &nodes,
                   Vector<double> &storage)
    {
      for (unsigned i = 0; i < nodes.size(); ++i)
      {
        const auto [start, stride, n] = nodes[i];
        const double m                = weight * system.storage[i];
        if (n == 1)
          storage[start] += m;
        else
          for (unsigned k = 0; k < shape.n; ++k)
            storage[start + shape.node[k] * stride] += m * shape.value[k];
      }
    }


    /**
     * All but the rows and columns of global unknowns, which come last. Most
     * pairs of fields are not coupled, and most of the others by the
     * conductivity alone.
     */
    template <int dim>
    void
    add_fields_to_matrix(const PointSystem<dim> &system,
                         const ShapesAtPoint<dim> &shape,
                         const double weight,
                         const unsigned n_fields,
                         const std::vector<LocalNodes> &nodes,
                         FullMatrix<double> &matrix)
    {
      const unsigned n = shape.n;
      std::array<unsigned, ShapesAtPoint<dim>::most> column;
      const Tensor<1, dim> nothing;
      for (unsigned i = 0; i < n_fields; ++i)
        for (unsigned j = 0; j < n_fields; ++j)
        {
          const double K      = weight * system.conductivity[i][j];
          const double source = system.source_by_value[i][j];
          const auto &flux    = system.flux_by_value[i][j];
          const auto &slope   = system.source_by_gradient[i][j];
          const bool by_value = source != 0. || flux != nothing;
          const bool by_slope = slope != nothing;
          if (K == 0. && !by_value && !by_slope)
            continue;
          for (unsigned l = 0; l < n; ++l)
            column[l] = shape.node[l] * nodes[j].stride;
          for (unsigned k = 0; k < n; ++k)
          {
            double *row =
              &matrix(nodes[i].start + shape.node[k] * nodes[i].stride,
                      nodes[j].start);
            if (K != 0.)
            {
              const double *dot = &shape.dot[k * n];
              for (unsigned l = 0; l < n; ++l)
                row[column[l]] += K * dot[l];
            }
            const double v_k = weight * shape.value[k];
            if (by_value)
            {
              const double along =
                weight * (flux * shape.gradient[k]) - v_k * source;
              for (unsigned l = 0; l < n; ++l)
                row[column[l]] += along * shape.value[l];
            }
            if (by_slope)
              for (unsigned l = 0; l < n; ++l)
                row[column[l]] -= v_k * (slope * shape.gradient[l]);
          }
        }
    }


    template <int dim>
    void
    add_globals_to_matrix(const PointSystem<dim> &system,
                          const ShapesAtPoint<dim> &shape,
                          const double weight,
                          const unsigned n_fields,
                          const std::vector<LocalNodes> &nodes,
                          FullMatrix<double> &matrix)
    {
      for (unsigned g = n_fields; g < system.n; ++g)
      {
        const unsigned global = nodes[g].start;
        for (unsigned i = 0; i < n_fields; ++i)
          for (unsigned k = 0; k < shape.n; ++k)
          {
            const double v  = weight * shape.value[k];
            const auto grad = weight * shape.gradient[k];
            const unsigned unknown =
              nodes[i].start + shape.node[k] * nodes[i].stride;
            matrix(unknown, global) += system.flux_by_value[i][g] * grad -
                                       v * system.source_by_value[i][g];
            matrix(global, unknown) -= system.source_by_value[g][i] * v +
                                       system.source_by_gradient[g][i] * grad;
          }
        for (unsigned j = n_fields; j < system.n; ++j)
          matrix(global, nodes[j].start) -=
            weight * system.source_by_value[g][j];
      }
    }


    template <int dim>
    void
    add_storage_to_matrix(const PointSystem<dim> &system,
                          const ShapesAtPoint<dim> &shape,
                          const double weight,
                          const std::vector<LocalNodes> &nodes,
                          FullMatrix<double> &matrix)
    {
      // Calls with each of its unknowns and their shape functions.
      const auto for_each = [&](const LocalNodes &of, const auto &action) {
        if (of.n == 1)
          action(of.start, 1.);
        else
          for (unsigned k = 0; k < shape.n; ++k)
            action(of.start + shape.node[k] * of.stride, shape.value[k]);
      };
      for (unsigned i = 0; i < nodes.size(); ++i)
        for (unsigned j = 0; j < nodes.size(); ++j)
          if (const double m = weight * system.storage_by_value[i][j]; m != 0.)
            for_each(nodes[i], [&](const unsigned row, const double v) {
              for_each(nodes[j], [&](const unsigned column, const double u) {
                matrix(row, column) += m * v * u;
              });
            });
    }
  } // namespace


  template <int dim>
  void
  Assembler<dim>::assemble_cells(Target &target) const
  {
    const auto &mesh = layout_.mesh();
    CellValues<dim> in_vertices(layout_, vertices_);
    CellValues<dim> in_gauss_points(layout_, gauss_points_);

    std::vector<std::vector<unsigned>> terms(mesh.regions().size());
    for (unsigned r = 0; r < terms.size(); ++r)
      for (unsigned t = 0; t < problem_.volume_terms.size(); ++t)
        if (problem_.volume_terms[t]->acts_in(r))
          terms[r].push_back(t);

    std::array<CellDofs, 2> dofs;
    PointState<dim> state;
    PointSystem<dim> system;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
    {
      const unsigned region = cell->material_id();
      if (!cell->is_locally_owned() || !target.wants(region))
        continue;
      const Program &program = cell_programs_[region];
      const unsigned n       = program.fields.n;
      if (n == 0)
        continue;
      const unsigned n_fields = program.n_fields;

      layout_.cell_dofs(cell, dofs[0]);
      target.begin(program, dofs);
      state.fields = &program.fields;
      state.place  = {region, mesh.coarse_index(cell)};
      auto &values = in_vertices_[region] ? in_vertices : in_gauss_points;
      values.reinit(cell);
      for (unsigned q = 0; q < values.n_points(); ++q)
      {
        const auto &shape   = values[q];
        state.point         = values.point(q);
        const double weight = shape.JxW * mesh.thickness_at(state.point);
        evaluate(shape, target.nodes, target.value, state);

        system.reset(n, target.linearises());
        for (const unsigned t : terms[region])
        {
          auto *share = target.integrals == nullptr
                          ? nullptr
                          : &target.integrals->of_volume_term(t);
          system.integrand =
            share == nullptr ? nullptr : share->integrand.data();
          problem_.volume_terms[t]->add(state, system);
          if (share != nullptr)
            share->add(weight);
        }

        if (target.residual != nullptr)
          add_to_residual(
            system, shape, weight, target.nodes, target.local_residual);
        if (const double share = target.storage_share(); share != 0.)
          add_to_storage(
            system, shape, share * weight, target.nodes, target.local_residual);
        if (!target.linearises())
          continue;
        if (target.space != 0.)
        {
          add_fields_to_matrix(system,
                               shape,
                               target.space * weight,
                               n_fields,
                               target.nodes,
                               target.local_matrix);
          add_globals_to_matrix(system,
                                shape,
                                target.space * weight,
                                n_fields,
                                target.nodes,
                                target.local_matrix);
        }
        if (target.rate != 0.)
          add_storage_to_matrix(system,
                                shape,
                                target.rate * weight,
                                target.nodes,
                                target.local_matrix);
      }
      target.submit();
    }
  }


  template void
  Assembler<2>::assemble_cells(Target &) const;
  template void
  Assembler<3>::assemble_cells(Target &) const;
} // namespace Oxion
