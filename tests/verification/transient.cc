// Verifies storage and steps in time with all fields coupled: temperature, both
// potentials and gas, which follow a given function of place and time.

#include <oxion/solver/time_stepper.h>

#include <deal.II/fe/fe_values.h>

#include <cmath>
#include <gtest/gtest.h>
#include <iostream>

#include "conducting_pores.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::Point;

namespace
{
  constexpr int dim           = ConductingPores::dim;
  constexpr unsigned n_fields = ConductingPores::n_fields;
  using Shape                 = ConductingPores::Shape;

  struct Way
  {
    Shape shape;
    unsigned degree, cells;
    unsigned steps; ///< the number of first steps, if they vary
    TimeStepping stepping;
  };

  /** Relative errors of all fields in L2. */
  std::vector<double>
  errors_at(const Device<dim> &device,
            const ConductingPores &problem,
            const double t)
  {
    const auto &layout = device.layout;
    std::vector<double> error(n_fields, 0.), size(n_fields, 0.);
    dealii::FEValues<dim> shape(layout.mapping(),
                                layout.fe(),
                                dealii::QGauss<dim>(layout.fe().degree + 2),
                                dealii::update_values |
                                  dealii::update_JxW_values |
                                  dealii::update_quadrature_points);
    CellDofs dofs;
    for (const auto &cell : device.mesh.triangulation().active_cell_iterators())
    {
      layout.cell_dofs(cell, dofs);
      shape.reinit(cell);
      for (unsigned g = 0; g < layout.n_groups(); ++g)
        for (unsigned c = 0; c < layout.n_components(g); ++c)
          for (const unsigned q : shape.quadrature_point_indices())
          {
            const unsigned n = layout.n_components(g);
            const unsigned f = layout.field_index(g, c);
            double u         = 0.;
            for (unsigned a = 0; a < dofs.n_nodes; ++a)
              u += shape.shape_value(a, q) * layout.fields()[f].scale *
                   device.x(dofs.ids[dofs.first[g] + a * n + c]);
            const double v = problem.value(shape.quadrature_point(q), t, f);
            error[f] += shape.JxW(q) * (u - v) * (u - v);
            // The pressure is counted from a reference, its error is not.
            const double whole = f == layout.field_index(gas, 0)
                                   ? v + problem.reference_pressure
                                   : v;
            size[f] += shape.JxW(q) * whole * whole;
          }
    }
    for (unsigned f = 0; f < n_fields; ++f)
      error[f] = std::sqrt(error[f] / size[f]);
    return error;
  }

  /** The largest of them in time; and the number of steps. */
  std::pair<std::vector<double>, unsigned>
  errors(const Way &way)
  {
    const ConductingPores problem{way.shape};
    const auto parameters = problem.parameters(way.cells, way.degree);
    const Device<dim> draft(parameters);
    double t = 0.;
    Forcing<dim> forcing;
    forcing.boundary = [&](const Point<dim> &point, const unsigned field) {
      return problem.value(point, t, field);
    };
    forcing.volume = [&](const Point<dim> &point, unsigned, auto &values) {
      problem.source(draft.model, point, t, values);
    };
    Device<dim> device(parameters, forcing);

    // As many exact states as the formula takes.
    const double horizon = problem.horizon;
    double dt            = horizon / way.steps;
    Newton<dim> newton(device.assembler, parameters.solver);
    TimeStepper<dim> stepper(device.assembler, newton, way.stepping);
    for (unsigned before = way.stepping.most_order; before-- > 0;)
    {
      t = -(before * dt);
      device.fill([&](const Point<dim> &point, const unsigned field) {
        return problem.value(point, t, field);
      });
      stepper.add_state(t, device.x);
    }
    std::vector<double> worst(n_fields, 0.);
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
      {
        const auto error = errors_at(device, problem, t);
        for (unsigned f = 0; f < n_fields; ++f)
          worst[f] = std::max(worst[f], error[f]);
      }
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
    if (fine.shape == Shape::waves)
      fine.cells *= 2;
    const auto first = errors(coarse).first, second = errors(fine).first;
    for (unsigned f = 0; f < n_fields; ++f)
    {
      const double order = std::log2(first[f] / second[f]);
      std::cout << "  " << ConductingPores::names[f] << "  order " << order
                << "  error " << second[f] << '\n';
      EXPECT_NEAR(order, expected, within) << ConductingPores::names[f];
    }
  }
} // namespace


// Mesh and steps bisected together.
TEST(Transient, OfSecondOrderInSpaceAndTime)
{
  expect_order({Shape::waves, 1, 16, 16, {2, Parameters::unlimited}}, 2., 0.1);
}

TEST(Transient, OfThirdOrderInSpaceAndTime)
{
  expect_order({Shape::waves, 2, 4, 32, {3, Parameters::unlimited}}, 3., 0.15);
}


// Elements that hold the exact fields, so that only the steps in time err.
TEST(Transient, OrderOfTheSteps)
{
  for (unsigned order = 1; order <= 4; ++order)
  {
    SCOPED_TRACE(order);
    expect_order({Shape::planes, 2, 6, 24, {order, Parameters::unlimited}},
                 order,
                 order < 3 ? 0.1 : 0.15);
  }
}


// The error follows the tolerance, which is that of each step: as the errors
// add up, 1.6 and 5.1 tolerances are seen with order 2, less with order 4.
TEST(Transient, ErrorsFollowTheTolerance)
{
  for (const unsigned order : {2u, 4u})
    for (const double tolerance : {1e-4, 1e-6})
    {
      SCOPED_TRACE(tolerance);
      const auto [error, steps] =
        errors({Shape::planes, 2, 2, 1000, {order, tolerance}});
      std::cout << "  order up to " << order << ", tolerance " << tolerance
                << ", " << steps << " steps:";
      for (unsigned f = 0; f < n_fields; ++f)
      {
        std::cout << "  " << ConductingPores::names[f] << ' ' << error[f];
        EXPECT_LT(error[f], 6. * tolerance) << ConductingPores::names[f];
      }
      std::cout << '\n';
    }
}
