// Device A: what leaks into its reference, and how long that lasts. What is
// expected was computed by sealed_reference.py of tests/reference.

#include <chrono>

#include "sealed_reference.h"

using namespace Oxion::Testing;
using namespace Oxion::Testing::Sealed;

// Electrons through the zirconia: Wagner's integral. The mesh takes 0.1 to
// 0.25 %; in rich gas the voltages' difference as above is another 0.6 %. What
// the leak takes of U is 4 and 9 uV, the electrodes under it another 1.
TEST(SealedReference, LeakOfElectronsThroughZirconia)
{
  const auto expected = reference("sealed_leak.csv");
  for (const double T : {973.15, 1053.15})
  {
    const auto table =
      sealed_run("nickel",
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
  const auto table    = sealed_run("leaking_cover").table;
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
  const auto table        = sealed_run("leaking_carrier").table;
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
      sealed_run("depletion",
                 {as_wide_as_electrodes,
                  "Circuit/Terminal reference/Input resistance [MOhm]=" +
                    voltmeter.resistance,
                  "Protocol/Transient/End time [s]=" + voltmeter.end,
                  "Protocol/Transient/Output interval [s]=" +
                    voltmeter.interval})
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


// y' = -y exp(-y)/tau; 2e-4 of the steps in time.
TEST(SealedReference, TrappedGas)
{
  const auto table    = sealed_run("trapped_gas").table;
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
