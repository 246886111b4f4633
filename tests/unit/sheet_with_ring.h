#pragma once

#include <oxion/parameters/parameters.h>

/** A small device whose parts the tests spoil. */
namespace Oxion::Testing
{
  /** A zirconia sheet of 1 mm with a porous ring of 0.2 mm on its middle. */
  inline Parameters::Geometry
  sheet_with_ring()
  {
    using namespace Parameters;
    Geometry geometry;
    geometry.symmetry = Symmetry::axisymmetric;
    geometry.x        = {{0., 3e-3}};
    geometry.layers   = {{"sheet", 1e-3, "zirconia", 0.},
                         {"level", 0.2e-3, "none", 0.}};
    Parameters::Insert ring;
    ring.name        = "ring";
    ring.layers      = {"level"};
    ring.material    = "porous";
    ring.x           = {{1e-3, 2e-3}};
    geometry.inserts = {ring};
    Surface electrode;
    electrode.name   = "electrode";
    electrode.first  = {"ring"};
    electrode.second = {"sheet"};
    Surface outside;
    outside.name                 = "outside";
    outside.first                = {"ring"};
    Surface top                  = outside;
    top.name                     = "top";
    top.first                    = {"all"};
    top.facing                   = {Facing::top};
    geometry.surfaces            = {electrode, outside, top};
    geometry.grid.edge_cell_size = 50e-6;
    geometry.grid.largest_cell   = 200e-6;
    return geometry;
  }

  /** Electrode on the ring in solved gas, grounded. */
  inline Parameters::Parameters
  device(const Parameters::Geometry &geometry)
  {
    using namespace Parameters;
    Parameters::Parameters parameters;
    parameters.geometry = geometry;
    Material zirconia, porous;
    zirconia.name            = "zirconia";
    zirconia.ionic.prefactor = 1.;
    porous.name              = "porous";
    porous.gas_path          = GasPath::porous;
    parameters.materials     = {zirconia, porous};
    Electrode electrode;
    electrode.name        = "electrode";
    electrode.surface     = "electrode";
    electrode.terminal    = "ground";
    parameters.electrodes = {electrode};
    Terminal ground;
    ground.name          = "ground";
    parameters.terminals = {ground};
    Atmosphere air;
    air.name                   = "air";
    air.mole_fractions         = {{"O2", 0.2}, {"N2", 0.8}};
    parameters.gas.species     = {"O2", "N2"};
    parameters.gas.atmospheres = {air};
    parameters.gas.openings    = {{"outside", "air"}};
    return parameters;
  }
} // namespace Oxion::Testing
