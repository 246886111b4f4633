#include "point_values.h"

#include <deal.II/base/mpi.h>

#include <limits>

#include "cell_reader.h"
#include "points_in_boxes.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  std::vector<double>
  values_at(const Sensor<dim> &sensor,
            const FieldExpression &field,
            const std::vector<Point<dim>> &points)
  {
    const auto &layout = sensor.layout();
    const PointsInBoxes<dim> finder(points);
    CellReader<dim> reader(sensor, field.support());

    // Where cells of several ranks meet in a point, the largest value is as
    // good as any: they agree.
    constexpr double nowhere = std::numeric_limits<double>::lowest();
    std::vector<double> values(points.size(), nowhere);
    for (const auto &cell :
         sensor.mesh().triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned() || !reader.lives(cell->material_id()))
        continue;
      bool is_read = false;
      finder.in(cell->bounding_box(), [&](const unsigned i) {
        is_read               = is_read || reader.read(cell);
        const Point<dim> unit = GeometryInfo<dim>::project_to_unit_cell(
          layout.mapping().transform_real_to_unit_cell(cell, points[i]));
        values[i] = field(reader.interpolate(
          [&](const unsigned a) { return layout.fe().shape_value(a, unit); }));
      });
    }

    std::vector<double> result(points.size());
    Utilities::MPI::max(values, sensor.mesh().communicator(), result);
    for (double &value : result)
      if (value == nowhere)
        value = std::numeric_limits<double>::quiet_NaN();
    return result;
  }


  template std::vector<double>
  values_at(const Sensor<2> &,
            const FieldExpression &,
            const std::vector<Point<2>> &);
  template std::vector<double>
  values_at(const Sensor<3> &,
            const FieldExpression &,
            const std::vector<Point<3>> &);
} // namespace Oxion
