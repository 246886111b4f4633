// Potentials and currents in conductors of ions and electrons.

#include "runs.h"

using namespace Oxion::Testing;

namespace
{
  const std::string newman = "J. Newman, J. Electrochem. Soc. 113 (1966) 501: ";

  const Subject of("Potentials and currents");
} // namespace


// Cells of 2 um at the singular edge leave 2e-4 of the current.
TEST(PotentialCases, DiscElectrode)
{
  const std::string file = "disc_electrode.prm";
  compare(
    of(file, "R of a disc on a half space", "Ohm", newman + "1/(4 sigma a)"),
    1e3 / table(file)["I [mA]"].at(0),
    {250., 3e-4});
}


// The edge's r^1/2 reduces the order of linear elements from 2 to 1.
TEST(PotentialCases, DiscElectrodeOnFinerMeshes)
{
  const std::string file = "disc_electrode_meshes.prm";
  const auto &I          = table(file)["I [mA]"];
  ASSERT_EQ(I.size(), 3u);
  std::vector<double> resistance;
  for (unsigned i = 0; i < 3; ++i)
  {
    resistance.push_back(1e3 / I[i]);
    compare(of(file,
               "R with cells of a/" + std::to_string(4 << i),
               "Ohm",
               newman + "1/(4 sigma a)"),
            resistance.back(),
            {250., 0.06 / (1 << i)});
  }
  compare(of(file,
             "observed order of R over the three meshes",
             "-",
             "the edge's singular r^1/2: 1 for any degree"),
          std::log2((resistance[1] - resistance[0]) /
                    (resistance[2] - resistance[1])),
          within(1., 0.02));
  compare(of(file,
             "R extrapolated with order 1 from the finer two",
             "Ohm",
             newman + "1/(4 sigma a)"),
          2. * resistance[2] - resistance[1],
          {250., 1e-4});
}


// Singular as r log r at the edge; cells of 0.2 mm around the centre.
TEST(PotentialCases, DiscOfEvenCurrent)
{
  const std::string file = "disc_of_even_current.prm";
  compare(of(file, "mean potential", "V", newman + "8 J a/(3 pi sigma)"),
          table(file)["phi_mean [V]"].at(0),
          {8. / (3. * pi), 1e-5});
  compare(of(file, "potential of the centre", "V", newman + "J a/sigma"),
          table(file)["phi_centre [V]"].at(0),
          {1., 6e-5});
  compare(of(file, "current to infinity", "mA", "conservation: pi a^2 J"),
          table(file)["I [mA]"].at(0),
          {pi, 1e-8});
}


// Cells of 0.1 mm beside L/X of 2 mm in the end, and the zirconia, which
// conducts along the layer, too.
TEST(PotentialCases, SheetResistance)
{
  const std::string file = "sheet_resistance.prm";
  const auto &I          = table(file)["I [mA]"];
  const auto &rho        = table(file)["rho [Ohm m]"];
  constexpr double L = 10e-3, W = 1e-3, t = 10e-6;
  // Next to nothing along the layer in the first row: X coth X = 1 + X^2/3.
  const double R_0 = 1. / I[0] - rho[0] * L / (3. * t * W);
  for (unsigned i = 1; i < I.size(); ++i)
  {
    const double X = std::sqrt(rho[i] * L / (t * W * R_0));
    compare(of(file,
               "R/R(0) at X = " + text_of(X),
               "-",
               "transmission line: X coth X"),
            1. / I[i] / R_0,
            {X / std::tanh(X), 4e-4});
  }
}


// Electrodes of 0.01 h in place of a line.
TEST(PotentialCases, CrossTalkInAStrip)
{
  const std::string file = "cross_talk_strip.prm";
  for (const std::string x : {"0.25", "0.5", "1", "1.5", "2", "3"})
  {
    const double difference = table(file)["phi_top_" + x + "h [V]"].at(0) -
                              table(file)["phi_bottom_" + x + "h [V]"].at(0);
    compare(of(file,
               "sigma dphi/I' at x = " + x + " h",
               "-",
               "conformal map: 2/pi ln coth(pi x/2h)"),
            2. * difference / 0.125,
            {-2. / pi * std::log(std::tanh(pi * std::stod(x) / 2.)), 6e-4});
  }
}


// Second order in cells of 1/320 mm across the steep least conductivity: 1e-5
// of the flux, 6e-7 V.
TEST(PotentialCases, WagnerPermeation)
{
  const std::string file   = "verification/wagner_permeation.prm",
                    source = "C. Wagner, Z. Phys. Chem. B 21 (1933) 25; "
                             "tests/reference/wagner.py";
  const auto expected      = reference("wagner.csv");
  const auto &run          = run_case(file).table;
  const auto quantity = [&](const std::string &what, const std::string &unit) {
    return Quantity{"Potentials and currents", file, what, unit, source};
  };
  compare(quantity("permeating oxygen", "mol/m2/s"),
          std::abs(run["I_O2 [uA]"].at(0)) * 1e-6 / (4. * F * 1e-6),
          {expected["J_O2 [mol/m2/s]"].at(0), 1e-4});
  const double loss = expected["loss [V]"].at(0);
  compare(quantity("open-circuit voltage", "V"),
          run["U [V]"].at(0),
          {expected["Nernst voltage [V]"].at(0) - loss, 1e-6});
  const std::string material = "Materials/Material 8YSZ/";
  const auto without         = run_case(file,
                                {material + "Electron prefactor [S/m]=0",
                                         material + "Hole prefactor [S/m]=0"});
  compare(quantity("what electrons take from it", "V"),
          without.table["U [V]"].at(0) - run["U [V]"].at(0),
          {loss, 1e-2});
}
