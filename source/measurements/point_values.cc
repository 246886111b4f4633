#include "point_values.h"

#include <deal.II/base/mpi.h>

#include <limits>
#include <map>

#include "cell_reader.h"
#include "points_in_boxes.h"

namespace Oxion
{
  using namespace dealii;

  // Not by RemotePointEvaluation: of a point on a face with hanging nodes it
  // finds the coarser cell only, and a field that lives beyond is lost.
  template <int dim>
  std::vector<double>
  values_at(const Sensor<dim> &sensor,
            const std::vector<FieldAtPoint<dim>> &wanted)
  {
    if (wanted.empty())
      return {};
    const auto &layout = sensor.layout();
    std::vector<Point<dim>> points;
    std::map<Group, CellReader<dim>> readers;
    for (const auto &[field, point] : wanted)
    {
      points.push_back(point);
      readers.try_emplace(field.group(), sensor, field.group());
    }
    const auto tree = pack_rtree_of_indices(points);

    // Where several cells meet in a point, the largest value is as good as any:
    // they agree.
    constexpr double nowhere = std::numeric_limits<double>::lowest();
    std::vector<double> values(points.size(), nowhere);
    for (const auto &cell :
         sensor.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        for_points_in(cell->bounding_box(), tree, [&](const unsigned i) {
          const auto &field = wanted[i].field;
          auto &reader      = readers.at(field.group());
          if (!reader.read(cell))
            return;
          const Point<dim> unit = GeometryInfo<dim>::project_to_unit_cell(
            layout.mapping().transform_real_to_unit_cell(cell, points[i]));
          values[i] =
            std::max(values[i], field(reader.interpolate([&](const unsigned a) {
                       return layout.fe().shape_value(a, unit);
                     })));
        });

    std::vector<double> result(points.size());
    Utilities::MPI::max(values, sensor.mesh().communicator(), result);
    for (double &value : result)
      if (value == nowhere)
        value = std::numeric_limits<double>::quiet_NaN();
    return result;
  }


  template std::vector<double>
  values_at(const Sensor<2> &, const std::vector<FieldAtPoint<2>> &);
  template std::vector<double>
  values_at(const Sensor<3> &, const std::vector<FieldAtPoint<3>> &);
} // namespace Oxion
