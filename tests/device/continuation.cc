// The way from air at rest to the conditions asked for: in steps that grow, to
// its end, or with a sentence that names what has no steady state.

#include "device/sensors.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  const std::string cell = shipped("limiting_current/cell.prm");

  void
  expect_fragments(const SolveReport &report,
                   const std::vector<std::string> &fragments)
  {
    EXPECT_FALSE(report.converged);
    for (const auto &fragment : fragments)
      EXPECT_NE(report.failure.find(fragment), std::string::npos)
        << "no \"" << fragment << "\" in " << report.failure;
  }

  /** The wide-band element without heat on its coarse mesh. */
  Settings
  coarse(const std::vector<std::string> &settings)
  {
    Settings result = settings;
    result.push_back("Geometry/Grid/Refinements=0");
    return result;
  }
} // namespace


// 118 Newton steps in 32 steps of 50 mV, if they do not grow.
TEST(Continuation, StepsGrow)
{
  Sensor<2> sensor(parameters_of(cell,
                                 {"Circuit/Terminal pump/Voltage [V]=1.6"}),
                   MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  EXPECT_TRUE(report.converged) << report.failure;
  EXPECT_LT(report.newton_steps, 50u);
}


TEST(Continuation, HopelessVoltageEndsSoon)
{
  Sensor<2> sensor(parameters_of(cell,
                                 {"Circuit/Terminal pump/Voltage [V]=1e5"}),
                   MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  expect_fragments(report,
                   {"% of the way",
                    "electrode cathode runs away to -",
                    "zirconia decomposes above 2.3 V",
                    "lower the voltage or current"});
  EXPECT_LT(report.newton_steps, 200u);
  EXPECT_TRUE(sensor.has_converged());
}


// Four times the limiting current: oxygen that the barrier does not let
// through.
TEST(Continuation, CurrentBeyondTheLimitingOne)
{
  Sensor<2> sensor(parameters_of(cell,
                                 {"Circuit/Terminal pump/Drive=current",
                                  "Circuit/Terminal pump/Voltage [V]=",
                                  "Circuit/Terminal pump/Current [uA]=2000"}),
                   MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  expect_fragments(report,
                   {"electrode cathode runs away to -",
                    "less oxygen reaches it than it would have to take"});
  EXPECT_LT(report.newton_steps, 300u);
}


// The pump must hold 5e-10 bar of oxygen in the chamber, and so deliver what
// leaks out; its outer electrode has nothing to take that from.
TEST(Continuation, DryNitrogenHasNoClosedLoop)
{
  Sensor<2> sensor(
    parameters_of(shipped("wide_band/oxygen_sweep.prm"),
                  coarse({"Gas/Atmosphere exhaust/Oxygen fraction [-]=0"})),
    MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  expect_fragments(report,
                   {"electrode outer pump has no oxygen to take",
                    "give its gas a trace"});
  EXPECT_LT(report.newton_steps, 300u);
}


// A millionth of oxygen will do.
TEST(Continuation, NitrogenWithATraceOfOxygenHasAClosedLoop)
{
  const std::string file = shipped("wide_band/oxygen_sweep.prm");
  const auto at          = [&](const std::string &oxygen) {
    return parameters_of(
      file, coarse({"Gas/Atmosphere exhaust/Oxygen fraction [-]=" + oxygen}));
  };
  Sensor<2> sensor(at("1e-4"), MPI_COMM_WORLD);
  auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  const double more = terminal_current(sensor, "pump");
  report            = sensor.advance(at("1e-6"));
  ASSERT_TRUE(report.converged) << report.failure;
  // I_p = S (x - x_held), with 5.1e-10 held at 450 mV: 5e-4 of 1e-6. The
  // logarithm and the Knudsen flow's pressure add 1e-4 of 1e-4.
  const double held =
    0.2095 * std::exp(-4. * 96485.33212 * 0.45 / (8.314462618 * 1053.15));
  EXPECT_NEAR(terminal_current(sensor, "pump") / more,
              (1e-6 - held) / (1e-4 - held),
              3e-4 * 1e-2);
}


// Below lambda 1/3 + there is next to no steam or carbon dioxide from which the
// outer pump electrode could take the oxygen the chamber needs.
TEST(Continuation, NextToSootTheOuterElectrodeStarves)
{
  Sensor<2> sensor(
    parameters_of(shipped("wide_band/lambda_sweep_isothermal.prm"),
                  coarse({"Gas/Atmosphere exhaust/Lambda [-]=0.3334"})),
    MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  expect_fragments(report, {"electrode outer pump runs away to -"});
  EXPECT_LT(report.newton_steps, 300u);
}


// A barrier that lets hardly anything through: its picoamperes are proportional
// to its structure factor, as no other resistance counts.
TEST(Continuation, NearlyClosedBarrier)
{
  const std::string file = shipped("wide_band/lambda_sweep_isothermal.prm");
  const auto at          = [&](const std::string &structure) {
    return parameters_of(
      file,
      coarse({"Materials/Material barrier/Structure factor [-]=" + structure}));
  };
  std::vector<double> current;
  for (const std::string structure : {"1e-9", "1e-8"})
  {
    Sensor<2> sensor(at(structure), MPI_COMM_WORLD);
    const auto report = sensor.cold_start();
    ASSERT_TRUE(report.converged) << report.failure;
    // Round-off decides how many steps of the ramp are halved at 1e-9 of the
    // pump's current: 45 to 185 in all were seen, by the kernels of the BLAS
    // and where arrays lie in memory.
    EXPECT_LT(report.newton_steps, 250u);
    current.push_back(terminal_current(sensor, "pump"));
  }
  EXPECT_NEAR(current[1] / current[0], 10., 0.1); // 1 %, of 36 pA
}


// A jump too long for one solve is made in steps of whatever is swept: the
// temperature, a material's number, an electrode's.
TEST(Continuation, AllNumbersAreContinued)
{
  const std::string file = shipped("limiting_current/cell.prm");
  const std::vector<Settings> jumps{
    {"Heat/Temperature [K]=850"},
    {"Electrodes/Electrode cathode/Exchange current density [A/m2]=0.3"},
    {"Gas/Atmosphere exhaust/Oxygen fraction [-]=0.9"}};
  for (const auto &jump : jumps)
  {
    SCOPED_TRACE(jump.front());
    const auto target = parameters_of(file, jump);
    auto few_steps    = parameters_of(file);
    Sensor<2> alone(target, MPI_COMM_WORLD);
    ASSERT_TRUE(alone.cold_start().converged);

    few_steps.solver.newton_steps = 8;
    Sensor<2> sensor(few_steps, MPI_COMM_WORLD);
    ASSERT_TRUE(sensor.cold_start().converged);
    const auto report = sensor.advance(target);
    EXPECT_TRUE(report.converged) << report.failure;
    std::cout << jump.front() << ": " << report.newton_steps << " steps, "
              << report.most_newton_steps << " at most\n";
    const double I = terminal_current(alone, "pump");
    EXPECT_NEAR(terminal_current(sensor, "pump"), I, 1e-8 * std::abs(I));
  }
}

// A fin of constant conductivity whose tip heats to 1250 K from 300 K is
// linear: one step, and one against its round-off, reach what the law of the
// file says, 100/cosh(1.5) + 1000 tanh(1.5) above the gas, to what linear
// temperatures across its thickness leave (2e-6).
TEST(Continuation, HeatAloneTakesStepsOfAnyLength)
{
  Sensor<2> sensor(parameters_of(shipped("verification/heated_fin.prm"),
                                 {"Boundary conditions/Boundary condition tip/"
                                  "Heat flux [W/m2]=3e7"}),
                   MPI_COMM_WORLD);
  const auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  EXPECT_LE(report.newton_steps, 2u);
  const double tip = 300. + 100. / std::cosh(1.5) + 1000. * std::tanh(1.5);
  EXPECT_NEAR(measure(sensor)[0], tip, 1e-5 * tip);
}


// Heat alone, in 36,855 nodes: the last solve is that on the grid itself, from
// the temperatures of one with half the cells along each axis. From the
// temperature of its surroundings it would be the first that takes steps.
TEST(Continuation, LargeGridsStartFromCoarserOnes)
{
  std::vector<unsigned> steps;
  Sensor<3> sensor(parameters_of(std::string(OXION_SOURCE_DIR) +
                                   "/benchmarks/heated_stack.prm",
                                 {"Geometry/Grid/Fineness [-]=0.4"}),
                   MPI_COMM_WORLD,
                   [&](const unsigned step, const ResidualNorms &) {
                     if (step == 0)
                       steps.push_back(0);
                     steps.back() = step;
                   });
  const auto report = sensor.cold_start();
  ASSERT_TRUE(report.converged) << report.failure;
  ASSERT_FALSE(steps.empty());
  EXPECT_GE(steps.front(), 4u);
  EXPECT_GE(steps.back(), 1u);
  EXPECT_LE(steps.back(), 3u);
}
