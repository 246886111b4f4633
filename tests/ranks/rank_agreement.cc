// Any number of ranks gives the same table, to 1e-8 of each column's scale.

#include <functional>

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  /// Of a value in a column, that its 1e-8 counts of.
  using Scale = std::function<double(const std::string &title, double value)>;

  double
  of_the_device(const std::string &title, double)
  {
    const auto ends = [&](const std::string &unit) {
      return title.find(" [" + unit + "]") != std::string::npos;
    };
    return ends("mA") ? 2.54 : ends("K") ? 1000. : 1.; // V, W, lambda
  }
  double
  of_the_value(const std::string &, const double value)
  {
    return std::abs(value);
  }
  double
  of_one_or_the_value(const std::string &, const double value)
  {
    return std::max(1., std::abs(value));
  }

  void
  expect_agreement(const std::string &file,
                   Settings settings,
                   const Scale &scale = of_the_device)
  {
    settings.push_back("Output/Fields=false");
    const Folder folder;
    Columns one;
    for (const unsigned ranks : {1, 2, 4})
    {
      const auto run = run_program(shipped(file),
                                   settings,
                                   folder.path(std::to_string(ranks)),
                                   ranks);
      ASSERT_EQ(run.exit_code, 0) << ranks << " ranks\n" << run.output;
      ASSERT_EQ(run.summary.at("ranks"), ranks);
      if (ranks == 1)
        one = run.table;
      ASSERT_EQ(run.table.status.size(), one.status.size());
      for (const auto &[title, values] : one.columns)
        for (unsigned i = 0; i < values.size(); ++i)
        {
          const double other = run.table[title][i];
          if (std::isfinite(values[i]))
            EXPECT_NEAR(other, values[i], 1e-8 * scale(title, values[i]))
              << title << ", row " << i + 1 << ", " << ranks << " ranks";
          else // air, or a heater that is off
            EXPECT_EQ(std::isnan(other), std::isnan(values[i]));
        }
    }
  }

  Settings
  coarse(const std::string &lambdas)
  {
    return {"Geometry/Grid/Refinements=0",
            "Protocol/Sweep lambda/Values=" + lambdas};
  }
} // namespace


TEST(RankAgreement, Isothermal)
{
  expect_agreement("wide_band/lambda_sweep_isothermal.prm",
                   coarse("air, 1.5, 1.01"));
}


TEST(RankAgreement, Heated)
{
  expect_agreement("wide_band/lambda_sweep.prm", coarse("air, 1.5, 1.01"));
}


// Rich gas, and two gas spaces of different pressure.
TEST(RankAgreement, PumpedReference)
{
  expect_agreement("pump_cell/reference_over_lambda.prm",
                   coarse("2, 0.98, 0.7"));
}


TEST(RankAgreement, HeldImpedance)
{
  auto settings = coarse("0.9");
  settings.insert(settings.end(),
                  {"Geometry/Grid/Fineness [-]=0.5", "Protocol/Sweeps=lambda"});
  expect_agreement("wide_band/held_resistance.prm", settings, of_the_value);
}


// A meander cut across, whose legs' resistances are global unknowns, and a
// track in 3D that drives itself: on a battery in time.
TEST(RankAgreement, HeatersOfMetal)
{
  for (const std::string name : {"meander_section", "meander_on_battery"})
    expect_agreement("heater/" + name + ".prm",
                     {"Protocol/Transient/End time [s]=2",
                      "Protocol/Transient/Output interval [s]=0.5"},
                     of_one_or_the_value);
}


// Half reactions beside that of oxygen, and a loop that holds the oxygen.
TEST(RankAgreement, MixedPotential)
{
  expect_agreement("mixed_potential/held_oxygen.prm",
                   {"Protocol/Sweep lambda/Values=1.3"});
}


TEST(RankAgreement, ResolvedElectrodes)
{
  expect_agreement("verification/sheet_resistance.prm",
                   {"Protocol/Sweep resistivity/Values=1e-9, 5e-6"},
                   of_the_value);
  expect_agreement("verification/cermet.prm",
                   {"Protocol/Sweep ions/Values=0.1"},
                   of_the_value);
}


// Fields that jump, and a barrier around whose end they are one.
TEST(RankAgreement, ThinLayers)
{
  for (const std::string name : {"thin_layer", "thin_barrier"})
    expect_agreement("verification/" + name + ".prm", {}, of_one_or_the_value);
}


// A potential by a formula; partial pressures whose flow leaves a sum of rows.
TEST(RankAgreement, BoundaryConditions)
{
  for (const std::string name : {"disc_electrode", "stefan_tube"})
    expect_agreement("verification/" + name + ".prm", {}, of_one_or_the_value);
}


// A metal and its oxide behind zirconia, against lean and rich gas.
TEST(RankAgreement, SealedReference)
{
  expect_agreement("sealed_reference/lambda_sweep.prm",
                   {"Protocol/Sweep lambda/Values=2, 0.8"},
                   of_one_or_the_value);
}


TEST(RankAgreement, Impedance)
{
  const Folder folder;
  const std::vector<std::string> names = {"cell", "oxygen"};
  std::map<std::string, Columns> one;
  for (const unsigned ranks : {1, 2, 4})
  {
    const std::string results = folder.path(std::to_string(ranks));
    const auto run = run_program(shipped("verification/impedance.prm"),
                                 {"Output/Fields=false"},
                                 results,
                                 ranks);
    ASSERT_EQ(run.exit_code, 0) << ranks << " ranks\n" << run.output;
    for (const auto &name : names)
    {
      const auto table = Columns::read(results + "/impedance_" + name + ".csv");
      const Columns &reference = one.try_emplace(name, table).first->second;
      const std::string unit   = name == "cell" ? " [Ohm]" : " [V]";
      for (const std::string part : {"Real part", "Imaginary part"})
        for (unsigned i = 0; i < table.status.size(); ++i)
          EXPECT_NEAR(table[part + unit][i],
                      reference[part + unit][i],
                      1e-8 * reference["Magnitude" + unit][i])
            << name << ", " << ranks << " ranks";
    }
  }
}
