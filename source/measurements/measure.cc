#include <oxion/measurements/field_expression.h>
#include <oxion/measurements/measure.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Oxion
{
  using namespace dealii;
  using Parameters::Measurement;
  using Parameters::MeasurementKind;

  namespace
  {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    /** The unknowns of one support in a cell, SI, node by node. */
    template <int dim>
    class CellReader
    {
    public:
      CellReader(const Sensor<dim> &sensor, const Support support)
        : layout_(sensor.layout())
        , support_(support)
        , n_(layout_.n_components(support))
        , state_(layout_.make_ghosted_vector())
      {
        state_ = sensor.solution();
      }

      bool
      read(const typename Mesh<dim>::CellIterator &cell)
      {
        layout_.cell_dofs(cell, dofs_);
        if (dofs_.first[support_] < 0)
          return false;
        const auto begin = dofs_.ids.begin() + dofs_.first[support_];
        values_.resize(n_ * dofs_.n_nodes);
        state_.extract_subvector_to(begin,
                                    begin + values_.size(),
                                    values_.begin());
        for (unsigned i = 0; i < values_.size(); ++i)
          values_[i] *=
            layout_.description().components[support_][i % n_].scale;
        return true;
      }

      const double *
      at_node(const unsigned node) const
      {
        return &values_[node * n_];
      }

      /** Interpolated with the given shape values of the nodes. */
      template <typename Shape>
      const double *
      interpolate(const Shape &shape)
      {
        point_.assign(n_, 0.);
        for (unsigned a = 0; a < dofs_.n_nodes; ++a)
          for (unsigned c = 0; c < n_; ++c)
            point_[c] += shape(a) * values_[a * n_ + c];
        return point_.data();
      }

    private:
      const FieldLayout<dim> &layout_;
      Support support_;
      unsigned n_;
      typename Sensor<dim>::Vector state_;
      CellDofs dofs_;
      std::vector<double> values_, point_;
    };


    struct Statistics
    {
      double integral = 0., size = 0.;
      double smallest = std::numeric_limits<double>::max();
      double largest  = std::numeric_limits<double>::lowest();
    };

    /** Mean and extrema of a field over a region, a surface or "all". */
    template <int dim>
    Statistics
    statistics(const Sensor<dim> &sensor,
               const FieldExpression &field,
               const std::string &place)
    {
      const auto &mesh      = sensor.mesh();
      const auto &layout    = sensor.layout();
      const Support support = field.support();
      const int region      = mesh.find_region(place);
      const int surface     = mesh.find_surface(place);
      CellReader<dim> reader(sensor, support);
      Statistics result;

      const auto note_node = [&](const unsigned node) {
        const double value = field(reader.at_node(node));
        result.smallest    = std::min(result.smallest, value);
        result.largest     = std::max(result.largest, value);
      };
      const auto note_points = [&](const FEValuesBase<dim> &shape) {
        for (unsigned q = 0; q < shape.n_quadrature_points; ++q)
        {
          const double weight =
            shape.JxW(q) * mesh.thickness_at(shape.quadrature_point(q));
          result.size += weight;
          result.integral +=
            weight * field(reader.interpolate([&](const unsigned a) {
              return shape.shape_value(a, q);
            }));
        }
      };

      const unsigned degree = layout.description().degree;
      if (surface >= 0 && region < 0)
      {
        const QGauss<dim - 1> quadrature(degree + 1);
        InterfaceValues<dim> shapes(layout, quadrature);
        const auto lives = [&](const typename Mesh<dim>::CellIterator &cell) {
          return layout.lives(support, cell->material_id());
        };
        auto faces = interface_faces<dim>(mesh, surface, lives);
        // A field that lives on both sides: any one side will do.
        if (Utilities::MPI::sum(faces.size(), mesh.communicator()) == 0)
          faces = sensor.assembler().faces_of(surface);
        for (const auto &face : faces)
          if (reader.read(face.first))
          {
            shapes.reinit(face);
            note_points(shapes.first());
            for (const unsigned node : layout.face_nodes(face.first_face))
              note_node(node);
          }
      }
      else
      {
        FEValues<dim> shape(layout.mapping(),
                            layout.fe(),
                            QGauss<dim>(degree + 1),
                            update_values | update_JxW_values |
                              update_quadrature_points);
        for (const auto &cell : mesh.triangulation().active_cell_iterators())
          if (cell->is_locally_owned() &&
              (region < 0 || region == int(cell->material_id())) &&
              reader.read(cell))
          {
            shape.reinit(cell);
            note_points(shape);
            for (unsigned a = 0; a < shape.dofs_per_cell; ++a)
              note_node(a);
          }
      }
      const MPI_Comm communicator = mesh.communicator();
      result.integral = Utilities::MPI::sum(result.integral, communicator);
      result.size     = Utilities::MPI::sum(result.size, communicator);
      result.smallest = Utilities::MPI::min(result.smallest, communicator);
      result.largest  = Utilities::MPI::max(result.largest, communicator);
      return result;
    }


    /** Values at points; NaN where the field does not live. */
    template <int dim>
    std::vector<double>
    values_at(const Sensor<dim> &sensor,
              const FieldExpression &field,
              const std::vector<Point<dim>> &points)
    {
      const auto &layout = sensor.layout();
      CellReader<dim> reader(sensor, field.support());

      // Where cells of several ranks meet in a point, the largest value is as
      // good as any: they agree.
      constexpr double nowhere = std::numeric_limits<double>::lowest();
      std::vector<double> values(points.size(), nowhere);
      for (const auto &cell :
           sensor.mesh().triangulation().active_cell_iterators())
        if (cell->is_locally_owned())
        {
          const auto box = cell->bounding_box();
          bool read      = false;
          for (unsigned i = 0; i < points.size(); ++i)
          {
            if (values[i] != nowhere || !box.point_inside(points[i], 1e-9))
              continue;
            if (!read && !reader.read(cell))
              break;
            read                  = true;
            const Point<dim> unit = GeometryInfo<dim>::project_to_unit_cell(
              layout.mapping().transform_real_to_unit_cell(cell, points[i]));
            values[i] = field(reader.interpolate([&](const unsigned a) {
              return layout.fe().shape_value(a, unit);
            }));
          }
        }
      for (double &value : values)
      {
        value = Utilities::MPI::max(value, sensor.mesh().communicator());
        if (value == nowhere)
          value = nothing;
      }
      return values;
    }


    template <int dim>
    Point<dim>
    to_point(const std::array<double, 3> &position)
    {
      Point<dim> point;
      for (unsigned d = 0; d < dim; ++d)
        point[d] = position[d];
      return point;
    }


    /** Flow of a species [mol/s], heat [W] or charge [A] out of `side`. */
    template <int dim>
    double
    flux(const Sensor<dim> &sensor, const Measurement &measurement)
    {
      const auto &layout     = sensor.layout();
      const auto &mesh       = sensor.mesh();
      const unsigned surface = mesh.find_surface(measurement.place);

      OneSided side;
      side.surface = surface;
      side.regions.assign(mesh.regions().size(), measurement.side.empty());
      if (!measurement.side.empty())
        side.regions[mesh.find_region(measurement.side)] = true;
      auto residual = layout.make_vector();
      sensor.assembler().residual(sensor.solution(), residual, nullptr, side);

      const auto sum = [&](const Support support, const unsigned component) {
        double total = 0.;
        for (const auto row :
             sensor.assembler().unknowns_on(surface, support, component))
          total += residual(row);
        return -Utilities::MPI::sum(total, mesh.communicator()) *
               layout.description()
                 .components[support][component]
                 .residual_scale;
      };
      if (measurement.field == "heat")
        return layout.has(temperature) ? sum(temperature, 0) : nothing;
      if (measurement.field == "charge")
        return sum(ionic, 0);

      const auto &unknowns   = sensor.model().gas_unknowns;
      const unsigned species = sensor.model().mixture.index(measurement.field);
      double total           = sum(gas, 0);
      for (unsigned c = 1; c < unknowns.n; ++c)
      {
        const double of_species = sum(gas, c);
        if (unknowns.species[c] == species)
          return of_species;
        total -= of_species;
      }
      return total; // the carrier's
    }


    template <int dim>
    double
    terminal_current(const Sensor<dim> &sensor, const std::string &terminal)
    {
      const auto &circuit = sensor.model().conditions.circuit;
      const unsigned t    = circuit.find_terminal(terminal);
      double current      = 0.;
      for (unsigned e = 0; e < circuit.n_electrodes(); ++e)
        if (circuit.terminal_of(e) == t)
          current += sensor.global_value(circuit.current_unknown(e));
      return current;
    }


    template <int dim>
    double
    voltage(const Sensor<dim> &sensor, const std::string &terminal)
    {
      return terminal.empty()
               ? 0.
               : sensor.global_value(
                   sensor.model().conditions.circuit.find_terminal(terminal));
    }


    template <int dim>
    double
    evaluate(const Sensor<dim> &sensor, const Measurement &m)
    {
      const Model &model = sensor.model();
      switch (m.kind)
      {
        case MeasurementKind::terminal_current:
          return terminal_current(sensor, m.terminal);
        case MeasurementKind::voltage:
          return voltage(sensor, m.terminal) - voltage(sensor, m.minus);
        case MeasurementKind::heater_power:
          for (unsigned h = 0; h < model.heaters.size(); ++h)
            if (model.heaters[h].name == m.place)
              return sensor.global_value(model.power_unknown(h));
          return nothing;
        case MeasurementKind::atmosphere_fraction:
          for (unsigned a = 0; a < model.conditions.atmospheres.size(); ++a)
            if (sensor.parameters().gas.atmospheres[a].name == m.place)
              return model.conditions.atmospheres[a]
                .mole_fractions[model.mixture.index(m.field)];
          return nothing;
        case MeasurementKind::flux:
          return flux(sensor, m);
        default:
          break;
      }

      if (m.field == "T" && !model.solve_temperature)
        return model.temperature;
      const FieldExpression field(m.field, model);
      if (m.kind == MeasurementKind::point)
        return values_at(sensor, field, {to_point<dim>(m.position)}).front();
      const Statistics s = statistics(sensor, field, m.place);
      return s.size == 0.                         ? nothing
             : m.kind == MeasurementKind::mean    ? s.integral / s.size
             : m.kind == MeasurementKind::minimum ? s.smallest
                                                  : s.largest;
    }
  } // namespace


  template <int dim>
  std::vector<double>
  measure(const Sensor<dim> &sensor)
  {
    std::vector<double> values;
    for (const auto &measurement : sensor.parameters().measurements)
      values.push_back(evaluate(sensor, measurement));
    return values;
  }


  template <int dim>
  std::vector<Point<dim>>
  line_points(const Parameters::LineProbe &probe)
  {
    const Point<dim> from = to_point<dim>(probe.from);
    const Point<dim> to   = to_point<dim>(probe.to);
    std::vector<Point<dim>> points;
    for (unsigned i = 0; i < probe.points; ++i)
      points.push_back(from + double(i) / (probe.points - 1) * (to - from));
    return points;
  }


  template <int dim>
  std::vector<double>
  sample_line(const Sensor<dim> &sensor, const Parameters::LineProbe &probe)
  {
    return values_at(sensor,
                     FieldExpression(probe.field, sensor.model()),
                     line_points<dim>(probe));
  }


  template std::vector<double>
  measure(const Sensor<2> &);
  template std::vector<double>
  measure(const Sensor<3> &);
  template std::vector<Point<2>>
  line_points(const Parameters::LineProbe &);
  template std::vector<Point<3>>
  line_points(const Parameters::LineProbe &);
  template std::vector<double>
  sample_line(const Sensor<2> &, const Parameters::LineProbe &);
  template std::vector<double>
  sample_line(const Sensor<3> &, const Parameters::LineProbe &);
} // namespace Oxion
