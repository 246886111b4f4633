// Tracks of metal and what drives them: a terminal that holds a temperature or
// a resistance within the limits of its supply, and a meander cut across.

#include <iomanip>

#include "device/shipped_runs.h"

using namespace Oxion::Testing;

namespace
{
  const std::string plus = "Circuit/Terminal plus/";

  /** The shipped track, coarse, at one point or as `more` says. */
  ProgramRun
  run_track(const Settings &more)
  {
    static const Folder folder;
    static const std::string file =
      folder.write("track.prm",
                   "include " + shipped("heater/platinum_track.prm") +
                     "\nsubsection Geometry\nsubsection Grid\nset Edge cell "
                     "size [um] = 300\nset Largest cell [um] = "
                     "1000\nend\nend\nsubsection Protocol\nset Sweeps =\nend\n"
                     "subsection Measurements\nset Measurements = T_track, "
                     "T_max, I, U\nsubsection Measurement U\nset Kind = "
                     "voltage\nset Between = plus, minus\nend\nend\n");
    Settings settings = {"Output/Fields=false"};
    settings.insert(settings.end(), more.begin(), more.end());
    const auto run = run_program(file, settings);
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run;
  }

  Settings
  with(Settings settings, const Settings &more)
  {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
  }

  const Settings temperature = {plus + "Drive=hold temperature",
                                plus + "Voltage [V]=",
                                plus + "Hold mean temperature of=bend",
                                plus + "Set-point [K]=700",
                                plus + "Largest voltage [V]=12"};
  const Settings resistance  = {plus + "Drive=hold resistance",
                                plus + "Voltage [V]=",
                                plus + "To=minus",
                                plus + "Resistance [Ohm]=1",
                                plus + "Largest voltage [V]=12"};

  double
  U_over_I(const ProgramRun &run, const unsigned row = 0)
  {
    return run.table["U [V]"][row] / (1e-3 * run.table["I [mA]"][row]);
  }

  void
  expect_same(const ProgramRun &run, const ProgramRun &other)
  {
    for (const std::string column : {"T_track [K]", "U [V]", "I [mA]"})
      EXPECT_NEAR(run.table[column].at(0) / other.table[column].at(0), 1., 1e-7)
        << column;
  }
} // namespace


// From the cold, where no voltage warms and nothing has a resistance. What it
// takes to hold the temperature takes the track there; and holding what
// resistance it has then is the same state.
TEST(HeatingTracks, HoldTemperatureOrResistance)
{
  const auto held = run_track(temperature);
  EXPECT_NEAR(held.table["T_track [K]"].at(0), 700., 1e-5);
  EXPECT_EQ(held.table.remarks.at(0), "");

  std::ostringstream U, R;
  U << std::setprecision(15) << held.table["U [V]"].at(0);
  R << std::setprecision(15) << U_over_I(held);
  expect_same(run_track({plus + "Voltage [V]=" + U.str()}), held);
  expect_same(
    run_track(with(resistance, {plus + "Resistance [Ohm]=" + R.str()})), held);
}


// What has the set-point all over already lacks nothing but the last digits,
// and has no voltage that would hold it there.
TEST(HeatingTracks, StartAtTheirSetPoint)
{
  expect_same(run_track(with(temperature, {"Heat/Temperature [K]=700"})),
              run_track(temperature));
}


// Steady, PI is ideal, for either.
TEST(HeatingTracks, SteadyPiIsIdeal)
{
  for (const auto &[held, gain] : {std::pair(temperature, "Gain [V/K]=0.01"),
                                   std::pair(resistance, "Gain [V/Ohm]=2")})
    expect_same(run_track(with(held,
                               {plus + "Control=PI",
                                plus + gain,
                                plus + "Integral time [s]=3"})),
                run_track(held));
}


// A battery that is too weak, and a control unit that gives no more current.
TEST(HeatingTracks, RestAtTheLimitsOfTheirSupply)
{
  const auto weak =
    run_track(with(temperature, {plus + "Largest voltage [V]=0.5"}));
  EXPECT_NEAR(weak.table["U [V]"].at(0), 0.5, 1e-12);
  EXPECT_NE(weak.table.remarks.at(0).find(
              "terminal plus rests at its limit of 0.5 V: the held "
              "temperature is "),
            std::string::npos)
    << weak.table.remarks.at(0);
  EXPECT_NE(weak.table.remarks.at(0).find("K below its set-point"),
            std::string::npos);

  const auto limited =
    run_track(with(resistance, {plus + "Largest current [mA]=500"}));
  EXPECT_NEAR(limited.table["I [mA]"].at(0), 500., 1e-6);
  EXPECT_LT(U_over_I(limited), 1.);
  EXPECT_NE(limited.table.remarks.at(0).find(
              "terminal plus rests at its limit of 500 mA: the held "
              "resistance is "),
            std::string::npos)
    << limited.table.remarks.at(0);
}


// Too hot around it, then not: off, and on again from no voltage at all.
TEST(HeatingTracks, HeatAgainAfterTheyWereOff)
{
  const std::string sweep = "Protocol/Sweep voltage/";
  const auto run =
    run_track(with(temperature,
                   {"Protocol/Sweeps=voltage",
                    sweep + "Parameter=Heat/Exchange skin/Gas temperature [K]",
                    sweep + "Values=900, 300",
                    "Heat/Exchange clamp/Gas temperature [K]=900"}));
  EXPECT_NEAR(run.table["U [V]"].at(0), 0., 1e-12);
  EXPECT_NE(run.table.remarks.at(0).find("rests at its limit of 0 V"),
            std::string::npos);
  EXPECT_NEAR(run.table["T_track [K]"].at(1), 700., 1e-5);
  EXPECT_GT(run.table["U [V]"].at(1), 0.1);
}


// On a battery from the cold: at the limit of the current first, then into the
// set-point, which is where the steady state is.
TEST(HeatingTracks, OnABatteryInTime)
{
  const Settings pi = with(resistance,
                           {plus + "Control=PI",
                            plus + "Gain [V/Ohm]=4",
                            plus + "Integral time [s]=2",
                            plus + "Largest current [mA]=2000"});
  const auto steady = run_track(pi);
  const auto in_time =
    run_track(with(pi,
                   {"Protocol/Transient/Start=uniform",
                    "Protocol/Transient/End time [s]=60",
                    "Protocol/Transient/Output interval [s]=0.5"}));
  const auto &I = in_time.table["I [mA]"];
  EXPECT_NEAR(I.at(1), 2000., 1e-5);
  EXPECT_NE(in_time.table.remarks.at(1).find("rests at its limit of 2000 mA"),
            std::string::npos);
  const unsigned last = I.size() - 1;
  // What is left of the fourth of 60 s.
  EXPECT_NEAR(U_over_I(in_time, last), 1., 1e-4);
  EXPECT_NEAR(in_time.table["T_track [K]"][last],
              steady.table["T_track [K]"].at(0),
              0.05);
}


namespace
{
  /** The shipped section, coarse and steady but for `more`. */
  ProgramRun
  run_section(const Settings &more)
  {
    const auto run = run_program(shipped("heater/meander_section.prm"),
                                 with({"Geometry/Grid/Edge cell size [um]=50",
                                       "Geometry/Grid/Largest cell [um]=300",
                                       "Protocol/Transient/End time [s]=0",
                                       "Output/Fields=false"},
                                      more));
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run;
  }
} // namespace


// Steady, PI is ideal; a weak battery limits it, and a row says so; held by its
// resistance the meander stands where it was held by a temperature.
TEST(HeaterSection, IsControlledAsAnyHeater)
{
  const std::string meander = "Heat/Heater meander/";
  const Settings ideal      = {meander + "Control=",
                               meander + "Gain [W/K]=",
                               meander + "Integral time [s]="};
  const auto pi             = run_section({});
  const auto held           = run_section(ideal);
  EXPECT_NEAR(held.table["T_top [K]"].at(0), 1053.15, 1e-5);
  std::ostringstream R;
  R << std::setprecision(15) << held.table["R_heater [Ohm]"].at(0);
  const auto by_resistance =
    run_section(with(ideal,
                     {meander + "Hold mean temperature of=",
                      meander + "Set-point [K]=",
                      meander + "Hold resistance [Ohm]=" + R.str()}));
  for (const auto *run : {&pi, &by_resistance})
    for (const std::string column :
         {"T_top [K]", "P_heater [W]", "R_heater [Ohm]", "U_heater [V]"})
      EXPECT_NEAR(run->table[column].at(0) / held.table[column].at(0), 1., 1e-7)
        << column;

  const auto weak     = run_section({meander + "Supply voltage [V]=4"});
  const double R_weak = weak.table["R_heater [Ohm]"].at(0);
  EXPECT_NEAR(weak.table["P_heater [W]"].at(0) /
                (16. * R_weak / std::pow(R_weak + 0.8, 2)),
              1.,
              1e-9);
  EXPECT_NEAR(weak.table["U_heater [V]"].at(0), 4., 1e-8);
  EXPECT_NE(weak.output.find("heater meander rests at its maximum of"),
            std::string::npos);
}


// From 20 degC, where P = 0 at first and nothing is singular: the resistance is
// that of the cold metal.
TEST(HeaterSection, StartsCold)
{
  const auto run   = run_section({"Protocol/Transient/End time [s]=1",
                                  "Protocol/Transient/Output interval [s]=0.5"});
  const double rho = 2.5e-7 * (1. + 3.9083e-3 * 20. - 5.775e-7 * 400.);
  EXPECT_NEAR(run.table["R_heater [Ohm]"].at(0) /
                (4. * rho * 10e-3 / (0.35e-3 * 15e-6)),
              1.,
              1e-9);
  EXPECT_EQ(run.table["P_heater [W]"].at(0), 0.);
  EXPECT_GT(run.table["T_top [K]"].at(2), 400.);
}


// The meander of half an element, by hand: squares of its legs between the
// middles of its corners, which count 0.56 for 1 (Hall, Thin Solid Films 1
// (1967) 277), each at its mean temperature, and a lead of 44 squares of 1 mm.
TEST(HeatingTracks, MeanderOfTheElement)
{
  const auto &run = shipped_run("wide_band/element_3d_meander.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto value = [&](const std::string &column) {
    return run.table[column].at(0);
  };
  // IEC 60751, 2.5e-7 Ohm m at 0 degC, 20 um.
  const auto by_square = [&](const std::string &leg) {
    const double t = value("T_" + leg + " [K]") - 273.15;
    return 2.5e-7 / 20e-6 * (1. + 3.9083e-3 * t - 5.775e-7 * t * t);
  };
  const double corner = 0.44 / 2.; // what either leg lacks of it
  const double R      = 44. * by_square("lead") +
                   (27. + 1.5 - 2. * corner) * by_square("outer") +
                   (24. + 1.5 + 1.5 - 4. * corner) * by_square("middle") +
                   (24. + 1.5 + 1. - 4. * corner) * by_square("inner");
  // The lead narrows from 1 mm to 0.2 mm, and its temperature is not even.
  EXPECT_NEAR(value("R_heater [Ohm]") / R, 1., 0.04);
  EXPECT_NEAR(value("P_heater [W]"),
              value("U_heater [V]") * 1e-3 * value("I_heater [mA]"),
              1e-9);
  // 25 squares and more of 10 um of lead beside the resolved electrode.
  EXPECT_GT(value("U_p [V]"), value("psi_outer [V]"));
}
