// Verifies storage: heat and gas, coupled, in a porous block that follow a
// given function of place and time, with second order in both.

#include <oxion/laws/interpolation.h>

#include <deal.II/fe/fe_values.h>

#include <cmath>
#include <gtest/gtest.h>
#include <iostream>

#include "device.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;
using Parameters::Symmetry;

namespace
{
  constexpr int dim            = 2;
  constexpr double side        = millimetre;
  constexpr double horizon     = 0.02; ///< [s], twice the time of gas diffusion
  constexpr unsigned n_species = 3, n_fields = 1 + n_species;

  Parameters::Parameters
  porous_block(const unsigned cells)
  {
    Parameters::Parameters p;
    p.geometry.symmetry = Symmetry::planar;
    p.geometry.x = p.geometry.y         = {{0., side}};
    p.geometry.layers                   = {{"block", side, "porous", 0.}};
    p.geometry.grid                     = even_grid(side, cells, 1);
    p.materials                         = {porous("porous", 0.2, 1e-6)};
    p.materials[0].porosity             = 0.4;
    p.materials[0].density              = 3000.;
    p.materials[0].heat_capacity        = 700.;
    p.materials[0].thermal_conductivity = {{300., 3.}, {1300., 2.}};
    p.gas.species                       = {"O2", "H2O", "N2"};
    p.heat.solve                        = true;
    p.heat.temperature                  = 1000.;
    return p;
  }

  /** Temperature, then the partial pressures of all species. */
  template <typename Number>
  std::array<Number, n_fields>
  exact(const std::array<Number, dim + 1> &X)
  {
    using std::cos;
    using std::sin;
    const double k     = 2. / side;
    const Number phase = 3. * X[dim] / horizon;
    return {{1000. * (1. + 0.05 * cos(k * X[0] - phase) * sin(k * X[1] + 0.4)),
             2e4 * (1. + 0.3 * sin(k * X[0] + phase) * cos(k * X[1])),
             1e4 * (1. + 0.4 * cos(k * X[0]) * sin(k * X[1] - 2. * phase)),
             7e4 * (1. + 0.1 * sin(k * X[0] - k * X[1] + phase))}};
  }

  /** Of the fields T, p, p_O2, p_H2O at a point and a time. */
  double
  value(const Point<dim> &point, const double t, const unsigned field, double p)
  {
    const auto u = exact<double>({{point[0], point[1], t}});
    return field == 1 ? u[1] + u[2] + u[3] - p : u[field == 0 ? 0 : field - 1];
  }

  /** Storage and divergence of the fluxes, from the laws alone. */
  void
  source(const Model &model,
         const Point<dim> &point,
         const double t,
         Forcing<dim>::Values &sources)
  {
    using Inner = Dual<dim + 1>;
    using Outer = Dual<dim + 1, Inner>;
    std::array<Outer, dim + 1> X;
    for (unsigned d = 0; d <= dim; ++d)
      X[d] = Outer::variable(Inner::variable(d < dim ? point[d] : t, d), d);
    const auto u         = exact(X);
    const auto &region   = model.regions[0];
    const auto &material = region.material;

    const Inner T = u[0].value;
    const Inner k = Laws::interpolate(material.thermal_conductivity, T);
    sources[0] = material.density * material.heat_capacity * T.derivative[dim];
    for (unsigned d = 0; d < dim; ++d)
      sources[0] -= (k * u[0].derivative[d]).derivative[d];

    Laws::SpeciesArray<Inner> p;
    for (unsigned i = 0; i < n_species; ++i)
      p[i] = u[1 + i].value;
    const auto M = Laws::mobility(model.mixture, region.medium, p, T);
    for (unsigned i = 0; i < n_species; ++i)
    {
      const Inner stored = material.porosity * p[i] / (Laws::gas_constant * T);
      double s           = stored.derivative[dim];
      for (unsigned d = 0; d < dim; ++d)
      {
        Inner flux(0.);
        for (unsigned j = 0; j < n_species; ++j)
          flux -= M[i][j] * u[1 + j].derivative[d];
        s += flux.derivative[d];
      }
      sources[1] += s;
      if (i + 1 < n_species)
        sources[2 + i] = s;
    }
  }

  /** Relative errors of all fields in L2 at the end. */
  std::vector<double>
  errors(const unsigned n)
  {
    const auto parameters = porous_block(n);
    const Device<dim> draft(parameters);
    const double p_ref = draft.model.resting_pressure;
    double t           = 0.;
    Forcing<dim> forcing;
    forcing.boundary = [&](const Point<dim> &point, const unsigned field) {
      return value(point, t, field, p_ref);
    };
    forcing.volume = [&](const Point<dim> &point, unsigned, auto &values) {
      source(draft.model, point, t, values);
    };
    Device<dim> device(parameters, forcing);
    const auto &layout = device.layout;
    const auto set     = [&](const double time) {
      t = time;
      device.fill([&](const Point<dim> &point, const unsigned field) {
        return value(point, t, field, p_ref);
      });
    };

    // d C/dt = (3 C - 4 C_1 + C_2)/(2 dt), from two exact states.
    const double dt = horizon / n;
    auto C_1        = layout.make_vector();
    auto C_2        = C_1;
    auto history    = C_1;
    set(-dt);
    device.assembler.storage(device.x, C_2);
    set(0.);
    device.assembler.storage(device.x, C_1);
    Newton<dim> newton(device.assembler, parameters.solver);
    for (unsigned step = 1; step <= n; ++step)
    {
      t       = step * dt;
      history = C_1;
      history *= -2. / dt;
      history.add(0.5 / dt, C_2);
      newton.set_time_derivative({1.5 / dt, &history});
      device.assembler.set_prescribed(device.x);
      const auto result = newton.solve(device.x);
      EXPECT_TRUE(result.converged) << result.failure;
      C_2 = C_1;
      device.assembler.storage(device.x, C_1);
    }

    std::vector<double> error(n_fields, 0.), size(n_fields, 0.);
    dealii::FEValues<dim> shape(layout.mapping(),
                                layout.fe(),
                                dealii::QGauss<dim>(3),
                                dealii::update_values |
                                  dealii::update_JxW_values |
                                  dealii::update_quadrature_points);
    CellDofs dofs;
    for (const auto &cell : device.mesh.triangulation().active_cell_iterators())
    {
      layout.cell_dofs(cell, dofs);
      shape.reinit(cell);
      for (const auto group : {temperature, gas})
        for (unsigned c = 0; c < layout.n_components(group); ++c)
          for (const unsigned q : shape.quadrature_point_indices())
          {
            const unsigned f = layout.field_index(group, c);
            double u         = 0.;
            for (unsigned a = 0; a < dofs.n_nodes; ++a)
              u += shape.shape_value(a, q) * layout.fields()[f].scale *
                   device.x(dofs.ids[dofs.first[group] +
                                     a * layout.n_components(group) + c]);
            const double v = value(shape.quadrature_point(q), t, f, p_ref);
            error[f] += shape.JxW(q) * (u - v) * (u - v);
            size[f] += shape.JxW(q) * v * v;
          }
    }
    for (unsigned f = 0; f < n_fields; ++f)
      error[f] = std::sqrt(error[f] / size[f]);
    return error;
  }
} // namespace

TEST(Transient, HeatAndGasOfSecondOrder)
{
  const auto coarse = errors(16), fine = errors(32);
  for (unsigned f = 0; f < n_fields; ++f)
  {
    const double order = std::log2(coarse[f] / fine[f]);
    std::cout << "  field " << f << "  order " << order << "  error " << fine[f]
              << '\n';
    // Two, less 0.1 for the terms of higher order of meshes this coarse.
    EXPECT_GE(order, 1.9) << f;
  }
}
