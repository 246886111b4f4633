// What only the mesh can tell of boundary conditions.

#include <oxion/checks/check_device.h>

#include <functional>
#include <gtest/gtest.h>

#include "sheet_with_ring.h"

using namespace Oxion;
using namespace Oxion::Parameters;
using Oxion::Testing::device;
using Oxion::Testing::sheet_with_ring;

namespace
{
  using Device = Parameters::Parameters;

  /** The sheet's bottom and rim, and the ring's gas, have conditions. */
  Device
  sheet()
  {
    Device p = device(sheet_with_ring());
    for (const auto &[name, facing] :
         {std::pair{"bottom", Facing::bottom}, std::pair{"rim", Facing::right}})
    {
      Surface surface;
      surface.name   = name;
      surface.first  = {"sheet"};
      surface.facing = {facing};
      p.geometry.surfaces.push_back(surface);
    }
    p.heat.solve = true;
    return p;
  }

  BoundaryCondition
  given(const std::string &surface,
        const std::string &field,
        const std::string &formula,
        const bool is_flux = false)
  {
    return {"b", surface, field, formula, is_flux};
  }

  std::string
  problems(const Device &p)
  {
    Diagnostics diagnostics;
    check_device(Mesh<2>(p.geometry, MPI_COMM_WORLD), p, diagnostics);
    std::string result;
    for (const auto &problem : diagnostics.problems())
      result += problem.path + ": " + problem.message + '\n';
    return result;
  }

  struct Case
  {
    std::string path, message;
    std::function<void(Device &)> spoil;
  };
} // namespace


TEST(BoundaryChecks, TellWhatMakesNoSense)
{
  const std::string path = "Boundary conditions/Boundary condition b";
  const std::vector<Case> cases{
    {path + "/Surface",
     "surface 'electrode' lies inside the body",
     [](auto &p) { p.boundary_conditions = {given("electrode", "T", "900")}; }},
    {path + "/Field",
     "phi does not live in ring, on the surface 'outside'",
     [](auto &p) { p.boundary_conditions = {given("outside", "phi", "0")}; }},
    {path + "/Field",
     "p_O2 does not live in sheet",
     [](auto &p) { p.boundary_conditions = {given("bottom", "p_O2", "1")}; }},
    {path + "/Field",
     "psi does not live in sheet",
     [](auto &p) { p.boundary_conditions = {given("bottom", "psi", "1")}; }},
    {path,
     "the formula is -1 at (3, 0) mm",
     [](auto &p) {
       p.boundary_conditions = {given("rim", "T", "if(z < 1e-4, -1, 300)")};
     }},
    {path,
     "the formula is inf at (0, 0) mm",
     [](auto &p) {
       p.boundary_conditions = {given("bottom", "T", "1/r", true)};
     }},
    {path,
     "the formula is -100 at (3, 0) mm and 2 s",
     [](auto &p) {
       p.transient.end_time             = 2.;
       p.boundary_conditions            = {given("rim", "T", "100 - 100*t")};
       p.boundary_conditions[0].formula = "if(t > 1.9, -100, 300)";
     }},
    {path,
     "the formula is -5 at",
     [](auto &p) {
       p.gas.openings.clear();
       p.boundary_conditions = {given("outside", "p_O2", "-5")};
     }},
    {path + "/Surface",
     "'outside' and 'outside' have faces in common: they are open to the "
     "atmosphere \"air\"",
     [](auto &p) { p.boundary_conditions = {given("outside", "p_O2", "5")}; }},
    {path + "/Surface",
     "'bottom' and 'bottom' have faces in common: the exchange \"loss\" would "
     "be without effect there",
     [](auto &p) {
       HeatExchange loss;
       loss.name             = "loss";
       loss.surface          = "bottom";
       p.heat.exchanges      = {loss};
       p.boundary_conditions = {given("bottom", "T", "900")};
     }},
    {path + "/Surface",
     "the boundary condition \"b\" gives T there already",
     [](auto &p) {
       Surface all = p.geometry.surfaces.back();
       all.name    = "all of it";
       all.facing  = {Facing::any};
       p.geometry.surfaces.push_back(all);
       p.boundary_conditions = {given("bottom", "T", "900"),
                                given("all of it", "T", "900")};
     }},
    {path + "/Surface",
     "the electrode \"other\" lies there",
     [](auto &p) {
       p.electrodes.push_back(p.electrodes[0]);
       p.electrodes[1].name       = "other";
       p.electrodes[1].surface    = "bottom";
       p.electrodes[1].atmosphere = "air";
       p.boundary_conditions      = {given("bottom", "phi", "0")};
     }},
    {path,
     "nothing fixes the potential phi of the body at the surface 'bottom'",
     [](auto &p) {
       p.electrodes.clear();
       p.terminals.clear();
       p.boundary_conditions = {given("bottom", "phi", "1", true)};
     }},
    {"Geometry/Insert ring",
     "part of a gas space without an opening",
     [](auto &p) {
       p.gas.openings.clear();
       p.boundary_conditions = {given("outside", "p_O2", "1e4")};
     }},
    {"Heat/Heater heater/Hold mean temperature of",
     "the temperature of the surface 'bottom' is fixed",
     [](auto &p) {
       Heater heater;
       heater.name = "heater", heater.region = "ring", heater.held = "bottom";
       p.heat.heaters        = {heater};
       p.boundary_conditions = {given("bottom", "T", "900")};
     }}};
  for (const auto &one : cases)
  {
    Device p = sheet();
    one.spoil(p);
    const std::string all = problems(p);
    EXPECT_NE(all.find(one.path + ": "), std::string::npos) << all;
    EXPECT_NE(all.find(one.message), std::string::npos)
      << one.message << "\nin\n"
      << all;
  }
}


TEST(BoundaryChecks, SayNothingOfWhatIsRight)
{
  Device p              = sheet();
  p.boundary_conditions = {given("bottom", "T", "900 + 1e4*r"),
                           given("rim", "T", "-5", true),
                           given("rim", "phi", "-3", true)};
  EXPECT_EQ(problems(p), "");
  // Instead of electrode and opening.
  p.electrodes.clear();
  p.terminals.clear();
  p.gas.openings.clear();
  p.boundary_conditions = {given("bottom", "phi", "1"),
                           given("outside", "p_O2", "2e4"),
                           given("outside", "p", "1e5")};
  p.boundary_conditions.push_back(given("rim", "T", "900"));
  EXPECT_EQ(problems(p), "");
}
