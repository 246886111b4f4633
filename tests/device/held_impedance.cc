// A heater that holds the resistance of the Nernst cell.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  const std::string file   = shipped("wide_band/held_resistance.prm"),
                    heater = "Heat/Heater heater/";

  const Settings coarse = {"Geometry/Grid/Fineness [-]=0.5",
                           "Geometry/Grid/Refinements=0"};

  ProgramRun
  with(Settings more)
  {
    more.insert(more.end(), coarse.begin(), coarse.end());
    auto run = run_program(file, more);
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run;
  }

  Settings
  at(const std::string &set_point)
  {
    return {"Protocol/Sweeps=", heater + "Set-point [Ohm]=" + set_point};
  }

  Settings
  holding_the_temperature(const std::string &sweeps)
  {
    return {"Protocol/Sweeps=" + sweeps,
            heater + "Hold impedance=",
            heater + "Frequency [Hz]=",
            heater + "Set-point [Ohm]=",
            heater + "Hold mean temperature of=measuring electrode",
            heater + "Set-point [K]=1053.15"};
  }

  std::string
  exact(const double value)
  {
    std::ostringstream text;
    text.precision(17);
    text << value;
    return text.str();
  }

  std::vector<double>
  steps_of(const ProgramRun &run)
  {
    std::vector<double> result;
    for (const auto &point : run.summary.at("points"))
      result.push_back(point.at("newton steps"));
    return result;
  }
} // namespace


// The resistance that a held temperature has, held, gives that temperature. The
// table has ten digits: of R_i, half of one is 7e-9 K.
TEST(HeldImpedance, IsTheStateOfItsTemperature)
{
  const auto held_T = with(holding_the_temperature(""));
  const double R    = held_T.table["R_i [Ohm]"].back();
  const auto held_R = with(at(exact(R)));
  EXPECT_NEAR(held_R.table["R_i [Ohm]"].back(), R, 1e-8 * R);
  EXPECT_NEAR(held_R.table["T [K]"].back(), 1053.15, 1e-6);
  for (const std::string column : {"I_p [mA]", "U_p [V]", "P_heater [W]"})
    EXPECT_NEAR(held_R.table[column].back(),
                held_T.table[column].back(),
                1e-8 * std::abs(held_T.table[column].back()))
      << column;
}


// From lean to rich in cold and hot gas; two Newton steps a point more than a
// held temperature takes are allowed.
TEST(HeldImpedance, ThroughASweep)
{
  const std::string lambdas = "Protocol/Sweep lambda/Values=air, 1.5, 1, 0.8",
                    gas     = "Protocol/Sweep gas temperature/Values=573.15, "
                              "873.15";
  const auto held_R         = with({lambdas, gas});
  auto settings = holding_the_temperature("gas temperature, lambda");
  settings.insert(settings.end(), {lambdas, gas});
  const auto held_T = with(settings);
  ASSERT_EQ(held_R.table["R_i [Ohm]"].size(), 8u);
  const auto steps = steps_of(held_R), fewer = steps_of(held_T);
  for (unsigned i = 0; i < 8; ++i)
  {
    EXPECT_NEAR(held_R.table["R_i [Ohm]"][i], 80., 1e-7) << i;
    EXPECT_LE(steps[i], fewer[i] + 2.) << i;
  }
}


TEST(HeldImpedance, RestsAtItsMaximum)
{
  auto settings = at("80");
  settings.insert(settings.end(),
                  {heater + "Power [W]=3", heater + "Maximum power [W]=3.5"});
  const auto run = with(settings);
  EXPECT_NEAR(run.table["P_heater [W]"].back(), 3.5, 1e-9);
  EXPECT_GT(run.table["R_i [Ohm]"].back(), 81.);
  EXPECT_NE(run.output.find("heater heater rests at its maximum of 3.5 W: the "
                            "held impedance is "),
            std::string::npos)
    << run.output;
}


TEST(HeldImpedance, SteadyPiIsIdeal)
{
  auto settings = at("80");
  // It does not answer to 4 kHz, said or not.
  settings.push_back("Protocol/Impedance Nernst cell/Fixed powers=");
  const auto ideal = with(settings);
  settings.insert(settings.end(),
                  {heater + "Control=PI",
                   heater + "Gain [W]=1",
                   heater + "Integral time [s]=6"});
  const auto pi = with(settings);
  for (const std::string column :
       {"R_i [Ohm]", "T [K]", "I_p [mA]", "P_heater [W]"})
    EXPECT_NEAR(pi.table[column].back(),
                ideal.table[column].back(),
                1e-8 * std::abs(ideal.table[column].back()))
      << column;
}


// From a set-point of 120 Ohm: time comes to the steady state. The controller's
// last exponential, of 4 s, is over by then.
TEST(HeldImpedance, InTimeItComesToTheSteadyState)
{
  auto settings     = at("80");
  const auto steady = with(settings);
  settings.insert(settings.end(),
                  {heater + "Control=PI",
                   heater + "Gain [W]=3",
                   heater + "Integral time [s]=4",
                   "Protocol/Signals=set-point",
                   "Protocol/Signal set-point/Parameter=" + heater +
                     "Set-point [Ohm]",
                   "Protocol/Signal set-point/Table=0: 120, 0: 80",
                   "Protocol/Transient/Tolerance [-]=1e-2",
                   "Protocol/Transient/End time [s]=150",
                   "Protocol/Transient/Output interval [s]=75"});
  const auto in_time = with(settings);
  ASSERT_EQ(in_time.table["T [K]"].size(), 3u);
  EXPECT_LT(in_time.table["T [K]"].front(), 1040.);
  EXPECT_NEAR(in_time.table["R_i [Ohm]"].back(), 80., 1e-3);
  EXPECT_NEAR(in_time.table["T [K]"].back(),
              steady.table["T [K]"].back(),
              1e-3);
}


// On a battery from 20 degC, where the cell conducts next to nothing and no
// digit of its resistance is right: heated at most, until it can be measured.
TEST(HeldImpedance, FromTheCold)
{
  const Settings settings = {"Protocol/Sweeps=",
                             "Geometry/Grid/Fineness [-]=0.3",
                             "Geometry/Grid/Refinements=0",
                             "Heat/Temperature [K]=293.15",
                             heater + "Maximum power [W]=20",
                             heater + "Control=PI",
                             heater + "Gain [W]=3",
                             heater + "Integral time [s]=4",
                             "Circuit/Terminal pump/Drive=current",
                             "Circuit/Terminal pump/Current [uA]=0",
                             "Circuit/Terminal pump/Voltage [V]=",
                             "Circuit/Terminal pump/Between=",
                             "Protocol/Transient/Start=uniform",
                             "Protocol/Transient/Tolerance [-]=1e-3",
                             "Protocol/Transient/End time [s]=9",
                             "Protocol/Transient/Output interval [s]=1"};
  const auto run          = run_program(file, settings);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_NEAR(run.table["P_heater [W]"][1], 20., 1e-9);
  EXPECT_NE(run.output.find("Ohm or more, its set-point 80 Ohm"),
            std::string::npos)
    << run.output;
  EXPECT_LT(run.table["P_heater [W]"].back(), 19.);
  EXPECT_LT(run.table["R_i [Ohm]"].back(), 200.);
}
