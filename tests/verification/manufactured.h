#pragma once

#include <deal.II/base/quadrature_lib.h>

#include <cmath>

#include "device.h"

namespace Oxion::Testing
{
  /**
   * An exact solution of the fully coupled equations in a block of two layers,
   * zirconia below porous, either of which has two columns side by side,
   *
   *     porous left   | porous right        ^ z
   *     == electrode left | right ==        |
   *     zirconia left | zirconia right      +--> x or r
   *
   * All conductivities of a right column are those of the left one times
   * `jump`: of heat, of ions, and of gas with its permeability. Every field is
   * a(y,z) + b(y,z) sin(k (x - x_i))/column factor, so that at the interface
   * x_i the fields and all their coupled fluxes are continuous while every
   * slope jumps: there nothing is prescribed, the code must find it. Across
   * the electrodes the fluxes jump, by the electrode's law and the rest that
   * the forcing supplies. On the axis, if there is one, all slopes vanish.
   */
  template <int dim>
  struct Manufactured
  {
    static constexpr double side = millimetre, height = millimetre,
                            depth = millimetre, electrode_height = 0.5 * height;
    static constexpr double jump      = 2.;
    static constexpr double seebeck   = 4e-4; ///< [V/K]
    static constexpr double potential = 0.25; ///< of both electrodes [V]

    struct Wave
    {
      double mean, even, odd, phase;
    };

    template <typename Number>
    struct State
    {
      Number T, phi;
      Laws::SpeciesArray<Number> p;
    };

    Manufactured(const Parameters::Symmetry symmetry, const double wave_number)
      : symmetry(symmetry)
      , interface(0.5 * side)
      , kx(symmetry == Parameters::Symmetry::axisymmetric
             ? dealii::numbers::PI / (2. * interface)
             : wave_number / side)
      , kz(wave_number / height)
    {}

    template <typename Number>
    State<Number>
    exact(const std::array<Number, dim> &X, const unsigned column) const
    {
      using std::cos;
      using std::sin;
      const Number odd    = sin(kx * (X[0] - interface)) / factor(column);
      const auto evaluate = [&](const Wave &wave) {
        Number angle = kz * X[dim - 1] + wave.phase;
        if (dim == 3)
          angle += 0.7 * kz * X[1];
        return wave.mean * (1. + wave.even * cos(angle) +
                            wave.odd * odd * sin(angle + 0.4));
      };
      State<Number> state;
      state.T   = evaluate({1000., 0.05, 0.04, 0.3});
      state.phi = evaluate({0.1, 0.5, 0.4, 1.2});
      for (unsigned i = 0; i < species.size(); ++i)
        state.p[i] = evaluate(pressures[i]);
      return state;
    }

    double
    factor(const unsigned column) const
    {
      return column == 0 ? 1. : jump;
    }
    static unsigned
    column_of(const RegionModel &region)
    {
      return region.material.name.find("right") == std::string::npos ? 0 : 1;
    }
    unsigned
    column_at(const dealii::Point<dim> &point) const
    {
      return point[0] < interface ? 0 : 1;
    }

    /** Value of a field in the layout's order: T, phi, p - p_ref, p_k. */
    double
    value(const dealii::Point<dim> &point, const unsigned field) const
    {
      const auto state = exact(coordinates(point), column_at(point));
      if (field < 2)
        return field == 0 ? state.T : state.phi;
      if (field > 2)
        return state.p[field - 3];
      double total = -reference_pressure;
      for (unsigned i = 0; i < species.size(); ++i)
        total += state.p[i];
      return total;
    }

    /** Strong form: what the sources must be besides the physics' own. */
    void
    volume_source(const Model &model,
                  const unsigned region,
                  const dealii::Point<dim> &point,
                  typename Forcing<dim>::Values &sources) const;

    /** What the face must supply besides what its law does. */
    void
    electrode_supply(const Model &model,
                     const unsigned electrode,
                     const dealii::Point<dim> &point,
                     typename Forcing<dim>::Values &supply) const;

    /** The law's current density of the exact fields [A/m2]. */
    Laws::ElectrodeResponse<double>
    response(const Model &model,
             const unsigned electrode,
             const dealii::Point<dim> &point) const
    {
      const auto state = exact(coordinates(point), electrode);
      return Laws::electrode_response(model.electrodes[electrode].kinetics,
                                      potential - state.phi,
                                      state.T,
                                      state.p,
                                      seebeck);
    }

    /** Integral of it over the electrode [A]. */
    double
    current(const Model &model, const unsigned electrode) const
    {
      const dealii::QGauss<1> rule(24); // far beyond double precision here
      double sum = 0.;
      for (unsigned i = 0; i < rule.size(); ++i)
        for (unsigned j = 0; j < (dim == 3 ? rule.size() : 1); ++j)
        {
          dealii::Point<dim> point;
          point[dim - 1] = electrode_height;
          point[0]       = (electrode + rule.point(i)[0]) * interface;
          double weight  = rule.weight(i) * interface;
          if (dim == 3)
          {
            point[1] = rule.point(j)[0] * depth;
            weight *= rule.weight(j) * depth;
          }
          else
            weight *= symmetry == Parameters::Symmetry::planar
                        ? depth
                        : 2. * dealii::numbers::PI * point[0];
          sum += weight * response(model, electrode, point).current_density;
        }
      return sum;
    }

    Parameters::Parameters
    parameters(const unsigned cells, const unsigned degree) const;

    static std::array<double, dim>
    coordinates(const dealii::Point<dim> &point)
    {
      std::array<double, dim> result;
      for (unsigned d = 0; d < dim; ++d)
        result[d] = point[d];
      return result;
    }

    Parameters::Symmetry symmetry;
    double interface, kx, kz;
    double reference_pressure = 101325.;
    // The carrier is the last species: unknown c > 0 is species c - 1.
    std::vector<std::string> species{"O2", "H2O", "H2", "CO2", "CO", "N2"};
    static constexpr std::array<Wave, 6> pressures{{{2e4, 0.25, 0.2, 0.},
                                                    {1e4, 0.2, -0.3, 0.5},
                                                    {6e3, -0.3, 0.2, 1.},
                                                    {9e3, 0.2, 0.2, 1.5},
                                                    {7e3, 0.3, -0.2, 2.},
                                                    {5e4, 0.1, 0.1, 2.5}}};
  };


  template <int dim>
  Parameters::Parameters
  Manufactured<dim>::parameters(const unsigned cells,
                                const unsigned degree) const
  {
    using namespace Parameters;
    Parameters::Parameters result;
    auto &geometry    = result.geometry;
    geometry.symmetry = symmetry;
    geometry.x        = {{0., side}};
    geometry.y        = {{0., depth}};
    geometry.layers   = {
        {"zirconia", electrode_height, "zirconia left", 0.},
        {"porous", height - electrode_height, "porous left", 0.}};
    for (const std::string layer : {"zirconia", "porous"})
    {
      Insert insert;
      insert.name = insert.material = layer + " right";
      insert.layers                 = {layer};
      insert.x                      = {{interface, side}};
      geometry.inserts.push_back(insert);
    }
    geometry.surfaces = {between("left", "zirconia", "porous"),
                         between("right", "zirconia right", "porous right")};
    geometry.grid     = even_grid(side, cells, degree);

    // Sizes that make all couplings count: without Joule heat, the electrodes'
    // heat or Seebeck's term the orders are lost on the meshes used here.
    for (unsigned column = 0; column < 2; ++column)
    {
      const double m      = factor(column);
      const std::string s = column == 0 ? " left" : " right";
      Material solid      = Testing::zirconia("zirconia" + s, m * 1.6e6, 0.79);
      solid.seebeck       = seebeck;
      solid.thermal_conductivity = {{500., m * 0.10}, {1500., m * 0.15}};
      Material pores             = Testing::porous("porous" + s, m * 0.4, 1e-6);
      pores.thermal_conductivity = {{500., m * 0.05}, {1500., m * 0.08}};
      result.materials.push_back(solid);
      result.materials.push_back(pores);

      Electrode electrode;
      electrode.name = electrode.terminal = column == 0 ? "left" : "right";
      electrode.surface                   = electrode.name;
      electrode.lead_resistance           = 2. + column;
      electrode.exchange_current          = 3000. * (1. + column);
      for (const auto &name : species)
        electrode.exchange_velocity[name] = 0.5;
      result.electrodes.push_back(electrode);
    }
    result.terminals              = {terminal("left", Drive::voltage),
                                     terminal("right", Drive::current)};
    result.gas.species            = species;
    result.gas.reference_pressure = reference_pressure;
    result.heat.solve             = true;
    result.solver.current_scale   = 1e-2;
    result.solver.power_scale     = 1e-2;
    return result;
  }
} // namespace Oxion::Testing

#include "manufactured_forcing.h"
