// Every quantity that can be asked for by name reads the same at a point, on a
// line, as an extreme and in the files for ParaView.

#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/zirconia.h>
#include <oxion/measurements/measure.h>
#include <oxion/output/field_writer.h>
#include <oxion/parameters/measured_quantity.h>
#include <oxion/physics/quantities.h>

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "output_folder.h"
#include "set_field.h"
#include "verification/cells.h"
#include "vtk_files.h"

using namespace Oxion;
using Parameters::MeasurementKind;
using Parameters::Symmetry;

namespace
{
  constexpr double mm         = 1e-3;
  constexpr double volt_per_m = 100., e_volt_per_m = 130., kelvin_per_m = 2e4;

  /** Nodes of the mesh on the border, in zirconia and in the layer. */
  struct Places
  {
    std::array<double, 3> in_zirconia, in_gas;
  };
  Places
  places(const Symmetry symmetry)
  {
    if (symmetry == Symmetry::axisymmetric)
      return {{{0.5 * mm, 0., 0.}}, {{1.5 * mm, 0.5 * mm, 0.}}};
    if (symmetry == Symmetry::planar)
      return {{{0., 0.5 * mm, 0.}}, {{mm, 1.5 * mm, 0.}}};
    return {{{0., 0., 0.5 * mm}}, {{mm, mm, 1.5 * mm}}};
  }


  /** A pump cell of which zirconia conducts electrons, too. */
  Parameters::Parameters
  device(const Symmetry symmetry)
  {
    auto p                    = Testing::PumpCell(symmetry, 4).parameters;
    p.heat.solve              = true;
    p.materials[0].ionic      = {1e6, 0.8};
    p.materials[0].seebeck    = 5e-4;
    p.materials[0].electronic = {0., 0., 0., 1.31e9, 3.88, 2.35e4, 1.67};
    return p;
  }


  /** The k-th measurement of each number: smallest, largest, two points. */
  void
  measure_all(const std::vector<Parameters::Measurable> &numbers,
              const Places &places,
              Parameters::Parameters &p)
  {
    for (const auto &[name, kind] : numbers)
    {
      const auto add = [&, field = name](const MeasurementKind kind,
                                         const std::array<double, 3> &where) {
        Parameters::Measurement m{};
        m.name = m.field = field;
        m.kind           = kind;
        m.place          = "all";
        m.position       = where;
        p.measurements.push_back(m);
      };
      add(MeasurementKind::minimum, {});
      add(MeasurementKind::maximum, {});
      add(MeasurementKind::point, places.in_zirconia);
      add(MeasurementKind::point, places.in_gas);
      p.line_probes.push_back(
        {name, name, name, places.in_zirconia, places.in_gas, 5});
    }
  }


  template <int dim>
  void
  fill(Sensor<dim> &sensor)
  {
    using Point       = dealii::Point<dim>;
    const auto up     = [](const Point &p) { return p[dim - 1]; };
    const auto tilted = [](const Point &p) {
      return p[dim - 1] - 2. * p[0] + (dim == 3 ? 0.5 * p[1] : 0.);
    };
    Testing::set_field<dim>(sensor, temperature, 0, [&](const Point &p) {
      return 1000. + kelvin_per_m * (up(p) + 0.5 * p[0]);
    });
    Testing::set_field<dim>(sensor, ionic, 0, [&](const Point &p) {
      return volt_per_m * tilted(p);
    });
    Testing::set_field<dim>(sensor, electronic, 0, [&](const Point &p) {
      return e_volt_per_m * tilted(p) - 0.3;
    });
    Testing::set_field<dim>(sensor, gas, 0, [&](const Point &p) {
      return 1e4 * up(p); // p - p_ref
    });
    Testing::set_field<dim>(sensor, gas, 1, [&](const Point &p) {
      return 1e-3 + 1e6 * up(p) * p[0];
    });
  }


  /** Column of ParaView's file from which a number is read. */
  class Column
  {
  public:
    Column(const Testing::Grid &grid, const std::string &number, const int dim)
    {
      for (const auto &[title, values] : grid.numbers)
      {
        const std::string name = title.substr(0, title.rfind(" ["));
        if (number == name)
          values_ = values;
        for (std::size_t i = 0; 3 * i < values.size(); ++i)
          if (number == "|" + name + "|")
            values_.push_back(
              std::hypot(values[3 * i], values[3 * i + 1], values[3 * i + 2]));
          else if (name + "_" == number.substr(0, number.size() - 1) &&
                   name[0] == 'J')
            values_.push_back(
              values[3 * i + component(number.back(), unsigned(dim))]);
      }
    }

    const std::vector<double> &
    values() const
    {
      return values_;
    }

    /** Mean of the nodes there in which it lives, NaN if there are none. */
    double
    at(const std::vector<double> &points,
       const std::array<double, 3> &where) const
    {
      double sum = 0., n = 0.;
      for (std::size_t i = 0; i < values_.size(); ++i)
        if (std::hypot(points[3 * i] - where[0],
                       points[3 * i + 1] - where[1],
                       points[3 * i + 2] - where[2]) < 1e-9 * mm &&
            !std::isnan(values_[i]))
        {
          sum += values_[i];
          ++n;
        }
      return sum / n;
    }

  private:
    static unsigned
    component(const char direction, const unsigned dim)
    {
      return direction == 'z' ? dim - 1 : direction == 'y' ? 1 : 0;
    }

    std::vector<double> values_;
  };


  // Round-off of sums over nodes, for a gradient of their differences.
  void
  expect_same(const double a, const double b)
  {
    if (std::isnan(a))
      EXPECT_TRUE(std::isnan(b));
    else
      EXPECT_NEAR(a, b, 5e-13 * std::abs(a));
  }


  /** By hand, at the point in zirconia. */
  template <int dim>
  void
  expect_currents(const Parameters::Material &material,
                  const std::array<double, 3> &point,
                  const std::map<std::string, double> &seen)
  {
    const double z = point[dim - 1], x = point[0];
    const double T = 1000. + kelvin_per_m * (z + 0.5 * x);
    const double J = -Laws::ionic_conductivity(material.ionic, T) *
                     (volt_per_m + material.seebeck * kelvin_per_m);
    EXPECT_NEAR(seen.at("J_z"), J, 1e-12 * std::abs(J));
    const double Pi = 4. * Laws::faraday / (Laws::gas_constant * T) *
                      ((e_volt_per_m - volt_per_m) * (z - 2. * x) - 0.3);
    const double J_e =
      -Laws::minority_conductivity(material.electronic, T, Pi) * e_volt_per_m;
    EXPECT_NEAR(seen.at("J_e_z"), J_e, 1e-12 * std::abs(J_e));
    const double magnitude =
      std::abs(J_e) * std::sqrt(1. + 4. + (dim == 3 ? 0.25 : 0.));
    EXPECT_NEAR(seen.at("|J_e|"), magnitude, 1e-12 * magnitude);
  }


  template <int dim>
  void
  check_agreement(const Symmetry symmetry, const std::string &names)
  {
    SCOPED_TRACE(names);
    auto parameters = device(symmetry);
    const auto numbers =
      Parameters::measurables(parameters.gas, symmetry).at_points;
    std::string found;
    for (const auto &number : numbers)
      found += number.name + " ";
    EXPECT_EQ(found, names);
    const Places where = places(symmetry);
    measure_all(numbers, where, parameters);
    Sensor<dim> sensor(parameters, MPI_COMM_WORLD);
    fill(sensor);

    const SharedFolder folder;
    FieldWriter<dim>(folder.path()).write(sensor, 1, {});
    const auto grid    = Testing::read_grid(folder / "fields/fields_0001.pvtu");
    const auto &points = grid.numbers.at("Points");
    const auto values  = measure(sensor);
    const auto lines   = sample_lines(sensor);
    std::map<std::string, double> in_zirconia;
    for (unsigned i = 0; i < numbers.size(); ++i)
    {
      SCOPED_TRACE(numbers[i].name);
      const double *seen = &values[4 * i];
      const Column column(grid, numbers[i].name, dim);
      ASSERT_EQ(3 * column.values().size(), points.size());
      double smallest = INFINITY, largest = -INFINITY;
      for (const double value : column.values())
      {
        smallest = std::fmin(smallest, value);
        largest  = std::fmax(largest, value);
      }
      expect_same(seen[0], smallest);
      expect_same(seen[1], largest);
      expect_same(seen[2], column.at(points, where.in_zirconia));
      expect_same(seen[3], column.at(points, where.in_gas));
      expect_same(seen[2], lines[i].front());
      expect_same(seen[3], lines[i].back());
      // Each lives on one side at least.
      EXPECT_FALSE(std::isnan(seen[2]) && std::isnan(seen[3]));
      in_zirconia[numbers[i].name] = seen[2];
    }
    expect_currents<dim>(parameters.materials[0],
                         where.in_zirconia,
                         in_zirconia);
  }
} // namespace


TEST(Quantities, ReadTheSameEverywhere)
{
  const std::string gases = "p p_O2 p_N2 x_O2 x_N2 log10(p_O2/Pa) ";
  check_agreement<2>(Symmetry::planar,
                     "T |grad T| phi |J| J_x J_z psi |J_e| J_e_x J_e_z " +
                       gases);
  check_agreement<2>(Symmetry::axisymmetric,
                     "T |grad T| phi |J| J_r J_z psi |J_e| J_e_r J_e_z " +
                       gases);
  check_agreement<3>(
    Symmetry::spatial,
    "T |grad T| phi |J| J_x J_y J_z psi |J_e| J_e_x J_e_y J_e_z " + gases);
}
