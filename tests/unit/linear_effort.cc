// How exactly the linear equations of a Newton step are solved.

#include <oxion/solver/linear_effort.h>

#include <gtest/gtest.h>

using namespace Oxion;

// A factorisation solves to the last digit at once; multigrid no further than
// Newton's own error, which squares the last step's reduction.
TEST(LinearEffort, TolerancesFollowTheResiduals)
{
  LinearEffort direct(true), multigrid(false);
  EXPECT_DOUBLE_EQ(direct.tolerance(1.), 1e-10);
  EXPECT_DOUBLE_EQ(direct.tolerance(1e-3), 1e-10);

  EXPECT_DOUBLE_EQ(multigrid.tolerance(1.), 1e-3);
  EXPECT_DOUBLE_EQ(multigrid.tolerance(0.5), 1e-3);
  EXPECT_NEAR(multigrid.tolerance(0.5e-3), 1e-6, 1e-18);
  EXPECT_DOUBLE_EQ(multigrid.tolerance(0.5e-9), 1e-10);
  multigrid.begin(true); // knows nothing of the last solve's residuals
  EXPECT_DOUBLE_EQ(multigrid.tolerance(1e-12), 1e-3);
}


// It is kept while the iterations that it costs are fewer than those a new one
// is worth, at whatever tolerance; and given up within a solve far beyond.
TEST(LinearEffort, PreconditionersAreKeptWhileTheyPay)
{
  LinearEffort effort(false);
  EXPECT_FALSE(effort.keeps_preconditioner());
  EXPECT_EQ(effort.most_iterations(), 200);
  effort.tolerance(1.);
  effort.add(6); // of three digits: 20 in ten
  EXPECT_TRUE(effort.keeps_preconditioner());
  effort.tolerance(1e-3);
  EXPECT_EQ(effort.most_iterations(), 27); // of six digits
  effort.add(16);
  EXPECT_TRUE(effort.keeps_preconditioner());
  effort.add(17);
  EXPECT_FALSE(effort.keeps_preconditioner());
  effort.add(30); // a new one that is no better is no worse than itself
  EXPECT_TRUE(effort.keeps_preconditioner());
  effort.begin(false);
  EXPECT_FALSE(effort.keeps_preconditioner());

  LinearEffort direct(true);
  direct.tolerance(1.);
  direct.add(8);
  EXPECT_TRUE(direct.keeps_preconditioner());
  EXPECT_EQ(direct.most_iterations(), 200);
  direct.add(9);
  EXPECT_FALSE(direct.keeps_preconditioner());
  direct.add(9); // of its own Jacobian: none to keep
  EXPECT_FALSE(direct.keeps_preconditioner());
}
