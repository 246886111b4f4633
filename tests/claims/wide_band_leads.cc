// Device D: supply leads and a second reference electrode on zirconia, and a
// lead that two electrodes share.

#include "wide_band.h"

using namespace Oxion::Testing;

namespace
{
  /** Of U_N in air, by the 1-D computation of the axisymmetric element, whose
   * R_x is less than half of that here [mV]. */
  const double false_without_barrier = 6.;

  const std::string conductivity = "Barrier conductivity [S/m]";

  /** R_x with metal on a barrier that conducts like zirconia, and less. */
  void
  show_transfer_resistances(const std::string &claims, const std::string &name)
  {
    const std::string file = wide_band_file(name);
    const auto &columns    = table(file);
    for (const double sigma : {1.62, 1e-3, 1e-5})
    {
      std::ostringstream barrier;
      barrier << " " << sigma << " S/m";
      show(claim(claims, file, "R_x, barrier of" + barrier.str() + " [Ohm]"),
           columns["R_x [Ohm]"][row_of(columns, conductivity, sigma)],
           within(transfer_resistance(name + barrier.str()), 0.04));
    }
  }
} // namespace


// Metal and air make an electrode of the lead: without a barrier the second
// reference, under the first layer, carries microamperes, which the first has
// to take back. Through a barrier flows what Ohm's law says.
TEST(WideBandClaims, SecondReferenceAndItsLead)
{
  const std::string claims = "9, 10", file = wide_band_file("second_reference");
  show_transfer_resistances(claims, "second_reference");

  const auto &columns  = table(file);
  const unsigned none  = row_of(columns, conductivity, 1.62),
                 least = row_of(columns, conductivity, 1e-7);
  // An electrode in air rests at phi = U_N - E; the lead is 2.6 mm long and
  // 2 mm wide, the barrier 10 um thick.
  const double E        = RT / (4. * faraday) * std::log(air_oxygen / 1e5),
               admitted = 1e-7 / 10e-6 * 2.6e-3 * 2e-3; // [S]
  show(claim(claims, file, "stray current of the lead, 1e-7 S/m [nA]"),
       1e3 * columns["I_lead [uA]"][least],
       within(1e9 * admitted * (0.45 - E - columns["phi_first [V]"][least]),
              1e-3));
  for (const unsigned row : {none, least})
    show(claim(claims,
               file,
               std::string("sum of the three, ") +
                 (row == none ? "no barrier" : "1e-7 S/m") + " [nA]"),
         1e3 * (columns["I_lead [uA]"][row] + columns["I_second [uA]"][row] +
                columns["I_reference [uA]"][row]),
         near(0., 1e-6));
  show(claim(claims, file, "stray current left by 1e-7 S/m [-]"),
       columns["I_reference [uA]"][least] / columns["I_reference [uA]"][none],
       at_most(1e-3));
  show(claim(claims, file, "false part of U_N in air, no barrier [mV]"),
       false_voltage(columns["log_p [-]"][none]),
       at_least(false_without_barrier));
  show(claim(claims, file, "false part of U_N in air, 1e-7 S/m [mV]"),
       false_voltage(columns["log_p [-]"][least]),
       near(0., 1.));
}


// On the third layer, to which the reference electrode belongs, the lead finds
// no voltage once the barrier parts that layer from the pump cell.
TEST(WideBandClaims, SupplyLeadOnTheThirdLayer)
{
  const std::string claims = "11, 12", file = wide_band_file("reference_lead");
  show_transfer_resistances(claims, "reference_lead");

  const auto &columns  = table(file);
  const unsigned none  = row_of(columns, conductivity, 1.62),
                 least = row_of(columns, conductivity, 1e-7);
  show(claim(claims, file, "stray current left by 1e-7 S/m [-]"),
       std::abs(columns["I_lead [uA]"][least] / columns["I_lead [uA]"][none]),
       at_most(1e-6));
  show(claim(claims, file, "false part of U_N in air, no barrier [mV]"),
       false_voltage(columns["log_p [-]"][none]),
       at_least(false_without_barrier));
  show(claim(claims, file, "false part of U_N in air, 1e-7 S/m [mV]"),
       false_voltage(columns["log_p [-]"][least]),
       near(0., 0.2));
}


// A lead adds its resistance to R_x, and I_p times that to what is false in
// U_N.
TEST(WideBandClaims, SharedLead)
{
  const std::string claims = "1, 3-6", file = wide_band_file("shared_lead");
  const auto &columns = table(file);
  const auto &R_x = columns["R_x [Ohm]"], &I_p = columns["I_p [mA]"],
             &log_p = columns["log_p [-]"];
  ASSERT_EQ(R_x.size(), 2u);
  show(claim(claims, file, "R_x less a shared lead of 10 Ohm [Ohm]"),
       R_x[1] - 10.,
       within(transfer_resistance("upper_barrier_gap"), 0.03));
  show(claim(claims, file, "R_x of 10 Ohm less that of 1 Ohm [Ohm]"),
       R_x[1] - R_x[0],
       near(9., 1e-3));
  show(claim(claims, file, "false in U_N by 10 instead of 1 Ohm [mV]"),
       false_voltage(log_p[1]) - false_voltage(log_p[0]),
       near(10. * I_p[1] - 1. * I_p[0], 0.03));
}
