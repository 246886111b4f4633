// Half reactions in parameter files: equations, what electrodes make of them,
// and the texts of their errors.

#include <oxion/parameters/numbers.h>

#include <gtest/gtest.h>
#include <map>
#include <vector>

#include "files_of_a_cell.h"

using namespace Oxion::Parameters;

namespace
{
  /** Lines of one half reaction that the electrode "anode" has. */
  std::string
  device_with(const std::string &half_reaction, const std::string &anode = "")
  {
    return "include base.prm\n"
           "subsection Gas\n"
           "set Species = O2, N2, CO, CO2, H2, H2O, C3H6, CH4, NO, He\n"
           "end\n"
           "subsection Electrodes\n"
           "set Half reactions = fuel\n"
           "subsection Half reaction fuel\n" +
           half_reaction +
           "\nend\n"
           "subsection Electrode anode\n"
           "set Half reactions = fuel\n" +
           anode + "\nend\nend\n";
  }

  std::string
  with_equation(const std::string &equation)
  {
    return device_with("set Equation = " + equation +
                       "\nset Exchange current density [A/m2] = 2\n"
                       "set Reversible = false\nset Orders = N2: 0");
  }

  /** With that equation, of CO, and those lines. */
  std::string
  with_kinetics(const std::string &lines, const std::string &anode = "")
  {
    return device_with("set Equation = CO + O2- = CO2 + 2 e-\n"
                       "set Exchange current density [A/m2] = 2\n" +
                         lines,
                       anode);
  }

  class HalfReactionFiles : public FilesOfACell
  {
  };
} // namespace


TEST_F(HalfReactionFiles, BalancedEquations)
{
  struct Case
  {
    std::string text;
    double electrons;
    std::map<std::string, double> formed;
  };
  const std::vector<Case> cases{
    {"CO + O2- = CO2 + 2 e-", 2., {{"CO", -1.}, {"CO2", 1.}}},
    {"  CO+O2-=CO2+2e-", 2., {{"CO", -1.}, {"CO2", 1.}}},
    {"H2 + O2- = H2O + 2 e-", 2., {{"H2", -1.}, {"H2O", 1.}}},
    {"1/2 H2 + 0.5 O2- = 1/2 H2O + e-", 1., {{"H2", -0.5}, {"H2O", 0.5}}},
    {"C3H6 + 9 O2- = 3 CO2 + 3 H2O + 18 e-",
     18.,
     {{"C3H6", -1.}, {"CO2", 3.}, {"H2O", 3.}}},
    {"CH4 + 4 O2- = CO2 + 2 H2O + 8 e-",
     8.,
     {{"CH4", -1.}, {"CO2", 1.}, {"H2O", 2.}}},
    {"CH4 + O2- = CO + 2 H2 + 2 e-",
     2.,
     {{"CH4", -1.}, {"CO", 1.}, {"H2", 2.}}},
    {"1/2 N2 + O2- = NO + 2 e-", 2., {{"N2", -0.5}, {"NO", 1.}}},
    {"2 O2- = O2 + 4 e-", 4., {{"O2", 1.}}},
    // What stands on both sides takes part by its difference.
    {"CO + H2 + O2- = CO2 + H2 + 2 e-", 2., {{"CO", -1.}, {"CO2", 1.}}},
    {"CO + CO + 2 O2- = 2 CO2 + 4 e-", 4., {{"CO", -2.}, {"CO2", 2.}}}};
  for (const auto &one : cases)
  {
    const auto file = read(with_equation(one.text));
    ASSERT_FALSE(file.diagnostics.has_errors()) << file.diagnostics.text();
    const auto &half = file.parameters.electrodes[1].half_reactions.at(0);
    EXPECT_EQ(half.electrons, one.electrons) << one.text;
    EXPECT_EQ(half.formed, one.formed) << one.text;
  }
}


TEST_F(HalfReactionFiles, EquationsThatAreRefused)
{
  struct Case
  {
    std::string text;
    std::vector<std::string> fragments;
  };
  const std::string example = "an oxidation like \"CO + O2- = CO2 + 2 e-\"";
  const std::vector<Case> cases{
    {"CO + O2- = CO2 + e-",
     {"device.prm:8",
      "Half reaction fuel/Equation",
      "not balanced: charge -2 on the left, -1 on the right"}},
    {"CO + 2 O2- = CO2 + 2 e-",
     {"O 3 on the left, 2 on the right; charge -4 on the left, -2 on the "
      "right"}},
    {"C3H6 + 9 O2- = 2 CO2 + 3 H2O + 18 e-",
     {"not balanced: C 3 on the left, 2 on the right; O 9 on the left, 7 on "
      "the right"}},
    {"H2 + NO + O2- = CO2 + 2 e-",
     {"C 0 on the left, 1 on the right; H 2 on the left, 0 on the right; N 1 "
      "on the left, 0 on the right"}},
    {"CO + 1/2 O2 = CO2", {"without electrons", example}},
    {"CO2 + 2 e- = CO + O2-", {"this is a reduction", example}},
    {"CO + O2- + e- = CO2 + 3 e-", {"this is a reduction"}},
    {"CO + O2- = CO2 + 2 e", {"no active species is called \"e\""}},
    {"CO + O2- = CO3 + 2 e-",
     {"no active species is called \"CO3\"", "did you mean \"CO"}},
    {"C3H8 + 10 O2- = 3 CO2 + 4 H2O + 20 e-",
     {"no active species is called \"C3H8\""}},
    {"X + Y = Z", {"called \"X\"", "called \"Y\"", "called \"Z\""}},
    {"He + O2- = He + 2 e-", {"He takes part in no reaction"}},
    {"CO + O2-", {"this is no equation", example}},
    {"CO + O2- = CO2 = 2 e-", {"this is no equation"}},
    {"CO + = CO2 + 2 e-", {"this is no equation"}},
    {"= CO2", {"this is no equation"}},
    {"1/0 CO + O2- = CO2 + 2 e-", {"this is no equation"}},
    {"0 CO + O2- = CO2 + 2 e-", {"this is no equation"}},
    {"1.2.3 CO + O2- = CO2 + 2 e-", {"this is no equation"}},
    {"2 = 2", {"this is no equation"}}};
  for (const auto &one : cases)
  {
    const std::string text = read(with_equation(one.text)).diagnostics.text();
    for (const auto &fragment : one.fragments)
      EXPECT_NE(text.find(fragment), std::string::npos)
        << "no \"" << fragment << "\" for " << one.text << " in\n"
        << text;
  }
}


TEST_F(HalfReactionFiles, Errors)
{
  struct Case
  {
    std::string text;
    std::vector<std::string> fragments;
  };
  const std::string first_order = "set Orders = CO: 1";
  const std::vector<Case> cases{
    {device_with("set Exchange current density [A/m2] = 2"),
     {"Half reaction fuel/Equation: this entry is missing",
      "Half reaction fuel/Orders: this entry is missing"}},
    {with_kinetics("set Orders = CO: 0.5, C2H4: 1"),
     {"device.prm:10", "no active species is called \"C2H4\""}},
    {with_kinetics("set Orders = CO: 5"),
     {"a list like \"CO: 0.5, O2: -0.1\", numbers from -4 to 4"}},
    {with_kinetics("set Orders = CO: -0.5"),
     {"several solutions for this order of CO, which is consumed",
      "an order between 0 and 1.000000, its number over nu"}},
    {with_kinetics("set Orders = CO: 1.5"),
     {"several solutions for this order of CO"}},
    {with_kinetics("set Orders = CO: 1, CO2: 0.5"),
     {"for this order of CO2, which is formed",
      "an order between 0 and -1.000000"}},
    {with_kinetics("set Orders = CO: -1\nset Reversible = false"),
     {"for this order of CO", "an order of at least 0"}},
    {with_kinetics("set Orders = CO2: 1\nset Reversible = false"),
     {"for this order of CO2", "an order of at most 0"}},
    {with_kinetics(first_order + "\nset Stoichiometric number [-] = 2"),
     {"device.prm:11", "alpha_a + alpha_c = n/nu, here nu = 1"}},
    {with_kinetics(first_order + "\nset Reversible = false\nset Cathodic "
                                 "transfer coefficient [-] = 2"),
     {"device.prm:12", "an irreversible half reaction has none"}},
    {with_kinetics(first_order + "\nset Anodic transfer coefficient [-] = 0"),
     {"a number above 0"}},
    {with_kinetics(first_order, "set Half reactions = fule"),
     {"no half reaction is called \"fule\"", "did you mean \"fuel\""}},
    {with_kinetics(first_order, "set Half reactions = fuel, fuel"),
     {"\"fuel\" is listed twice"}},
    {with_kinetics(first_order, "set Half reaction activity [-] = steam: 2"),
     {"no half reaction here is called \"steam\""}},
    {with_kinetics(first_order,
                   "set Half reactions =\nset Half reaction activity [-] = 2"),
     {"there is no half reaction here beside that of O2",
      "Half reaction fuel: no electrode has this half reaction"}},
    // In air, where every computation begins, nothing else holds a potential.
    {with_kinetics(first_order, "set Exchange current density [A/m2] = 0"),
     {"Electrode anode/Exchange current density [A/m2]", "a number above 0"}},
    {with_kinetics(first_order, "set Gold content [wt-%] = 10"),
     {"nothing says what the gold does",
      "\"Kinetics over gold content [-]\" or \"Catalysis"}},
    {with_kinetics(first_order,
                   "set Gold content [wt-%] = 15\nset Catalysis over gold "
                   "content [-] = 0: 1, 10: 1e-3"),
     {"this table does not reach to the content of 15 wt-%"}},
    {with_kinetics(first_order,
                   "set Catalysis over gold content [-] = 10: 1, 1: 1e-3"),
     {"factors above 0 at rising contents from 0 on"}},
    {with_kinetics(first_order,
                   "set Catalysis over gold content [-] = -1: 1, 1: 1e-3"),
     {"factors above 0 at rising contents from 0 on"}},
    {with_kinetics(first_order, "set Gold content [wt-%] = 101"),
     {"a number from 0 to 100"}},
    {with_kinetics(first_order) +
       "subsection Electrodes\nset Half reactions = fuel, oxygen\nsubsection "
       "Half reaction oxygen\nset Equation = 2 O2- = O2 + 4 e-\nset Exchange "
       "current density [A/m2] = 1\nset Orders = O2: 0\nend\nend\n",
     {"every electrode has the half reaction of oxygen already"}},
    {with_kinetics(first_order) +
       "subsection Measurements\nsubsection Measurement I\nset Kind = "
       "half-reaction current\nset Half reaction = feul\nend\nend\n",
     {"no half reaction of this terminal's electrodes is called \"feul\"",
      "did you mean \"fuel\""}}};
  for (const auto &one : cases)
  {
    const std::string text = read(one.text).diagnostics.text();
    for (const auto &fragment : one.fragments)
      EXPECT_NE(text.find(fragment), std::string::npos)
        << "no \"" << fragment << "\" in\n"
        << text << one.text;
  }
}


TEST_F(HalfReactionFiles, ElectrodesShareThem)
{
  const auto file = read(
    with_kinetics("set Orders = CO: 0.5, O2: -0.1\n"
                  "set Exchange temperature [K] = 800\n"
                  "set Activation energy [kJ/mol] = 90\n"
                  "set Anodic transfer coefficient [-] = 0.8\n"
                  "set Cathodic transfer coefficient [-] = 1.2",
                  "set Half reaction activity [-] = fuel: 0.1\n"
                  "set Gold content [wt-%] = 10\n"
                  "set Kinetics over gold content [-] = 0: 1, 20: 1e-4\n") +
    "subsection Electrodes\nsubsection Electrode cathode\nset Half "
    "reactions = fuel\nend\nend\n");
  ASSERT_FALSE(file.diagnostics.has_errors()) << file.diagnostics.text();
  const auto &cathode = file.parameters.electrodes[0],
             &anode   = file.parameters.electrodes[1];
  const auto &half    = anode.half_reactions.at(0);
  EXPECT_EQ(half.name, "fuel");
  EXPECT_TRUE(half.reversible);
  EXPECT_EQ(half.exchange_current, 2.);
  EXPECT_EQ(half.exchange_temperature, 800.);
  EXPECT_EQ(half.exchange_energy, 90e3);
  EXPECT_EQ(half.alpha_anodic, 0.8);
  EXPECT_EQ(half.alpha_cathodic, 1.2);
  EXPECT_EQ(half.orders.at("CO"), 0.5);
  EXPECT_EQ(half.orders.at("O2"), -0.1);
  EXPECT_EQ(half.orders.at("CO2"), 0.);
  EXPECT_EQ(half.activity, 0.1);
  EXPECT_EQ(cathode.half_reactions.at(0).activity, 1.);
  EXPECT_EQ(anode.gold_content, 10.);
  EXPECT_EQ(anode.kinetics_over_gold,
            (std::vector<std::pair<double, double>>{{0., 1.}, {20., 1e-4}}));
  EXPECT_TRUE(anode.catalysis_over_gold.empty());
}


TEST_F(HalfReactionFiles, TheirNumbersAreContinued)
{
  const std::string gold = "set Catalysis over gold content [-] = 0: 1, 10: ";
  const auto from = read(with_kinetics("set Orders = CO: 1", gold + "1e-2"));
  const auto to =
    read(device_with("set Equation = CO + O2- = CO2 + 2 e-\nset Orders = CO: "
                     "0.5\nset Exchange current density [A/m2] = 200",
                     "set Half reaction activity [-] = 0.01\nset Gold content "
                     "[wt-%] = 4\n" +
                       gold + "1e-4"));
  ASSERT_FALSE(to.diagnostics.has_errors()) << to.diagnostics.text();
  const auto halfway   = blend(from.parameters, to.parameters, 0.5);
  const auto &anode    = halfway.electrodes[1];
  const auto &reaction = anode.half_reactions[0];
  EXPECT_NEAR(reaction.exchange_current, 20., 1e-12);
  EXPECT_NEAR(reaction.activity, 0.1, 1e-15);
  EXPECT_NEAR(reaction.orders.at("CO"), 0.75, 1e-15);
  EXPECT_NEAR(anode.gold_content, 2., 1e-15);
  EXPECT_NEAR(anode.catalysis_over_gold[1].second, 1e-3, 1e-17);
}
