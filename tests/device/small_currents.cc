// Currents of picoamperes, by which sealed references and voltmeters live: a
// device is solved for its own current, not for a milliampere's last digits.

#include "device/sensors.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  constexpr double picoampere = 1e-12;

  Settings
  driven(const std::string &current)
  {
    return {"Circuit/Terminal pump/Drive=current",
            "Circuit/Terminal pump/Voltage [V]=",
            "Circuit/Terminal pump/Current [uA]=" + current};
  }
} // namespace


TEST(SmallCurrents, AreDrivenToAPercent)
{
  const std::string file = shipped("limiting_current/cell.prm");
  Sensor<2> sensor(parameters_of(file, driven("2.2e-6")), MPI_COMM_WORLD);
  auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  for (const double current : {2.5, 1., -1.})
  {
    report = sensor.advance(
      parameters_of(file, driven(std::to_string(current) + "e-6")));
    ASSERT_TRUE(report.converged) << report.failure;
    // Asked for: 1 %. A millionth is the tolerance, that of 1 pA at least.
    const double expected = current * picoampere;
    EXPECT_NEAR(terminal_current(sensor, "pump"), expected, 3e-6 * picoampere);
    EXPECT_NEAR(terminal_current(sensor, "ground"),
                -expected,
                3e-6 * picoampere);
  }
}


// The voltmeter's current of a potentiometric cell is U/R, from 1 GOhm to
// 1 TOhm, while the gas changes.
TEST(SmallCurrents, OfAVoltmeter)
{
  const std::string file = shipped("limiting_current/cell.prm");
  for (const double R : {1e9, 1e12})
  {
    const auto at = [&](const std::string &oxygen) {
      return parameters_of(file,
                           {"Circuit/Terminal pump/Drive=floating",
                            "Circuit/Terminal pump/Voltage [V]=",
                            "Circuit/Terminal pump/Input resistance [MOhm]=" +
                              std::to_string(R / 1e6),
                            "Gas/Atmosphere exhaust/Oxygen fraction [-]=" +
                              oxygen});
    };
    Sensor<2> sensor(at("0.02"), MPI_COMM_WORLD);
    auto report = sensor.cold_start();
    for (const std::string oxygen : {"0.02", "0.0195", "0.2"})
    {
      if (oxygen != "0.02")
        report = sensor.advance(at(oxygen));
      ASSERT_TRUE(report.converged) << report.failure;
      const double U = sensor.global_value(
        sensor.model().conditions.circuit.find_terminal("pump"));
      EXPECT_NEAR(terminal_current(sensor, "pump"), -U / R, 1e-4 * U / R);
      EXPECT_NEAR(terminal_current(sensor, "ground"), U / R, 1e-4 * U / R);
      // And the voltage is Nernst's: the anode stands in air.
      const double nernst = 8.314462618 * 1053.15 / (4. * 96485.33212) *
                            std::log(0.2095 / std::stod(oxygen));
      EXPECT_NEAR(U, nernst, 1e-4 * nernst);
    }
  }
}
