// Device C: a mixed-potential sensor whose chamber an oxygen pump supplies.
// What is expected: Nernst's law, the potential at which the half reactions of
// the files add up to nothing, exhaust by its stoichiometry, and the fuel that
// survives and the pump's current by fuel_survival.py and held_oxygen_1d.py of
// tests/reference.

#include "cases.h"

using namespace Oxion::Testing;

namespace
{
  constexpr double T = 823.15, RT_F = 8.314462618 * T / 96485.33212, // [V]
    air = 0.2095;

  const std::string lambda   = "Protocol/Sweep lambda/Values=",
                    fraction = "Protocol/Sweep fraction/",
                    gold     = "Protocol/Sweep gold/Values=",
                    oxygen   = "Protocol/Sweep oxygen/Values=";

  std::string
  file_of(const std::string &name)
  {
    return "mixed_potential/" + name + ".prm";
  }

  Claim
  claim(const std::string &claims,
        const std::string &file,
        const std::string &observable)
  {
    return {"C", claims, file_of(file), observable};
  }

  Columns
  run(const std::string &name, const Settings &settings = {})
  {
    return run_case(file_of(name), settings).table;
  }

  /** Mole fractions at an electrode. */
  struct Gas
  {
    double O2, CO = 0., H2 = 0., C3H6 = 0.;
  };

  /** Exchange current densities [A/m2], the gases at 1 bar. */
  struct Rates
  {
    double O2 = 1e-4, CO = 1e4, H2 = 1e4, C3H6 = 200.;
  };

  /** E against O2 of 1 bar at which all currents cancel [mV]. */
  double
  mixed_potential(const Gas &x, const Rates &i0 = {})
  {
    constexpr double p = 1.01325; // [bar]
    double low = -1., high = 0.5;
    for (unsigned i = 0; i < 60; ++i)
    {
      const double E = (low + high) / 2., f = std::exp(E / RT_F),
                   root = std::sqrt(p * x.O2),
                   fuel = i0.CO * p * x.CO + i0.H2 * p * x.H2 +
                          i0.C3H6 * std::sqrt(p * x.C3H6),
                   sum = fuel * f + i0.O2 * (f * f / root - root / (f * f));
      (sum > 0. ? high : low) = E;
    }
    return 1e3 * low;
  }

  /** E of oxygen [mV]. */
  double
  nernst(const double x)
  {
    return 1e3 * RT_F / 4. * std::log(1.01325 * x);
  }

  /** U against platinum in air [mV]. */
  double
  voltage(const Gas &x, const Rates &i0 = {})
  {
    return mixed_potential(x, i0) - nernst(air);
  }

  /** What the table says of the gas at the measuring electrode. */
  Gas
  gas_of(const Columns &table, const unsigned row)
  {
    const auto fuel = [&](const std::string &title) {
      const auto found = table.columns.find(title);
      return found == table.columns.end() ? 0.
                                          : std::max(found->second[row], 0.);
    };
    return {table["x_O2 [-]"][row],
            fuel("x_CO [-]"),
            fuel("x_H2 [-]"),
            fuel("x_C3H6 [-]")};
  }

  /** O2 in lean exhaust of CH2, air of 3.77 N2. */
  double
  oxygen_of_exhaust(const double lambda)
  {
    return 1.5 * (lambda - 1.) /
           (2. + 1.5 * 3.77 * lambda + 1.5 * (lambda - 1.));
  }

  /** Of fuel_survival.csv. */
  double
  surviving(const std::string &gas, const double gold)
  {
    const auto table = reference("fuel_survival.csv");
    for (unsigned row = 0; row < table["Share [-]"].size(); ++row)
      if (table.words.at("Added gas")[row] == gas &&
          table["Gold content [wt-%]"][row] == gold)
        return table["Share [-]"][row];
    throw std::runtime_error("the reference has no such row");
  }
} // namespace


TEST(MixedPotentialSensor, VoltageOverFuelGases)
{
  const std::string file = "fuel_gases";
  const auto table       = run(file, {fraction + "Logarithmic=10, 1000, 3"});
  const auto &U          = table["U [mV]"];
  ASSERT_EQ(U.size(), 9u);
  for (unsigned i = 0; i < 9; ++i)
    // The gas's mean over the electrode stands for the gas: 0.03 mV, but the
    // mean root of the propylene is 1.2 % less than the root of its mean.
    show(claim("1, 4, 11",
               file,
               "U at " + text_of(table["Added fraction [ppm]"][i]) +
                 " ppm of " + table.words.at("Added gas")[i] +
                 ", by the gas at the electrode [mV]"),
         U[i],
         near(voltage(gas_of(table, i)), i < 6 ? 0.05 : 0.3));
  // The shipped mesh lets 0.7 % more through, which are 0.16 mV.
  for (const unsigned i : {1, 7})
  {
    const std::string gas = table.words.at("Added gas")[i];
    const double x        = 1e-4 * surviving(gas, 0.5);
    const bool is_CO      = gas == "CO";
    show(claim("1, 4, 11", file, "U at 100 ppm of " + gas + " [mV]"),
         U[i],
         near(voltage(
                {table["x_O2 [-]"][i], is_CO ? x : 0., 0., is_CO ? 0. : x}),
              0.2));
  }
}


// RT/F ln 10 times the order over alpha_a + alpha_c = 1 + 2.
TEST(MixedPotentialSensor, TafelSlopes)
{
  const auto table = run("tafel");
  const auto &U    = table["U [mV]"];
  ASSERT_EQ(U.size(), 9u);
  for (unsigned gas = 0; gas < 3; ++gas)
  {
    const unsigned first   = 3 * gas;
    const std::string name = table.words.at("Added gas")[first];
    show(claim("1, 4, 11",
               "tafel",
               "U from 10 to 100 ppm of " + name + " [mV per decade]"),
         U[first + 2] - U[first],
         near(-1e3 * RT_F * std::log(10.) / 3. * (name == "C3H6" ? 0.5 : 1.),
              0.1));
    show(claim("1, 4, 11",
               "tafel",
               "eta of O2 at 10 ppm of " + name + ", at most -97 [mV]"),
         U[first] + nernst(air) - nernst(table["x_O2 [-]"][first]),
         at_most(-97.));
  }
}


TEST(MixedPotentialSensor, PumpHoldsOxygen)
{
  const auto held  = run("held_oxygen",
                        {fraction + "Values=100",
                          lambda + "2, 1.3, 1.02, 0.96, 0.9"}),
             fixed = run("fixed_pump_voltage", {lambda + "2, 1.3, 1.02"}),
             rest  = run("pump_at_rest",
                        {fraction + "Values=100", lambda + "2, 1.3, 1.02"});
  // 25 mV against air.
  const double set = air * std::exp(-0.1 / RT_F);
  for (unsigned i = 0; i < 5; ++i)
  {
    const std::string at = " at lambda " + text_of(held["Lambda [-]"][i]);
    // Claimed: 1 %; the last of the pump's gradient leaves 0.2 %.
    show(claim("2, 3", "held_oxygen", "O2 at the electrode" + at + " [%]"),
         100. * held["x_O2 [-]"][i],
         within(100. * set, 3e-3));
    show(claim("1-3",
               "held_oxygen",
               "U" + at + ", by the gas at the electrode [mV]"),
         held["U [mV]"][i],
         near(voltage(gas_of(held, i)), 0.05));
  }
  // The shipped mesh is 0.5 to 0.7 % high, with cells of half the size 0.2 %.
  const auto pump = reference("held_oxygen_1d.csv");
  for (unsigned row = 0; row < pump["Lambda [-]"].size(); ++row)
    for (unsigned i = 0; i < 5; ++i)
      if (pump["Lambda [-]"][row] == held["Lambda [-]"][i])
        show(claim("1, 2",
                   "held_oxygen",
                   "pump current at lambda " + text_of(held["Lambda [-]"][i]) +
                     " [mA]"),
             held["I_p [mA]"][i],
             within(pump["I_p [mA]"][row], 8e-3));
  show(claim("3", "held_oxygen", "O2 at the electrode, lambda 0.9 [%]"),
       100. * held["x_O2 [-]"][4],
       at_least(100. * oxygen_of_exhaust(1.3)));

  show(claim("2, 3",
             "fixed_pump_voltage",
             "O2 at lambda 2 over that at 1.02, pump at 0.3 V [-]"),
       fixed["x_O2 [-]"][0] / fixed["x_O2 [-]"][2],
       at_least(1e3));
  // Half a molecule burns one of CO, which diffuses 5 % faster.
  const auto at_rest = [](const double at) {
    return (1. - 1e-4) * oxygen_of_exhaust(at) - 0.5e-4;
  };
  for (unsigned i = 0; i < 3; ++i)
  {
    const double at = rest["Lambda [-]"][i];
    show(claim("2",
               "pump_at_rest",
               "O2 at the electrode at lambda " + text_of(at) + " [%]"),
         100. * rest["x_O2 [-]"][i],
         near(100. * at_rest(at), 5e-4));
  }

  // The pump's current draws gas along: 6 % more CO arrives at lambda 2.
  const auto cross = [](const Columns &table) {
    return table["U [mV]"][0] - table["U [mV]"][2];
  };
  show(claim("2, 3", "held_oxygen", "U(lambda 2) - U(1.02), at most 1.5 [mV]"),
       std::abs(cross(held)),
       at_most(1.5));
  show(claim("2", "pump_at_rest", "U(lambda 2) - U(1.02) [mV]"),
       cross(rest),
       near(voltage({at_rest(2.), rest["x_CO [-]"][0]}) -
              voltage({at_rest(1.02), rest["x_CO [-]"][2]}),
            0.2));
  show(claim("2", "fixed_pump_voltage", "U(lambda 2) - U(1.02) [mV]"),
       cross(fixed),
       at_least(100.));
}


// At 5 wt-% the electrode's own catalysis makes a gradient along it: 0.06 mV.
TEST(MixedPotentialSensor, GoldOfTheMeasuringElectrode)
{
  const std::string file = "gold_content";
  const auto table       = run(file, {gold + "0.5, 5, 10"});
  const auto &U          = table["U [mV]"];
  ASSERT_EQ(U.size(), 9u);
  for (unsigned i = 0; i < 9; ++i)
  {
    const double content  = table["Gold content [wt-%]"][i],
                 exchange = table["Exchange current density [A/m2]"][i];
    const Rates rates{exchange * std::pow(10., -0.4 * content)};
    show(claim("5, 6",
               file,
               "U at " + text_of(content) + " wt-%, i0 of O2 " +
                 text_of(exchange) + " A/m2, by the gas there [mV]"),
         U[i],
         near(voltage(gas_of(table, i), rates), content == 5. ? 0.1 : 0.05));
  }
  for (const unsigned i : {2, 5, 8})
  {
    const Rates rates{1e-4 * table["Exchange current density [A/m2]"][i]};
    show(claim("5, 6",
               file,
               "U at 10 wt-%, i0 of O2 " +
                 text_of(table["Exchange current density [A/m2]"][i]) +
                 " A/m2 [mV]"),
         U[i],
         near(voltage({1e-1, 1e-4 * surviving("CO", 0.5)}, rates), 0.25));
  }
}


// The shipped mesh is 0.5 to 0.8 % high and, where nine tenths are gone after
// each 0.1 mm, 9 %; of platinum nothing is left but round-off.
TEST(MixedPotentialSensor, FuelThatPassesTheInnerPumpElectrode)
{
  const std::string file = "inner_pump_gold";
  const auto table       = run(file);
  const auto &content    = table["Gold content [wt-%]"];
  ASSERT_EQ(content.size(), 10u);
  for (unsigned i = 0; i < 10; ++i)
  {
    const std::string gas = table.words.at("Added gas")[i];
    const double expected = surviving(gas, content[i]);
    show(claim("7, 8",
               file,
               "share of " + gas + " that passes " + text_of(content[i]) +
                 " wt-% of gold [-]"),
         table["x_" + gas + " [-]"][i] / 1e-4,
         content[i] == 0. ? at_most(1e-8)
                          : within(expected, content[i] < 0.5 ? 0.1 : 0.01));
  }
}


TEST(MixedPotentialSensor, PlatinumReference)
{
  const std::string file = "reference_gas", other = "gold_reference";
  const auto table = run(file, {oxygen + "0.1, 0.2095, 1"});
  const auto &U    = table["U [mV]"];
  ASSERT_EQ(U.size(), 6u);
  for (unsigned i = 0; i < 6; ++i)
  {
    const double fuel = 1e-6 * table["Added fraction [ppm]"][i],
                 x    = table["Oxygen fraction [-]"][i];
    // Claimed: 0.1 mV. CO comes faster than O2, by 5 %.
    show(claim("9, 10",
               file,
               "reference in " + text_of(100. * x) + " % O2, " +
                 text_of(1e6 * fuel) + " ppm CO, against 10 % O2 [mV]"),
         nernst(0.1) - U[i],
         near(nernst((1. - fuel) * x - fuel / 2.), fuel > 0. ? 0.01 : 1e-4));
  }
  const auto gold_table = run(other);
  show(claim("9, 10",
             other,
             "reference of Pt-Au in 1000 ppm CO, by the gas there [mV]"),
       nernst(0.1) - gold_table["U [mV]"].at(1),
       near(mixed_potential({gold_table["x_O2_reference [-]"][1],
                             gold_table["x_CO_reference [-]"][1]}),
            0.05));
}
