// Device D, a wide-band sensor with a barrier layer: pump current, and what the
// reference chamber's duct supplies. The barrier is in wide_band_barrier.cc,
// the references' leads in wide_band_leads.cc.

#include "wide_band.h"

using namespace Oxion::Testing;


// A computation that shares no code with the solver, from one calibration. The
// shipped mesh is 0.06 to 0.08 % high, that of the oxygen sweep 0.2 %.
TEST(WideBandClaims, CurrentOverLambdaAndOxygen)
{
  const std::string lambda = wide_band_file("lambda_sweep_isothermal"),
                    oxygen = wide_band_file("oxygen_sweep"),
                    heated = wide_band_file("lambda_sweep");
  const auto &sweep        = table(lambda);
  for (unsigned i = 0; i < sweep["Lambda [-]"].size(); ++i)
  {
    const double point = sweep["Lambda [-]"][i];
    std::ostringstream where;
    where << (std::isinf(point) ? "air" : "lambda ");
    if (std::isfinite(point))
      where << point;
    show(claim("1, 2", lambda, "I_p, " + where.str() + " [mA]"),
         sweep["I_p [mA]"][i],
         within(listed("wide_band_1d.csv", "Lambda [-]", point, "I_p [mA]"),
                1e-3));
  }
  const auto &fractions = table(oxygen);
  for (unsigned i = 0; i < fractions["Oxygen fraction [-]"].size(); ++i)
  {
    const double x = fractions["Oxygen fraction [-]"][i];
    std::ostringstream where;
    where << "I_p, " << 100. * x << " % O2 [mA]";
    show(claim("1, 2", oxygen, where.str()),
         fractions["I_p [mA]"][i],
         within(listed("oxygen_1d.csv", "x_O2 [-]", x, "I_p [mA]"), 1e-3));
  }
  show(claim("1, 2", heated, "I_p in air, calibrated once [mA]"),
       run_program(shipped(heated), {"Protocol/Sweep lambda/Values=air"})
         .table["I_p [mA]"]
         .at(0),
       within(2.54, 1e-3));
}


// A 1-D computation of the duct; the mesh is 0.03 % high. On the way there the
// oxygen that is left follows Stefan's law, as the duct is wide enough for
// Knudsen diffusion not to count.
TEST(WideBandClaims, ReferenceDuct)
{
  const std::string supply = wide_band_file("reference_supply"),
                    load   = wide_band_file("reference_load");
  const double limit =
    1e6 * listed("reference_duct_1d.csv", "T [K]", 1053.15, "I [A]");
  const auto &supplied = table(supply);
  const unsigned last  = row_of(supplied, "U_ref [V]", -0.3);
  show(claim("1, 7", supply, "limiting current of the duct [uA]"),
       -supplied["I_ref [uA]"][last],
       within(limit, 6e-4));
  show(claim("1, 7", supply, "current without voltage [uA]"),
       std::abs(supplied["I_ref [uA]"][row_of(supplied, "U_ref [V]", 0.)]),
       at_most(1e-9));

  const auto &loaded     = table(load);
  const unsigned at_rest = row_of(loaded, "I_ref [uA]", 0.);
  for (unsigned i = 0; i < loaded["I_ref [uA]"].size(); ++i)
  {
    const double drawn = -loaded["I_ref [uA]"][i];
    if (i == at_rest)
      continue;
    std::ostringstream where;
    where << ", " << drawn << " uA drawn, loop closed ";
    const double left = std::exp((1. - drawn / limit) * std::log(1. - 0.2095));
    show(claim("1, 7", load, "pO2 of the reference" + where.str() + "[Pa]"),
         loaded["p_ref [Pa]"][i],
         within((1. - left) * 101325., 5e-4));
    // Oxygen for the load comes from the outer electrode, not from the gas.
    show(claim("1, 7", load, "I_p added" + where.str() + "[uA]"),
         1e3 * (loaded["I_p [mA]"][i] - loaded["I_p [mA]"][at_rest]),
         near(drawn, 0.1));
  }
}
