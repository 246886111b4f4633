// Any number of ranks gives the same table, to 1e-8 of each column's scale.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  double
  scale_of(const std::string &title)
  {
    const auto ends = [&](const std::string &unit) {
      return title.find(" [" + unit + "]") != std::string::npos;
    };
    return ends("mA") ? 2.54 : ends("K") ? 1000. : 1.; // V, W, lambda
  }

  void
  expect_agreement(const std::string &file,
                   const std::string &lambdas = "air, 1.5, 1.01")
  {
    const Settings settings = {"Geometry/Grid/Refinements=0",
                               "Output/Fields=false",
                               "Protocol/Sweep lambda/Values=" + lambdas};
    const Folder folder;
    std::vector<Columns> tables;
    for (const unsigned ranks : {1, 2, 4})
    {
      const auto run = run_program(shipped(file),
                                   settings,
                                   folder.path(std::to_string(ranks)),
                                   ranks);
      ASSERT_EQ(run.exit_code, 0) << ranks << " ranks\n" << run.output;
      ASSERT_EQ(run.summary.at("ranks"), ranks);
      ASSERT_EQ(run.table.status.size(), 3u);
      tables.push_back(run.table);
    }
    for (unsigned t = 1; t < tables.size(); ++t)
      for (const auto &column : tables[0].columns)
        for (unsigned i = 0; i < column.second.size(); ++i)
        {
          const double one   = column.second[i],
                       other = tables[t][column.first][i];
          if (std::isfinite(one))
            EXPECT_NEAR(other, one, 1e-8 * scale_of(column.first))
              << column.first << ", point " << i + 1 << ", " << (t == 1 ? 2 : 4)
              << " ranks";
          else // air, or a heater that is off
            EXPECT_EQ(std::isnan(other), std::isnan(one));
        }
  }
} // namespace


TEST(RankAgreement, Isothermal)
{
  expect_agreement("wide_band/lambda_sweep_isothermal.prm");
}


TEST(RankAgreement, Heated)
{
  expect_agreement("wide_band/lambda_sweep.prm");
}


// A meander cut across, whose legs' resistances are global unknowns, and a
// track in 3D that drives itself: on a battery in time.
TEST(RankAgreement, HeatersOfMetal)
{
  const Folder folder;
  for (const std::string name : {"meander_section", "meander_on_battery"})
  {
    Columns one;
    for (const unsigned ranks : {1, 2, 4})
    {
      const auto run =
        run_program(shipped("heater/" + name + ".prm"),
                    {"Output/Fields=false",
                     "Protocol/Transient/End time [s]=2",
                     "Protocol/Transient/Output interval [s]=0.5"},
                    folder.path(name + std::to_string(ranks)),
                    ranks);
      ASSERT_EQ(run.exit_code, 0) << ranks << " ranks\n" << run.output;
      if (ranks == 1)
        one = run.table;
      for (const auto &[title, values] : one.columns)
        for (unsigned i = 0; i < values.size(); ++i)
          EXPECT_NEAR(run.table[title][i],
                      values[i],
                      1e-8 * std::max(1., std::abs(values[i])))
            << name << ", " << title << ", row " << i << ", " << ranks
            << " ranks";
    }
  }
}


// Rich gas, and two gas spaces of different pressure.
TEST(RankAgreement, PumpedReference)
{
  expect_agreement("pump_cell/reference_over_lambda.prm", "2, 0.98, 0.7");
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
