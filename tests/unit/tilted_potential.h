#pragma once

#include <oxion/sensor.h>

namespace Oxion::Testing
{
  /** Sets phi to `slope` times the last coordinate. */
  template <int dim>
  void
  tilt_potential(Sensor<dim> &sensor, const double slope)
  {
    auto state         = sensor.state();
    const auto &layout = sensor.layout();
    const auto &points = layout.fe().get_unit_support_points();
    CellDofs dofs;
    for (const auto &cell :
         sensor.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        layout.cell_dofs(cell, dofs);
        if (dofs.first[ionic] >= 0)
          for (unsigned a = 0; a < dofs.n_nodes; ++a)
          {
            const auto id = dofs.ids[dofs.first[ionic] + a];
            if (layout.owned().is_element(id))
              state.x(id) =
                slope * layout.mapping().transform_unit_to_real_cell(
                          cell, points[a])[dim - 1];
          }
      }
    state.x.compress(dealii::VectorOperation::insert);
    sensor.restore(state);
  }
} // namespace Oxion::Testing
