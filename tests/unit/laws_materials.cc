#include <oxion/autodiff/dual.h>
#include <oxion/laws/heat_transfer.h>
#include <oxion/laws/zirconia.h>

#include <array>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string_view>
#include <vector>

using namespace Oxion;
using namespace Oxion::Laws;

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
      EXPECT_NEAR(ionic_conductivity(find_zirconia(name).ionic,
                                     celsius[k] + 273.15),
                  row[k],
                  0.5001 * digit)
        << name << " at " << celsius[k];
    }
  EXPECT_NEAR(ionic_conductivity(find_zirconia("sensor zirconia").ionic,
                                 1053.15),
              1.6,
              0.05);
  // 5 to 6 S/m at 1000 C.
  EXPECT_NEAR(ionic_conductivity(find_zirconia("3YSZ").ionic, 1273.15),
              5.5,
              0.5);
}

TEST(Zirconia, UnknownIsNamed)
{
  try
  {
    find_zirconia("9YSZ");
    FAIL();
  }
  catch (const std::invalid_argument &error)
  {
    EXPECT_NE(std::string(error.what()).find("9YSZ"), std::string::npos);
  }
}

TEST(HeatTransfer, RadiationAndConvection)
{
  // T^4 - T_env^4 by itself: relative round-off.
  EXPECT_NEAR(radiation(0.98, 927., 300.),
              0.98 * stefan_boltzmann * (std::pow(927., 4) - std::pow(300., 4)),
              1e-9);
  EXPECT_EQ(radiation(0.98, 300., 300.), 0.);
  EXPECT_NEAR(convection(80., 1000., 573.), 80. * 427., 1e-9);
}

TEST(HeatTransfer, SlabThatRadiates)
{
  // NAFEMS T2: 1000 K at one end, k/L (1000 - T) radiated at the other;
  // exact root 927.004 K.
  double T = 900.;
  for (int k = 0; k < 20; ++k)
  {
    const auto x       = Dual<1>::variable(T, 0);
    const auto balance = radiation(0.98, x, 300.) - 55.6 / 0.1 * (1000. - x);
    T -= balance.value / balance.derivative[0];
  }
  EXPECT_NEAR(T, 927.004, 0.5001e-3);
}
