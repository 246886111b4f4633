// Circuit equations of every drive, blending of conditions, order of sweeps.
#include <oxion/circuit/circuit.h>
#include <oxion/physics/conditions.h>
#include <oxion/protocol/sweep_points.h>
#include <oxion/protocol/swept_structure.h>

#include <cmath>
#include <gtest/gtest.h>

using namespace Oxion;
using namespace Oxion::Parameters;

namespace
{
  Terminal
  terminal(const std::string &name, const Drive drive)
  {
    Terminal result;
    result.name  = name;
    result.drive = drive;
    return result;
  }

  /** Left side minus right side at the given unknowns. */
  double
  defect(const LinearEquation &equation, const std::vector<double> &unknowns)
  {
    double sum = -equation.right_side;
    for (const auto &[unknown, coefficient] : equation.coefficients)
      sum += coefficient * unknowns[unknown];
    return sum;
  }
} // namespace


// Unknowns: voltages of a, b, then currents of the electrodes at a, a, b.
TEST(Circuit, EquationsOfEveryDrive)
{
  std::vector<Electrode> electrodes(3);
  electrodes[0].terminal = electrodes[1].terminal = "a";
  electrodes[2].terminal                          = "b";
  const std::vector<double> u{0.3, -0.2, 1e-3, 2e-3, 5e-4};
  const auto first_defect = [&](const Terminal &a, const Terminal &b) {
    return defect(Circuit({a, b}, electrodes).equations()[0], u);
  };
  const Terminal b = terminal("b", Drive::voltage);

  // Sums of a few numbers: round-off only.
  constexpr double round_off = 1e-15;
  Terminal a                 = terminal("a", Drive::voltage);
  a.voltage                  = 0.1;
  EXPECT_NEAR(first_defect(a, b), 0.3 - 0.1, round_off);
  a         = terminal("a", Drive::current);
  a.current = 1e-4;
  EXPECT_NEAR(first_defect(a, b), 3e-3 - 1e-4, round_off);
  a            = terminal("a", Drive::floating);
  a.resistance = 100.;
  EXPECT_NEAR(first_defect(a, b), 3e-3 + 0.3 / 100., round_off);
  a            = terminal("a", Drive::resistor);
  a.resistance = 50.;
  a.voltage    = 0.05;
  a.plus       = "b";
  EXPECT_NEAR(first_defect(a, b), 3e-3 - (-0.2 + 0.05 - 0.3) / 50., round_off);
  // What the resistor delivers to a it takes from b.
  const Terminal free_b = terminal("b", Drive::current);
  EXPECT_NEAR(defect(Circuit({a, free_b}, electrodes).equations()[1], u),
              5e-4 + (-0.2 + 0.05 - 0.3) / 50.,
              round_off);
  a         = terminal("a", Drive::hold_voltage);
  a.voltage = 0.45;
  a.plus    = "a";
  a.minus   = "b";
  EXPECT_NEAR(first_defect(a, b), 0.3 + 0.2 - 0.45, round_off);
  a         = terminal("a", Drive::hold_current);
  a.plus    = "b";
  a.current = 1e-4;
  EXPECT_NEAR(first_defect(a, b), 5e-4 - 1e-4, round_off);
}


// A quarter of the way from rest to the target: a quarter of its voltages and
// gas. Halfway, either end would do.
TEST(Conditions, BlendIsLinear)
{
  Parameters::Parameters parameters;
  parameters.gas.species = {"O2", "N2", "CO"};
  Atmosphere rich;
  rich.mole_fractions        = {{"N2", 0.9}, {"CO", 0.1}};
  rich.pressure              = 2e5;
  parameters.gas.atmospheres = {rich};
  Terminal t                 = terminal("a", Drive::voltage);
  t.voltage                  = 0.4;
  parameters.terminals       = {t};
  const auto target          = Conditions::of(parameters);
  const auto quarter =
    Conditions::blend(target.at_rest(parameters.gas), target, 0.25);
  EXPECT_DOUBLE_EQ(quarter.circuit.terminals()[0].voltage, 0.1);
  EXPECT_DOUBLE_EQ(quarter.atmospheres[0].pressure,
                   0.25 * 2e5 + 0.75 * 101325.);
  EXPECT_DOUBLE_EQ(quarter.atmospheres[0].mole_fractions[0], 0.75 * 0.2095);
  EXPECT_DOUBLE_EQ(quarter.atmospheres[0].mole_fractions[2], 0.025);
  EXPECT_DOUBLE_EQ(Circuit::voltage_distance(quarter.circuit, target.circuit),
                   0.3);
}


// Nested sweeps: the last runs fastest; `level` tells which one moved on.
TEST(SweepPoints, AllCombinationsInOrder)
{
  const Sweep outer{"T", {{"", "T [K]"}}, {{"900"}, {"1000"}}},
    inner{"lambda", {{"", "Lambda [-]"}}, {{"air"}, {"2"}, {"1"}}};
  const auto points = sweep_points({outer, inner});
  ASSERT_EQ(points.size(), 6u);
  EXPECT_EQ(points[0].level, 0u);
  EXPECT_EQ(points[1].level, 1u);
  EXPECT_EQ(points[3].level, 0u);
  EXPECT_EQ(points[3].swept[0].text, "1000");
  EXPECT_TRUE(std::isinf(points[3].swept[1].number.value()));
  EXPECT_EQ(points[3].swept[1].text, "air");
  EXPECT_EQ(points[5].swept[0].number.value(), 1000.);
  EXPECT_EQ(sweep_points({}).size(), 1u); // an operating point
}


// Parameters that change together are one sweep of several columns.
TEST(SweepPoints, RowsOfSeveralParameters)
{
  const Sweep both{"both",
                   {{"", "T [K]"}, {"", "Material", true}},
                   {{"900", "8YSZ"}, {"1000", "3YSZ"}}},
    inner{"lambda", {{"", "Lambda [-]"}}, {{"2"}, {"1"}}};
  EXPECT_EQ(n_points({both, inner}), 4.);
  const auto points = sweep_points({both, inner});
  ASSERT_EQ(points.size(), 4u);
  EXPECT_EQ(points[1].level, 1u);
  EXPECT_EQ(points[2].level, 0u);
  ASSERT_EQ(points[2].swept.size(), 3u);
  EXPECT_EQ(points[2].swept[0].number.value(), 1000.);
  EXPECT_EQ(points[2].swept[1].text, "3YSZ");
  EXPECT_EQ(points[2].swept[2].title, "Lambda [-]");
}


// A name is a name, even if it begins with a digit or is that of the air.
TEST(SweepPoints, WordsAreNoNumbers)
{
  Sweep sweep{"words", {{"", "", true}}, {{"8YSZ"}, {"air"}, {"2"}}};
  for (const auto &point : sweep_points({sweep}))
    EXPECT_FALSE(point.swept[0].number) << point.swept[0].text;
  sweep.parameters[0].of_words = false;
  sweep.rows                   = {{"300: 2.9"}, {"2"}};
  const auto points            = sweep_points({sweep});
  EXPECT_FALSE(points[0].swept[0].number);
  EXPECT_EQ(points[1].swept[0].number.value(), 2.);
}


// Of a sweep each point goes on from the one before; where an outer sweep moves
// on, from where its values' inner sweeps began.
TEST(SweepPoints, WayOfTheSweepToAPoint)
{
  const auto sweep = [](const std::vector<std::string> &values) {
    Sweep result{"", {{"Heat/Temperature [K]", ""}}, {}};
    for (const auto &value : values)
      result.rows.push_back({value});
    return result;
  };
  using Way                    = std::vector<unsigned>;
  const std::vector<Sweep> one = {sweep({"900", "950", "1000"})};
  EXPECT_EQ(way_to(0, one, sweep_points(one)), Way());
  EXPECT_EQ(way_to(2, one, sweep_points(one)), (Way{0, 1}));

  const std::vector<Sweep> three = {sweep({"1", "2", "3"}),
                                    sweep({"4", "5"}),
                                    sweep({"6", "7", "8"})};
  const auto points              = sweep_points(three);
  ASSERT_EQ(points.size(), 18u);
  EXPECT_EQ(way_to(12, three, points), (Way{0, 6}));
  EXPECT_EQ(way_to(17, three, points), (Way{0, 6, 12, 15, 16}));

  // Another material is another device, and no way leads from it.
  std::vector<Sweep> words = {sweep({"8YSZ", "3YSZ"}), sweep({"900", "1000"})};
  words[0].parameters[0].of_words = true;
  EXPECT_EQ(way_to(2, words, sweep_points(words)), Way());
  EXPECT_EQ(way_to(3, words, sweep_points(words)), (Way{2}));
}
