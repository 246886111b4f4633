// Transients from parameter files: heat that is conducted, radiated and stored.

#include <oxion/parameters/parameters.h>

#include "device/shipped_runs.h"

using namespace Oxion::Testing;


// NAFEMS, The Standard NAFEMS Benchmarks (1990), test T3: 36.60 degC. The
// series says 36.6031; this mesh and these steps are 9 mK above.
TEST(InTime, NafemsT3)
{
  const auto &run = shipped_run("verification/nafems_t3.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_DOUBLE_EQ(run.table["Time [s]"].front(), 0.);
  EXPECT_DOUBLE_EQ(run.table["Time [s]"].back(), 32.);
  EXPECT_DOUBLE_EQ(run.table["T [K]"].front(), 273.15);
  EXPECT_NEAR(run.table["T_driven [K]"].back(),
              273.15 + 100. * std::sin(0.8 * std::acos(-1.)),
              1e-9);
  EXPECT_NEAR(run.table["T [K]"].back(), 273.15 + 36.6031, 0.02);
}


// By the closed form in the file; 7e-6 K are seen.
TEST(InTime, CoolsByRadiation)
{
  const auto &run = shipped_run("verification/radiative_cooling.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const std::map<double, double> exact{{1., 1022.802691},
                                       {2., 995.695655},
                                       {5., 928.829398},
                                       {10., 848.302537},
                                       {20., 745.552899}};
  const auto t = run.table["Time [s]"], T = run.table["T [K]"];
  ASSERT_EQ(t.size(), 21u);
  for (unsigned i = 0; i < t.size(); ++i)
  {
    const auto at = exact.find(t[i]);
    EXPECT_NEAR(T[i], at == exact.end() ? T[i] : at->second, 2e-5) << t[i];
  }
}


// All that a heater gives is stored: m c dT/dt = P, with 0.42468 J/K. Its power
// rises to 2 W in the first second and jumps to 5 W at 2 s.
TEST(InTime, StoresWhatTheHeaterGives)
{
  const Folder folder;
  const std::string file = folder.path("heated.prm");
  std::ofstream(file) << "include "
                      << shipped("verification/radiative_cooling.prm") << R"(
subsection Heat
  set Heaters = heater
  subsection Heater heater
    set Region = body
  end
  subsection Exchange outside
    set Emissivity [-] = 0
    set Conductance [W/K] = 1e-12
  end
end
subsection Protocol
  set Signals = power
  subsection Signal power
    set Parameter = Heat/Heater heater/Power [W]
    set Table = 0: 0, 1: 2, 2: 2, 2: 5
  end
  subsection Transient
    set End time [s] = 3
    set Tolerance [-] = 1e-6
  end
end
)";
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto T = run.table["T [K]"];
  ASSERT_EQ(T.size(), 4u);
  // At a jump stands what was before it.
  EXPECT_EQ(run.table["Power [W]"], (std::vector<double>{0., 2., 2., 5.}));
  // The ramp and the corner at its end err by the tolerance in each of some
  // ten steps; after the jump, which starts anew, what is constant is exact.
  const double capacity = 0.42468;
  EXPECT_NEAR((T[1] - T[0]) * capacity, 1., 2e-5 * T[0] * capacity);
  EXPECT_NEAR((T[2] - T[1]) * capacity, 2., 2e-5 * T[0] * capacity);
  EXPECT_NEAR((T[3] - T[2]) * capacity, 5., 1e-6);
}


// Values that no device may have are refused before anything is solved.
TEST(InTime, ImpossibleValuesAreRefused)
{
  const auto run =
    run_program(shipped("verification/nafems_t3.prm"),
                {"Protocol/Signal driven/Expression=100 - 10*t"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.output.find("a number above 0"), std::string::npos)
    << run.output;
}
