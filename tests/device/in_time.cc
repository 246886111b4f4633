// Transients from parameter files: heat that is conducted, radiated and stored.

#include <oxion/parameters/parameters.h>

#include <complex>

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


// The flux through a surface is what leaves there while the body's store falls:
// a body of 0.42468 J/K whose conductance of 0.01 W/K is its only exchange.
TEST(InTime, FluxOfWhatIsStored)
{
  const Folder folder;
  const std::string file = folder.path("cooled.prm");
  std::ofstream(file) << "include "
                      << shipped("verification/radiative_cooling.prm") << R"(
subsection Heat
  subsection Exchange outside
    set Emissivity [-] = 0
    set Conductance [W/K] = 0.01
  end
end
subsection Protocol
  subsection Transient
    set End time [s] = 10
  end
end
subsection Measurements
  set Measurements = T, Q
  subsection Measurement Q
    set Kind = flux
    set Field = heat
    set Place = outside
  end
end
)";
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto T = run.table["T [K]"], Q = run.table["Q [W]"];
  for (unsigned i = 1; i < T.size(); ++i)
  {
    const double loss = 0.01 * (T[i] - 293.15);
    EXPECT_NEAR(Q[i], loss, 1e-7 * loss) << i; // its inside is 2e-7 warmer
    EXPECT_NEAR(T[i],
                293.15 + 760. * std::exp(-double(i) * 0.01 / 0.42468),
                1e-4)
      << i;
  }
}


// L^2/(6 D) by the steady flux J L/(c x A) = D eps; 4e-4 of it is the square of
// the mesh size, (20 um/1 mm)^2.
TEST(InTime, DiffusionLagsBehind)
{
  const auto &run = shipped_run("verification/time_lag.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto t = run.table["Time [s]"], J = run.table["J_O2 [mol/s]"];
  double passed = 0.;
  for (unsigned i = 1; i < t.size(); ++i)
    passed += (t[i] - t[i - 1]) * (J[i] + J[i - 1]) / 2.;
  const double c = 101325. / (8.314462618 * 1053.15), area = 1e-7, L = 1e-3;
  const double D_in_pores = J.back() * L / (c * 1e-3 * area) / 0.4;
  const double lag        = L * L / (6. * D_in_pores);
  EXPECT_NEAR(t.back() - passed / J.back(), lag, 1e-3 * lag);
}


// The chamber's own resistance, k h/(3 D) = 2e-5 of the film's, is what the
// closed form lacks.
TEST(InTime, ChamberFillsLikeAnExponential)
{
  const auto &run = shipped_run("verification/filling.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto t = run.table["Time [s]"], x = run.table["x_O2 [-]"];
  ASSERT_EQ(t.size(), 11u);
  for (unsigned i = 0; i < t.size(); ++i)
    EXPECT_NEAR(x[i], 0.15 - 0.1 * std::exp(-t[i]), 2e-5 * 0.1) << t[i];
}


// Swing and delay behind the closed end; D in the pores from time_lag.prm,
// whose layer it is. 1.5e-4 of mesh and own flow are seen.
TEST(InTime, SineThroughALayer)
{
  const auto &lag = shipped_run("verification/time_lag.prm").run;
  const auto &run = shipped_run("verification/sinusoidal_film.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const double pi = std::acos(-1.), L = 1e-3, omega = 2. * pi * 20.;
  const double c = 101325. / (8.314462618 * 1053.15);
  const double D =
    lag.table["J_O2 [mol/s]"].back() * L / (c * 1e-3 * 1e-7) / 0.4;
  const auto t = run.table["Time [s]"], x = run.table["x_O2 [-]"];
  std::complex<double> swing = 0.;
  unsigned n                 = 0;
  for (unsigned i = 0; i < t.size(); ++i)
    if (t[i] > 0.1 + 1e-9) // the last two periods
    {
      swing += (x[i] - 0.05) * std::polar(1., -omega * t[i]);
      ++n;
    }
  ASSERT_EQ(n, 40u);
  swing *= std::complex<double>(0., 2.) / (n * 1e-3);
  const auto exact =
    1. / std::cosh(std::sqrt(std::complex<double>(0., omega * L * L / D)));
  EXPECT_LT(std::abs(swing - exact), 5e-4 * std::abs(exact));
}


// An output and a corner that differ by round-off are one time: no sliver of a
// step between them, of which no rate could be told.
TEST(InTime, NoSliverBetweenOutputAndCorner)
{
  const Folder folder;
  const std::string file = folder.path("sliver.prm");
  std::ofstream(file) << "include "
                      << shipped("verification/radiative_cooling.prm") << R"(
subsection Protocol
  set Signals = gas
  subsection Signal gas
    set Parameter = Heat/Exchange outside/Emissivity [-]
    set Table = 0: 0.85, 0.3: 0.8, 0.6: 0.8
  end
  subsection Transient
    set End time [s] = 0.6
    set Output interval [s] = 0.1
  end
end
)";
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table["Time [s]"][3], 0.3);
}


// A column of a file is a table like any other, with a period as well; what is
// written beside the results needs the file no more.
TEST(InTime, TablesFromFiles)
{
  const Folder folder;
  folder.write("cycle.csv",
               "# by hand\nTime [s],other,eps [-]\n0,1,0.5\n1,1,0.85\n");
  const std::string file = folder.path("cycle.prm");
  std::ofstream(file) << "include "
                      << shipped("verification/radiative_cooling.prm") << R"(
subsection Protocol
  set Signals = eps
  subsection Signal eps
    set Parameter = Heat/Exchange outside/Emissivity [-]
    set Title = eps
    set Table file = cycle.csv
    set Table column = eps [-]
    set Period [s] = 2
  end
  subsection Transient
    set End time [s] = 4.5
    set Output interval [s] = 0.5
    set Tolerance [-] = 1e-5
  end
end
)";
  const auto run = run_program(file, {}, folder.path("results"));
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.table["eps"],
            (std::vector<double>{
              0.5, 0.675, 0.85, 0.85, 0.85, 0.675, 0.85, 0.85, 0.85, 0.675}));
  // ParaView's time is that of the run.
  EXPECT_NE(
    read_text(folder.path("results/fields.pvd")).find("timestep=\"4.5\" group"),
    std::string::npos);
  const auto again = run_program(folder.path("results/parameters.prm"), {});
  EXPECT_EQ(again.table["T [K]"], run.table["T [K]"]);
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


// What takes something away from the device, or adds it, is another device.
TEST(InTime, StructureStays)
{
  const auto run =
    run_program(shipped("limiting_current/planar_cell.prm"),
                {"Protocol/Sweeps=",
                 "Protocol/Signals=prefactor",
                 "Protocol/Signal prefactor/Parameter=Materials/Material "
                 "zirconia/Ionic prefactor [S K^n/m]",
                 "Protocol/Signal prefactor/Table=0: 1e7, 1: 0",
                 "Protocol/Transient/End time [s]=1"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.output.find("this takes something away"), std::string::npos)
    << run.output;
}


// What a formula gives between the times looked at beforehand: the last good
// state stays, the row says why.
TEST(InTime, WhatBecomesImpossibleEndsTheRun)
{
  const auto run =
    run_program(shipped("verification/nafems_t3.prm"),
                {"Protocol/Signal driven/Expression=if(abs(t-20)<0.1, -1, "
                 "300)",
                 "Protocol/Transient/Tolerance [-]=1e-2"});
  EXPECT_EQ(run.exit_code, 3) << run.output;
  EXPECT_NE(run.output.find("a number above 0"), std::string::npos)
    << run.output;
  EXPECT_EQ(run.table["Time [s]"].back(), 20.);
}
