#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    template <int dim>
    void
    add_to_residual(const PointSystem<dim> &system,
                    const FEValuesBase<dim> &shape,
                    const unsigned q,
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
          for (unsigned a = 0; a < n; ++a)
            residual[start + a * stride] +=
              weight * (system.flux[i] * shape.shape_grad(a, q) -
                        system.source[i] * shape.shape_value(a, q));
      }
    }


    template <int dim>
    void
    add_to_storage(const PointSystem<dim> &system,
                   const FEValuesBase<dim> &shape,
                   const unsigned q,
                   const double weight,
                   const std::vector<LocalNodes> &nodes,
                   Vector<double> &storage)
    {
      for (unsigned i = 0; i < nodes.size(); ++i)
      {
        const auto [start, stride, n] = nodes[i];
        for (unsigned a = 0; a < n; ++a)
          storage[start + a * stride] +=
            weight * system.storage[i] *
            (n == 1 ? 1. : shape.shape_value(a, q));
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
                         const FEValuesBase<dim> &shape,
                         const unsigned q,
                         const double weight,
                         const unsigned n_fields,
                         const std::vector<LocalNodes> &nodes,
                         FullMatrix<double> &matrix)
    {
      constexpr unsigned most_nodes = dim == 2 ? 9 : 27; // of degree 2
      const unsigned n              = shape.dofs_per_cell;
      Assert(n <= most_nodes, ExcInternalError());
      std::array<double, most_nodes> v;
      std::array<Tensor<1, dim>, most_nodes> grad, weighted_grad;
      std::array<std::array<double, most_nodes>, most_nodes> grad_dot;
      for (unsigned a = 0; a < n; ++a)
      {
        v[a]             = shape.shape_value(a, q);
        grad[a]          = shape.shape_grad(a, q);
        weighted_grad[a] = weight * grad[a];
      }
      for (unsigned a = 0; a < n; ++a)
        for (unsigned b = 0; b < n; ++b)
          grad_dot[a][b] = weighted_grad[a] * grad[b];

      const Tensor<1, dim> nothing;
      for (unsigned i = 0; i < n_fields; ++i)
        for (unsigned j = 0; j < n_fields; ++j)
        {
          const double K      = system.conductivity[i][j];
          const double source = system.source_by_value[i][j];
          const auto &flux    = system.flux_by_value[i][j];
          const auto &slope   = system.source_by_gradient[i][j];
          const bool by_value = source != 0. || flux != nothing;
          const bool by_slope = slope != nothing;
          if (K == 0. && !by_value && !by_slope)
            continue;
          for (unsigned a = 0; a < n; ++a)
          {
            double *row =
              &matrix(nodes[i].start + a * nodes[i].stride, nodes[j].start);
            const double v_a = weight * v[a];
            const double along =
              by_value ? flux * weighted_grad[a] - v_a * source : 0.;
            for (unsigned b = 0; b < n; ++b)
            {
              double entry = K * grad_dot[a][b];
              if (by_value)
                entry += v[b] * along;
              if (by_slope)
                entry -= v_a * (slope * grad[b]);
              row[b * nodes[j].stride] += entry;
            }
          }
        }
    }


    template <int dim>
    void
    add_globals_to_matrix(const PointSystem<dim> &system,
                          const FEValuesBase<dim> &shape,
                          const unsigned q,
                          const double weight,
                          const unsigned n_fields,
                          const std::vector<LocalNodes> &nodes,
                          FullMatrix<double> &matrix)
    {
      for (unsigned k = n_fields; k < system.n; ++k)
      {
        const unsigned global = nodes[k].start;
        for (unsigned i = 0; i < n_fields; ++i)
          for (unsigned a = 0; a < shape.dofs_per_cell; ++a)
          {
            const double v         = weight * shape.shape_value(a, q);
            const auto grad        = weight * shape.shape_grad(a, q);
            const unsigned unknown = nodes[i].start + a * nodes[i].stride;
            matrix(unknown, global) += system.flux_by_value[i][k] * grad -
                                       v * system.source_by_value[i][k];
            matrix(global, unknown) -= system.source_by_value[k][i] * v +
                                       system.source_by_gradient[k][i] * grad;
          }
        for (unsigned j = n_fields; j < system.n; ++j)
          matrix(global, nodes[j].start) -=
            weight * system.source_by_value[k][j];
      }
    }


    template <int dim>
    void
    add_storage_to_matrix(const PointSystem<dim> &system,
                          const FEValuesBase<dim> &shape,
                          const unsigned q,
                          const double weight,
                          const std::vector<LocalNodes> &nodes,
                          FullMatrix<double> &matrix)
    {
      const auto value = [&](const LocalNodes &of, const unsigned a) {
        return of.n == 1 ? 1. : shape.shape_value(a, q);
      };
      for (unsigned i = 0; i < nodes.size(); ++i)
        for (unsigned j = 0; j < nodes.size(); ++j)
          if (const double m = weight * system.storage_by_value[i][j]; m != 0.)
            for (unsigned a = 0; a < nodes[i].n; ++a)
              for (unsigned b = 0; b < nodes[j].n; ++b)
                matrix(nodes[i].start + a * nodes[i].stride,
                       nodes[j].start + b * nodes[j].stride) +=
                  m * value(nodes[i], a) * value(nodes[j], b);
    }
  } // namespace


  template <int dim>
  void
  Assembler<dim>::assemble_cells(Target &target) const
  {
    const auto &mesh        = layout_.mesh();
    const UpdateFlags flags = update_values | update_gradients |
                              update_JxW_values | update_quadrature_points;
    FEValues<dim> in_vertices(layout_.mapping(),
                              layout_.fe(),
                              vertices_,
                              flags);
    FEValues<dim> in_gauss_points(layout_.mapping(),
                                  layout_.fe(),
                                  gauss_points_,
                                  flags);

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
      auto &shape  = in_vertices_[region] ? in_vertices : in_gauss_points;
      shape.reinit(cell);
      for (const unsigned q : shape.quadrature_point_indices())
      {
        state.point         = shape.quadrature_point(q);
        const double weight = shape.JxW(q) * mesh.thickness_at(state.point);
        evaluate(shape, q, target.nodes, target.value, state);

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
            system, shape, q, weight, target.nodes, target.local_residual);
        if (const double share = target.storage_share(); share != 0.)
          add_to_storage(system,
                         shape,
                         q,
                         share * weight,
                         target.nodes,
                         target.local_residual);
        if (!target.linearises())
          continue;
        if (target.space != 0.)
        {
          add_fields_to_matrix(system,
                               shape,
                               q,
                               target.space * weight,
                               n_fields,
                               target.nodes,
                               target.local_matrix);
          add_globals_to_matrix(system,
                                shape,
                                q,
                                target.space * weight,
                                n_fields,
                                target.nodes,
                                target.local_matrix);
        }
        if (target.rate != 0.)
          add_storage_to_matrix(system,
                                shape,
                                q,
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
