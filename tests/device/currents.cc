// The currents of ions and electrons: their densities integrate to what the
// terminals say, and charge flows with both.

#include <oxion/physics/groups.h>

#include "device/sensors.h"
#include "verification/cells.h"

using namespace Oxion;
using namespace Oxion::Testing;
using Parameters::MeasurementKind;

namespace
{
  Parameters::Measurement
  measurement(const MeasurementKind kind,
              const std::string &field,
              const std::string &place,
              const std::string &side = "")
  {
    Parameters::Measurement m{};
    m.name = m.field = field;
    m.kind           = kind;
    m.place          = place;
    m.side           = side;
    return m;
  }
} // namespace


// The track's ends are contacts, its joint stands across the corner between leg
// and bend.
TEST(Currents, PlatinumTrackCarriesItsTerminals)
{
  constexpr double area = 0.3e-3 * 20e-6;
  const Folder folder;
  const auto file = folder.write(
    "track.prm",
    "include " OXION_SOURCE_DIR "/parameter_files/heater/platinum_track.prm\n"
    "subsection Geometry\nset Surfaces = plus, minus, skin, clamp, joint\n"
    "subsection Surface joint\nset Between = lower leg, bend\nend\nend\n"
    "subsection Protocol\nset Sweeps =\nend\n");
  // Of one temperature the legs' current is even and the density exact. Heated,
  // a cell has one gradient of psi and many conductivities: first order in the
  // cells, 1.2e-3 seen, 0.5e-3 in cells of half the size.
  for (const auto &[heated, of_density] :
       {std::pair{"false", 1e-9}, std::pair{"true", 1.5e-3}})
  {
    SCOPED_TRACE(heated);
    auto parameters =
      parameters_of(file,
                    {"Circuit/Terminal plus/Voltage [V]=0.4",
                     std::string("Heat/Solve temperature=") + heated});
    constexpr auto flux = MeasurementKind::flux, mean = MeasurementKind::mean;
    parameters.measurements = {measurement(flux, "charge", "plus"),
                               measurement(flux, "charge", "minus"),
                               measurement(flux, "charge", "joint"),
                               measurement(flux, "charge", "joint", "bend"),
                               measurement(mean, "J_e_x", "plus"),
                               measurement(mean, "J_e_x", "minus"),
                               measurement(mean, "|J_e|", "plus")};
    Sensor<3> sensor(parameters, MPI_COMM_WORLD);
    const auto report = sensor.cold_start();
    ASSERT_TRUE(report.converged) << report.failure;
    const double I = terminal_current(sensor, "plus");
    ASSERT_GT(I, 0.1);
    const auto seen = measure(sensor);
    // Out of the body, or out of the region. Solved to 1e-11, seen: 3e-14.
    EXPECT_NEAR(seen[0] / I, -1., 1e-10);
    EXPECT_NEAR(seen[1] / I, 1., 1e-10);
    EXPECT_NEAR(seen[2] / I, 1., 1e-10);
    EXPECT_NEAR(seen[3] / I, -1., 1e-10);
    EXPECT_NEAR(seen[4] * area / I, 1., of_density);
    EXPECT_NEAR(seen[5] * area / I, -1., of_density);
    EXPECT_NEAR(seen[6] * area / I, 1., of_density);
  }
}


// Zirconia at a voltage: ions through the electrodes' reactions, electrons
// through their contacts, both told by the terminal.
TEST(Currents, ChargeFlowsWithIonsAndElectrons)
{
  constexpr double length = 1e-3, width = 0.5e-3;
  auto material = zirconia("8YSZ", 1.63e4, 0.79);
  // Electrons and holes of Park and Blumenthal, ten thousand times as many.
  material.electronic = {0., 0., 0., 1.31e13, 3.88, 2.35e8, 1.67};
  auto p = slab_cell(Parameters::Symmetry::planar, material, length, width);
  p.geometry.grid    = even_grid(length, 16, 1);
  p.heat.temperature = 1273.15;
  for (auto &electrode : p.electrodes)
    electrode.exchange_current = 1e7;
  p.gas.atmospheres[1].mole_fractions = {{"O2", 0.01}, {"N2", 0.99}};
  p.terminals[1]      = terminal("top", Parameters::Drive::voltage, 0.1);
  constexpr auto flux = MeasurementKind::flux, mean = MeasurementKind::mean;
  p.measurements = {measurement(flux, "charge", "bottom"),
                    measurement(flux, "charge", "top"),
                    measurement(mean, "J_z", "slab"),
                    measurement(mean, "J_e_z", "slab")};
  Sensor<2> sensor(p, MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  Tally tally;
  balance_sheet(sensor, &tally);
  const double I    = terminal_current(sensor, "top");
  const double I_e  = tally.electrodes[1].electronic_current;
  const double area = slab_area(Parameters::Symmetry::planar, width);
  // So that it tells, both carry their share.
  ASSERT_GT(I_e / I, 0.2);
  ASSERT_LT(I_e / I, 0.8);
  const auto seen = measure(sensor);
  EXPECT_NEAR(seen[0] / I, 1., 1e-10);
  EXPECT_NEAR(seen[1] / I, -1., 1e-10);
  // Downwards, from the top. In one dimension each cell's mean is the current.
  EXPECT_NEAR(seen[2] * area / (I - I_e), -1., 1e-10);
  EXPECT_NEAR(seen[3] * area / I_e, -1., 1e-10);
}
