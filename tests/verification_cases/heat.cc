// Conduction, convection and radiation in bars, walls and fins.

#include "runs.h"

using namespace Oxion::Testing;

namespace
{
  const std::string nafems =
    "NAFEMS, The Standard NAFEMS Benchmarks, Rev. 3 (1990), ";
  const std::string textbook =
    "F. P. Incropera, D. P. DeWitt, Fundamentals of Heat and Mass Transfer, ";

  const Subject of("Heat");

  /** The temperature at which conduction brings what radiation takes. */
  double
  radiating_end()
  {
    double low = 300., high = 1000.;
    for (unsigned i = 0; i < 60; ++i)
    {
      const double T = (low + high) / 2;
      const double more =
        55.6 / 0.1 * (1000. - T) -
        0.98 * 5.670374419e-8 * (std::pow(T, 4) - std::pow(300., 4));
      (more > 0. ? low : high) = T;
    }
    return low;
  }
} // namespace


// Linear in x: exact but for the solver, to the published digits.
TEST(HeatCases, NafemsT2)
{
  const auto &run = table("nafems_t2.prm");
  compare(of("nafems_t2.prm", "T of the radiating end", "K", nafems + "T2"),
          run["T [K]"].at(0),
          within(927., 0.01));
  compare(of("nafems_t2.prm",
             "T of the radiating end",
             "K",
             "root of the balance with sigma of CODATA 2018"),
          run["T [K]"].at(0),
          {radiating_end(), 1e-8});
}


// To the published digits; cells of 1 mm.
TEST(HeatCases, NafemsT3)
{
  const auto &run = table("nafems_t3.prm");
  compare(of("nafems_t3.prm",
             "T at x = 80 mm and 32 s, less 273.15 K",
             "K",
             nafems + "T3"),
          run["T [K]"].back() - 273.15,
          within(36.60, 0.02));
}


// Of the steps' tolerance, and of what the meshes that follow the front leave.
TEST(HeatCases, HeatFront)
{
  const auto &run        = table("heat_front.prm");
  const double a         = 35. / (7200. * 440.5);
  const auto t           = run["Time [s]"];
  const std::size_t at_5 = std::find(t.begin(), t.end(), 5.) - t.begin();
  ASSERT_LT(at_5, t.size());
  compare(of("heat_front.prm",
             "T at a depth of 10 mm after 5 s, less 273.15 K",
             "K",
             "H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, "
             "2nd ed. (1959), section 2.5"),
          run["T [K]"][at_5] - 273.15,
          within(100. * std::erfc(0.01 / std::sqrt(4. * a * 5.)), 0.05));
}


// A formula in time is what the signal of the shipped file is.
TEST(HeatCases, FormulaInTime)
{
  const Folder folder;
  const auto file =
    folder.write("formula.prm",
                 "include " + shipped("verification/nafems_t3.prm") + R"(
subsection Heat
  set Exchanges = cold
end
subsection Boundary conditions
  set Boundary conditions = driven
  subsection Boundary condition driven
    set Surface         = driven
    set Field           = T
    set Temperature [K] = 273.15 + 100*sin(pi*t/40)
  end
end
subsection Protocol
  set Signals =
end
)");
  const auto run = run_program(file, {}, folder.path("results"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_NEAR(run.table["T [K]"].back(),
              table("nafems_t3.prm")["T [K]"].back(),
              1e-9);
}


// Across the fin T varies by 7e-6 of what it is above the gas.
TEST(HeatCases, HeatedFin)
{
  const auto &run    = table("heated_fin.prm");
  constexpr double m = 75., L = 0.02, k = 400., q = 1e6, T_gas = 300.;
  const auto T = [&](const double x) {
    return T_gas +
           (100. * std::cosh(m * (L - x)) + q / (k * m) * std::sinh(m * x)) /
             std::cosh(m * L);
  };
  const std::string file   = "heated_fin.prm",
                    source = textbook + "3.6: cosh and sinh profiles";
  compare(of(file, "T of the heated tip", "K", source),
          run["T_tip [K]"].at(0),
          {T(L), 3e-6});
  compare(of(file, "T half way", "K", source),
          run["T_middle [K]"].at(0),
          {T(L / 2.), 3e-6});
  // Out of the body; the area is 50 um by 10 mm.
  const double slope =
    (-100. * m * std::sinh(m * L) + q / k) / std::cosh(m * L);
  compare(of(file, "heat out of the base", "W", source),
          run["P_base [W]"].at(0),
          {k * slope * 50e-6 * 10e-3, 1e-5});
}


// Linear in every layer: exact but for the solver.
TEST(HeatCases, CompositeWall)
{
  const auto &run = table("composite_wall.prm");
  const double q =
    900. / (0.02 / 1.5 + 2e-3 + 0.005 / 0.2 + 0.003 / 50. + 1. / 40.);
  const std::string file   = "composite_wall.prm",
                    source = textbook + "3.1: thermal resistances in series";
  compare(of(file, "heat through the wall", "W", source),
          run["P [W]"].at(0),
          {q * 1e-4, 1e-8});
  compare(of(file, "T of the brick at its contact", "K", source),
          run["T_contact [K]"].at(0),
          {1200. - q * 0.02 / 1.5, 1e-8});
  compare(of(file, "T between wool and steel", "K", source),
          run["T_steel [K]"].at(0),
          {300. + q * (1. / 40. + 0.003 / 50.), 1e-8});
  compare(of(file, "T of the cold side", "K", source),
          run["T_cold [K]"].at(0),
          {300. + q / 40., 1e-8});
}


// A parabola: exact in quadratic elements.
TEST(HeatCases, HeatedSlab)
{
  const auto &run    = table("heated_slab.prm");
  constexpr double q = 4e6, L = 5e-3, h = 120., k = 2.5;
  const double face        = 573. + q * L / h;
  const std::string file   = "heated_slab.prm",
                    source = textbook + "3.5: even source, convection";
  compare(of(file, "T of the faces", "K", source),
          run["T_face [K]"].at(0),
          {face, 1e-8});
  compare(of(file, "mean T", "K", source),
          run["T_mean [K]"].at(0),
          {face + q * L * L / (3. * k), 1e-8});
  compare(of(file, "largest T", "K", source),
          run["T_max [K]"].at(0),
          {face + q * L * L / (2. * k), 1e-8});
}


// Steps in time to 1e-9 of what is stored.
TEST(HeatCases, RadiativeCooling)
{
  const std::string file = "radiative_cooling.prm";
  const auto &run        = table(file);
  constexpr double a = 293.15, T_0 = 1053.15,
                   unit = 7.078e-4 * 600. /
                          (4. * a * a * a * 0.85 * 5.670374419e-8 * 2.32e-4);
  const auto primitive = [](const double T) {
    return std::log((T + a) / (T - a)) + 2. * std::atan(T / a);
  };
  for (const unsigned t : {1u, 5u, 20u})
  {
    double low = a + 1., high = T_0;
    for (unsigned i = 0; i < 60; ++i)
    {
      const double T          = (low + high) / 2.;
      const bool is_later     = unit * (primitive(T) - primitive(T_0)) > t;
      (is_later ? low : high) = T;
    }
    compare(of(file,
               "T after " + std::to_string(t) + " s",
               "K",
               "Stefan-Boltzmann, integrated in closed form"),
            run["T [K]"].at(t),
            {low, 2e-8});
  }
}
