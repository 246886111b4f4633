#include "point_values.h"

#include <oxion/assembly/state_reader.h>

#include <deal.II/base/mpi.h>

#include <limits>

#include "points_in_boxes.h"

namespace Oxion
{
  using namespace dealii;

  // Not by RemotePointEvaluation: of a point on a face with hanging nodes it
  // finds the coarser cell only, and a field that lives beyond is lost.
  template <int dim>
  std::vector<std::vector<double>>
  values_at(const Sensor<dim> &sensor,
            const std::vector<NumberAtPoints<dim>> &wanted)
  {
    if (wanted.empty())
      return {};
    const auto &layout = sensor.layout();
    const auto &groups = layout.description().groups;
    std::vector<Point<dim>> points;
    std::vector<unsigned> number_of; // of each point
    for (unsigned w = 0; w < wanted.size(); ++w)
    {
      points.insert(points.end(),
                    wanted[w].points.begin(),
                    wanted[w].points.end());
      number_of.resize(points.size(), w);
    }
    const auto tree = pack_rtree_of_indices(points);

    StateReader<dim> reader(layout, sensor.solution());
    // Of each point the sum over cells, then their number.
    std::vector<double> sums(2 * points.size(), 0.);
    std::vector<unsigned> here;
    std::vector<Point<dim>> unit_points;
    for (const auto &cell :
         sensor.mesh().triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned())
        continue;
      here.clear();
      unit_points.clear();
      for_points_in(cell->bounding_box(), tree, [&](const unsigned i) {
        if (!groups[wanted[number_of[i]].number.group]
               .lives[cell->material_id()])
          return;
        here.push_back(i);
        // Outside by round-off: not moved to the border, where values differ.
        unit_points.push_back(
          layout.mapping().transform_real_to_unit_cell(cell, points[i]));
      });
      if (here.empty())
        continue;
      FEValues<dim> shape(layout.mapping(),
                          layout.fe(),
                          Quadrature<dim>(unit_points),
                          update_values | update_gradients |
                            update_quadrature_points);
      shape.reinit(cell);
      reader.reinit(cell);
      for (unsigned q = 0; q < here.size(); ++q)
      {
        const unsigned i = here[q];
        sums[2 * i] +=
          wanted[number_of[i]].number.at(sensor.model(), reader.at(shape, q));
        sums[2 * i + 1] += 1.;
      }
    }
    Utilities::MPI::sum(sums, sensor.mesh().communicator(), sums);

    std::vector<std::vector<double>> result(wanted.size());
    for (unsigned i = 0; i < points.size(); ++i)
      result[number_of[i]].push_back(
        sums[2 * i + 1] > 0. ? sums[2 * i] / sums[2 * i + 1]
                             : std::numeric_limits<double>::quiet_NaN());
    return result;
  }


  template std::vector<std::vector<double>>
  values_at(const Sensor<2> &, const std::vector<NumberAtPoints<2>> &);
  template std::vector<std::vector<double>>
  values_at(const Sensor<3> &, const std::vector<NumberAtPoints<3>> &);
} // namespace Oxion
