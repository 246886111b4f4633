#pragma once

#include <oxion/sensor.h>

#include <functional>

namespace Oxion::Testing
{
  /** Sets a field [SI] to a function of the place. */
  template <int dim>
  void
  set_field(Sensor<dim> &sensor,
            const Group group,
            const unsigned component,
            const std::function<double(const dealii::Point<dim> &)> &value)
  {
    auto state         = sensor.state();
    const auto &layout = sensor.layout();
    const auto &points = layout.fe().get_unit_support_points();
    const unsigned n   = layout.n_components(group);
    CellDofs dofs;
    for (const auto &cell :
         sensor.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        layout.cell_dofs(cell, dofs);
        if (dofs.first[group] >= 0)
          for (unsigned a = 0; a < dofs.n_nodes; ++a)
          {
            const auto id = dofs.ids[dofs.first[group] + a * n + component];
            if (layout.owned().is_element(id))
              state.x(id) =
                value(layout.mapping().transform_unit_to_real_cell(cell,
                                                                   points[a])) /
                layout.field(group, component).scale;
          }
      }
    state.x.compress(dealii::VectorOperation::insert);
    sensor.restore(state);
  }


  /** Sets phi to `slope` times the last coordinate. */
  template <int dim>
  void
  tilt_potential(Sensor<dim> &sensor, const double slope)
  {
    set_field<dim>(sensor, ionic, 0, [slope](const auto &point) {
      return slope * point[dim - 1];
    });
  }
} // namespace Oxion::Testing
