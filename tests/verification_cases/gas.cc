// Gas in tubes and pores.

#include "runs.h"

using namespace Oxion::Testing;

namespace
{
  constexpr double T = 1053.15, p = 101325.;
  /// 4 F c D A/L of stefan_diffusion.prm and those that include it [A].
  constexpr double unit    = 4. * F * p / (R * T) * 190e-9 * 1e-6 / 1e-3;
  const std::string stefan = "J. Stefan, Ann. Phys. 277 (1890) 725: ";

  const Subject of("Gas");

  /** A row of dusty_gas_1d.csv: exact integration without a grid. */
  double
  in_1d(const std::string &name)
  {
    const auto listed = reference("dusty_gas_1d.csv");
    const auto &cases = listed.words.at("case");
    for (unsigned i = 0; i < cases.size(); ++i)
      if (cases[i] == name)
        return listed["own value"][i];
    throw std::runtime_error("no case " + name);
  }
} // namespace


// Quadratic elements leave 1e-6 of the steep profile at 95 %.
TEST(GasCases, StefanLimitingCurrent)
{
  const std::string file = "stefan_diffusion.prm";
  const auto &run        = table(file);
  for (unsigned i = 0; i < run["x_0 [-]"].size(); ++i)
  {
    const double x = run["x_0 [-]"][i];
    compare(of(file,
               "limiting current, I L/(4 F c D A), at x_0 = " + text_of(x),
               "-",
               stefan + "-ln(1 - x_0)"),
            1e-3 * run["I [mA]"][i] / unit,
            {-std::log(1. - x), 1e-5});
    compare(of(file,
               "x_N2 half way at x_0 = " + text_of(x),
               "-",
               stefan + "(1 - x_0)^(1/2)"),
            1. - run["x_half [-]"][i],
            {std::sqrt(1. - x), 1e-5});
  }
}


TEST(GasCases, Blowing)
{
  const std::string file = "blowing.prm";
  const auto &run        = table(file);
  for (unsigned i = 0; i < run["Current [uA]"].size(); ++i)
  {
    const double I = run["Current [uA]"][i];
    compare(of(file,
               "x_O2 at the electrode with " + text_of(I) + " uA",
               "-",
               stefan + "1 - (1 - x_0) exp(I L/(4 F c D A))"),
            run["x_e [-]"][i],
            {1. - (1. - 0.2095) * std::exp(1e-6 * I / unit), 1e-5});
  }
}


TEST(GasCases, ConcentrationOvervoltage)
{
  const std::string file = "concentration_overvoltage.prm";
  const auto &run        = table(file);
  for (unsigned i = 0; i < run["U [V]"].size(); ++i)
  {
    const double U   = run["U [V]"][i];
    const double x_e = 0.2095 * std::exp(4. * F * U / (R * T));
    compare(of(file,
               "current at " + text_of(U) + " V",
               "mA",
               stefan + "with x_e = x_0 exp(4 F U/RT)"),
            run["I [mA]"][i],
            {1e3 * unit * std::log((1. - x_e) / (1. - 0.2095)), 1e-5});
  }
}


// The book lists four digits; the other reference is a matrix exponential.
TEST(GasCases, StefanTube)
{
  const std::string file = "stefan_tube.prm",
                    book =
                      "R. Carty, T. Schrodt, Ind. Eng. Chem. Fundam. 14 "
                      "(1975) 276; R. Taylor, R. Krishna (1993), ex. 2.1.1",
                    exact =
                      "matrix exponential, tests/reference/dusty_gas_1d.py";
  const auto &run = table(file);
  // Out of 1e-3 m2.
  const auto flux = [&](const std::string &species) {
    return 1e-6 * run["N_" + species + " [umol/s]"].at(0) / 1e-3;
  };
  const std::string flux_unit = "mol/m2/s";
  compare(of(file, "flux of acetone", flux_unit, book),
          flux("Acetone"),
          {1.783e-3, 1e-3});
  compare(of(file, "flux of methanol", flux_unit, book),
          flux("Methanol"),
          {3.127e-3, 1e-3});
  compare(of(file, "flux of acetone", flux_unit, exact),
          flux("Acetone"),
          {in_1d("A3 N acetone"), 1e-5});
  compare(of(file, "flux of methanol", flux_unit, exact),
          flux("Methanol"),
          {in_1d("A3 N methanol"), 1e-5});
  compare(of(file, "flux of the resting air", flux_unit, "nothing passes"),
          flux("Air"),
          within(0., 1e-11));
  compare(of(file, "x of acetone half way", "-", exact),
          run["x_Acetone [-]"].at(0),
          {in_1d("A3 x1 at z/L = 0.5"), 1e-5});
  compare(of(file, "x of methanol half way", "-", exact),
          run["x_Methanol [-]"].at(0),
          {in_1d("A3 x2 at z/L = 0.5"), 1e-5});
}


TEST(GasCases, Graham)
{
  const std::string file   = "graham.prm",
                    source = "T. Graham, Phil. Trans. R. Soc. 123 (1833) 573",
                    law    = "E. A. Mason, A. P. Malinauskas, Gas Transport in "
                             "Porous Media (1983): closed form";
  const auto &run          = table(file);
  constexpr double T = 300., L = 5e-3, D = 73.7209e-6, r = 0.2e-6,
                   M_He = 4.0026e-3, M_Ar = 39.948e-3, A = 1e-6;
  const double D_K   = 2. / 3. * r * std::sqrt(8. * R * T / (pi * M_He)),
               alpha = 1. - std::sqrt(M_He / M_Ar);
  const double N     = D * p / (R * T * L * alpha) *
                   std::log((1. + D / D_K) / (1. - alpha + D / D_K));
  const double N_He = 1e-6 * run["N_He [umol/s]"].at(0) / A,
               N_Ar = 1e-6 * run["N_Ar [umol/s]"].at(0) / A;
  compare(of(file, "flux of helium", "mol/m2/s", law), N_He, {N, 1e-6});
  compare(of(file, "ratio of the fluxes, -N_He/N_Ar", "-", source),
          -N_He / N_Ar,
          {std::sqrt(M_Ar / M_He), 1e-6});
}


// Argon's flux is what the others leave of it: 1e-6 of helium's.
TEST(GasCases, TernaryDustyGas)
{
  const std::string file   = "ternary_dusty_gas.prm",
                    source = "matrix exponential, "
                             "tests/reference/dusty_gas_1d.py, after R. R. "
                             "Remick, C. J. Geankoplis (1973)";
  for (const std::string mmHg : {"0.444", "10", "760"})
  {
    const double pressure = std::stod(mmHg) * 133.322;
    std::ostringstream text;
    text.precision(12);
    text << pressure;
    const auto run =
      mmHg == "10"
        ? run_case("verification/" + file)
        : run_case("verification/" + file,
                   {"Gas/Reference pressure [Pa]=" + text.str(),
                    "Gas/Atmosphere left/Pressure [Pa]=" + text.str(),
                    "Gas/Atmosphere right/Pressure [Pa]=" + text.str()});
    const double He = in_1d("A6 N He, " + mmHg + " mmHg");
    for (const std::string species : {"He", "Ne", "Ar"})
      compare(of(file,
                 "flux of " + species + " at " + mmHg + " mmHg",
                 "mol/m2/s",
                 source),
              1e-9 * run.table["N_" + species + " [nmol/s]"].at(0) / 3e-6,
              within(in_1d("A6 N " + species + ", " + mmHg + " mmHg"),
                     1e-6 * He));
  }
}


TEST(GasCases, PressureOfTheDustyGas)
{
  const std::string file   = "dusty_pressure.prm",
                    source = "Runge-Kutta, tests/reference/dusty_gas_1d.py";
  const auto &run          = table(file);
  const std::vector<std::string> names = {
    "A7 p_chamber/p0 - 1", "A7 p_chamber/p0 - 1, no viscous flow"};
  for (unsigned i = 0; i < 2; ++i)
    compare(of(file,
               std::string("p/p_0 - 1 at the electrode, ") +
                 (i == 0 ? "with" : "without") + " Darcy flow",
               "-",
               source),
            run["p_e [Pa]"].at(i) / p - 1.,
            {in_1d(names[i]), 1e-5});
}


// The square of 20 um over 1 mm; D in the pores by the steady flux.
TEST(GasCases, TimeLag)
{
  const std::string file = "time_lag.prm";
  const auto &run        = table(file);
  const auto &t          = run["Time [s]"];
  const auto &J          = run["J_O2 [mol/s]"];
  double passed          = 0.;
  for (unsigned i = 1; i < t.size(); ++i)
    passed += (t[i] - t[i - 1]) * (J[i] + J[i - 1]) / 2.;
  constexpr double L = 1e-3, area = 1e-7, porosity = 0.4, x = 1e-3;
  const double D = J.back() * L / (p / (R * T) * x * area) / porosity;
  compare(of(file,
             "time lag of diffusion",
             "s",
             "J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), 4.3.3: "
             "L^2/(6 D)"),
          t.back() - passed / J.back(),
          {L * L / (6. * D), 1e-3});
}
