#pragma once

#include "columns.h"
#include "device.h"

namespace Oxion::Testing
{
  /**
   * A pump cell: zirconia with an electrode `inner` on its border with a
   * diffusion layer and an electrode `outer` in an atmosphere of its own; the
   * layer's far end is open to the atmosphere `gas`.
   *
   * Planar and spatial: layers above each other (up is z), 1 mm wide. As a
   * ring: zirconia up to 1 mm, the layer up to 2 mm, 0.5 mm high.
   */
  struct PumpCell
  {
    static constexpr double length = millimetre; ///< of the layer
    static constexpr double width = millimetre, ring_height = 0.5 * millimetre;

    Parameters::Symmetry symmetry;
    Parameters::Parameters parameters;

    PumpCell(const Parameters::Symmetry symmetry, const unsigned cells)
      : symmetry(symmetry)
    {
      using namespace Parameters;
      auto &p             = parameters;
      p.geometry.symmetry = symmetry;
      p.geometry.y        = {{0., width}};
      if (symmetry == Symmetry::axisymmetric)
      {
        p.geometry.x      = {{0., 2. * length}};
        p.geometry.layers = {{"layer", ring_height, "pores", 0.}};
        Parameters::Insert core;
        core.name = core.material = "zirconia";
        core.layers               = {"layer"};
        core.x                    = {{0., length}};
        p.geometry.inserts        = {core};
      }
      else
      {
        p.geometry.x      = {{0., width}};
        p.geometry.layers = {{"zirconia", length, "zirconia", 0.},
                             {"layer", length, "pores", 0.}};
      }
      p.geometry.surfaces = {between("inner", "zirconia", "layer"),
                             outside("outer", "zirconia", Facing::bottom),
                             outside("open",
                                     "layer",
                                     symmetry == Symmetry::axisymmetric
                                       ? Facing::right
                                       : Facing::top)};
      p.geometry.grid     = even_grid(length, cells, 2);
      // Along the layer only: nothing depends on the other coordinates.
      if (symmetry != Symmetry::axisymmetric)
      {
        p.geometry.grid.largest_cell = width;
        for (auto &layer : p.geometry.layers)
          layer.cell_size = length / cells;
      }

      p.materials = {zirconia("zirconia", 1e8), porous("pores", 0.1, 1e-6)};
      p.materials[1].permeability = 1e-9;
      p.gas.species               = {"O2", "N2"};
      p.gas.model                 = TransportModel::stefan_maxwell;
      p.gas.viscosity             = 4.4e-5;
      p.gas.atmospheres           = {
                  atmosphere("air", 101325., {{"O2", 0.2095}, {"N2", 0.7905}}),
                  atmosphere("gas", 101325., {{"O2", 0.2095}, {"N2", 0.7905}})};
      p.gas.openings = {{"open", "gas"}};
      for (const std::string name : {"inner", "outer"})
      {
        Electrode electrode;
        electrode.name = electrode.surface = electrode.terminal = name;
        // As good as an equilibrium electrode.
        electrode.exchange_current        = 1e7;
        electrode.exchange_velocity["O2"] = 1e6;
        p.electrodes.push_back(electrode);
      }
      p.electrodes[1].atmosphere = "air";
      p.terminals                = {terminal("inner", Drive::voltage, -0.45),
                                    terminal("outer", Drive::voltage, 0.)};
      p.solver.current_scale     = 1e-2;
    }

    void
    set_oxygen(const double fraction)
    {
      parameters.gas.atmospheres[1].mole_fractions = {{"O2", fraction},
                                                      {"N2", 1. - fraction}};
    }

    /** The gas of a row of a table, of the six species of exhaust gas. */
    void
    set_gas(const Columns &table, const unsigned row)
    {
      parameters.gas.species.clear();
      auto &fractions = parameters.gas.atmospheres[1].mole_fractions;
      fractions.clear();
      for (const std::string species : {"O2", "N2", "H2O", "H2", "CO2", "CO"})
      {
        parameters.gas.species.push_back(species);
        fractions[species] = table[species][row];
        for (auto &electrode : parameters.electrodes)
          electrode.exchange_velocity[species] = 1e6;
      }
    }

    /** Area over length of the layer, harmonic where it varies [m]. */
    double
    shape_factor() const
    {
      using Parameters::Symmetry;
      return symmetry == Symmetry::axisymmetric
               ? 2. * dealii::numbers::PI * ring_height / std::log(2.)
               : width * width / length;
    }

    /** c D of oxygen in nitrogen in the layer [mol/m/s]. */
    double
    diffusion() const
    {
      const Laws::GasMixture mixture(parameters.gas);
      const double T = parameters.heat.temperature;
      return parameters.materials[1].structure * std::pow(T, 1.75) /
             mixture.fuller_inverse[0][1] / (Laws::gas_constant * T);
    }
  };

  /** A slab, as deep as wide, each face an electrode in a gas of its own. */
  inline Parameters::Parameters
  slab_cell(const Parameters::Symmetry symmetry,
            const Parameters::Material &material,
            const double thickness,
            const double side)
  {
    using namespace Parameters;
    Parameters::Parameters p;
    p.geometry.symmetry = symmetry;
    p.geometry.x = p.geometry.y = {{0., side}};
    p.geometry.layers           = {{"slab", thickness, material.name, 0.}};
    p.geometry.surfaces         = {outside("bottom", "slab", Facing::bottom),
                                   outside("top", "slab", Facing::top)};
    p.materials                 = {material};
    p.gas.species               = {"O2", "N2", "H2O", "H2"};
    for (const std::string name : {"bottom", "top"})
    {
      p.gas.atmospheres.push_back(
        atmosphere(name, 1e5, {{"O2", 0.2}, {"N2", 0.8}}));
      p.terminals.push_back(terminal(name, Drive::voltage, 0.));
      Electrode electrode;
      electrode.name = electrode.surface = electrode.terminal = name;
      electrode.atmosphere                                    = name;
      // So fast that the gas at the surface is the given one to 1e-9.
      for (const auto &species : p.gas.species)
        electrode.exchange_velocity[species] = 1e9;
      p.electrodes.push_back(electrode);
    }
    return p;
  }


  /** Area of its faces [m2]. */
  inline double
  slab_area(const Parameters::Symmetry symmetry, const double side)
  {
    return (symmetry == Parameters::Symmetry::axisymmetric ? dealii::numbers::PI
                                                           : 1.) *
           side * side;
  }


  /** Air at rest: T, phi, p - p_ref, O2 by the layout's fields. */
  template <int dim>
  void
  set_rest(Device<dim> &device)
  {
    const auto &p      = device.parameters;
    const GasState air = resting_air(p.gas);
    std::vector<double> unknowns(device.model.gas_unknowns.n);
    device.model.gas_unknowns.of_composition(air.mole_fractions,
                                             air.pressure,
                                             air.pressure,
                                             unknowns);
    const double a =
      air.mole_fractions[device.model.mixture.index("O2")] * air.pressure / 1e5;
    const double T = p.heat.temperature;
    device.fill([&](const auto &, const unsigned f) {
      const auto &layout = device.layout;
      if (layout.has(temperature) && f == layout.field_index(temperature, 0))
        return T;
      if (layout.has(ionic) && f == layout.field_index(ionic, 0))
        return -Laws::gas_constant * T / (4. * Laws::faraday) * std::log(a);
      return unknowns[f - layout.field_index(gas, 0)];
    });
  }
} // namespace Oxion::Testing
