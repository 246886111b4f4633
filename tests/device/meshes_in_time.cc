// Meshes that follow what moves: heat that diffuses into a bar whose end
// becomes hot at once.

#include <cmath>

#include "device/cooled_body.h"

using namespace Oxion::Testing;

namespace
{
  constexpr double diffusivity = 35. / (7200. * 440.5); // [m2/s]
  constexpr double depth       = 10e-3;                 ///< of the probe [m]
} // namespace


// The other end is far: T = T_0 + 100 K erfc(x/sqrt(4 a t)), of H. S. Carslaw,
// J. C. Jaeger, Conduction of Heat in Solids (1959), section 2.5. 0.06 K are
// seen, half of which the steps make. Without taking steps again on the meshes
// that the front's beginning needs it is 3 K at 1 s.
TEST(MeshesInTime, FollowAFront)
{
  const Folder folder;
  const auto file         = shipped("verification/heat_front.prm");
  const Settings settings = {"Output/Fields=false"};
  const auto run          = run_program(file, settings, folder.path("one"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto t = run.table["Time [s]"], T = run.table["T [K]"];
  ASSERT_EQ(t.size(), 21u);
  for (unsigned i = 1; i < t.size(); ++i)
    EXPECT_NEAR(T[i],
                273.15 +
                  100. * std::erfc(depth / std::sqrt(4. * diffusivity * t[i])),
                0.1)
      << t[i];

  // A front that becomes wider needs less and less cells; and a change of the
  // mesh does not end what is known of the steps before.
  expect_said("The mesh was changed ", run.output);
  const auto meshes = run.summary.at("meshes in time");
  EXPECT_EQ(meshes.at("fewest cells"), 20.);
  EXPECT_LT(run.summary.at("cells").get<double>(),
            0.5 * meshes.at("most cells").get<double>());
  EXPECT_LT(run.summary.at("totals").at("newton steps").get<unsigned>(), 300u);

  const auto same = run_program(file, settings, folder.path("two"), 2);
  ASSERT_EQ(same.exit_code, 0) << same.output;
  EXPECT_EQ(same.summary.at("cells"), run.summary.at("cells"));
  for (unsigned i = 0; i < t.size(); ++i)
    EXPECT_NEAR(same.table["T [K]"][i], T[i], 1e-8 * T[i]) << t[i];
}
