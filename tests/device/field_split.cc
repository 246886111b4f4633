// The field split with multigrid beside the factorisation.

#include "shipped_runs.h"

using namespace Oxion::Testing;

// The heated element in three dimensions, loop closed: gas, potential,
// temperature and a driven terminal, whose column the split must not lose. Its
// Jacobians are solved to what each step is worth, 19 iterations in the mean;
// the results are those of the factorisation to the tolerance of a point.
TEST(FieldSplit, IsAsTheFactorisation)
{
  const std::string file  = "wide_band/element_3d.prm";
  const ProgramRun direct = shipped_run(file).run;
  const ProgramRun split  = run_program(shipped(file),
                                       {"Output/Fields=false",
                                         "Geometry/Grid/Fineness [-]=0.2",
                                         "Solver/Linear solver=field split"});
  ASSERT_EQ(direct.exit_code, 0) << direct.output;
  ASSERT_EQ(split.exit_code, 0) << split.output;
  for (const std::string column :
       {"I_p [mA]", "U_N [V]", "U_p [V]", "T_max [K]", "P_heater [W]"})
    EXPECT_NEAR(split.table[column][0],
                direct.table[column][0],
                1e-8 * std::abs(direct.table[column][0]))
      << column;
  // Steps that are solved badly are taken again: without its blocks below the
  // diagonal the split has half as many steps more.
  const auto &totals = split.summary.at("totals");
  EXPECT_LT(totals.at("newton steps").get<double>(),
            1.2 * direct.summary.at("totals").at("newton steps").get<double>());
  EXPECT_LT(totals.at("linear iterations").get<double>(),
            20. * totals.at("newton steps").get<double>());
}
