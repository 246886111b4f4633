// The wide-band sensor with a barrier layer that suppresses ionic conduction
// between pump cell and Nernst cell.

#include "claims.h"
#include "device/shipped_runs.h"

using namespace Oxion::Testing;

namespace
{
  const double pi = std::acos(-1.);

  const Columns &
  table(const std::string &file)
  {
    const auto &run = shipped_run(file).run;
    EXPECT_EQ(run.exit_code, 0) << run.output;
    return run.table;
  }

  Claim
  claim(const std::string &claims,
        const std::string &file,
        const std::string &observable)
  {
    return {"D", claims, file, observable};
  }

  Expected
  near_reading(const double value, const double relative)
  {
    return near(value, relative * std::abs(value));
  }

  /** Of a reference, in the row of a point (infinite: air). */
  double
  listed(const std::string &reference_name,
         const std::string &swept,
         const double point,
         const std::string &column)
  {
    const auto columns = reference(reference_name);
    const auto &points = columns[swept];
    for (unsigned i = 0; i < points.size(); ++i)
      if (points[i] == point || std::abs(points[i] - point) < 1e-9)
        return columns[column][i];
    throw std::runtime_error("the reference has no such point");
  }

  const std::string folder = "wide_band/";
} // namespace


// A computation that shares no code with the solver, from one calibration. The
// shipped mesh is 0.06 to 0.08 % high, that of the oxygen sweep 0.2 %.
TEST(WideBandClaims, CurrentOverLambdaAndOxygen)
{
  const std::string lambda = folder + "lambda_sweep_isothermal.prm",
                    oxygen = folder + "oxygen_sweep.prm",
                    heated = folder + "lambda_sweep.prm";
  const auto &sweep = table(lambda);
  for (unsigned i = 0; i < sweep["Lambda [-]"].size(); ++i)
  {
    const double point = sweep["Lambda [-]"][i];
    std::ostringstream where;
    where << (std::isinf(point) ? "air" : "lambda ");
    if (std::isfinite(point))
      where << point;
    show(claim("1, 2", lambda, "I_p, " + where.str() + " [mA]"),
         sweep["I_p [mA]"][i],
         near_reading(
           listed("wide_band_1d.csv", "Lambda [-]", point, "I_p [mA]"), 1e-3));
  }
  const auto &fractions = table(oxygen);
  for (unsigned i = 0; i < fractions["Oxygen fraction [-]"].size(); ++i)
  {
    const double x = fractions["Oxygen fraction [-]"][i];
    std::ostringstream where;
    where << "I_p, " << 100. * x << " % O2 [mA]";
    show(claim("1, 2", oxygen, where.str()),
         fractions["I_p [mA]"][i],
         near_reading(listed("oxygen_1d.csv", "x_O2 [-]", x, "I_p [mA]"),
                      1e-3));
  }
  show(claim("1, 2", heated, "I_p in air, calibrated once [mA]"),
       table(heated)["I_p [mA]"].at(0),
       near_reading(2.54, 1e-3));
}


// By conformal map. As cells shrink, the law is met to 1e-4 and better.
TEST(WideBandClaims, CrossTalkInAStripWithoutBarrier)
{
  const std::string file = "verification/cross_talk_strip.prm";
  const auto &strip      = table(file);
  const auto law         = [](const double x) { // sigma (phi_t - phi_b)/I'
    return 2. / pi * std::log(1. / std::tanh(pi * x / 2.));
  };
  for (const std::string x : {"0.25", "0.5", "1", "1.5", "2", "3"})
  {
    const double difference = strip["phi_top_" + x + "h [V]"].at(0) -
                              strip["phi_bottom_" + x + "h [V]"].at(0);
    show(claim("1, 3-6", file, "sigma dphi/I' at x = " + x + " h [-]"),
         2. * difference / 0.125,
         near_reading(law(std::stod(x)), 6e-4));
  }
  double mean          = 0.;
  constexpr unsigned n = 10000;
  for (unsigned i = 0; i < n; ++i)
    mean += law(0.5 + (i + 0.5) / n) / n;
  // Half of the current flows through half of the strip, 1 mm deep.
  show(claim("1, 3-6", file, "R_x of probes of h to 2 h width [Ohm]"),
       strip["R_x [Ohm]"].at(0),
       near_reading(2. * mean / (2. * 1e-3), 5e-4));
}
