#include <oxion/laws/exhaust.h>

#include <array>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

using namespace Oxion::Laws;

namespace
{
  /** Elements C, H, N, O of a gas. */
  std::array<double, 4>
  elements(const Composition &gas)
  {
    std::array<double, 4> sum{};
    for (const auto &[name, amount] : gas)
    {
      const Atoms atoms = find_species(name).atoms;
      sum[0] += amount * atoms.carbon;
      sum[1] += amount * atoms.hydrogen;
      sum[2] += amount * atoms.nitrogen;
      sum[3] += amount * atoms.oxygen;
    }
    return sum;
  }

  /** lambda by the elements, whatever their compounds. */
  double
  element_lambda(const Composition &wet, const Fuel &fuel)
  {
    const auto e = elements(wet);
    return (e[3] - fuel.oxygen * e[0]) / (2. * fuel.oxygen_demand() * e[0]);
  }

  /**
   * lambda of a dry gas by Brettschneider, Bosch Techn. Ber. 6 (1979) 177,
   * which infers the water from K = 1/3.5.
   */
  double
  brettschneider_lambda(const Composition &dry, const Fuel &fuel)
  {
    const double CO = fraction(dry, "CO"), CO2 = fraction(dry, "CO2");
    const double water =
      fuel.hydrogen / 4. * 3.5 / (3.5 + CO / CO2) - fuel.oxygen / 2.;
    return (CO2 + CO / 2. + fraction(dry, "O2") + water * (CO2 + CO)) /
           (fuel.oxygen_demand() * (CO2 + CO));
  }

  Composition
  dried(Composition wet)
  {
    wet.erase("H2O");
    return normalised(wet);
  }
} // namespace

TEST(Exhaust, FrozenComposition)
{
  // Mole-% with three decimals: 1e-5 of the mole fraction.
  const std::array<const char *, 6> names{
    {"O2", "N2", "H2O", "CO2", "CO", "H2"}};
  const std::vector<std::pair<double, std::array<double, 6>>> table{
    {0.650, {{0, 64.762, 11.034, 5.704, 11.915, 6.585}}},
    {0.700, {{0, 66.435, 11.748, 6.713, 10.070, 5.035}}},
    {0.750, {{0, 67.955, 12.278, 7.750, 8.272, 3.744}}},
    {0.800, {{0, 69.344, 12.652, 8.807, 6.521, 2.676}}},
    {0.850, {{0, 70.617, 12.895, 9.876, 4.815, 1.796}}},
    {0.900, {{0, 71.789, 13.031, 10.948, 3.158, 1.074}}},
    {0.950, {{0, 72.871, 13.082, 12.013, 1.552, 0.483}}},
    {0.990, {{0, 73.679, 13.072, 12.855, 0.306, 0.089}}},
    {1.000, {{0, 73.873, 13.063, 13.063, 0, 0}}},
    {1.050, {{0.936, 74.104, 12.480, 12.480, 0, 0}}},
    {1.179, {{3.005, 74.613, 11.191, 11.191, 0, 0}}},
    {1.429, {{6.000, 75.351, 9.324, 9.324, 0, 0}}},
    {1.701, {{8.299, 75.917, 7.892, 7.892, 0, 0}}},
    {2.434, {{12.007, 76.830, 5.582, 5.582, 0, 0}}},
    {10.119, {{18.763, 78.494, 1.372, 1.372, 0, 0}}}};
  for (const auto &[lambda, row] : table)
  {
    const Composition gas = exhaust_composition(Fuel{}, lambda);
    for (unsigned k = 0; k < names.size(); ++k)
      EXPECT_NEAR(fraction(gas, names[k]), row[k] / 100., 1e-5)
        << names[k] << " at lambda " << lambda;
  }
}

TEST(Exhaust, LeanOxygenInClosedForm)
{
  // x = 3(lambda - 1)/(1 + 3 4.77 lambda) for CH2; round-off.
  for (const double lambda : {1., 1.01, 1.5, 4.})
    EXPECT_NEAR(fraction(exhaust_composition(Fuel{}, lambda), "O2"),
                3. * (lambda - 1.) / (1. + 3. * 4.77 * lambda),
                1e-15);
}

TEST(Exhaust, KeepsElementsAndWaterGasConstant)
{
  for (const Fuel &fuel :
       {Fuel{1.85, 0., 3.774}, Fuel{4., 0., 3.77}, Fuel{3., 0.5, 3.77}})
    for (const double K : {0.2, 1. / 3.5, 1., 1.164})
      for (const double lambda : {0.62, 0.9, 0.9999, 1., 1.3})
      {
        const Composition gas = exhaust_composition(fuel, lambda, K);
        const auto e          = elements(gas);
        const double a        = fuel.oxygen_demand();
        // Round-off, relative to the elements.
        EXPECT_NEAR(e[1] / e[0], fuel.hydrogen, 1e-13);
        EXPECT_NEAR(e[3] / e[0], fuel.oxygen + 2. * a * lambda, 1e-13);
        EXPECT_NEAR(e[2] / e[0],
                    2. * fuel.nitrogen_to_oxygen * a * lambda,
                    1e-12);
        EXPECT_NEAR(element_lambda(gas, fuel), lambda, 1e-13);
        const double CO = fraction(gas, "CO"), H2 = fraction(gas, "H2");
        // H2 is what s - CO leaves of s: 1e-16/(1 - lambda).
        if (lambda < 1.)
        {
          EXPECT_NEAR(fraction(gas, "CO2") * H2 / (CO * fraction(gas, "H2O")),
                      K,
                      1e-10);
        }
      }
}

TEST(Exhaust, RawGasKeepsLambda)
{
  const Composition gas = raw_gas(exhaust_composition(Fuel{}, 1.004), 0.002);
  EXPECT_NEAR(element_lambda(gas, Fuel{}), 1.004, 1e-13);
  EXPECT_NEAR(fraction(gas, "CO") / fraction(gas, "H2"), 3.5, 1e-12);
  EXPECT_NEAR(fraction(gas, "CO"), 0.002, 0.002 * 0.002);
}

TEST(Exhaust, AirAndLimits)
{
  const Composition air =
    exhaust_composition(Fuel{}, std::numeric_limits<double>::infinity());
  EXPECT_EQ(fraction(air, "O2"), 0.2095);
  EXPECT_EQ(fraction(air, "N2"), 1. - 0.2095);
  // Given with three digits.
  const Fuel gasoline{1.85, 0., 3.77};
  EXPECT_NEAR(gasoline.carbon_limit(), 0.342, 0.5e-3);
  EXPECT_THROW(exhaust_composition(gasoline, 0.341), std::domain_error);
  EXPECT_NO_THROW(exhaust_composition(gasoline, 0.342));
  EXPECT_THROW(exhaust_composition(gasoline, std::nan("")), std::domain_error);
}

TEST(Exhaust, WaterGasConstant)
{
  // 1.164 at 780 C (four digits, and 1e-3 of log10 K), 0.293 at 1700 K.
  EXPECT_NEAR(water_gas_constant(1., frozen_water_gas, 1053.15), 1.164, 2e-3);
  EXPECT_NEAR(water_gas_constant(1., frozen_water_gas, 1700.), 0.293, 0.5e-3);
  EXPECT_NEAR(water_gas_constant(0., frozen_water_gas, 1053.15),
              1. / 3.5,
              1e-15);
  EXPECT_NEAR(water_gas_constant(0.5, frozen_water_gas, 1053.15),
              std::sqrt(water_gas_constant(1., 1., 1053.15) / 3.5),
              1e-14);
}

TEST(Exhaust, Brettschneider)
{
  // The identity is exact for K = 1/3.5; 1e-6 is what is asked, round-off
  // what is there.
  for (const Fuel &fuel : {Fuel{}, Fuel{1.85, 0., 3.774}, Fuel{3., 0.5, 3.77}})
    for (double lambda = 0.7; lambda <= 2.; lambda += 0.05)
      EXPECT_NEAR(
        brettschneider_lambda(dried(exhaust_composition(fuel, lambda)), fuel),
        lambda,
        1e-12);
}
