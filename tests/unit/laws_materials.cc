#include <oxion/laws/ceramics.h>
#include <oxion/laws/heat_transfer.h>
#include <oxion/laws/platinum.h>
#include <oxion/laws/zirconia.h>

#include <array>
#include <gtest/gtest.h>
#include <vector>

using namespace Oxion::Laws;

namespace
{
  const Zirconia &
  zirconia(const std::string_view name)
  {
    for (const Zirconia &z : known_zirconias)
      if (z.name == name)
        return z;
    throw std::invalid_argument("no such zirconia");
  }
} // namespace

TEST(Zirconia, IonicConductivity)
{
  // Three digits: half a unit of the last. (The source's 0.846 at 700 C is
  // 0.8455 and belongs to 973.2 K.)
  const std::array<double, 5> celsius{{600., 700., 780., 900., 1000.}};
  const std::vector<std::pair<const char *, std::array<double, 5>>> table{
    {"8YSZ SOFC", {{0.252, 0.845, 1.89, 5.14, 10.2}}},
    {"8YSZ", {{0.449, 1.32, 2.70, 6.58, 12.2}}}};
  for (const auto &[name, row] : table)
    for (unsigned k = 0; k < row.size(); ++k)
    {
      const double digit = row[k] < 1. ? 1e-3 : row[k] < 10. ? 1e-2 : 1e-1;
      EXPECT_NEAR(ionic_conductivity(zirconia(name).ionic, celsius[k] + 273.15),
                  row[k],
                  0.5001 * digit)
        << name << " at " << celsius[k];
    }
  EXPECT_NEAR(ionic_conductivity(zirconia("sensor sheet").ionic, 1053.15),
              1.6,
              0.05);
  // 5 to 6 S/m at 1000 C.
  EXPECT_NEAR(ionic_conductivity(zirconia("3YSZ").ionic, 1273.15), 5.5, 0.5);
}

TEST(Zirconia, MinorityConduction)
{
  // Seven and eight digits are given at 1000 C, two or three at 780 C.
  EXPECT_NEAR(ionic_conductivity(zirconia("8YSZ").ionic, 1273.15),
              12.160848,
              0.5001e-6);
  EXPECT_NEAR(hole_conductivity(atmosphere, 1273.15), 5.759097e-3, 0.5001e-9);
  EXPECT_NEAR(electron_conductivity(atmosphere, 1273.15),
              5.731238e-7,
              0.5001e-13);
  EXPECT_NEAR(hole_conductivity(0.21 * atmosphere, 1053.15),
              1.62e-4,
              0.5001e-6);
  EXPECT_NEAR(electron_conductivity(1e-20 * atmosphere, 1053.15),
              3.5e-5,
              0.5001e-6);
  EXPECT_NEAR(hole_conductivity(0.21 * atmosphere, 1273.15),
              3.90e-3,
              0.5001e-5);
  EXPECT_NEAR(electron_conductivity(1e-20 * atmosphere, 1273.15),
              5.7e-2,
              0.5001e-3);
  // The minimum of the sum, where both are equal.
  const auto logarithm = [](const double T) {
    return 2. * std::log10(electron_conductivity(atmosphere, T) /
                           hole_conductivity(atmosphere, T));
  };
  EXPECT_NEAR(logarithm(1053.15), -11.7, 0.05);
}

TEST(Platinum, ResistanceRatio)
{
  // IEC 60751, four decimals.
  const std::vector<std::pair<double, double>> table{{0., 1.},
                                                     {20., 1.0779},
                                                     {400., 2.4709},
                                                     {600., 3.1371},
                                                     {750., 3.6064},
                                                     {780., 3.6971}};
  for (const auto &[celsius, ratio] : table)
    EXPECT_NEAR(platinum_resistance_ratio(celsius + 273.15), ratio, 0.5001e-4);
  EXPECT_NEAR(platinum_resistivity(273.15), 9.83e-8, 1e-20);
}

TEST(Materials, TablesHoldTheirPoints)
{
  // Exact up to round-off in the points, constant beyond the ends.
  EXPECT_NEAR(zirconia_heat_capacity(600.), 560., 1e-10);
  EXPECT_NEAR(zirconia_heat_capacity(800.), 585., 1e-10);
  EXPECT_NEAR(zirconia_heat_capacity(2000.), 640., 1e-10);
  EXPECT_NEAR(zirconia_heat_capacity(100.), 455., 1e-10);
  EXPECT_NEAR(zirconia_thermal_conductivity(293.15), 2.9, 1e-12);
  EXPECT_NEAR(alumina_thermal_conductivity(1073.15), 7.5, 1e-12);
  EXPECT_NEAR(alumina_heat_capacity(300.), 775., 1e-10);
  EXPECT_NEAR(platinum_thermal_conductivity(1000.), 78.7, 1e-10);
  EXPECT_NEAR(platinum_heat_capacity(700.), 146., 1e-10);
  EXPECT_NEAR(porous_thermal_conductivity(30., 0.3), 16.5, 1e-12);
  EXPECT_NEAR(alumina_resistivity(973.15), 1e6, 1e-6);
  // Between 500 and 700 C, half way in the logarithm.
  EXPECT_NEAR(alumina_resistivity(873.15), 1e7, 1e-5);
}

TEST(HeatTransfer, RadiationAndConvection)
{
  // T^4 - T_env^4 by itself: relative round-off.
  EXPECT_NEAR(radiation(0.98, 927., 300.),
              0.98 * stefan_boltzmann * (std::pow(927., 4) - std::pow(300., 4)),
              1e-9);
  EXPECT_EQ(radiation(0.98, 300., 300.), 0.);
  EXPECT_NEAR(convection(80., 1000., 573.), 80. * 427., 1e-9);
  // A black tube leaves the body's own, equal plates the textbook's.
  EXPECT_NEAR(effective_emissivity(0.6, 1., 0.3), 0.6, 1e-15);
  EXPECT_NEAR(effective_emissivity(0.5, 0.5, 1.), 1. / 3., 1e-15);
}

TEST(HeatTransfer, SlabThatRadiates)
{
  // NAFEMS T2: 1000 K at one end, k/L (1000 - T) radiated at the other;
  // exact root 927.004 K.
  double T = 900.;
  for (int k = 0; k < 20; ++k)
  {
    const auto x       = Oxion::Dual<1>::variable(T, 0);
    const auto balance = radiation(0.98, x, 300.) - 55.6 / 0.1 * (1000. - x);
    T -= balance.value / balance.derivative[0];
  }
  EXPECT_NEAR(T, 927.004, 0.5001e-3);
}
