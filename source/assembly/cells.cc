#include <oxion/physics/gas_transport.h>
#include <oxion/physics/heat.h>
#include <oxion/physics/ion_conduction.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Where each field's unknown of node 0 stands in the local system. */
    struct LocalNumbering
    {
      std::array<unsigned, max_local_fields> first;
      std::array<unsigned, max_local_fields> stride;

      unsigned
      operator()(const unsigned field, const unsigned node) const
      {
        return first[field] + node * stride[field];
      }
    };

    template <int dim>
    void
    evaluate_state(const FEValuesBase<dim> &shape,
                   const unsigned q,
                   const unsigned n_fields,
                   const LocalNumbering &number,
                   const std::vector<double> &value,
                   PointState<dim> &state)
    {
      for (unsigned i = 0; i < n_fields; ++i)
      {
        double v = 0.;
        Tensor<1, dim> g;
        for (unsigned a = 0; a < shape.dofs_per_cell; ++a)
        {
          const double u = value[number(i, a)];
          v += u * shape.shape_value(a, q);
          g += u * shape.shape_grad(a, q);
        }
        state.value[i]    = v;
        state.gradient[i] = g;
      }
    }

    template <int dim>
    void
    add_to_residual(const PointSystem<dim> &system,
                    const FEValuesBase<dim> &shape,
                    const unsigned q,
                    const double weight,
                    const LocalNumbering &number,
                    Vector<double> &residual)
    {
      for (unsigned i = 0; i < system.n; ++i)
        for (unsigned a = 0; a < shape.dofs_per_cell; ++a)
          residual[number(i, a)] +=
            weight * (system.flux[i] * shape.shape_grad(a, q) -
                      system.source[i] * shape.shape_value(a, q));
    }

    template <int dim>
    void
    add_to_matrix(const PointSystem<dim> &system,
                  const FEValuesBase<dim> &shape,
                  const unsigned q,
                  const double weight,
                  const LocalNumbering &number,
                  FullMatrix<double> &matrix)
    {
      const unsigned n_nodes = shape.dofs_per_cell;
      for (unsigned a = 0; a < n_nodes; ++a)
      {
        const Tensor<1, dim> grad_a = weight * shape.shape_grad(a, q);
        const double v_a            = weight * shape.shape_value(a, q);
        for (unsigned b = 0; b < n_nodes; ++b)
        {
          const Tensor<1, dim> grad_b = shape.shape_grad(b, q);
          const double v_b            = shape.shape_value(b, q);
          const double grad_dot       = grad_a * grad_b;
          for (unsigned i = 0; i < system.n; ++i)
            for (unsigned j = 0; j < system.n; ++j)
            {
              double entry = system.conductivity[i][j] * grad_dot;
              // In the vertices most shape functions vanish.
              if (v_b != 0.)
                entry += v_b * (system.flux_by_value[i][j] * grad_a -
                                v_a * system.source_by_value[i][j]);
              if (v_a != 0.)
                entry -= v_a * (system.source_by_gradient[i][j] * grad_b);
              matrix(number(i, a), number(j, b)) += entry;
            }
        }
      }
    }
  } // namespace


  template <int dim>
  void
  Assembler<dim>::assemble_cells(Target &target) const
  {
    const auto &mesh        = layout_.mesh();
    const UpdateFlags flags = update_values | update_gradients |
                              update_JxW_values | update_quadrature_points;
    FEValues<dim> in_gas(layout_.mapping(),
                         layout_.fe(),
                         gas_quadrature_,
                         flags);
    FEValues<dim> in_solid(layout_.mapping(),
                           layout_.fe(),
                           solid_quadrature_,
                           flags);

    CellDofs dofs;
    PointState<dim> state;
    PointSystem<dim> system;
    LocalNumbering number;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned() || !target.wants(cell->material_id()))
        continue;
      const unsigned region_index = cell->material_id();
      const RegionModel &region   = model_.regions[region_index];
      const LocalFields fields    = local_fields(region_index);
      if (fields.n == 0)
        continue;

      layout_.cell_dofs(cell, dofs);
      target.clear();
      for (const auto support : {temperature, ionic, gas})
        if (dofs.first[support] >= 0)
        {
          const unsigned n     = layout_.n_components(support);
          const unsigned start = target.append(dofs, support);
          const unsigned field = support == temperature ? fields.temperature
                                 : support == ionic     ? fields.ionic
                                                        : fields.gas;
          for (unsigned c = 0; c < n; ++c)
          {
            number.first[field + c]  = start + c;
            number.stride[field + c] = n;
          }
        }
      const bool heated = fields.temperature >= 0 && region.heater >= 0;
      const unsigned power_id =
        heated ? target.append_global(model_.power_unknown(region.heater)) : 0;
      target.begin();

      FEValues<dim> &shape = region.carries_gas ? in_gas : in_solid;
      shape.reinit(cell);
      for (const unsigned q : shape.quadrature_point_indices())
      {
        const Point<dim> &point = shape.quadrature_point(q);
        const double weight     = shape.JxW(q) * mesh.thickness_at(point);
        evaluate_state(shape, q, fields.n, number, target.value, state);
        const double T = fields.temperature < 0
                           ? model_.temperature
                           : state.value[fields.temperature];

        system.reset(fields.n);
        if (fields.temperature >= 0)
          add_heat_conduction(region.material, fields, state, system);
        if (fields.ionic >= 0)
          add_ion_conduction(region.material, fields, state, T, system);
        if (fields.gas >= 0)
          add_gas_transport(model_.mixture,
                            model_.gas_unknowns,
                            reference_pressure(cell),
                            region.medium,
                            fields,
                            state,
                            T,
                            system);
        if (target.tally != nullptr && fields.temperature >= 0)
          target.tally->joule_heat +=
            weight * system.source[fields.temperature];

        if (heated)
        {
          const double density = 1. / volumes_[region_index];
          const double heat    = target.value[power_id] * density;
          system.source[fields.temperature] += heat;
          if (target.tally != nullptr)
            target.tally->heater_power += weight * heat;
          if (target.jacobian != nullptr)
            for (unsigned a = 0; a < dofs.n_nodes; ++a)
              target.local_matrix(number(fields.temperature, a), power_id) -=
                weight * density * shape.shape_value(a, q);
        }
        if (forcing_.volume)
        {
          typename Forcing<dim>::Values extra{};
          forcing_.volume(point, region_index, extra);
          for (unsigned i = 0; i < fields.n; ++i)
            system.source[i] += extra[i];
        }

        if (target.residual != nullptr)
          add_to_residual(
            system, shape, q, weight, number, target.local_residual);
        if (target.jacobian != nullptr)
          add_to_matrix(system, shape, q, weight, number, target.local_matrix);
      }
      target.submit();
    }
  }


  template void
  Assembler<2>::assemble_cells(Target &) const;
  template void
  Assembler<3>::assemble_cells(Target &) const;
} // namespace Oxion
