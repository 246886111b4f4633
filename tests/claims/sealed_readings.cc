// Device A: what lambda its voltage tells, over the working electrode's
// activity and temperature. What is expected was computed by
// sealed_reference.py of tests/reference.

#include "sealed_reference.h"

using namespace Oxion::Testing;
using namespace Oxion::Testing::Sealed;

// Frozen raw gas behind a layer; U within the thermochemistry's 0.5 mV.
TEST(SealedReference, RawGasOverActivity)
{
  const auto expected = reference("sealed_raw_gas.csv");
  const auto compare  = [&](const std::string &file,
                           const std::string &title,
                           const std::string &points) {
    const auto table   = sealed_run(file, {lambda + points}).table;
    const auto &values = table.words.at(title);
    const bool over_T  = table.columns.count("T [K]") > 0;
    for (unsigned i = 0; i < values.size(); ++i)
    {
      const bool of_CO   = values[i].find("CO: ") == 0;
      const double k     = std::stod(of_CO ? values[i].substr(4) : values[i]);
      const double at    = table["Lambda [-]"][i];
      const double T     = over_T ? table["T [K]"][i] : 973.15;
      const unsigned row = row_of(expected,
                                  {{"T [K]", T},
                                   {"Raw CO [-]", 0.005},
                                   {"Velocity of CO [m/s]", k},
                                   {"Velocity [m/s]", of_CO ? 60. : k},
                                   {"Lambda [-]", at}});
      const double off =
        table["U [V]"][i] + buffer_value("Pd/PdO", T) - expected["U [V]"][row];
      const std::string claims = at < 0.6   ? "9, 13, 21, 24"
                                  : at < 0.9 ? "9, 12, 21, 23"
                                             : "9, 11, 21, 22";
      const double read        = expected["lambda read [-]"][row],
                   slope       = expected["dU/dlambda [V]"][row];
      show({"A",
            claims,
            file_of(file),
            "lambda read from U at " + text_of(at) + ", " + text_of(T) +
              " K, velocity " + (of_CO ? "of CO " : "") + text_of(k) +
              " m/s [-]"},
           read + off / slope,
           near(read, at > 1. ? 2e-5 : 0.5e-3 / std::abs(slope)));
    }
  };
  compare("raw_gas", "Velocity [m/s]", "1.1");
  compare("activity_map", "Velocity [m/s]", "0.9, 0.6, 0.4");
  compare("slow_monoxide", "Velocity of CO [m/s]", "0.9, 0.6, 0.4");
}


// What the layer's preference for H2 takes of the thermodynamic voltage: both
// from the program, so that the thermochemistry's difference is out.
TEST(SealedReference, FrozenGasReadsLower)
{
  const std::string points = lambda + "0.99, 0.9, 0.8, 0.5";
  const auto equilibrated  = sealed_run("lambda_sweep", {points}).table;
  const auto frozen =
    sealed_run("raw_gas",
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
                                   {{"T [K]", 973.15},
                                    {"Raw CO [-]", 0.},
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
  const auto table    = sealed_run("temperature").table;
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
  const auto table    = sealed_run("lambda_sweep").table;
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
