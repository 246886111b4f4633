#pragma once

#include "device.h"

namespace Oxion::Testing
{
  enum class Wiring
  {
    closed_loop, ///< voltage, hold_voltage, hold_current
    open_loop    ///< current, floating, resistor
  };

  /** Hole, slit, barrier, chamber, duct, four electrodes and a heater. */
  inline Parameters::Parameters
  wide_band(const Parameters::Symmetry symmetry, const Wiring wiring)
  {
    using namespace Parameters;
    constexpr double um = 1e-6;

    Parameters::Parameters result;
    auto &geometry    = result.geometry;
    geometry.symmetry = symmetry;
    geometry.x        = {{0., 1400. * um}};
    geometry.y        = {{0., 600. * um}};
    geometry.layers   = {{"heater sheet", 300. * um, "insulator", 0.},
                         {"duct level", 100. * um, "insulator", 0.},
                         {"measuring sheet", 300. * um, "zirconia", 0.},
                         {"chamber level", 60. * um, "insulator", 0.},
                         {"pump sheet", 300. * um, "zirconia", 0.},
                         {"protection", 150. * um, "layer", 0.}};
    const auto insert = [&](const std::string &name,
                            const std::string &layer,
                            const std::string &material,
                            const double from,
                            const double to) {
      Parameters::Insert piece;
      piece.name     = name;
      piece.layers   = {layer};
      piece.material = material;
      piece.x        = {{from * um, to * um}};
      geometry.inserts.push_back(piece);
    };
    insert("meander", "heater sheet", "platinum", 200., 900.);
    insert("duct", "duct level", "gap", 0., 900.);
    insert("slit", "chamber level", "gap", 0., 300.);
    insert("barrier", "chamber level", "fine pores", 300., 500.);
    insert("chamber", "chamber level", "gap", 500., 1100.);
    insert("hole", "pump sheet", "bore", 0., 150.);

    geometry.surfaces = {between("outer", "pump sheet", "protection"),
                         between("inner", "pump sheet", "chamber"),
                         between("measuring", "measuring sheet", "chamber"),
                         between("reference", "measuring sheet", "duct"),
                         outside("top", "protection", Facing::top),
                         outside("skin", "all", Facing::any),
                         outside("rim", "heater sheet", Facing::right)};
    geometry.grid     = even_grid(1400. * um, 7, 1);

    Material insulator;
    insulator.name                   = "insulator";
    insulator.thermal_conductivity   = {{500., 8.}, {1500., 5.}};
    Material platinum                = insulator;
    platinum.name                    = "platinum";
    Material zirconia                = Testing::zirconia("zirconia", 6e7, 0.95);
    zirconia.ionic.temperature_power = 1.;
    zirconia.seebeck                 = 4e-4;
    zirconia.thermal_conductivity    = {{500., 2.1}, {1500., 2.5}};
    Material layer                   = porous("layer", 0.2, 2e-6);
    Material fine                    = porous("fine pores", 0.084, 0.7e-6);
    Material gap                     = porous("gap", 1., 30e-6);
    gap.gas_path                     = GasPath::slit;
    gap.permeability                 = 60. * um * 60. * um / 12.;
    Material bore                    = porous("bore", 1., 140e-6);
    bore.gas_path                    = GasPath::tube;
    result.materials = {insulator, platinum, zirconia, layer, fine, gap, bore};

    result.gas.species     = {"O2", "N2", "H2O", "H2", "CO2", "CO"};
    result.gas.atmospheres = {atmosphere("exhaust", 1e5, {{"N2", 1.}})};
    result.gas.openings    = {{"top", "exhaust"}};

    for (const std::string name : {"outer", "inner", "measuring", "reference"})
    {
      Electrode electrode;
      electrode.name = electrode.surface = electrode.terminal = name;
      electrode.lead_resistance         = name == "outer" ? 3. : 0.5;
      electrode.oxygen_order            = name == "inner" ? 0.1 : 0.;
      electrode.alpha_anodic            = name == "outer" ? 1.4 : 1.;
      electrode.alpha_cathodic          = name == "outer" ? 0.6 : 1.;
      electrode.exchange_velocity["H2"] = 40.;
      result.electrodes.push_back(electrode);
    }
    result.electrodes[2].terminal = "inner"; // as in the joined element

    if (wiring == Wiring::closed_loop)
    {
      result.terminals          = {terminal("outer", Drive::hold_current, 2e-5),
                                   terminal("inner", Drive::voltage, 0.1),
                                   terminal("reference", Drive::hold_voltage, 0.45)};
      result.terminals[0].plus  = "reference";
      result.terminals[2].plus  = "reference";
      result.terminals[2].minus = "inner";
    }
    else
    {
      result.terminals               = {terminal("outer", Drive::resistor, 0.3),
                                        terminal("inner", Drive::floating),
                                        terminal("reference", Drive::current, 1e-5)};
      result.terminals[0].plus       = "inner";
      result.terminals[0].resistance = 80.;
      result.terminals[1].resistance = 1e4;
    }

    result.heat.solve = true;
    HeatExchange skin;
    skin.name = skin.surface = "skin";
    skin.coefficient         = 100.;
    skin.emissivity          = 0.8;
    HeatExchange rim;
    rim.name = rim.surface = "rim";
    rim.conductance        = 1e-3;
    Heater heater;
    heater.name = heater.region = "meander";
    heater.held = wiring == Wiring::closed_loop ? "measuring" : "pump sheet";
    heater.set_point      = 1053.15;
    result.heat.exchanges = {skin, rim};
    result.heat.heaters   = {heater};
    return result;
  }
} // namespace Oxion::Testing
