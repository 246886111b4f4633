// Verifies storage and steps in time: heat and gas, coupled, in a porous block
// that follow a given function of place and time.

#include <oxion/laws/interpolation.h>
#include <oxion/solver/bdf.h>
#include <oxion/solver/time_stepper.h>

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

  /**
   * Temperature, then the partial pressures of all species; k: wave number
   * [1/m], without one they are alike everywhere.
   */
  template <typename Number>
  std::array<Number, n_fields>
  exact(const std::array<Number, dim + 1> &X, const double k)
  {
    using std::cos;
    using std::sin;
    const Number phase = 3. * X[dim] / horizon;
    return {{1000. * (1. + 0.05 * cos(k * X[0] - phase) * sin(k * X[1] + 0.4)),
             2e4 * (1. + 0.3 * sin(k * X[0] + phase) * cos(k * X[1])),
             1e4 * (1. + 0.4 * cos(k * X[0]) * sin(k * X[1] - 2. * phase)),
             7e4 * (1. + 0.1 * sin(k * X[0] - k * X[1] + phase))}};
  }

  /** Of the fields T, p, p_O2, p_H2O at a point and a time. */
  double
  value(const Point<dim> &point,
        const double t,
        const unsigned field,
        const double p,
        const double k)
  {
    const auto u = exact<double>({{point[0], point[1], t}}, k);
    return field == 1 ? u[1] + u[2] + u[3] - p : u[field == 0 ? 0 : field - 1];
  }

  /** Storage and divergence of the fluxes, from the laws alone. */
  void
  source(const Model &model,
         const Point<dim> &point,
         const double t,
         const double wave_number,
         Forcing<dim>::Values &sources)
  {
    using Inner = Dual<dim + 1>;
    using Outer = Dual<dim + 1, Inner>;
    std::array<Outer, dim + 1> X;
    for (unsigned d = 0; d <= dim; ++d)
      X[d] = Outer::variable(Inner::variable(d < dim ? point[d] : t, d), d);
    const auto u         = exact(X, wave_number);
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

  struct Way
  {
    unsigned cells, steps; ///< the number of first steps, if they vary
    double wave_number;
    TimeStepping stepping;
  };

  /** Relative errors of all fields in L2, the largest in time; and steps. */
  std::pair<std::vector<double>, unsigned>
  errors(const Way &way)
  {
    const auto parameters = porous_block(way.cells);
    const double k        = way.wave_number;
    const Device<dim> draft(parameters);
    const double p_ref = draft.model.resting_pressure;
    double t           = 0.;
    Forcing<dim> forcing;
    forcing.boundary = [&](const Point<dim> &point, const unsigned field) {
      return value(point, t, field, p_ref, k);
    };
    forcing.volume = [&](const Point<dim> &point, unsigned, auto &values) {
      source(draft.model, point, t, k, values);
    };
    Device<dim> device(parameters, forcing);
    const auto &layout = device.layout;
    const auto set     = [&](const double time) {
      t = time;
      device.fill([&](const Point<dim> &point, const unsigned field) {
        return value(point, t, field, p_ref, k);
      });
    };

    // As many exact states as the formula takes.
    double dt = horizon / way.steps;
    Newton<dim> newton(device.assembler, parameters.solver);
    TimeStepper<dim> stepper(device.assembler, newton, way.stepping);
    for (unsigned before = way.stepping.most_order; before-- > 0;)
    {
      set(-(before * dt));
      stepper.add_state(t, device.x);
    }
    std::vector<double> worst(n_fields, 0.);
    const auto compare = [&] {
      std::vector<double> error(n_fields, 0.), size(n_fields, 0.);
      dealii::FEValues<dim> shape(layout.mapping(),
                                  layout.fe(),
                                  dealii::QGauss<dim>(3),
                                  dealii::update_values |
                                    dealii::update_JxW_values |
                                    dealii::update_quadrature_points);
      CellDofs dofs;
      for (const auto &cell :
           device.mesh.triangulation().active_cell_iterators())
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
              const double v = value(shape.quadrature_point(q), t, f, p_ref, k);
              error[f] += shape.JxW(q) * (u - v) * (u - v);
              // The pressure is counted from a reference, its error is not.
              const double whole = f == 1 ? v + p_ref : v;
              size[f] += shape.JxW(q) * whole * whole;
            }
      }
      for (unsigned f = 0; f < n_fields; ++f)
        worst[f] = std::max(worst[f], std::sqrt(error[f] / size[f]));
    };
    unsigned n_steps = 0;
    const bool fixed = way.stepping.tolerance == Parameters::unlimited;
    while (stepper.time() < horizon * (1. - 1e-9))
    {
      dt              = std::min(dt, horizon - stepper.time());
      t               = stepper.time() + dt;
      const auto step = stepper.attempt(dt, device.x);
      EXPECT_TRUE(step.solve.converged) << step.solve.failure;
      if (!step.solve.converged)
        break;
      n_steps += step.accepted;
      if (step.accepted)
        compare();
      if (!fixed)
        dt = step.next_length;
    }
    return {worst, n_steps};
  }

  /** Of all fields, from two runs whose steps differ by a factor of two. */
  void
  expect_order(const Way &coarse, const double expected, const double within)
  {
    Way fine = coarse;
    fine.steps *= 2;
    if (fine.wave_number > 0.)
      fine.cells *= 2;
    const auto first = errors(coarse).first, second = errors(fine).first;
    for (unsigned f = 0; f < n_fields; ++f)
    {
      const double order = std::log2(first[f] / second[f]);
      std::cout << "  field " << f << "  order " << order << "  error "
                << second[f] << '\n';
      EXPECT_NEAR(order, expected, within) << f;
    }
  }
} // namespace


// The terms of higher order of meshes this coarse: 0.1.
TEST(Transient, HeatAndGasOfSecondOrder)
{
  expect_order({16, 16, 2. / side, {2, Parameters::unlimited}}, 2., 0.1);
}


// Alike everywhere, so that only the steps in time err.
TEST(Transient, OrderOfTheSteps)
{
  for (unsigned order = 1; order <= 4; ++order)
  {
    SCOPED_TRACE(order);
    expect_order({2, 128, 0., {order, Parameters::unlimited}},
                 order,
                 order < 3 ? 0.1 : 0.15);
  }
}


// The error follows the tolerance that is set for a step's share of it.
TEST(Transient, ErrorsFollowTheTolerance)
{
  for (const unsigned order : {2u, 4u})
    for (const double tolerance : {1e-4, 1e-6})
    {
      SCOPED_TRACE(tolerance);
      const auto [error, steps] = errors({2, 1000, 0., {order, tolerance}});
      for (unsigned f = 0; f < n_fields; ++f)
      {
        std::cout << "  order up to " << order << ", tolerance " << tolerance
                  << ", field " << f << ": " << error[f] << " in " << steps
                  << " steps\n";
        EXPECT_LT(error[f], 5. * tolerance) << f; // up to 3.6 seen
      }
    }
}


// Formulas of equal steps, as in the tables; and polynomials that they must
// reproduce whatever the steps.
TEST(Bdf, WeightsAreThoseOfThePolynomial)
{
  using namespace Bdf;
  const auto second = derivative({2., 1., 0.});
  EXPECT_NEAR(second[0], 1.5, 1e-15);
  EXPECT_NEAR(second[1], -2., 1e-15);
  EXPECT_NEAR(second[2], 0.5, 1e-15);
  EXPECT_NEAR(error_share({2., 1., 0.}), 1. / 3., 1e-15); // backward Euler

  const std::vector<double> times{3.1, 2.9, 1.7, 1.1};
  const auto cubic = [](const double t) {
    return 1. + t * (2. + t * (-3. + t * 0.5));
  };
  double slope = 0., next = 0.;
  for (unsigned i = 0; i < times.size(); ++i)
  {
    slope += derivative(times)[i] * cubic(times[i]);
    next += extrapolation(3.7, times)[i] * cubic(times[i]);
  }
  EXPECT_NEAR(slope, 2. + times[0] * (-6. + times[0] * 1.5), 1e-12);
  EXPECT_NEAR(next, cubic(3.7), 1e-12);
}
