#pragma once

#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/interpolation.h>
#include <oxion/laws/zirconia.h>

#include <array>
#include <cmath>

#include "device.h"

namespace Oxion::Testing
{
  /**
   * A porous block that conducts ions and electrons, in which all fields follow
   * a given function of place and time: heat and gas are stored, both
   * potentials are algebraic, follow T and heat it. Sizes are such that all
   * couplings count: storage, conduction and Joule heat of either kind are
   * alike.
   */
  struct ConductingPores
  {
    static constexpr int dim           = 2;
    static constexpr double side       = millimetre;
    static constexpr double horizon    = 0.02; ///< [s], as gas diffusion takes
    static constexpr double seebeck    = 4e-4; ///< [V/K]
    static constexpr unsigned n_fields = 6, n_species = 3;
    static inline const std::vector<std::string> names{"T",
                                                       "phi",
                                                       "p",
                                                       "p_O2",
                                                       "p_H2O",
                                                       "psi"};

    enum class Shape
    {
      planes, ///< elements of degree 2 err by their quadrature only
      waves
    };

    template <typename Number>
    struct State
    {
      Number T, phi, psi;
      std::array<Number, n_species> p;
    };

    /** X: place, then time. */
    template <typename Number>
    State<Number>
    exact(const std::array<Number, dim + 1> &X) const
    {
      using std::cos;
      using std::sin;
      const Number u = (X[0] + X[1]) / side, v = (X[0] - X[1]) / side;
      const auto field =
        [&](const double mean, const double swing, const double offset) {
          const Number phase = 3. / horizon * X[dim] + offset;
          const Number a = shape == Shape::planes ? u : cos(2. * u + offset);
          const Number b = shape == Shape::planes ? v : sin(2. * v + offset);
          return mean * (1. + swing * (cos(phase) * a + sin(phase) * b));
        };
      return {
        field(1000., 0.05, 0.3),
        field(0.1, 0.5, 1.2),
        field(0.12, 0.4, 2.),
        {{field(2e4, 0.3, 0.), field(1e4, 0.3, 0.7), field(7e4, 0.1, 2.)}}};
    }

    /** Value of a field in the layout's order. */
    double
    value(const dealii::Point<dim> &point,
          const double t,
          const unsigned field) const
    {
      const auto u = exact<double>({{point[0], point[1], t}});
      return std::array<double, n_fields>{
        {u.T,
         u.phi,
         u.p[0] + u.p[1] + u.p[2] - reference_pressure,
         u.p[0],
         u.p[1],
         u.psi}}[field];
    }

    /** Storage and divergence of the fluxes, from the laws alone. */
    void
    source(const Model &model,
           const dealii::Point<dim> &point,
           const double t,
           Forcing<dim>::Values &sources) const;

    Parameters::Parameters
    parameters(const unsigned cells, const unsigned degree) const
    {
      Parameters::Parameters p;
      p.geometry.symmetry = Parameters::Symmetry::planar;
      p.geometry.x = p.geometry.y = {{0., side}};
      p.geometry.layers           = {{"block", side, "block", 0.}};
      p.geometry.grid             = even_grid(side, cells, degree);
      auto block                  = porous("block", 0.2, 1e-6);
      block.porosity              = 0.4;
      block.density               = 3000.;
      block.heat_capacity         = 10.;
      block.thermal_conductivity  = {{300., 3.}, {1300., 2.}};
      block.ionic                 = {2e8, 0., 0.79};
      block.seebeck               = seebeck;
      block.electronic            = {0., 0., 0., 1e10, 1.2, 1e6, 0.7};
      p.materials                 = {block};
      p.gas.species               = {"O2", "H2O", "N2"};
      p.gas.reference_pressure    = reference_pressure;
      p.heat.solve                = true;
      p.heat.temperature          = 1000.;
      p.solver.current_scale      = 1e-2;
      return p;
    }

    static constexpr double reference_pressure = 1e5;
    Shape shape;
  };


  inline void
  ConductingPores::source(const Model &model,
                          const dealii::Point<dim> &point,
                          const double t,
                          Forcing<dim>::Values &sources) const
  {
    // Inner duals carry the derivative of whatever is made of the fields and
    // their gradients, which are the outer derivatives.
    using Inner = Dual<dim + 1>;
    using Outer = Dual<dim + 1, Inner>;
    std::array<Outer, dim + 1> X;
    for (unsigned d = 0; d <= dim; ++d)
      X[d] = Outer::variable(Inner::variable(d < dim ? point[d] : t, d), d);
    const auto u         = exact(X);
    const auto &region   = model.regions[0];
    const auto &material = region.material;
    const auto rate = [](const auto &stored) { return stored.derivative[dim]; };
    const Inner &T  = u.T.value;
    const Inner k   = Laws::interpolate(material.thermal_conductivity, T);
    const Inner ions = Laws::ionic_conductivity(material.ionic, T);
    const Inner Pi =
      4. * Laws::faraday / Laws::gas_constant * (u.psi.value - u.phi.value) / T;
    const Inner electrons =
      Laws::minority_conductivity(material.electronic, T, Pi);

    double heat   = material.density * material.heat_capacity * rate(T),
           charge = 0., electronic = 0.;
    for (unsigned d = 0; d < dim; ++d)
    {
      const Inner &slope    = u.T.derivative[d];
      const Inner force     = u.phi.derivative[d] + seebeck * slope;
      const Inner e_force   = u.psi.derivative[d];
      const auto divergence = [&](const Inner &flux) {
        return flux.derivative[d];
      };
      heat -= divergence(k * slope) + (ions * force * force).value +
              (electrons * e_force * e_force).value;
      charge -= divergence(ions * force);
      electronic -= divergence(electrons * e_force);
    }
    sources[0] = heat;
    sources[1] = charge;
    sources[5] = electronic;

    Laws::SpeciesArray<Inner> p;
    for (unsigned i = 0; i < n_species; ++i)
      p[i] = u.p[i].value;
    const auto M = Laws::mobility(model.mixture, region.medium, p, T);
    for (unsigned i = 0; i < n_species; ++i)
    {
      const Inner stored = material.porosity * p[i] / (Laws::gas_constant * T);
      double s           = rate(stored);
      for (unsigned d = 0; d < dim; ++d)
      {
        Inner flux(0.);
        for (unsigned j = 0; j < n_species; ++j)
          flux -= M[i][j] * u.p[j].derivative[d];
        s += flux.derivative[d];
      }
      sources[2] += s; // the first gas row: all species
      if (i + 1 < n_species)
        sources[3 + i] = s;
    }
  }
} // namespace Oxion::Testing
