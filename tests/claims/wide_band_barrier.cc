// Device D: what a barrier layer between pump cell and Nernst cell does. R_x is
// what the pump current adds to U_N at once, before any gas follows; what is
// expected of it was computed by cross_talk.py of tests/reference.

#include "wide_band.h"

using namespace Oxion::Testing;

namespace
{
  const double pi = std::acos(-1.);

  /** Of the first point, which is air. */
  double
  in_air(const std::string &file, const std::string &column)
  {
    return table(file)[column].at(0);
  }

  /** Of what a complete barrier changes in air, what one with a gap does not
   * [%]. */
  double
  undone(const std::string &none,
         const std::string &gap,
         const std::string &complete,
         const std::string &column)
  {
    return 100. * (in_air(complete, column) - in_air(gap, column)) /
           (in_air(complete, column) - in_air(none, column));
  }

  /**
   * The transfer resistance without barrier, with a gap and with none. In the
   * limit of small cells the solver's R_x comes from below.
   */
  void
  show_transfer_resistances(const std::string &claims,
                            const std::string &none,
                            const std::string &gap,
                            const std::string &complete,
                            const double tolerance,
                            const double tolerance_of_gap)
  {
    const std::string name = "R_x in air, ";
    show(claim(claims, wide_band_file(none), name + "no barrier [Ohm]"),
         in_air(wide_band_file(none), "R_x [Ohm]"),
         within(transfer_resistance(none), tolerance));
    show(claim(claims, wide_band_file(gap), name + "gap of 0.1 mm [Ohm]"),
         in_air(wide_band_file(gap), "R_x [Ohm]"),
         within(transfer_resistance(gap), tolerance_of_gap));
    // The gas follows a little at 10 kHz.
    for (const double R : table(wide_band_file(complete))["R_x [Ohm]"])
      show(claim(claims,
                 wide_band_file(complete),
                 "|R_x|, complete barrier [Ohm]"),
           std::abs(R),
           at_most(0.01));
    // Oxygen of 5e-5 Pa is the mean of a logarithm that varies by 1 %.
    show(claim(claims,
               wide_band_file(complete),
               "false part of U_N in air, complete barrier [mV]"),
         false_voltage(in_air(wide_band_file(complete), "log_p [-]")),
         near(0., 0.2));
  }
} // namespace


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
         within(law(std::stod(x)), 6e-4));
  }
  double mean          = 0.;
  constexpr unsigned n = 10000;
  for (unsigned i = 0; i < n; ++i)
    mean += law(0.5 + (i + 0.5) / n) / n;
  // Half of the current flows through half of the strip, 1 mm deep.
  show(claim("1, 3-6", file, "R_x of probes of h to 2 h width [Ohm]"),
       strip["R_x [Ohm]"].at(0),
       within(2. * mean / (2. * 1e-3), 5e-4));
}


// I_p is 0.3 to 0.5 % high on this mesh, alike in all three. The measuring
// electrode draws current for the pump where zirconia lets it: that is what R_x
// costs when the loop is closed.
TEST(WideBandClaims, BarrierOfTheAxisymmetricElement)
{
  const std::string claims = "1, 3-6";
  show_transfer_resistances(
    claims, "joint_zirconia", "joint_gap", "joint_barrier", 0.025, 0.04);
  for (const std::string joint : {"zirconia", "gap", "barrier"})
  {
    const std::string file     = wide_band_file("joint_" + joint),
                      expected = "wide_band_1d_" + joint + ".csv";
    const auto &columns        = table(file);
    for (unsigned i = 0; i < columns["Lambda [-]"].size(); ++i)
    {
      const double lambda     = columns["Lambda [-]"][i];
      const std::string where = std::isinf(lambda) ? " in air" : " at 0.65";
      const auto law          = [&](const std::string &column) {
        return listed(expected, "Lambda [-]", lambda, column);
      };
      show(claim(claims, file, "I_p" + where + " [mA]"),
           columns["I_p [mA]"][i],
           within(law("I_p [mA]"), 5e-3));
      show(claim(claims, file, "U_p" + where + " [V]"),
           columns["U_p [V]"][i],
           near(law("U_p [V]"), 2e-3));
      show(claim(claims, file, "false part of U_N" + where + " [mV]"),
           false_voltage(columns["log_p [-]"][i]),
           near(false_voltage(law("log_p [-]")), 0.2));
    }
  }

  const auto expected_in_air = [](const std::string &joint) {
    return listed("wide_band_1d_" + joint + ".csv",
                  "Lambda [-]",
                  std::numeric_limits<double>::infinity(),
                  "I_p [mA]");
  };
  const double lost = expected_in_air("barrier") - expected_in_air("zirconia");
  show(claim(claims,
             wide_band_file("joint_zirconia"),
             "lost of I_p in air without barrier [uA]"),
       1e3 * (in_air(wide_band_file("joint_barrier"), "I_p [mA]") -
              in_air(wide_band_file("joint_zirconia"), "I_p [mA]")),
       within(1e3 * lost, 0.05));
  show(claim(claims,
             wide_band_file("joint_gap"),
             "of that, lost through a gap of 0.1 mm [%]"),
       undone(wide_band_file("joint_zirconia"),
              wide_band_file("joint_gap"),
              wide_band_file("joint_barrier"),
              "I_p [mA]"),
       near(100. * (expected_in_air("barrier") - expected_in_air("gap")) / lost,
            2.));
}


// Up to 1e-4 S/m the barrier's is small against the zirconia's own conductance,
// and R_x follows it. Twice the thickness does not quite halve it: the chamber
// is as much higher.
TEST(WideBandClaims, LinearInConductivityOverThickness)
{
  const std::string file = wide_band_file("barrier_conductivity");
  for (const double d : {10., 20.})
  {
    const auto columns =
      run_program(shipped(file),
                  {"Protocol/Sweep thickness/Values=" + std::to_string(d),
                   "Protocol/Sweep conductivity/Values=1e-5, 1e-4"})
        .table;
    const auto &sigma = columns["Barrier conductivity [S/m]"],
               &R     = columns["R_x [Ohm]"];
    ASSERT_EQ(R.size(), 2u);
    for (unsigned i = 0; i < 2; ++i)
    {
      std::ostringstream barrier;
      barrier << d << " um " << sigma[i] << " S/m";
      show(claim("1, 3, 4", file, "R_x, " + barrier.str() + " [Ohm]"),
           R[i],
           within(transfer_resistance("barrier_conductivity " + barrier.str()),
                  0.025));
    }
    show(claim("1, 3, 4", file, "R_x over that of a tenth of it [-]"),
         R[1] / R[0],
         near(10., 0.05));
  }
}


// A gap of 0.1 mm undoes almost all: of the axisymmetric barrier's effect 81 %,
// as computed in 1-D, and more where the gap lies in a thinner layer.
TEST(WideBandClaims, BarrierLevels)
{
  for (const std::string level : {"upper", "lower"})
  {
    const std::string claims = level == "upper" ? "1, 3-6, 8" : "1, 11";
    show_transfer_resistances(claims,
                              "side_by_side",
                              level + "_barrier_gap",
                              level + "_barrier",
                              0.005,
                              0.03);
    show(claim(claims,
               wide_band_file(level + "_barrier_gap"),
               "of the barrier's effect on I_p in air, undone by a gap of "
               "0.1 mm [%]"),
         undone(wide_band_file("side_by_side"),
                wide_band_file(level + "_barrier_gap"),
                wide_band_file(level + "_barrier"),
                "I_p [mA]"),
         at_least(80.));
  }
}


// Its cells are coarse: they miss how current crowds at edges, which in the
// plane costs as much on cells of this size.
TEST(WideBandClaims, BarrierInThreeDimensions)
{
  show_transfer_resistances(
    "1, 3-6, 8", "barrier_3d_none", "barrier_3d_gap", "barrier_3d", 0.09, 0.23);
  // I_p is set by what diffuses, whatever U_N makes of it: cross-talk takes a
  // thousandth of it in the 1-D computation of the axisymmetric element.
  for (const std::string other : {"barrier_3d_none", "barrier_3d_gap"})
    show(claim("1, 3-6, 8",
               wide_band_file(other),
               "|I_p in air over that with a complete barrier, less 1| [%]"),
         100. * std::abs(in_air(wide_band_file(other), "I_p [mA]") /
                           in_air(wide_band_file("barrier_3d"), "I_p [mA]") -
                         1.),
         at_most(1.));
}
