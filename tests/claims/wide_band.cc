// The wide-band sensor: pump cell and Nernst cell share a chamber.

#include <cmath>

#include "claims.h"
#include "device/shipped_runs.h"

using namespace Oxion::Testing;

namespace
{
  /** I_p of each point against that of a reference's row of the same one. */
  void
  show_currents(const std::string &file,
                const std::string &swept,
                const std::string &reference_name,
                const std::string &listed_as,
                const double tolerance)
  {
    const auto &run = shipped_run(file).run;
    ASSERT_EQ(run.exit_code, 0) << run.output;
    const auto listed  = reference(reference_name);
    const auto &points = listed[listed_as];
    for (unsigned i = 0; i < run.table[swept].size(); ++i)
    {
      const double point = run.table[swept][i];
      unsigned row       = 0;
      while (row < points.size() && points[row] != point)
        ++row;
      ASSERT_LT(row, points.size()) << point;
      const double expected = listed["I_p [mA]"][row];
      show({"D",
            "1, 2",
            file,
            "I_p [mA], " + listed_as + " = " + run.table.words.at(swept)[i]},
           run.table["I_p [mA]"][i],
           near(expected, tolerance * std::abs(expected)));
    }
  }
} // namespace


// Against a computation that shares no code with the solver; both have the one
// calibrated number. The shipped mesh is 0.06 to 0.08 % high.
TEST(WideBandClaims, PumpCurrentFollowsTheGas)
{
  show_currents("wide_band/lambda_sweep_isothermal.prm",
                "Lambda [-]",
                "wide_band_1d.csv",
                "Lambda [-]",
                1e-3);
  show_currents("wide_band/oxygen_sweep.prm",
                "Oxygen fraction [-]",
                "oxygen_1d.csv",
                "x_O2 [-]",
                1e-3);
}
