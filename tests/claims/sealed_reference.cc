// Device A: a potentiometric sensor whose reference is enclosed in gastight
// material. What is expected was computed by sealed_reference.py of
// tests/reference, or is a formula that stands here.

#include "sealed_reference.h"

using namespace Oxion::Testing;
using namespace Oxion::Testing::Sealed;

// Lean to the last digits; rich voltages hang on the equilibrium constants of
// two sources, 0.5 mV.
TEST(SealedReference, VoltageOverLambda)
{
  const auto run      = sealed_run("lambda_sweep");
  const auto &table   = run.table;
  const auto expected = reference("sealed_voltage.csv");
  const double T = 973.15, buffer = buffer_value("Pd/PdO", T);
  const auto &at = table["Lambda [-]"];
  double off     = 0.;
  for (unsigned i = 0; i < at.size(); ++i)
  {
    const double U = table["U [V]"][i];
    // Nernst voltage of the oxygen that the gas itself has.
    const double p_air = 0.2095 * 1.01325, p = 1.01325 * table["x_O2 [-]"][i];
    off =
      std::max(off,
               std::abs(U + buffer - R * T / (4. * F) * std::log(p_air / p)));
    if (std::isinf(at[i]))
      continue;
    const double of_equilibrium =
      expected["U [V]"]
              [row_of(expected, {{"T [K]", T}, {"Lambda [-]", at[i]}})];
    show({"A",
          "1-4, 10, 17",
          file_of("lambda_sweep"),
          "U at lambda " + text_of(at[i]) + " [mV]"},
         1e3 * U,
         near(1e3 * (of_equilibrium - buffer), at[i] > 1. ? 0.01 : 0.5));
  }
  show({"A",
        "1-4, 10, 17",
        file_of("lambda_sweep"),
        "largest difference from the Nernst voltage of the gas [mV]"},
       1e3 * off,
       at_most(1e-3));
}


// The carbon activity is 0.70 at lambda 0.45 and 1.42 at 0.4.
TEST(SealedReference, MetastableGasIsTold)
{
  const auto expected = reference("sealed_voltage.csv");
  for (const double at : {0.45, 0.4})
  {
    const auto run  = sealed_run("lambda_sweep", {lambda + text_of(at)});
    const bool told = run.output.find("metastable") != std::string::npos;
    const double carbon =
      expected["carbon activity [-]"]
              [row_of(expected, {{"T [K]", 973.15}, {"Lambda [-]", at}})];
    show({"A",
          "13, 24",
          file_of("lambda_sweep"),
          "told to be beyond the soot limit at lambda " + text_of(at)},
         told,
         near(carbon > 1., 0.));
  }
}


TEST(SealedReference, BuffersOverTemperature)
{
  const auto table   = sealed_run("buffers").table;
  const auto &buffer = table.words.at("Buffer");
  ASSERT_EQ(buffer.size(), 28u);
  for (unsigned i = 0; i < buffer.size(); ++i)
  {
    const double T = table["T [K]"][i];
    show({"A",
          "8, 20",
          file_of("buffers"),
          "U of " + buffer_of(buffer[i]) + " against air at " + text_of(T) +
            " K [mV]"},
         1e3 * table["U [V]"][i],
         near(-1e3 * buffer_value(buffer_of(buffer[i]), T), 1e-3));
  }
}


TEST(SealedReference, HeaterUnderTheCarrier)
{
  constexpr double T_gas = 573., sigma = 5.670374419e-8, h = 60., e = 0.6;
  const auto loss = [&](const double T) {
    return h * (T - T_gas) + e * sigma * (std::pow(T, 4) - std::pow(T_gas, 4));
  };
  const std::string file = file_of("heated");
  const auto at_573      = "Protocol/Sweep gas temperature/Values=573";
  const auto whole       = sealed_run("heated", {at_573}).table;
  show({"A", "7, 19", file, "temperature of the working electrode [K]"},
       whole["T_working [K]"][0],
       near(973.15, 1e-6));
  // The skin is 20 K from its coldest to its warmest place.
  show({"A", "7, 19", file, "heater power [W]"},
       whole["P_heater [W]"][0],
       within(loss(whole["T_skin [K]"][0]) * 2. * (3e-3 + 1.04e-3) * 1e-3,
              1e-3));
  // Mean temperature of the reference, held metal, against that of the gas.
  const double T_ref = whole["T_reference [K]"][0],
               mu =
                 -238842. + 316.129 * T_ref - 15.192 * T_ref * std::log(T_ref);
  show({"A", "7, 19", file, "U in air, reference at its temperature [mV]"},
       1e3 * whole["U [V]"][0],
       near(1e3 * (mu - R * 973.15 * std::log(0.2095 * 1.01325)) / (4. * F),
            0.05));
  // Insulated at its sides heat goes straight up: k of zirconia falls from 2.9
  // at 293.15 to 2.35 W/m/K at 1073.15 K.
  const auto upward =
    sealed_run("heated", {at_573, "Geometry/Surface skin/Facing=top, bottom"})
      .table;
  const double rise = upward["T_reference [K]"][0] - 973.15,
               k    = 2.9 - 0.55 / 780. * (973.15 + rise / 2. - 293.15);
  show({"A",
        "7, 19",
        file,
        "reference above the working electrode, sides insulated [K]"},
       rise,
       within(loss(973.15) * 0.5e-3 / k, 2e-3));
}


// Both geometries read the same; the current crowds at the electrodes' edges,
// where the mesh takes some 0.1 to 0.4 % of the resistance.
TEST(SealedReference, TwoGeometries)
{
  const auto cases    = reference("sealed_resistance.csv");
  const auto &names   = cases.words.at("case");
  const auto expected = reference("sealed_voltage.csv");
  for (const std::string name : {"covered", "sandwiched"})
  {
    const std::string claims = name == "covered" ? "14" : "15";
    const auto table         = sealed_run(name).table;
    const unsigned row =
      std::find(names.begin(), names.end(), name) - names.begin();
    for (unsigned i = 0; i < table["U [V]"].size(); ++i)
    {
      const double at = table["Lambda [-]"][i];
      if (at == 1.1 || at == 0.9 || at == 0.5)
        show(
          {"A", claims, file_of(name), "U at lambda " + text_of(at) + " [mV]"},
          1e3 * table["U [V]"][i],
          near(1e3 * (expected["U [V]"][row_of(
                        expected, {{"T [K]", 973.15}, {"Lambda [-]", at}})] -
                      buffer_value("Pd/PdO", 973.15)),
               at > 1. ? 0.01 : 0.5));
    }
    show({"A", claims, file_of(name), "R_cell [Ohm]"},
         table["R_cell [Ohm]"][0],
         within(cases["R_cell [Ohm]"][row], 4e-3));
    show({"A", claims, file_of(name), "R_i at 4 kHz [Ohm]"},
         table["R_i [Ohm]"][0],
         within(cases["R_i [Ohm]"][row], 5e-3));
    // Charge transfer, even past the double layer, adds 0.2 and 0.6 %.
    show({"A", claims, file_of(name), "R_i over the ohmic resistance [-]"},
         table["R_i [Ohm]"][0] / cases["ohmic [Ohm]"][row],
         near(1., 6e-3));
  }
}


TEST(SealedReference, VoltmeterAndLeads)
{
  constexpr double T = 973.15, A = 2e-6, d = 0.5e-3, leads = 40.;
  constexpr double k_eV = 8.617333262e-5;
  const double sigma    = 6.0e7 / T * std::exp(-0.95 / (k_eV * T)),
               i0     = 3000. * std::exp(-150e3 / R * (1. / T - 1. / 1053.15)),
               R_cell = d / (sigma * A) + 2. * R * T / (2. * F * i0 * A);
  const auto table    = sealed_run("voltmeter").table;
  const auto &R_in    = table["R_in [MOhm]"];
  const double E      = table["U [V]"][0];
  ASSERT_TRUE(std::isinf(R_in[0]));
  // 85 uA at 10 kOhm is where the electrodes' law begins to bend: 2e-5.
  for (unsigned i = 1; i < R_in.size(); ++i)
    show({"A",
          "16",
          file_of("voltmeter"),
          "U over that at rest, voltmeter of " + text_of(R_in[i]) +
            " MOhm [-]"},
         table["U [V]"][i] / E,
         near(1e6 * R_in[i] / (1e6 * R_in[i] + R_cell + leads), 3e-5));
}
