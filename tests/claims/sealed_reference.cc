// Device A: a potentiometric sensor whose reference is enclosed in gastight
// material. What is expected was computed by sealed_reference.py of
// tests/reference, or is a formula that stands here.

#include <chrono>

#include "claims.h"
#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  constexpr double F = 96485.33212, R = 8.314462618;

  const std::string lambda = "Protocol/Sweep lambda/Values=",
                    /// Zirconia that ends with the electrodes makes the device
                    /// one-dimensional.
    as_wide_as_electrodes = "Geometry/x [mm]=0.5, 2.5";

  std::string
  file_of(const std::string &name)
  {
    return "sealed_reference/" + name + ".prm";
  }

  ProgramRun
  run(const std::string &name, const Settings &settings = {})
  {
    const auto run = run_program(shipped(file_of(name)), settings);
    if (run.exit_code != 0)
      throw std::runtime_error(name + ":\n" + run.output);
    return run;
  }

  std::string
  text_of(const double value)
  {
    std::ostringstream text;
    text << value;
    return text.str();
  }

  /** value, to a relative tolerance. */
  Expected
  within(const double value, const double tolerance)
  {
    return near(value, tolerance * std::abs(value));
  }

  /** The row of a table where columns have values. */
  unsigned
  row_of(const Columns &table,
         const std::vector<std::pair<std::string, double>> &values)
  {
    const unsigned rows = table[values[0].first].size();
    for (unsigned row = 0; row < rows; ++row)
    {
      bool found = true;
      for (const auto &[title, value] : values)
        found = found && table[title][row] == value;
      if (found)
        return row;
    }
    throw std::runtime_error("no row where " + values[0].first + " is " +
                             text_of(values[0].second));
  }

  /** A name up to the colon: "Ni/NiO" of "Ni/NiO: 1". */
  std::string
  buffer_of(const std::string &amount)
  {
    return amount.substr(0, amount.find(':'));
  }

  /** Of tests/reference, what a buffer gives against air [V]. */
  double
  buffer_value(const std::string &buffer,
               const double T,
               const std::string &title = "EMF against air [V]")
  {
    static const auto table = reference("sealed_buffers.csv");
    const auto &names       = table.words.at("Buffer");
    for (unsigned row = 0; row < names.size(); ++row)
      if (names[row] == buffer && table["T [K]"][row] == T)
        return table[title][row];
    throw std::runtime_error("no buffer " + buffer);
  }
} // namespace


// Lean to the last digits; rich voltages hang on the equilibrium constants of
// two sources, 0.5 mV.
TEST(SealedReference, VoltageOverLambda)
{
  const auto run      = ::run("lambda_sweep");
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
    const auto run  = ::run("lambda_sweep", {lambda + text_of(at)});
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


// Electrons through the zirconia: Wagner's integral. The mesh takes 0.1 to
// 0.25 %; in rich gas the voltages' difference as above is another 0.6 %. What
// the leak takes of U is 4 and 9 uV, the electrodes under it another 1.
TEST(SealedReference, LeakOfElectronsThroughZirconia)
{
  const auto expected = reference("sealed_leak.csv");
  for (const double T : {973.15, 1053.15})
  {
    const auto table =
      run("nickel",
          {as_wide_as_electrodes,
           lambda + "air, 2, 1.1, 0.9, 0.5",
           "Heat/Temperature [K]=" + text_of(T),
           "Gas/Atmosphere exhaust/Equilibrated at [K]=" + text_of(T)})
        .table;
    for (unsigned i = 0; i < 5; ++i)
    {
      const double at    = table["Lambda [-]"][i];
      const unsigned row = row_of(expected, {{"T [K]", T}, {"Lambda [-]", at}});
      const std::string where = " at " + text_of(T) + " K, lambda " +
                                (std::isinf(at) ? "of air" : text_of(at)) +
                                ", 1-D";
      show({"A",
            "2-4",
            file_of("nickel"),
            "oxygen atoms into the reference" + where + " [pmol/s]"},
           table["rate [pmol/s]"][i],
           within(expected["rate [pmol/s]"][row], at > 1. ? 4e-3 : 9e-3));
      if (std::isinf(at))
        show({"A",
              "2-4",
              file_of("nickel"),
              "U, of which the leak takes a little," + where + " [mV]"},
             1e3 * table["U [V]"][i],
             near(1e3 * expected["U [V]"][row], 2e-3));
    }
  }
}


// Electrons through the glass from a lead to the reference, in series with the
// cell: the conductor's width by a conformal map.
TEST(SealedReference, LeakThroughCover)
{
  const auto cases    = reference("sealed_resistance.csv");
  const auto &names   = cases.words.at("case");
  const auto expected = reference("sealed_voltage.csv");
  const auto index    = [&](const std::string &name) {
    return std::find(names.begin(), names.end(), name) - names.begin();
  };
  const double E =
    expected["U [V]"]
            [row_of(expected, {{"T [K]", 973.15}, {"Lambda [-]", 0.9}})] -
    buffer_value("Pd/PdO", 973.15);
  const double R_cell = cases["R_cell [Ohm]"][index("covered")];
  const double width  = 1e-3 * cases["width [mm]"][index("cover")];
  const auto table    = run("leaking_cover").table;
  const auto &rho     = table["rho [Ohm m]"];
  for (unsigned i = 0; i < rho.size(); ++i)
  {
    const double shunt   = rho[i] * 30e-6 / (width * 2e-3);
    const std::string at = " with glass of " + text_of(rho[i]) + " Ohm m";
    show({"A",
          "5, 18",
          file_of("leaking_cover"),
          "oxygen atoms into the reference" + at + " [pmol/s]"},
         table["rate [pmol/s]"][i],
         within(-1e12 * E / (shunt + R_cell) / (2. * F), 3e-3));
    show({"A", "5, 18", file_of("leaking_cover"), "U" + at + " [mV]"},
         1e3 * table["U [V]"][i],
         within(1e3 * E * shunt / (shunt + R_cell), 3e-3));
  }
}


TEST(SealedReference, LeakThroughCarrier)
{
  const auto cases  = reference("sealed_resistance.csv");
  const auto &names = cases.words.at("case");
  const double width =
    1e-3 *
    cases["width [mm]"]
         [std::find(names.begin(), names.end(), "carrier") - names.begin()];
  const double resistance = 6e5 * 0.5e-3 / (width * 1e-3);
  const auto table        = run("leaking_carrier").table;
  for (unsigned i = 0; i < table["U [V]"].size(); ++i)
  {
    const double U_heater = table["U_heater [V]"][i];
    // Field lines that crowd at the electrodes' edges: 0.3 %.
    show({"A",
          "6, 19",
          file_of("leaking_carrier"),
          "oxygen atoms into the reference, heater at " + text_of(U_heater) +
            " V [pmol/s]"},
         table["rate [pmol/s]"][i],
         within(1e12 * (U_heater - table["U [V]"][i]) / resistance / (2. * F),
                5e-3));
  }
}


TEST(SealedReference, BuffersOverTemperature)
{
  const auto table   = run("buffers").table;
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


// Half of the nickel, as long as leak and voltmeter take; the mesh takes 0.1 %
// of the leak. Then what adsorbs and the pores take 1e-4 of that, less than a
// step may err of the whole inventory: U is known to some uV only.
TEST(SealedReference, NickelIsUsedUp)
{
  const auto expected = reference("sealed_leak.csv");
  const unsigned air =
    row_of(expected,
           {{"T [K]", 1053.15},
            {"Lambda [-]", std::numeric_limits<double>::infinity()}});
  const double leak = 1e-12 * expected["rate [pmol/s]"][air],
               E    = -expected["U [V]"][air];
  struct Voltmeter
  {
    std::string resistance; ///< [MOhm]
    double current;         ///< [A]
    std::string end, interval;
  };
  for (const auto &voltmeter : {Voltmeter{"10", E / 10e6, "691200", "21600"},
                                Voltmeter{"inf", 0., "1814400", "86400"}})
  {
    const auto begin = std::chrono::steady_clock::now();
    const auto table =
      run("depletion",
          {as_wide_as_electrodes,
           "Circuit/Terminal reference/Input resistance [MOhm]=" +
             voltmeter.resistance,
           "Protocol/Transient/End time [s]=" + voltmeter.end,
           "Protocol/Transient/Output interval [s]=" + voltmeter.interval})
        .table;
    const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - begin;
    const double lasts = 0.5 * 0.91e-6 / (leak + voltmeter.current / (2. * F));
    const auto &t = table["Time [s]"], &U = table["U [V]"];
    unsigned event = 0;
    while (table.remarks.at(event).find("nickel used up") == std::string::npos)
      ++event;
    const std::string with = ", voltmeter of " + voltmeter.resistance + " MOhm";
    const auto claim       = [&](const std::string &observable) {
      return Claim{"A", "8, 20", file_of("depletion"), observable + with};
    };
    show(claim("nickel used up after [d]"),
         t[event] / 86400.,
         within(lasts / 86400., 3e-3));
    show(claim("the same by the column time to depletion at the start [d]"),
         table["time to depletion [d]"][0],
         within(lasts / 86400., 3e-3));
    double drift = 0.;
    for (unsigned i = 0; i < t.size() && t[i] < 0.96 * lasts; ++i)
      drift = std::max(drift, std::abs(U[i] - U[0]));
    show(claim("drift of U over 96 % of its life [mV]"),
         1e3 * drift,
         at_most(0.1));
    show(claim("U after its life [mV]"), 1e3 * U.back(), near(0., 0.01));
    show(claim("computing time [s]"), took.count(), at_most(60.));
  }
}


// y' = -y exp(-y)/tau; 0.1 % of the steps in time.
TEST(SealedReference, TrappedGas)
{
  const auto table    = run("trapped_gas").table;
  const auto expected = reference("sealed_trapped_gas.csv");
  for (const double t : {0., 500., 1000., 2000., 3000.})
    show({"A",
          "8, 20",
          file_of("trapped_gas"),
          "U after " + text_of(t) + " s [mV]"},
         1e3 * table["U [V]"][row_of(table, {{"Time [s]", t}})],
         within(1e3 * expected["U [V]"][row_of(expected, {{"Time [s]", t}})],
                5e-4));
}


// Frozen raw gas behind a layer; U within the thermochemistry's 0.5 mV.
TEST(SealedReference, RawGasOverActivity)
{
  const auto expected = reference("sealed_raw_gas.csv");
  const double buffer = buffer_value("Pd/PdO", 973.15);
  const auto compare  = [&](const std::string &file,
                           const std::string &title,
                           const std::string &points) {
    const auto table   = run(file, {lambda + points}).table;
    const auto &values = table.words.at(title);
    for (unsigned i = 0; i < values.size(); ++i)
    {
      const bool of_CO   = values[i].find("CO: ") == 0;
      const double k     = std::stod(of_CO ? values[i].substr(4) : values[i]);
      const double at    = table["Lambda [-]"][i];
      const unsigned row = row_of(expected,
                                  {{"Raw CO [-]", 0.005},
                                   {"Velocity of CO [m/s]", k},
                                   {"Velocity [m/s]", of_CO ? 60. : k},
                                   {"Lambda [-]", at}});
      const double off   = table["U [V]"][i] + buffer - expected["U [V]"][row];
      const std::string claims = at < 0.6   ? "9, 13, 21, 24"
                                  : at < 0.9 ? "9, 12, 21, 23"
                                             : "9, 11, 21, 22";
      const double read        = expected["lambda read [-]"][row],
                   slope       = expected["dU/dlambda [V]"][row];
      show({"A",
            claims,
            file_of(file),
            "lambda read from U at " + text_of(at) + ", velocity " +
              (of_CO ? "of CO " : "") + text_of(k) + " m/s [-]"},
           read + off / slope,
           near(read, at > 1. ? 2e-5 : 0.5e-3 / std::abs(slope)));
    }
  };
  compare("raw_gas", "Velocity [m/s]", "1.1, 0.9, 0.6, 0.4");
  compare("slow_monoxide", "Velocity of CO [m/s]", "0.9, 0.6, 0.4");
}


// What the layer's preference for H2 takes of the thermodynamic voltage: both
// from the program, so that the thermochemistry's difference is out.
TEST(SealedReference, FrozenGasReadsLower)
{
  const std::string points = lambda + "0.99, 0.9, 0.8, 0.5";
  const auto equilibrated  = run("lambda_sweep", {points}).table;
  const auto frozen        = run("raw_gas",
                          {points,
                                  "Protocol/Sweep activity/Values=60",
                                  "Gas/Atmosphere exhaust/Raw CO fraction [-]=0"})
                        .table;
  const auto of_equilibrium = reference("sealed_voltage.csv");
  const auto behind_layer   = reference("sealed_raw_gas.csv");
  for (unsigned i = 0; i < 4; ++i)
  {
    const double at = frozen["Lambda [-]"][i];
    const double expected =
      of_equilibrium["U [V]"][row_of(of_equilibrium,
                                     {{"T [K]", 973.15}, {"Lambda [-]", at}})] -
      behind_layer["U [V]"][row_of(behind_layer,
                                   {{"Raw CO [-]", 0.},
                                    {"Velocity [m/s]", 60.},
                                    {"Velocity of CO [m/s]", 60.},
                                    {"Lambda [-]", at}})];
    show({"A",
          "1, 9, 10, 21",
          file_of("raw_gas"),
          "frozen gas without raw CO reads lower by, lambda " + text_of(at) +
            " [mV]"},
         1e3 * (equilibrated["U [V]"][i] - frozen["U [V]"][i]),
         near(1e3 * expected, 0.1));
  }
}


// dU/dT of gas in equilibrium without CH4, and of the buffer.
TEST(SealedReference, SlopeOverTemperature)
{
  const auto expected = reference("sealed_voltage.csv");
  const auto table    = run("temperature").table;
  const auto &buffer  = table.words.at("Buffer");
  for (unsigned i = 0; i < buffer.size(); ++i)
  {
    const double T = table["T [K]"][i], at = table["Lambda [-]"][i];
    if (T > 970. || (at != 0.9 && at != 0.7 && at != 0.5))
      continue;
    unsigned j = i;
    while (buffer[j] != buffer[i] || table["T [K]"][j] < 970. ||
           table["Lambda [-]"][j] != at)
      ++j;
    const auto of_gas = [&](const double T) {
      return 1e3 *
             expected["U without CH4 [V]"]
                     [row_of(expected, {{"T [K]", T}, {"Lambda [-]", at}})];
    };
    show({"A",
          at < 0.6   ? "8, 13, 20, 24"
          : at < 0.9 ? "8, 12, 20, 23"
                     : "8, 11, 20, 22",
          file_of("temperature"),
          "dU/dT with " + buffer_of(buffer[i]) + " at lambda " + text_of(at) +
            " [mV/K]"},
         1e3 * (table["U [V]"][j] - table["U [V]"][i]) / 20.,
         near((of_gas(983.15) - of_gas(963.15)) / 20. -
                buffer_value(buffer_of(buffer[i]), 973.15, "dEMF/dT [mV/K]"),
              2e-3));
  }
}


TEST(SealedReference, SlopeOverLambda)
{
  const auto expected = reference("sealed_voltage.csv");
  const auto table    = run("lambda_sweep").table;
  const auto slope    = [&](const Columns &of, double a, double b, bool has_T) {
    const auto U = [&](const double at) {
      std::vector<std::pair<std::string, double>> where{{"Lambda [-]", at}};
      if (has_T)
        where.emplace_back("T [K]", 973.15);
      return of["U [V]"][row_of(of, where)];
    };
    return (U(a) - U(b)) / (a - b);
  };
  for (const auto &[a, b, claims] : {std::tuple{0.95, 0.9, "11, 22"},
                                     std::tuple{0.7, 0.6, "12, 23"},
                                     std::tuple{0.5, 0.45, "13, 24"},
                                     std::tuple{0.45, 0.4, "13, 24"}})
    show({"A",
          claims,
          file_of("lambda_sweep"),
          "dU/dlambda between " + text_of(a) + " and " + text_of(b) +
            (b < 0.42 ? ", metastable [V]" : " [V]")},
         slope(table, a, b, false),
         near(slope(expected, a, b, true), 6e-3));
}


TEST(SealedReference, HeaterUnderTheCarrier)
{
  constexpr double T_gas = 573., sigma = 5.670374419e-8, h = 60., e = 0.6;
  const auto loss = [&](const double T) {
    return h * (T - T_gas) + e * sigma * (std::pow(T, 4) - std::pow(T_gas, 4));
  };
  const std::string file = file_of("heated");
  const auto at_573      = "Protocol/Sweep gas temperature/Values=573";
  const auto whole       = run("heated", {at_573}).table;
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
    run("heated", {at_573, "Geometry/Surface skin/Facing=top, bottom"}).table;
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
    const auto table         = run(name).table;
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
  const auto table    = run("voltmeter").table;
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
