// Electrodes and circuits: kinetics, rest potentials, loads, conservation.

#include "runs.h"

using namespace Oxion::Testing;

namespace
{
  const Subject of("Electrodes and circuit");

  constexpr double T = 1053.15, RT_F = R * T / F, A = 4e-6;

  /** Of parallel_plates.prm [V] at a current [A]. */
  double
  plate_voltage(const double I)
  {
    return I * 0.5e-3 / (2. * A) + 2. * RT_F * std::asinh(I / (2. * 3000. * A));
  }
} // namespace


// Newton's tolerance, and 1e-9 of the oxygen at the surface.
TEST(ElectrodeCases, ParallelPlates)
{
  const std::string source =
    "J. S. Newman, K. E. Thomas-Alyea (2004): I L/(sigma A) + 2 RT/F "
    "arsinh(I/(2 i0 A))";
  for (const std::string file : {"parallel_plates.prm", "isolated_sheet.prm"})
  {
    const auto &run = table(file);
    for (unsigned i = 0; i < run["I [uA]"].size(); ++i)
    {
      const double I = 1e-6 * run["I [uA]"][i];
      compare(of(file, "U at " + text_of(1e3 * I) + " mA", "V", source),
              run["U [V]"][i],
              {plate_voltage(I), 1e-7});
      compare(of(file,
                 "current of the other electrode at " + text_of(1e3 * I) +
                   " mA",
                 "mA",
                 "conservation of charge"),
              run["I_bottom [mA]"][i],
              {-1e3 * I, 1e-9});
    }
  }
}


// What a boundary condition brings leaves through the electrode: only so does
// the balance of charge close, without which the run fails.
TEST(ElectrodeCases, GivenCurrent)
{
  const Folder folder;
  const auto file =
    folder.write("given.prm",
                 "include " + shipped("verification/parallel_plates.prm") + R"(
subsection Gas
  set Atmospheres = below
end
subsection Electrodes
  set Electrodes = bottom
end
subsection Circuit
  set Terminals = bottom
end
subsection Boundary conditions
  set Boundary conditions = current
  subsection Boundary condition current
    set Surface                = top
    set Field                  = phi
    set Current density [A/m2] = 25
  end
end
subsection Protocol
  set Sweeps =
end
subsection Measurements
  set Measurements = I_bottom
end
)");
  const auto run = run_program(file, {}, folder.path("results"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  // 25 A/m2 through 4 mm2.
  EXPECT_NEAR(run.table["I_bottom [mA]"].at(0), -0.1, 1e-9);
}


// Linear to 1e-7 at these currents.
TEST(ElectrodeCases, LoadedCell)
{
  const std::string file = "loaded_cell.prm";
  const auto &run        = table(file);
  const double E         = 0.25 * RT_F * std::log(1e-3 / 0.2);
  const double R_i       = (0.5e-3 / 2. + RT_F / 1e6) / A;
  for (unsigned i = 0; i < run["R [Ohm]"].size(); ++i)
  {
    const double load = run["R [Ohm]"][i];
    compare(of(file,
               "U under " + text_of(load) + " Ohm",
               "V",
               "W. Nernst, Z. Phys. Chem. 4 (1889) 129; voltage divider"),
            run["U [V]"][i],
            {E * load / (load + R_i), 1e-6});
  }
}


// The program's polynomials are those of GRI-Mech, taken as of 1 atm, beside
// NIST's of 1 bar: RT/4F ln 1.01325, 0.3 mV, and the spread of the data.
TEST(ElectrodeCases, HydrogenElectrode)
{
  const std::string file = "hydrogen_electrode.prm";
  const auto &run        = table(file);
  const auto listed      = reference("hydrogen_voltage.csv");
  const std::string source =
    "NIST-JANAF by Shomate's equations, tests/reference/hydrogen_voltage.py";
  for (const std::string how : {"catalytic", "electrochemical"})
    compare(of(file, "U, " + how + " electrode", "V", source),
            run["U_" + how + " [V]"].at(0),
            within(listed["U [V]"].at(0), 6e-4));
  compare(of(file,
             "difference of the two",
             "V",
             "one equilibrium, however it is reached"),
          run["U_electrochemical [V]"].at(0) - run["U_catalytic [V]"].at(0),
          within(0., 1e-8));
}


TEST(ElectrodeCases, MixedPotential)
{
  const std::string file = "mixed_potential.prm",
                    source =
                      "C. Wagner, W. Traud, Z. Elektrochem. 44 (1938) 391";
  constexpr double f = F / (R * 823.15);
  // Oxygen's way back is 1e-6 of its way there.
  double low = -0.5, high = 0.;
  for (unsigned i = 0; i < 60; ++i)
  {
    const double E     = (low + high) / 2.;
    const double i_sum = 1e6 * 1e-4 * std::exp(f * E) +
                         0.01 * (std::exp(2. * f * E) / std::sqrt(0.1) -
                                 std::sqrt(0.1) * std::exp(-2. * f * E));
    (i_sum < 0. ? low : high) = E;
  }
  compare(of(file,
             "rest potential, both half reactions one way",
             "V",
             source + ": RT/3F ln(i_O p_O^1/2/(i_C p_C))"),
          table(file)["U [V]"].at(0),
          {std::log(0.01 * std::sqrt(0.1) / 100.) / (3. * f), 2e-6});
  compare(of(file, "rest potential with oxygen's way back", "V", source),
          table(file)["U [V]"].at(0),
          {low, 1e-7});
}


// Of the oxygen that the current carries; 12 digits are written.
TEST(ElectrodeCases, Conservation)
{
  const std::string file = "conservation.prm";
  const auto &run        = table(file);
  const std::vector<std::pair<std::string, std::map<std::string, int>>> atoms =
    {{"C", {{"CO2", 1}, {"CO", 1}}},
     {"H", {{"H2O", 2}, {"H2", 2}}},
     {"N", {{"N2", 2}}},
     {"O", {{"O2", 2}, {"H2O", 1}, {"CO2", 2}, {"CO", 1}}}};
  for (unsigned i = 0; i < 2; ++i)
    for (const auto &[element, species] : atoms)
    {
      double sum = 0.;
      for (const auto &[name, n] : species)
        for (const std::string opening : {"exhaust", "air"})
          sum += n * run[name + " " + opening + " [pmol/s]"].at(i);
      const double oxygen =
        1e12 * 1e-3 * std::abs(run["I [mA]"].at(i)) / (2. * F);
      compare(of(file,
                 element + " that is lost at lambda " +
                   text_of(run["Lambda [-]"].at(i)) + ", of I/2F",
                 "-",
                 "conservation"),
              sum / oxygen,
              within(0., 1e-10));
    }
}
