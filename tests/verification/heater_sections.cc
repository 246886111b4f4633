// Verifies a meander that a section cuts across: resistances at one
// temperature, a leg against the ordinary differential equation of a slab, and
// legs against the track in 3D whose section they are.

#include <oxion/physics/heater_supply.h>

#include <cmath>
#include <gtest/gtest.h>

#include "device.h"

using namespace Oxion;
using namespace Oxion::Testing;
using dealii::numbers::PI;
using Parameters::Facing;
using Parameters::Symmetry;

namespace
{
  constexpr double length = 10. * millimetre, T_outside = 800.;

  Parameters::Material
  metal()
  {
    Parameters::Material material;
    material.name                 = "metal";
    material.electronic           = {1e-5, 3.9083e-3, -5.775e-7};
    material.thermal_conductivity = {{300., 50.}};
    return material;
  }

  /** Two legs of other widths inside a layer between two others. */
  Parameters::Parameters
  sheet(const Symmetry symmetry)
  {
    Parameters::Parameters p;
    p.geometry.symmetry = symmetry;
    p.geometry.x        = {{1. * millimetre, 3. * millimetre}};
    p.geometry.y        = {{0., length}};
    for (const std::string layer : {"lower", "level", "upper"})
      p.geometry.layers.push_back({layer, 0.2 * millimetre, "ceramic", 0.});
    const auto insert =
      [&](const std::string &name, const double from, const double to) {
        Parameters::Insert leg;
        leg.name     = name;
        leg.layers   = {"level"};
        leg.material = "metal";
        leg.x        = {{from * millimetre, to * millimetre}};
        p.geometry.inserts.push_back(leg);
      };
    insert("narrow", 1.4, 1.7);
    insert("wide", 2.1, 2.6);
    p.geometry.surfaces = {outside("bottom", "lower", Facing::bottom)};
    p.geometry.grid     = even_grid(0.1 * millimetre, 1, 1);
    Parameters::Material ceramic;
    ceramic.name                 = "ceramic";
    ceramic.thermal_conductivity = {{300., 3.}};
    p.materials                  = {ceramic, metal()};
    p.gas.species                = {"O2", "N2"};
    p.heat.solve                 = true;
    Parameters::HeatExchange cooled;
    cooled.name = cooled.surface = "bottom";
    cooled.fixed_temperature     = T_outside;
    p.heat.exchanges             = {cooled};
    p.solver.tolerance           = 1e-11;
    return p;
  }

  Parameters::Heater
  meander(const std::vector<std::string> &legs, const double power)
  {
    Parameters::Heater result;
    result.name  = "meander";
    result.legs  = legs;
    result.power = power;
    return result;
  }

  template <int dim>
  unsigned
  sum_of(const Device<dim> &device)
  {
    return device.model.heaters[0].resistance;
  }

  /** From one temperature and the resistances there. */
  NewtonResult
  solve(Device<2> &device)
  {
    device.fill(std::vector<double>{T_outside});
    double sum = 0.;
    unsigned i = sum_of(device);
    for (const double R :
         leg_resistances(device.model, device.model.heaters[0], T_outside))
    {
      device.set_global(++i, R);
      sum += R;
    }
    device.set_global(sum_of(device), sum);
    device.set_global(device.model.power_unknown(0),
                      device.parameters.heat.heaters[0].power);
    return device.solve();
  }

  template <int dim>
  double
  hottest(const Device<dim> &device)
  {
    double most = 0.;
    for (const auto row : device.layout.owned())
      if (device.layout.field_of(row) == 0)
        most = std::max(most, temperature_scale * device.x(row));
    return dealii::Utilities::MPI::max(most, MPI_COMM_WORLD);
  }

  double
  resistivity(const double T)
  {
    const auto law = metal().electronic;
    const double t = T - 273.15;
    return law.resistivity * (1. + law.linear_coefficient * t +
                              law.quadratic_coefficient * t * t);
  }
} // namespace


// Without power all is as hot as its bottom, and R = rho l/A, all in series;
// regular, though nothing flows.
TEST(HeaterSections, ResistanceAtOneTemperature)
{
  auto p         = sheet(Symmetry::planar);
  p.heat.heaters = {meander({"narrow", "wide"}, 0.)};
  Device<2> device(p);
  const auto result = solve(device);
  ASSERT_TRUE(result.converged) << result.failure;
  const double rho = resistivity(T_outside);
  const std::array<double, 2> R{
    {rho * length / (0.3e-3 * 0.2e-3), rho * length / (0.5e-3 * 0.2e-3)}};
  for (const unsigned leg : {0, 1})
    EXPECT_NEAR(device.global(sum_of(device) + 1 + leg) / R[leg], 1., 1e-10);
  EXPECT_NEAR(device.global(sum_of(device)) / (R[0] + R[1]), 1., 1e-10);
  EXPECT_NEAR(hottest(device), T_outside, 1e-7);
}


// Round the axis the inner filaments are shorter: 1/R = t ln(b/a)/(2 pi rho).
TEST(HeaterSections, ResistanceOfRings)
{
  auto p         = sheet(Symmetry::axisymmetric);
  p.heat.heaters = {meander({"narrow", "wide"}, 0.)};
  Device<2> device(p);
  const auto result = solve(device);
  ASSERT_TRUE(result.converged) << result.failure;
  const double rho = resistivity(T_outside);
  const auto ring  = [&](const double a, const double b) {
    return 2. * PI * rho / (0.2e-3 * std::log(b / a));
  };
  // Two Gauss points to a cell of 0.1 mm at 1.4 mm: (h/r)^4/180.
  EXPECT_NEAR(device.global(sum_of(device)) / (ring(1.4, 1.7) + ring(2.1, 2.6)),
              1.,
              2e-7);
}


// A leg all across a slab, cooled from below: k T'' + sigma(T) E^2 = 0 with the
// field E = I R/l, integrated by Runge and Kutta from the insulated face.
TEST(HeaterSections, LegInASlab)
{
  constexpr double power = 40., L = 1. * millimetre, k = 50.;
  auto p                       = sheet(Symmetry::planar);
  p.geometry.inserts           = {};
  p.geometry.layers            = {{"leg", L, "metal", L / 16}};
  p.geometry.surfaces          = {outside("bottom", "leg", Facing::bottom)};
  p.geometry.grid              = even_grid(L, 16, 2);
  p.geometry.grid.largest_cell = 2. * millimetre;
  p.heat.heaters               = {meander({"leg"}, power)};
  Device<2> device(p);
  const auto result = solve(device);
  ASSERT_TRUE(result.converged) << result.failure;
  const double T_max = hottest(device), width = 2. * millimetre;
  const double E = std::sqrt(power * device.global(sum_of(device))) / length;

  const auto heat      = [&](const double T) { return E * E / resistivity(T); };
  constexpr unsigned n = 1000;
  const double h       = L / n;
  double T = T_max, slope = 0., out = 0.;
  for (unsigned i = 0; i < n; ++i)
  {
    const double a1 = -heat(T) / k, T2 = T + h / 2. * slope, a2 = -heat(T2) / k,
                 T3 = T + h / 2. * (slope + h / 2. * a1), a3 = -heat(T3) / k,
                 T4 = T + h * (slope + h / 2. * a2), a4 = -heat(T4) / k;
    T += h * slope + h * h / 6. * (a1 + a2 + a3);
    slope += h / 6. * (a1 + 2. * a2 + 2. * a3 + a4);
  }
  out = -k * slope * width * length;
  EXPECT_GT(T_max, T_outside + 10.);
  // 16 cells of degree 2.
  EXPECT_NEAR((T_max - T) / (T_max - T_outside), 1., 1e-6);
  EXPECT_NEAR(out / power, 1., 1e-6);
  EXPECT_NEAR(device.tally().heater_power / power, 1., 1e-10);
}


// The same legs in 3D, between electrodes at their ends, through which no heat
// leaves: nothing changes along them, so that the section is exact.
TEST(HeaterSections, AreTheTrackIn3D)
{
  auto p              = sheet(Symmetry::spatial);
  p.geometry.surfaces = {p.geometry.surfaces[0],
                         outside("front n", "narrow", Facing::front),
                         outside("back n", "narrow", Facing::back),
                         outside("front w", "wide", Facing::front),
                         outside("back w", "wide", Facing::back)};
  p.geometry.y        = {{0., 0.2 * millimetre}}; // of the 10 mm
  // In series, by wires: through the narrow leg, back through the wide one.
  constexpr double U   = 0.3;
  p.terminals          = {terminal("plus", Parameters::Drive::voltage, U),
                          terminal("joint", Parameters::Drive::current, 0.),
                          terminal("minus", Parameters::Drive::voltage, 0.)};
  const auto electrode = [&](const std::string &surface,
                             const std::string &at) {
    Parameters::Electrode result;
    result.name = result.surface = surface;
    result.terminal              = at;
    result.contact_resistance    = 1e-15;
    p.electrodes.push_back(result);
  };
  electrode("front n", "plus");
  electrode("back n", "joint");
  electrode("back w", "joint");
  electrode("front w", "minus");
  p.solver.current_scale = 1.;
  Device<3> track(p);
  track.fill(
    [](const auto &, const unsigned f) { return f == 0 ? T_outside : 0.; });
  const auto in_3d = track.solve();
  ASSERT_TRUE(in_3d.converged) << in_3d.failure;
  const double I = track.current(0), P = U * I, R = U / I;

  auto q         = sheet(Symmetry::planar);
  q.geometry.y   = p.geometry.y;
  q.heat.heaters = {meander({"narrow", "wide"}, P)};
  Device<2> section(q);
  const auto in_2d = solve(section);
  ASSERT_TRUE(in_2d.converged) << in_2d.failure;
  EXPECT_GT(hottest(track), T_outside + 20.);
  // Each contact is 1e-15 Ohm m2 beside 6e-9 of its leg.
  EXPECT_NEAR(section.global(sum_of(section)) / R, 1., 1e-5);
  EXPECT_NEAR((hottest(section) - T_outside) / (hottest(track) - T_outside),
              1.,
              1e-5);
}
