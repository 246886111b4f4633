// Electrodes whose metal is resolved, against their laws: a layer with a sheet
// resistance, a cermet that reacts in all its volume.

#include <oxion/laws/constants.h>

#include <cmath>

#include "device/shipped_runs.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  constexpr double T = 1053.15, U = 1e-3;
  constexpr double thermal_voltage = Laws::gas_constant * T / Laws::faraday;

  /** U/I of each row [Ohm]. */
  std::vector<double>
  resistances(const std::vector<double> &currents, const double unit)
  {
    std::vector<double> result;
    for (const double I : currents)
      result.push_back(U / (I * unit));
    return result;
  }

  double
  coth(const double x)
  {
    return 1. / std::tanh(x);
  }

  /** Of Euler and Nonnenmacher, of a layer of thickness L [Ohm m2]. */
  double
  area_resistance_of_cermet(const double rho_i,
                            const double rho_e,
                            const double exchange,
                            const double L)
  {
    const double sum    = rho_i + rho_e;
    const double lambda = std::sqrt(1. / (sum * exchange)), x = L / lambda;
    return rho_i * rho_e / sum * (L + 2. * lambda / std::sinh(x)) +
           lambda * (rho_i * rho_i + rho_e * rho_e) / sum * coth(x);
  }
  /** Exhaust that burns at `working`, which a voltage charges. */
  std::string
  charging_in_exhaust(const std::string &open_surface,
                      const std::string &material)
  {
    return R"(
subsection Gas
  set Species     = O2, N2, H2O, H2, CO2, CO
  set Atmospheres = air, exhaust
  subsection Atmosphere air
    set Surfaces =
  end
  subsection Atmosphere exhaust
    set Composition = exhaust
    set Lambda [-]  = 0.95
    set Surfaces    = )" +
           open_surface + R"(
  end
end
subsection Electrodes
  subsection Electrode working
    set Double-layer capacitance [F/m2] = 10
  end
end
subsection Circuit
  subsection Terminal working
    set Voltage [V] = -0.6
  end
end
subsection Materials
  subsection Material zirconia
    set Thermal conductivity [W/m/K] = 2.5
    set Density [kg/m3]              = 5900
    set Heat capacity [J/kg/K]       = 600
  end
  subsection Material )" +
           material + R"(
    set Thermal conductivity [W/m/K] = 20
    set Density [kg/m3]              = 8000
    set Heat capacity [J/kg/K]       = 300
  end
end
subsection Heat
  set Solve temperature = true
  set Exchanges         = counter
  subsection Exchange counter
    set Surface                = counter
    set Coefficient [W/m2/K]   = 1000
    set Gas temperature [K]    = 1053.15
  end
end
subsection Geometry
  subsection Grid
    set Fineness [-] = 0.2
  end
end
subsection Solver
  set Power scale [W] = 1e-3
end
subsection Protocol
  set Sweeps  =
  set Signals = voltage
  subsection Signal voltage
    set Parameter = Circuit/Terminal working/Voltage [V]
    set Table     = 0: -0.6, 0.001: -0.62
  end
  subsection Transient
    set End time [s]        = 0.001
    set Output interval [s] = 0.0005
    set Tolerance [-]       = 1e-3
  end
end
)";
  }
} // namespace


TEST(ResolvedElectrodes, SheetResistance)
{
  constexpr double L = 10e-3, W = 1e-3, t = 10e-6;
  const auto &run = shipped_run("verification/sheet_resistance.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_GT(run.summary.at("unknowns").at("of field").at("psi"), 100);
  const auto R    = resistances(run.table["I [mA]"], 1e-3);
  const auto &rho = run.table["rho [Ohm m]"];
  // Next to nothing along the layer in the first row: X coth X = 1 + X^2/3.
  const double R_0 = R[0] - rho[0] * L / (3. * t * W);
  // Two electrodes of RT/(2 F i0) and the sheet; oxygen in the pores takes some
  // 1e-8 Ohm m2 of 5e-5.
  EXPECT_NEAR(R_0 * L * W / (2. * thermal_voltage / (2. * 3000.) + 20e-6),
              1.,
              6e-4);
  for (unsigned i = 0; i < R.size(); ++i)
  {
    const double X = std::sqrt(rho[i] * L / (t * W * R_0));
    // Cells of 0.1 mm beside L/X of 2 mm in the end, and the zirconia, which
    // conducts along the layer, too.
    EXPECT_NEAR(R[i] / (R_0 * X * coth(X)), 1., 4e-4) << "X = " << X;
    EXPECT_NEAR(run.table["psi_end [V]"][i] / (U / std::cosh(X)), 1., 4e-4)
      << "X = " << X;
  }
}


// Gas and electrons share the layer's cells: where the pressure changes that
// the gas is counted by, the electrons' unknowns stay what they are.
TEST(ResolvedElectrodes, FollowAPressure)
{
  const std::string file    = shipped("verification/sheet_resistance.prm");
  const std::string sweep   = "Protocol/Sweep resistivity/";
  const Settings of_one_rho = {
    "Materials/Material porous platinum/Resistivity [Ohm m]=5e-6",
    "Output/Fields=false"};
  Settings swept = of_one_rho, alone = of_one_rho;
  swept.insert(swept.end(),
               {sweep + "Parameter=Gas/Atmosphere air/Pressure [Pa]",
                sweep + "Title=p [Pa]",
                sweep + "Values=101325, 9e4, 5e4"});
  alone.insert(alone.end(),
               {"Protocol/Sweeps=", "Gas/Atmosphere air/Pressure [Pa]=5e4"});
  const auto all = run_program(file, swept), one = run_program(file, alone);
  ASSERT_EQ(all.exit_code, 0) << all.output;
  ASSERT_EQ(one.exit_code, 0) << one.output;
  EXPECT_NEAR(all.table["I [mA]"].at(2) / one.table["I [mA]"].at(0), 1., 1e-9);
}


TEST(ResolvedElectrodes, Cermet)
{
  constexpr double A = 0.1e-6; ///< [m2]
  const auto &run    = shipped_run("verification/cermet.prm").run;
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto R        = resistances(run.table["I [uA]"], 1e-6);
  const auto &sigma_i = run.table["sigma_i [S/m]"];
  const auto &rho_e   = run.table["rho_e [Ohm m]"];
  ASSERT_EQ(R.size(), 12u);
  const double exchange = 1e6 * 2. * 10. / thermal_voltage; ///< a g [S/m3]
  for (unsigned i = 0; i < R.size(); ++i)
  {
    const double others = 20e-6 + thermal_voltage / (2. * 1e5);
    const double law =
      area_resistance_of_cermet(1. / sigma_i[i], rho_e[i], exchange, 50e-6);
    // Cells of 0.5 um beside lambda of 7 um at least.
    EXPECT_NEAR((R[i] * A - others) / law, 1., 1e-3)
      << sigma_i[i] << " S/m, " << rho_e[i] << " Ohm m";
  }
}


// A sheet that stores heat and charge, in exhaust burning at the electrode, and
// a current that begins: what comes in is what is stored and what goes out.
TEST(ResolvedElectrodes, BalanceInTime)
{
  struct Device
  {
    std::string file, open_surface, material;
  };
  for (const Device &device :
       {Device{"sheet_resistance", "open side", "porous platinum"},
        Device{"cermet", "top", "cermet"}})
  {
    const Folder folder;
    const auto run = run_program(
      folder.write(device.file + ".prm",
                   "include " + shipped("verification/" + device.file) +
                     ".prm\n" +
                     charging_in_exhaust(device.open_surface, device.material)),
      {});
    ASSERT_EQ(run.exit_code, 0) << run.output;
    for (const auto &point : run.summary.at("points"))
      for (const auto &[name, balance] : point.at("balances").items())
        EXPECT_LT(std::abs(balance.at("relative").get<double>()), 1e-9)
          << device.file << ", " << name;
  }
}
