// What only the mesh can tell of a device, each problem with the parameter it
// belongs to; and the devices that look like it and are right.

#include <gtest/gtest.h>

#include "spoilt_device.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  struct Case
  {
    bool is_error;
    std::string path, message;
    Spoil spoil;
  };
} // namespace


TEST(DeviceCheck, TellsWhatMakesNoSense)
{
  const bool error = true, warning = false;
  const std::vector<Case> cases{
    {error,
     "Geometry/Surface electrode",
     "no face",
     [](auto &p) { p.geometry.surfaces[0].box.lower[0] = 2.5e-3; }},
    {error,
     "Geometry/Layers",
     "falls apart",
     [](auto &p) {
       p.geometry.layers.insert(p.geometry.layers.begin() + 1,
                                {"gap", 1e-4, "none", 0.});
       p.geometry.surfaces[0].first  = {"sheet"};
       p.geometry.surfaces[0].second = {};
     }},
    {error,
     "Geometry/Layer level",
     "has no cells",
     [](auto &p) {
       p.geometry.inserts[0].x       = {{0., 3e-3}};
       p.geometry.layers[1].material = "porous";
     }},
    // electrodes
    {error,
     "Electrodes/Electrode electrode/Surface",
     "touches no gas",
     [](auto &p) { p.geometry.inserts[0].material = "inert"; }},
    {error,
     "Electrodes/Electrode electrode/Surface",
     "touches neither zirconia nor metal",
     [](auto &p) { p.geometry.layers[0].material = "inert"; }},
    {error,
     "Electrodes/Electrode electrode/Surface",
     "inside zirconia",
     [](auto &p) { p.geometry.inserts[0].material = "zirconia"; }},
    {error,
     "Electrodes/Electrode electrode/Atmosphere",
     "lies inside the body",
     [](auto &p) { p.electrodes[0].atmosphere = "air"; }},
    {error,
     "Electrodes/Electrode half/Surface",
     "'half' and 'electrode' have faces in common: the electrode "
     "\"electrode\"",
     [](auto &p) {
       Surface half      = p.geometry.surfaces[0];
       half.name         = "half";
       half.box.lower[0] = 1.5e-3;
       p.geometry.surfaces.push_back(half);
       p.electrodes.push_back(p.electrodes[0]);
       p.electrodes[1].name = p.electrodes[1].surface = "half";
     }},
    {error, // the level beside the ring, inside and outside of it
     "Geometry/Layer level",
     "'level' falls into separate bodies of metal",
     [](auto &p) {
       Material metal;
       metal.name                   = "metal";
       metal.electronic.resistivity = 1e-7;
       p.materials.push_back(metal);
       p.geometry.layers[1].material = "metal";
       p.geometry.surfaces.push_back(outside("rim", "level", Facing::right));
       p.electrodes.push_back(p.electrodes[0]);
       p.electrodes[1].name = p.electrodes[1].surface = "rim";
     }},
    {error,
     "Electrodes/Electrode electrode/Contact",
     "lies no porous metal",
     [](auto &p) { p.electrodes[0].contact = "outside"; }},
    {error,
     "Electrodes/Electrode electrode/Contact",
     "metal does not reach to the surface 'foot'",
     [](auto &p) {
       p.materials[1].electronic.resistivity = 1e-6;
       p.geometry.surfaces.push_back(outside("foot", "sheet", Facing::bottom));
       p.electrodes[0].contact = "foot";
     }},
    {error,
     "Electrodes/Electrode electrode/Region",
     "is no cermet, it lacks \"Ionic prefactor [S K^n/m]\", \"Resistivity",
     [](auto &p) {
       p.electrodes[0].surface = "";
       p.electrodes[0].region  = "ring";
       p.electrodes[0].contact = "outside";
     }},
    // thin layers
    {error,
     "Thin layers/Thin layer film/Surface",
     "nothing crosses the surface 'seam'",
     [](auto &p) {
       add_seam(p, "inert");
       p.heat.solve = false;
     }},
    {error,
     "Thin layers/Thin layer film/Surface",
     "gas on both sides of 'seam'",
     [](auto &p) { add_seam(p, "porous"); }},
    {error,
     "Thin layers/Thin layer film/Surface",
     "the surface 'electrode' of the electrode \"electrode\" has faces in "
     "common with 'seam'",
     [](auto &p) {
       add_seam(p, "inert");
       p.geometry.surfaces.back().second = {"sheet"};
     }},
    {error,
     "Thin layers/Thin layer film/Surface",
     "the surface 'half' of the thin layer \"half\" has faces in common",
     [](auto &p) {
       add_seam(p, "inert");
       Surface half      = p.geometry.surfaces.back();
       half.name         = "half";
       half.box.lower[1] = 1.1e-3;
       p.geometry.surfaces.push_back(half);
       p.thin_layers.push_back(p.thin_layers[0]);
       p.thin_layers[1].name = p.thin_layers[1].surface = "half";
     }},
    {error, // the other side of it belongs to another body
     "Circuit/Terminal rim/Drive",
     "potential of the zirconia body of region rim",
     add_rim},
    // openings
    {error,
     "Gas/Atmosphere air/Surfaces",
     "outside of gas-carrying",
     [](auto &p) {
       p.gas.openings = {{"top", "air"}};
     }},
    {error,
     "Geometry/Insert ring",
     "without an opening",
     [](auto &p) { p.gas.openings.clear(); }},
    {error,
     "Gas/Atmosphere exhaust/Surfaces",
     "'lid' and 'outside' have faces in common",
     [](auto &p) {
       add_exhaust(p);
       p.geometry.surfaces.push_back(outside("lid", "ring", Facing::top));
       p.gas.openings.emplace_back("lid", "exhaust");
     }},
    {error,
     "Gas/Atmosphere air/Surfaces",
     "'lid' and 'outside' have faces in common",
     [](auto &p) {
       p.geometry.surfaces.push_back(outside("lid", "ring", Facing::top));
       p.gas.openings.emplace_back("lid", "air");
     }},
    {warning,
     "Gas/Atmosphere exhaust/Surfaces",
     "'lid' and 'shell' meet: on their common edge the atmosphere \"air\" "
     "holds",
     [](auto &p) {
       add_exhaust(p);
       p.geometry.surfaces.push_back(outside("lid", "ring", Facing::top));
       p.geometry.surfaces.push_back(outside("shell", "ring", Facing::right));
       p.gas.openings = {{"lid", "air"}, {"shell", "exhaust"}};
     }},
    {warning,
     "Geometry/Surface outside/Facing",
     "is at an end of the tube \"ring\" and along its wall, too",
     [](auto &p) {
       for (auto &material : p.materials)
         if (material.name == "porous")
           material.gas_path = GasPath::tube;
     }},
    // operation
    {warning,
     "Circuit/Terminal ground/Voltage [V]",
     "zirconia decomposes beyond some 2.3 V",
     [](auto &p) { p.terminals[0].voltage = -5.; }},
    {warning,
     "Heat/Temperature [K]",
     "1600 K is out of the range in which zirconia's conductivity was measured",
     [](auto &p) {
       p.heat.solve       = false;
       p.heat.temperature = 1600.;
     }},
    // heat
    {error,
     "Heat/Exchange electrode/Surface",
     "inside the body",
     [](auto &p) { p.heat.exchanges = {exchange("electrode", 0.)}; }},
    {error,
     "Heat/Exchange outside/Surface",
     "'outside' and 'top' have faces in common: the exchange \"top\" fixes",
     [](auto &p) {
       p.heat.exchanges = {exchange("top", 900.), exchange("outside", 800.)};
     }},
    {warning,
     "Heat/Exchange outside/Surface",
     "without effect on part of its surface",
     [](auto &p) {
       p.heat.exchanges = {exchange("top", 900.), exchange("outside", 0.)};
     }},
    {warning,
     "Heat/Exchange foot/Surface",
     "'edge' and 'foot' meet: on their common edge the temperature of the "
     "exchange \"edge\" holds",
     [](auto &p) {
       p.geometry.surfaces.push_back(outside("edge", "sheet", Facing::right));
       p.geometry.surfaces.push_back(outside("foot", "sheet", Facing::bottom));
       p.heat.exchanges = {exchange("edge", 900.), exchange("foot", 800.)};
     }},
    {error,
     "Heat/Heater sheet/Hold mean temperature of",
     "the same faces: the heater \"ring\" holds",
     [](auto &p) {
       Surface twin = p.geometry.surfaces[0];
       twin.name    = "twin";
       p.geometry.surfaces.push_back(twin);
       p.heat.heaters = {heater("ring", "electrode"), heater("sheet", "twin")};
     }},
    {error,
     "Heat/Heater sheet/Hold mean temperature of",
     "fixed by an exchange",
     [](auto &p) {
       p.heat.exchanges = {exchange("top", 900.)};
       p.heat.heaters   = {heater("sheet", "top")};
     }},
    {error,
     "Circuit/Terminal ground/Drive",
     "there is no track to heat",
     [](auto &p) {
       p.terminals[0] = terminal("ground", Drive::hold_temperature);
     }},
    // potentials
    {error,
     "Circuit/Terminal ground/Drive",
     "potential of the zirconia body of region sheet with electrode electrode "
     "and of the terminal ground",
     [](auto &p) { p.terminals[0] = terminal("ground", Drive::floating); }},
    {error,
     "Circuit/Terminal lower/Drive",
     "potential of the zirconia body of region lower sheet with electrodes "
     "lower, rim and of the terminals lower, rim",
     add_second_body},
    {error,
     "Circuit/Terminal lower/Drive",
     "lower sheet",
     [](auto &p) {
       add_second_body(p);
       p.terminals[2].drive      = Drive::resistor; // leads back to its body
       p.terminals[2].plus       = "lower";
       p.terminals[2].resistance = 10.;
     }},
    {error,
     "Geometry/Insert plates",
     "some with and some without an electrode",
     [](auto &p) {
       add_second_body(p);
       p.electrodes.resize(1);
       p.geometry.layers[0].material = "inert";
       p.geometry.inserts.push_back(p.geometry.inserts[0]);
       p.geometry.inserts[1].name     = "plates";
       p.geometry.inserts[1].material = "zirconia";
       p.geometry.inserts[1].layers   = {"lower sheet", "sheet"};
       p.geometry.surfaces[0].second  = {"plates"};
     }}};
  for (const Case &one : cases)
  {
    const auto diagnostics = check(spoilt(one.spoil));
    EXPECT_TRUE(tells(diagnostics, one.is_error, one.path, one.message))
      << one.path << ": " << one.message << "\n"
      << diagnostics.text();
  }
}


// What looks like the above and is right.
TEST(DeviceCheck, SaysNothingOfWhatIsRight)
{
  const std::vector<std::pair<std::string, Spoil>> cases{
    {"as it is", [](auto &) {}},
    {"two films on one face add",
     [](auto &p) {
       p.heat.exchanges = {exchange("top", 0.), exchange("outside", 0.)};
     }},
    {"two openings to equal gas meet",
     [](auto &p) {
       p.geometry.surfaces.push_back(outside("lid", "ring", Facing::top));
       p.geometry.surfaces.push_back(outside("shell", "ring", Facing::right));
       p.gas.openings = {{"lid", "air"}, {"shell", "air"}};
     }},
    {"two heaters that hold two places",
     [](auto &p) {
       p.heat.heaters = {heater("ring", "electrode"), heater("sheet", "top")};
     }},
    {"a voltmeter ties the body to the ground",
     [](auto &p) {
       add_second_body(p);
       p.terminals[1].drive      = Drive::floating;
       p.terminals[1].resistance = 1e7;
     }},
    {"a resistor does",
     [](auto &p) {
       add_second_body(p);
       p.terminals[1].drive      = Drive::resistor;
       p.terminals[1].plus       = "ground";
       p.terminals[1].resistance = 1e3;
     }},
    {"a held voltage does, whoever holds it",
     [](auto &p) {
       add_second_body(p);
       p.terminals[2].drive = Drive::hold_voltage;
       p.terminals[2].plus  = "lower";
       p.terminals[2].minus = "ground";
     }},
    {"ions cross a thin layer",
     [](auto &p) {
       add_rim(p);
       p.thin_layers[0].ionic_resistance = 1e-3;
     }},
    {"a common terminal does", [](auto &p) {
       add_second_body(p);
       p.electrodes[1].terminal = "ground";
     }}};
  for (const auto &[name, spoil] : cases)
    EXPECT_EQ(check(spoilt(spoil)).text(), "") << name;
}


// A catalytic electrode on solved gas must not end in an opening; in 3D its
// edges and corners count.
TEST(DeviceCheck, CatalyticEdgeUnderAnOpening)
{
  const std::string path    = "Electrodes/Electrode electrode/Surface";
  const std::string message = "ends at the surface 'outside'";
  const auto catalytic      = [](auto &p) {
    p.gas.species = {"O2", "N2", "H2O", "H2"};
  };
  EXPECT_TRUE(tells(check(spoilt(catalytic)), false, path, message));

  const auto inert = spoilt([&](auto &p) {
    catalytic(p);
    p.electrodes[0].exchange_velocity = {{"H2", 0.}};
  });
  EXPECT_EQ(check(inert).text(), "");
  const auto ends_inside = spoilt([&](auto &p) {
    catalytic(p);
    p.geometry.surfaces[0].box.lower[0] = 1.2e-3;
    p.geometry.surfaces[0].box.upper[0] = 1.8e-3;
  });
  EXPECT_EQ(check(ends_inside).text(), "");
  const auto only_top = spoilt([&](auto &p) {
    catalytic(p);
    p.geometry.surfaces[1].facing = {Facing::top};
  });
  EXPECT_EQ(check(only_top).text(), "");

  // A post whose electrode touches the open side x = 1 mm in one corner line.
  auto post = spoilt([&](auto &p) {
    catalytic(p);
    p.geometry.symmetry           = Symmetry::spatial;
    p.geometry.y                  = {{0., 1e-3}};
    p.geometry.inserts[0].y       = {{0.2e-3, 0.8e-3}};
    p.geometry.surfaces[1].facing = {Facing::left};
    p.geometry.surfaces.resize(2);
    p.geometry.grid.edge_cell_size = 200e-6;
  });
  EXPECT_TRUE(tells(check<3>(post), false, path, message));
  post.geometry.surfaces[0].box.lower[0] = 1.4e-3;
  EXPECT_EQ(check<3>(post).text(), "");
}
