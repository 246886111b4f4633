#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Shape function of node a on a field's side; one of a global unknown. */
    template <int dim>
    double
    shape_value(const std::array<const FEFaceValuesBase<dim> *, 2> &shapes,
                const unsigned side,
                const unsigned n_nodes,
                const unsigned a,
                const unsigned q)
    {
      return n_nodes == 1 ? 1. : shapes[side]->shape_value(a, q);
    }
  } // namespace


  template <int dim>
  void
  Assembler<dim>::assemble_surfaces(Target &target) const
  {
    const auto &mesh         = layout_.mesh();
    const unsigned n_regions = mesh.regions().size();
    InterfaceValues<dim> in_vertices(layout_, face_vertices_);
    InterfaceValues<dim> in_gauss_points(layout_, face_gauss_points_);

    std::array<CellDofs, 2> dofs;
    SurfaceState<dim> state;
    SurfaceSystem system;
    std::vector<bool> wanted;
    for (unsigned t = 0; t < problem_.surface_terms.size(); ++t)
    {
      const SurfaceTerm<dim> &term = *problem_.surface_terms[t];
      InterfaceValues<dim> &values =
        term.in_vertices() ? in_vertices : in_gauss_points;
      auto *share      = target.integrals == nullptr
                           ? nullptr
                           : &target.integrals->of_surface_term(t);
      system.integrand = share == nullptr ? nullptr : share->integrand.data();

      for (const auto &face : surfaces_[t].faces)
      {
        // Where the flux is asked for nothing passes. What an outer face
        // releases leaves the body through it, too.
        const bool only_released = !target.wants_face(face);
        if (only_released && face.has_second())
          continue;
        const unsigned first = face.first->material_id();
        const unsigned second =
          face.has_second() ? unsigned(face.second->material_id()) : n_regions;
        const Program &program =
          surfaces_[t].programs.at(std::array<unsigned, 2>{{first, second}});

        wanted.clear();
        for (const LocalField &local : program.list)
          wanted.push_back(
            local.group == layout_.n_groups()
              ? !target.side
              : target.wants(local.side == 0 ? first : second) &&
                  (!only_released || term.is_released(local.group)));
        if (std::find(wanted.begin(), wanted.end(), true) == wanted.end())
          continue;

        layout_.cell_dofs(face.first, dofs[0]);
        state.place[0]   = {first, mesh.coarse_index(face.first)};
        state.has_second = face.has_second();
        if (face.has_second())
        {
          layout_.cell_dofs(face.second, dofs[1]);
          state.place[1] = {second, mesh.coarse_index(face.second)};
        }
        state.fields = &program.fields;
        target.begin(program, dofs);
        values.reinit(face);
        const std::array<const FEFaceValuesBase<dim> *, 2> shapes{
          {&values.first(), face.has_second() ? &values.second() : nullptr}};
        const unsigned n = program.fields.n;

        for (const unsigned q : shapes[0]->quadrature_point_indices())
        {
          state.point = shapes[0]->quadrature_point(q);
          const double weight =
            shapes[0]->JxW(q) * mesh.thickness_at(state.point);
          if (weight == 0.)
            continue;
          const auto shape = [&](const unsigned i, const unsigned a) {
            return shape_value<dim>(
              shapes, program.list[i].side, target.nodes[i].n, a, q);
          };
          for (unsigned i = 0; i < n; ++i)
          {
            const auto &nodes = target.nodes[i];
            state.value[i]    = 0.;
            for (unsigned a = 0; a < nodes.n; ++a)
              state.value[i] +=
                shape(i, a) * target.value[nodes.start + a * nodes.stride];
          }

          system.reset(n, target.linearises());
          term.add(state, system);
          if (share != nullptr)
            share->add(weight);

          const double stored = target.storage_share();
          for (unsigned i = 0; i < n; ++i)
          {
            if (!wanted[i])
              continue;
            const auto &rows = target.nodes[i];
            for (unsigned a = 0; a < rows.n; ++a)
            {
              const double v     = weight * shape(i, a);
              const unsigned row = rows.start + a * rows.stride;
              if (v == 0.)
                continue;
              if (target.residual != nullptr)
                target.local_residual[row] -= v * system.supply[i];
              if (stored != 0.)
                target.local_residual[row] += v * stored * system.storage[i];
              if (!target.linearises())
                continue;
              for (unsigned j = 0; j < n; ++j)
              {
                const double d = target.rate * system.storage_by_value[i][j] -
                                 target.space * system.supply_by_value[i][j];
                const auto &columns = target.nodes[j];
                if (d != 0.)
                  for (unsigned b = 0; b < columns.n; ++b)
                    target.local_matrix(row,
                                        columns.start + b * columns.stride) +=
                      v * d * shape(j, b);
              }
            }
          }
        }
        target.submit();
      }
    }
  }


  template void
  Assembler<2>::assemble_surfaces(Target &) const;
  template void
  Assembler<3>::assemble_surfaces(Target &) const;
} // namespace Oxion
