#include <deal.II/base/mpi.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  // A held temperature and the heater's bounds are one complementarity
  // condition,
  //   P - mid(0, P_max, P + c (T_set - T_mean)) = 0,  c > 0.
  // Newton's method is semismooth on it: each step takes the branch of the
  // state it is at, so that a bound is taken or left within the iteration.

  namespace
  {
    /**
     * c [W/K]. Any has the same solutions; this one makes the scaled row that
     * of the scaled temperature.
     */
    template <int dim>
    double
    power_per_kelvin(const FieldLayout<dim> &layout, const double power_scale)
    {
      return power_scale /
             layout.description().components[temperature][0].scale;
    }
  } // namespace


  template <int dim>
  void
  Assembler<dim>::find_held_means()
  {
    const auto &mesh = layout_.mesh();
    held_means_.assign(model_.heaters.size(), {});
    const auto add = [&](const unsigned heater,
                         const CellIterator &cell,
                         const FEValuesBase<dim> &shape,
                         const double size) {
      MeanShare share{cell, std::vector<double>(shape.dofs_per_cell, 0.)};
      for (const unsigned q : shape.quadrature_point_indices())
        for (unsigned a = 0; a < shape.dofs_per_cell; ++a)
          share.weights[a] += shape.shape_value(a, q) * shape.JxW(q) *
                              mesh.thickness_at(shape.quadrature_point(q)) /
                              size;
      held_means_[heater].push_back(share);
    };

    InterfaceValues<dim> on_faces(layout_, boundary_quadrature_);
    FEValues<dim> in_cells(layout_.mapping(),
                           layout_.fe(),
                           solid_quadrature_,
                           update_values | update_JxW_values |
                             update_quadrature_points);
    for (unsigned h = 0; h < model_.heaters.size(); ++h)
    {
      const HeaterModel &heater = model_.heaters[h];
      if (heater.held_surface >= 0)
        for (const auto &face : faces_of_surface_[heater.held_surface])
        {
          on_faces.reinit(face);
          add(h, face.first, on_faces.first(), areas_[heater.held_surface]);
        }
      else if (heater.held_region >= 0)
        for (const auto &cell : mesh.triangulation().active_cell_iterators())
          if (cell->is_locally_owned() &&
              int(cell->material_id()) == heater.held_region)
          {
            in_cells.reinit(cell);
            add(h, cell, in_cells, volumes_[heater.held_region]);
          }
    }
  }


  template <int dim>
  HeaterControl
  Assembler<dim>::control_of(const unsigned heater, const Vector &ghosted) const
  {
    const HeaterModel &model = model_.heaters[heater];
    HeaterControl control;
    if (!model.holds_temperature())
      return control;

    const double kelvin =
      layout_.description().components[temperature][0].scale;
    std::vector<double> values;
    CellDofs dofs;
    for (const MeanShare &share : held_means_[heater])
    {
      layout_.cell_dofs(share.cell, dofs);
      const auto first = dofs.ids.begin() + dofs.first[temperature];
      values.resize(dofs.n_nodes);
      ghosted.extract_subvector_to(first, first + dofs.n_nodes, values.begin());
      for (unsigned a = 0; a < dofs.n_nodes; ++a)
        control.mean += share.weights[a] * values[a] * kelvin;
    }
    const auto unknown = layout_.global_unknown(model_.power_unknown(heater));
    double power       = 0.;
    if (layout_.owned().is_element(unknown))
      power = ghosted(unknown) * power_scale(heater);
    const MPI_Comm communicator = layout_.mesh().communicator();
    control.mean = Utilities::MPI::sum(control.mean, communicator);
    power        = Utilities::MPI::sum(power, communicator);

    const double wanted =
      power + power_per_kelvin(layout_, power_scale(heater)) *
                (model.set_point - control.mean);
    if (wanted < 0.)
      control.bound = 0.;
    else if (wanted > model.maximum_power)
      control.bound = model.maximum_power;
    return control;
  }


  template <int dim>
  HeaterControl
  Assembler<dim>::heater_control(const unsigned heater, const Vector &x) const
  {
    Vector ghosted = layout_.make_ghosted_vector();
    ghosted        = x;
    return control_of(heater, ghosted);
  }


  template <int dim>
  double
  Assembler<dim>::power_scale(const unsigned heater) const
  {
    return layout_.description().globals[model_.power_unknown(heater)].scale;
  }


  template <int dim>
  void
  Assembler<dim>::assemble_heaters(Target &target) const
  {
    CellDofs dofs;
    for (unsigned h = 0; h < model_.heaters.size(); ++h)
    {
      const HeaterModel &heater   = model_.heaters[h];
      const HeaterControl control = control_of(h, target.state);
      const bool holds = heater.holds_temperature() && !control.bound;
      const double c   = power_per_kelvin(layout_, power_scale(h));

      if (holds && target.jacobian != nullptr)
        for (const MeanShare &share : held_means_[h])
        {
          layout_.cell_dofs(share.cell, dofs);
          target.clear();
          target.append(dofs, temperature);
          const unsigned row = target.append_global(model_.power_unknown(h));
          target.begin();
          for (unsigned a = 0; a < dofs.n_nodes; ++a)
            target.local_matrix(row, a) += c * share.weights[a];
          target.submit();
        }

      const unsigned unknown = model_.power_unknown(h);
      if (!layout_.owned().is_element(layout_.global_unknown(unknown)))
        continue;
      target.clear();
      const unsigned row = target.append_global(unknown);
      target.begin();
      if (target.residual != nullptr)
        target.local_residual[row] +=
          holds ? c * (control.mean - heater.set_point)
                : target.value[row] - control.bound.value_or(heater.power);
      if (target.jacobian != nullptr && !holds)
        target.local_matrix(row, row) += 1.;
      target.submit();
    }
  }


  template void
  Assembler<2>::find_held_means();
  template HeaterControl
  Assembler<2>::control_of(unsigned, const Vector &) const;
  template HeaterControl
  Assembler<2>::heater_control(unsigned, const Vector &) const;
  template double
  Assembler<2>::power_scale(unsigned) const;
  template void
  Assembler<2>::assemble_heaters(Target &) const;
  template void
  Assembler<3>::find_held_means();
  template HeaterControl
  Assembler<3>::control_of(unsigned, const Vector &) const;
  template HeaterControl
  Assembler<3>::heater_control(unsigned, const Vector &) const;
  template double
  Assembler<3>::power_scale(unsigned) const;
  template void
  Assembler<3>::assemble_heaters(Target &) const;
} // namespace Oxion
