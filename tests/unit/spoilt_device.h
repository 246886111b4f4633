#pragma once

#include <oxion/checks/check_device.h>

#include <functional>

#include "sheet_with_ring.h"

/** A device that is right, in parts that make it wrong, and what is told. */
namespace Oxion::Testing
{
  using namespace Parameters;

  using Device = Parameters::Parameters;
  using Spoil  = std::function<void(Device &)>;

  template <int dim = 2>
  Diagnostics
  check(const Device &parameters)
  {
    Diagnostics diagnostics;
    check_device(Mesh<dim>(parameters.geometry, MPI_COMM_WORLD),
                 parameters,
                 diagnostics);
    return diagnostics;
  }

  inline Device
  spoilt(const Spoil &spoil)
  {
    auto parameters = device(sheet_with_ring());
    Material inert;
    inert.name = "inert";
    parameters.materials.push_back(inert);
    parameters.heat.solve = true;
    spoil(parameters);
    return parameters;
  }

  inline bool
  tells(const Diagnostics &diagnostics,
        const bool is_error,
        const std::string &path,
        const std::string &message)
  {
    for (const auto &problem : diagnostics.problems())
      if (problem.is_error == is_error && problem.path == path &&
          problem.message.find(message) != std::string::npos)
        return true;
    return false;
  }

  inline Surface
  outside(const std::string &name,
          const std::string &region,
          const Facing facing)
  {
    Surface surface;
    surface.name   = name;
    surface.first  = {region};
    surface.facing = {facing};
    return surface;
  }

  inline HeatExchange
  exchange(const std::string &surface, const double fixed)
  {
    HeatExchange result;
    result.name = result.surface = surface;
    if (fixed > 0.)
      result.fixed_temperature = fixed;
    return result;
  }

  inline Heater
  heater(const std::string &region, const std::string &held)
  {
    Heater result;
    result.name = result.region = region;
    result.held                 = held;
    return result;
  }

  inline Terminal
  terminal(const std::string &name, const Drive drive)
  {
    Terminal result;
    result.name  = name;
    result.drive = drive;
    return result;
  }

  /** A sheet below, behind an insulator, with two electrodes in air. */
  inline void
  add_second_body(Device &p)
  {
    auto &geometry = p.geometry;
    geometry.layers.insert(geometry.layers.begin(),
                           {{"lower sheet", 1e-3, "zirconia", 0.},
                            {"insulator", 0.1e-3, "inert", 0.}});
    for (const auto &[name, facing] :
         {std::pair{"lower", Facing::bottom}, std::pair{"rim", Facing::right}})
    {
      geometry.surfaces.push_back(outside(name, "lower sheet", facing));
      Electrode electrode;
      electrode.name = electrode.surface = electrode.terminal = name;
      electrode.atmosphere                                    = "air";
      p.electrodes.push_back(electrode);
    }
    p.terminals.push_back(terminal("lower", Drive::current));
    p.terminals.push_back(terminal("rim", Drive::current));
  }

  /** A thin layer on the seam of two regions. */
  inline void
  add_film(Device &p, const std::string &first, const std::string &second)
  {
    Surface seam;
    seam.name   = "seam";
    seam.first  = {first};
    seam.second = {second};
    p.geometry.surfaces.push_back(seam);
    ThinLayer film;
    film.name      = "film";
    film.surface   = "seam";
    film.material  = "inert";
    film.thickness = 1e-6;
    p.thin_layers  = {film};
  }

  /** A thin layer inside the ring, to a second ring of that material. */
  inline void
  add_seam(Device &p, const std::string &material)
  {
    auto &inserts = p.geometry.inserts;
    inserts.push_back(inserts[0]);
    inserts[1].name     = "inner ring";
    inserts[1].material = material;
    inserts[1].x        = {{0.5e-3, 1e-3}};
    add_film(p, "ring", "inner ring");
  }

  /** The sheet's rim behind a barrier, with an electrode on a current. */
  inline void
  add_rim(Device &p)
  {
    Parameters::Insert rim = p.geometry.inserts[0];
    rim.name               = "rim";
    rim.layers             = {"sheet"};
    rim.material           = "zirconia";
    rim.x                  = {{2.5e-3, 3e-3}};
    p.geometry.inserts.push_back(rim);
    p.geometry.surfaces.push_back(outside("edge", "rim", Facing::right));
    add_film(p, "sheet", "rim");
    Electrode edge;
    edge.name = edge.surface = "edge";
    edge.terminal            = "rim";
    edge.atmosphere          = "air";
    p.electrodes.push_back(edge);
    p.terminals.push_back(terminal("rim", Drive::current));
  }

  inline void
  add_exhaust(Device &p)
  {
    Atmosphere exhaust = p.gas.atmospheres[0];
    exhaust.name       = "exhaust";
    exhaust.pressure   = 1.1e5;
    p.gas.atmospheres.push_back(exhaust);
  }
} // namespace Oxion::Testing
