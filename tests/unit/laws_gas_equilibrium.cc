#include <oxion/laws/gas_equilibrium.h>
#include <oxion/laws/nernst.h>

#include <gtest/gtest.h>
#include <limits>
#include <vector>

#include "laws_derivative_check.h"
#include "laws_exhaust_voltages.h"

using namespace Oxion;
using namespace Oxion::Laws;

namespace
{
  const Fuel gasoline{1.85, 0., 3.774};

  EquilibratedGas<double>
  gas_at(const double lambda, const double T, const bool has_methane = true)
  {
    return equilibrated_exhaust(gasoline, lambda, T, atmosphere, has_methane);
  }

  /** Against air [mV]. */
  double
  voltage(const double lambda, const double T)
  {
    return 1e3 * nernst_voltage(T, gas_at(lambda, T).Pi, air_activity());
  }
} // namespace

TEST(GasEquilibrium, Voltages)
{
  for (const auto &[lambda, expected] : exhaust_voltages)
    EXPECT_NEAR(voltage(lambda, 973.15), expected, 0.2) << lambda;
}

TEST(GasEquilibrium, SootLimit)
{
  // Computed independently with another table's graphite, three digits; 0.15
  // kJ/mol of graphite are 0.0014 at 600 C.
  const std::vector<std::pair<double, double>> table{{600., 0.584},
                                                     {650., 0.493},
                                                     {700., 0.423},
                                                     {780., 0.366}};
  for (const auto &[celsius, expected] : table)
  {
    const double T     = celsius + 273.15;
    const double limit = soot_limit(gasoline, T, atmosphere, true);
    EXPECT_NEAR(limit, expected, 0.0015) << celsius;
    EXPECT_NEAR(gas_at(limit, T).log_carbon_activity, 0., 1e-9);
    EXPECT_GT(gas_at(limit - 1e-3, T).log_carbon_activity, 0.);
    EXPECT_LT(gas_at(limit + 1e-3, T).log_carbon_activity, 0.);
  }
  // An oxygenated fuel hot enough never leaves soot; methanol CH4O.
  EXPECT_EQ(soot_limit({4., 1., 3.774}, 1300., atmosphere, true), 0.);
}

TEST(GasEquilibrium, Graphite)
{
  // Free enthalpies of formation of CO [kJ/mol], Chase, NIST-JANAF
  // Thermochemical Tables (1998); the tables agree to 0.1.
  const std::vector<std::pair<double, double>> table{{800., -182.497},
                                                     {900., -191.416},
                                                     {1000., -200.275},
                                                     {1100., -209.075}};
  for (const auto &[T, expected] : table)
    EXPECT_NEAR(-1e-3 * gas_constant * T * log_graphite_K(T), expected, 0.1)
      << T;
}

TEST(GasEquilibrium, KeepsElementsAndIsInEquilibrium)
{
  for (const Fuel &fuel : {gasoline, Fuel{4., 0., 3.77}, Fuel{3., 0.5, 3.77}})
    for (const double lambda : {0.45, 0.62, 0.9, 0.9999, 1., 1.3, 20.})
      for (const double T : {600., 873.15, 1053.15, 1400.})
        for (const double p : {0.5e5, 2e5})
        {
          const auto gas      = equilibrated_exhaust(fuel, lambda, T, p, true);
          const double carbon = gas.CO2 + gas.CO + gas.CH4, bar = p / 1e5;
          // Round-off of the roots, relative to the elements.
          EXPECT_NEAR(2. * (gas.H2 + gas.H2O) + 4. * gas.CH4,
                      fuel.hydrogen * carbon,
                      1e-12 * carbon);
          EXPECT_NEAR(2. * (gas.O2 + gas.CO2) + gas.CO + gas.H2O,
                      (fuel.oxygen + 2. * fuel.oxygen_demand() * lambda) *
                        carbon,
                      1e-11);
          EXPECT_NEAR(gas.N2,
                      fuel.nitrogen_to_oxygen * fuel.oxygen_demand() * lambda *
                        carbon,
                      1e-12);
          EXPECT_NEAR(gas.O2 + gas.N2 + gas.H2O + gas.H2 + carbon, 1., 1e-12);
          // And the reactions; K spans 60 decades, so logarithms.
          const double log_O2 = std::log(gas.O2 * bar);
          EXPECT_NEAR(gas.Pi, log_O2, 1e-12);
          EXPECT_NEAR(std::log(gas.CO2 / gas.CO),
                      log_K(Reaction::monoxide_combustion, T) + log_O2 / 2.,
                      1e-9);
          EXPECT_NEAR(std::log(gas.H2O / gas.H2),
                      log_K(Reaction::hydrogen_combustion, T) + log_O2 / 2.,
                      1e-9);
          EXPECT_NEAR(std::log(gas.CO2 * bar / (gas.CH4 * bar)) +
                        2. * std::log(gas.H2O * bar),
                      log_K(Reaction::methane_combustion, T) + 2. * log_O2,
                      1e-9);
        }
}

TEST(GasEquilibrium, TendsToWhatIsFrozenWithoutMethane)
{
  // Nothing dissociates at 873 K: rich gas is that of the water-gas constant
  // alone, lean gas burns completely.
  const double T = 873.15;
  const double K = water_gas_constant(1., frozen_water_gas, T);
  for (const double lambda : {0.5, 0.9, 1.1, 3.})
  {
    const auto complete = exhaust_composition(gasoline, lambda, K);
    const auto gas      = composition_of(gas_at(lambda, T, false), false);
    EXPECT_EQ(gas.count("CH4"), 0u);
    for (const auto &[name, x] : complete)
      EXPECT_NEAR(fraction(gas, name), x, 1e-9) << name << " at " << lambda;
  }
  // Rich gas that could be methane is not far from it near lambda = 1.
  EXPECT_NEAR(gas_at(0.9, T).CO, gas_at(0.9, T, false).CO, 1e-4);
  EXPECT_EQ(gas_at(0.9, T, false).CH4, 0.);
}

TEST(GasEquilibrium, DissociatesAtStoichiometry)
{
  const auto gas = gas_at(1., 1053.15);
  // What CO2 and H2O lose is there as oxygen.
  EXPECT_GT(gas.O2, 1e-8);
  EXPECT_NEAR(gas.O2, (gas.CO + gas.H2) / 2., 1e-9 * gas.O2);
}

TEST(GasEquilibrium, Derivatives)
{
  // Not at 1, where the gas changes within 1e-7 and round-off counts.
  for (const double lambda : {0.45, 0.8, 0.999, 1.001, 1.2})
  {
    expect_derivative(
      [&](const auto &x) {
        using Number = std::decay_t<decltype(x)>;
        const auto gas =
          equilibrated_exhaust(gasoline, x, Number(1053.15), atmosphere, true);
        return gas.Pi + gas.log_carbon_activity + gas.CH4;
      },
      lambda);
    expect_derivative(
      [&](const auto &x) {
        using Number = std::decay_t<decltype(x)>;
        return equilibrated_exhaust(
                 gasoline, Number(lambda), x, atmosphere, true)
          .Pi;
      },
      973.15);
  }
  // dU/dT of rich gas between 700 and 780 C, two digits: -0.35 mV/K at lambda
  // 0.5, -0.47 at 0.9.
  for (const auto &[lambda, slope] :
       std::vector<std::pair<double, double>>{{0.5, -0.35e-3}, {0.9, -0.47e-3}})
  {
    using Number   = Dual<1>;
    const Number T = Number::variable(1013.15, 0);
    const auto gas =
      equilibrated_exhaust(gasoline, Number(lambda), T, atmosphere, true);
    EXPECT_NEAR(nernst_voltage(T, gas.Pi, Number(air_activity())).derivative[0],
                slope,
                0.01e-3);
  }
}

TEST(GasEquilibrium, Limits)
{
  // All hydrogen as CH4, the rest of the carbon as CO: (1 - y/4)/(2 a) =
  // 0.5375/2.925; without CH4 the limit of CO.
  EXPECT_NEAR(lowest_lambda(gasoline, true), 0.5375 / 2.925, 1e-15);
  EXPECT_EQ(lowest_lambda(gasoline, false), gasoline.carbon_limit());
  EXPECT_NO_THROW(gas_at(0.184, 973.15));
  EXPECT_THROW(gas_at(0.1837, 973.15), std::domain_error);
  EXPECT_THROW(gas_at(0.34, 973.15, false), std::domain_error);
  EXPECT_THROW(gas_at(0., 973.15), std::domain_error);
  EXPECT_THROW(gas_at(std::nan(""), 973.15), std::domain_error);
  EXPECT_THROW(gas_at(std::numeric_limits<double>::infinity(), 973.15),
               std::domain_error);
  // Cold, hot, next to all oxygen: numbers.
  for (const double T : {300., 3500.})
    for (const double lambda : {0.2, 1., 1e6})
    {
      const auto gas = gas_at(lambda, T);
      EXPECT_TRUE(std::isfinite(gas.Pi + gas.log_carbon_activity));
      EXPECT_NEAR(gas.O2 + gas.N2 + gas.H2O + gas.H2 + gas.CO2 + gas.CO +
                    gas.CH4,
                  1.,
                  1e-12);
    }
  // Carbon burnt, of no hydrogen.
  const auto gas =
    equilibrated_exhaust(Fuel{0., 0., 3.77}, 0.8, 1053.15, atmosphere, true);
  EXPECT_EQ(gas.H2 + gas.H2O + gas.CH4, 0.);
  EXPECT_GT(gas.CO, 0.05);
}
