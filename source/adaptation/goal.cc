#include <oxion/adaptation/goal.h>
#include <oxion/assembly/state_reader.h>
#include <oxion/physics/quantities.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>

#include <cmath>
#include <limits>

#include "../measurements/measured_sum.h"
#include "../measurements/point_values.h"
#include "../measurements/points_in_boxes.h"

namespace Oxion
{
  using namespace dealii;
  using Parameters::Measurement;
  using Parameters::MeasurementKind;

  namespace
  {
    /// Of central differences of a number at a point, relative to the unknown
    /// there or, where that is nearly zero, to a share of its field's scale.
    constexpr double difference = 1e-5, share_of_scale = 1e-3;


    /** Adds what a number at points contributes to a derivative. */
    template <int dim>
    class PointDerivative
    {
    public:
      using Vector       = typename Sensor<dim>::Vector;
      using CellIterator = typename Mesh<dim>::CellIterator;

      PointDerivative(const Sensor<dim> &sensor,
                      const PointNumber<dim> &number,
                      Vector &result)
        : layout_(sensor.layout())
        , model_(sensor.model())
        , number_(number)
        , reader_(layout_, sensor.solution())
        , result_(result)
      {}

      void
      go_to(const CellIterator &cell)
      {
        reader_.reinit(cell);
        layout_.cell_dofs(cell, dofs_);
        local_.reinit(dofs_.ids.size());
        size_ = cell->diameter();
      }

      double
      value(const FEValuesBase<dim> &shape, const unsigned q)
      {
        return number_.at(model_, reader_.at(shape, q));
      }

      void
      add(const FEValuesBase<dim> &shape, const unsigned q, const double weight)
      {
        PointState<dim> state = reader_.at(shape, q);
        const auto slope      = [&](double &unknown, const double least) {
          const double here = unknown;
          const double step = difference * std::max(std::abs(here), least);
          unknown           = here + step;
          const double up   = number_.at(model_, state);
          unknown           = here - step;
          const double down = number_.at(model_, state);
          unknown           = here;
          return (up - down) / (2. * step);
        };
        unsigned field = 0;
        for (unsigned g = 0; g < layout_.n_groups(); ++g)
        {
          if (dofs_.first[g] < 0)
            continue;
          const unsigned n = layout_.n_components(g);
          for (unsigned c = 0; c < n; ++c, ++field)
          {
            const double scale    = layout_.field(g, c).scale;
            const double least    = share_of_scale * scale;
            const double by_value = slope(state.value[field], least);
            Tensor<1, dim> by_gradient;
            for (unsigned d = 0; d < dim; ++d)
              by_gradient[d] = slope(state.gradient[field][d], least / size_);
            for (unsigned a = 0; a < dofs_.n_nodes; ++a)
              local_[dofs_.first[g] + a * n + c] +=
                weight * scale *
                (by_value * shape.shape_value(a, q) +
                 by_gradient * shape.shape_grad(a, q));
          }
        }
      }

      void
      submit()
      {
        layout_.hanging_nodes().distribute_local_to_global(local_,
                                                           dofs_.ids,
                                                           result_);
      }

    private:
      const FieldLayout<dim> &layout_;
      const Model &model_;
      const PointNumber<dim> &number_;
      StateReader<dim> reader_;
      Vector &result_;
      CellDofs dofs_;
      dealii::Vector<double> local_;
      double size_ = 0.;
    };


    const UpdateFlags flags = update_values | update_gradients |
                              update_JxW_values | update_quadrature_points;


    /**
     * Calls `visit(shape)` in the points of all owned cells of a region, or
     * faces of a surface, where the number lives.
     */
    template <int dim, typename Visit>
    void
    for_points_of(const Sensor<dim> &sensor,
                  const PointNumber<dim> &number,
                  const std::string &place,
                  PointDerivative<dim> &derivative,
                  const bool in_nodes,
                  const Visit &visit)
    {
      const auto &layout = sensor.layout();
      const auto &mesh   = sensor.mesh();
      const auto &lives  = layout.description().groups[number.group].lives;
      const unsigned n   = layout.description().degree + 1;
      const int region   = mesh.find_region(place),
                surface  = mesh.find_surface(place);
      FEValues<dim> nodes(layout.mapping(),
                          layout.fe(),
                          Quadrature<dim>(
                            layout.fe().get_unit_support_points()),
                          flags);
      std::vector<unsigned> all(layout.fe().n_dofs_per_cell());
      for (unsigned i = 0; i < all.size(); ++i)
        all[i] = i;
      const auto visit_nodes = [&](const auto &cell, const auto &which) {
        derivative.go_to(cell);
        nodes.reinit(cell);
        for (const unsigned node : which)
          visit(nodes, node);
        derivative.submit();
      };
      const auto visit_all = [&](const auto &cell,
                                 const FEValuesBase<dim> &shape) {
        derivative.go_to(cell);
        for (const unsigned q : shape.quadrature_point_indices())
          visit(shape, q);
        derivative.submit();
      };

      if (surface >= 0 && region < 0)
      {
        InterfaceValues<dim> shapes(layout, QGauss<dim - 1>(n), flags);
        for (const auto &face : surface_faces(mesh, surface))
        {
          const bool first = lives[face.first->material_id()];
          if (!first &&
              !(face.has_second() && lives[face.second->material_id()]))
            continue;
          const auto &cell = first ? face.first : face.second;
          if (in_nodes)
          {
            visit_nodes(cell,
                        layout.face_nodes(first ? face.first_face
                                                : face.second_face));
            continue;
          }
          shapes.reinit(face);
          visit_all(cell, first ? shapes.first() : shapes.second());
        }
        return;
      }
      FEValues<dim> shape(layout.mapping(), layout.fe(), QGauss<dim>(n), flags);
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned() && lives[cell->material_id()] &&
            (region < 0 || region == int(cell->material_id())))
        {
          if (in_nodes)
          {
            visit_nodes(cell, all);
            continue;
          }
          shape.reinit(cell);
          visit_all(cell, shape);
        }
    }


    template <int dim>
    void
    add_mean(const Sensor<dim> &sensor,
             const PointNumber<dim> &number,
             const std::string &place,
             PointDerivative<dim> &derivative)
    {
      const auto weight = [&](const auto &shape, const unsigned q) {
        return shape.JxW(q) *
               sensor.mesh().thickness_at(shape.quadrature_point(q));
      };
      const auto for_points = [&](const auto &visit) {
        for_points_of(sensor, number, place, derivative, false, visit);
      };
      double size = 0.;
      for_points(
        [&](const auto &shape, const unsigned q) { size += weight(shape, q); });
      size = Utilities::MPI::sum(size, sensor.mesh().communicator());
      for_points([&](const auto &shape, const unsigned q) {
        derivative.add(shape, q, weight(shape, q) / size);
      });
    }


    /** In all nodes that share the extreme alike, as where it is a plateau. */
    template <int dim>
    void
    add_extreme(const Sensor<dim> &sensor,
                const PointNumber<dim> &number,
                const std::string &place,
                const double sign,
                PointDerivative<dim> &derivative)
    {
      const MPI_Comm communicator = sensor.mesh().communicator();
      const auto for_nodes        = [&](const auto &visit) {
        for_points_of(sensor, number, place, derivative, true, visit);
      };
      double largest = -std::numeric_limits<double>::infinity();
      for_nodes([&](const auto &shape, const unsigned q) {
        largest = std::max(largest, sign * derivative.value(shape, q));
      });
      largest = Utilities::MPI::max(largest, communicator);
      // Cells differ by the round-off of their sums over shape functions.
      const auto is_extreme = [&](const auto &shape, const unsigned q) {
        return sign * derivative.value(shape, q) >=
               largest - 1e-9 * std::abs(largest);
      };
      double n = 0.;
      for_nodes([&](const auto &shape, const unsigned q) {
        n += is_extreme(shape, q);
      });
      n = Utilities::MPI::sum(n, communicator);
      for_nodes([&](const auto &shape, const unsigned q) {
        if (is_extreme(shape, q))
          derivative.add(shape, q, 1. / n);
      });
    }


    /** Half of each of two cells that share it. */
    template <int dim>
    void
    add_point(const Sensor<dim> &sensor,
              const PointNumber<dim> &number,
              const Point<dim> &point,
              PointDerivative<dim> &derivative)
    {
      const auto &layout = sensor.layout();
      const auto &lives  = layout.description().groups[number.group].lives;
      const auto tree = pack_rtree_of_indices(std::vector<Point<dim>>{point});
      const auto for_cells = [&](const auto &visit) {
        for (const auto &cell :
             sensor.mesh().triangulation().active_cell_iterators())
          if (cell->is_locally_owned() && lives[cell->material_id()])
            for_points_in(cell->bounding_box(), tree, [&](const unsigned) {
              visit(cell);
            });
      };
      double n = 0.;
      for_cells([&](const auto &) { n += 1.; });
      n = Utilities::MPI::sum(n, sensor.mesh().communicator());
      for_cells([&](const auto &cell) {
        FEValues<dim> shape(
          layout.mapping(),
          layout.fe(),
          Quadrature<dim>(
            layout.mapping().transform_real_to_unit_cell(cell, point)),
          flags);
        shape.reinit(cell);
        derivative.go_to(cell);
        derivative.add(shape, 0, 1. / n);
        derivative.submit();
      });
    }
  } // namespace


  template <int dim>
  Goal<dim>
  goal_of(const Sensor<dim> &sensor, const Measurement &m)
  {
    const auto &layout = sensor.layout();
    Goal<dim> result{layout.make_vector()};
    auto &derivative = result.derivative;
    if (m.kind == MeasurementKind::flux)
    {
      result.rows = flux_rows(sensor, m);
      if (result.rows)
        sensor.assembler().derivative_of_sum(sensor.solution(),
                                             result.rows->weights,
                                             derivative,
                                             result.rows->side);
      return result;
    }
    for (const auto &[unknown, factor] : measured_sum(sensor, m))
      if (const auto row = layout.global_unknown(unknown);
          layout.owned().is_element(row))
        derivative(row) += factor * layout.description().globals[unknown].scale;
    derivative.compress(VectorOperation::add);
    if (m.field.empty())
      return result;

    const auto number = find_point_number<dim>(m.field, sensor.parameters());
    PointDerivative<dim> of_points(sensor, number, derivative);
    if (m.kind == MeasurementKind::mean)
      add_mean(sensor, number, m.place, of_points);
    else if (m.kind == MeasurementKind::point)
      add_point(sensor, number, to_point<dim>(m.position), of_points);
    else
      add_extreme(sensor,
                  number,
                  m.place,
                  m.kind == MeasurementKind::maximum ? 1. : -1.,
                  of_points);
    derivative.compress(VectorOperation::add);
    return result;
  }


  template Goal<2>
  goal_of(const Sensor<2> &, const Measurement &);
  template Goal<3>
  goal_of(const Sensor<3> &, const Measurement &);
} // namespace Oxion
