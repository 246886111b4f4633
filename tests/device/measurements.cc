// Every kind of measurement on three porous layers in series, against closed
// formulas: isobaric Stefan-Maxwell diffusion through stagnant nitrogen, where
// ln(1 - x) rises in proportion to the resistance L/S passed.

#include "device/program.h"

using namespace Oxion::Testing;

namespace
{
  const double R = 8.314462618, F = 96485.33212;

  /** The bar of tests/bar.prm at its limiting current. */
  struct Bar
  {
    static constexpr double T = 1073.15, p = 101325., x_mouth = 0.01;
    static constexpr double k = 60.; ///< gas exchange at the cathode [m/s]
    const double area         = 2e-6;
    // L/S of the layers, from the cathode outwards [m]
    const double b1 = 60e-6 / 0.05, b2 = 250e-6 / 0.1, b3 = 240e-6 / 0.02;
    double flux, x_cathode;

    Bar()
    {
      // The cathode takes k p_O2/(R T); a fixed point of few steps.
      x_cathode = 0.;
      for (unsigned i = 0; i < 50; ++i)
      {
        flux = p / (R * T) * diffusivity() / (b1 + b2 + b3) *
               std::log((1. - x_cathode) / (1. - x_mouth));
        x_cathode = flux * R * T / (k * p);
      }
    }

    /** Fuller, Schettler, Giddings, Ind. Eng. Chem. 58 (1966) 18 [m2/s]. */
    static double
    diffusivity()
    {
      const double M = 2. / (1. / 31.998 + 1. / 28.014);
      const double v = std::cbrt(16.3) + std::cbrt(18.5);
      return 1e-4 * 0.00143 * std::pow(T, 1.75) /
             (p / 1e5 * std::sqrt(M) * v * v);
    }

    double
    moles() const
    {
      return flux * area;
    }
    double
    current() const
    {
      return 4. * F * moles();
    }
    /** N2 where that much resistance lies between there and the cathode. */
    double
    nitrogen(const double resistance) const
    {
      return (1. - x_cathode) *
             std::exp(-flux * R * T / p / diffusivity() * resistance);
    }
  };


  std::string
  measurement(const std::string &name,
              const std::string &kind,
              const std::vector<std::string> &entries)
  {
    std::string text =
      "subsection Measurement " + name + "\nset Kind = " + kind + "\n";
    for (const auto &entry : entries)
      text += "set " + entry + "\n";
    return text + "end\n";
  }

  std::string
  flux(const std::string &name,
       const std::string &field,
       const std::string &place,
       const std::string &side = "")
  {
    return measurement(
      name, "flux", {"Field = " + field, "Place = " + place, "Side = " + side});
  }

  /** A file that measures these, beside one that includes bar.prm. */
  std::string
  bar_file(const Folder &folder,
           const std::string &names,
           const std::string &measurements,
           const std::string &more = "")
  {
    return folder.write("measured.prm",
                        "include " OXION_SOURCE_DIR "/tests/bar.prm\n"
                        "subsection Measurements\nset Measurements = " +
                          names + "\n" + measurements + "end\n" + more);
  }

  // Vertex quadrature makes one-dimensional diffusion nearly exact: what is
  // left, seen: 1e-7 of a flux, 1e-8 of a fraction.
  constexpr double of_flux = 3e-7, of_fraction = 3e-8;
} // namespace


TEST(Measurements, EveryKindReadsItsKnownValue)
{
  const Bar bar;
  const Folder folder;
  const auto file = bar_file(
    folder,
    "I, U, N, mean, of region, smallest, largest, at point, p_O2, T mean, "
    "T point, phi low, phi high, given",
    measurement("I", "terminal current", {"Terminal = supply"}) +
      measurement("U", "voltage", {"Between = ground, supply", "Unit = mV"}) +
      flux("N", "O2", "mouth") +
      measurement("mean", "mean", {"Field = x_O2", "Place = i12"}) +
      measurement("of region", "mean", {"Field = x_N2", "Place = b2"}) +
      measurement("smallest", "minimum", {"Field = x_O2", "Place = b2"}) +
      measurement("largest",
                  "maximum",
                  {"Field = x_O2", "Place = all", "Unit = ppm"}) +
      measurement("at point",
                  "point",
                  {"Field = x_O2", "Position [mm] = 0.3, 0.83"}) +
      measurement("p_O2",
                  "point",
                  {"Field = p_O2", "Position [mm] = 1, 0.46"}) +
      measurement("T mean", "mean", {"Field = T", "Place = cathode"}) +
      measurement("T point", "point", {"Field = T", "Position [mm] = 0, 0.2"}) +
      measurement("phi low", "minimum", {"Field = phi", "Place = sheet"}) +
      measurement("phi high", "maximum", {"Field = phi", "Place = sheet"}) +
      measurement("given",
                  "mole fraction",
                  {"Field = x_N2", "Place = ambient", "Unit = %"}));
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto read = [&](const std::string &title) {
    return run.table[title].at(0);
  };
  const double I = bar.current();
  EXPECT_NEAR(read("I [mA]"), 1e3 * I, of_flux * 1e3 * I);
  EXPECT_DOUBLE_EQ(read("U [mV]"), -500.);
  EXPECT_NEAR(read("N [mol/s]"), -bar.moles(), of_flux * bar.moles());
  const double x = 1. - bar.nitrogen(bar.b1);
  EXPECT_NEAR(read("mean [-]"), x, of_fraction * x);
  const double below = bar.nitrogen(bar.b1),
               above = bar.nitrogen(bar.b1 + bar.b2);
  EXPECT_NEAR(read("of region [-]"),
              (below - above) / std::log(below / above),
              of_fraction);
  EXPECT_NEAR(read("smallest [-]"), x, of_fraction * x);
  EXPECT_NEAR(read("largest [ppm]"), 1e4, 1e-6);
  // 120 um of 240 um into the outermost layer; linear between nodes, 2e-7
  EXPECT_NEAR(read("at point [-]"),
              1. - bar.nitrogen(bar.b1 + bar.b2 + bar.b3 / 2.),
              5e-7);
  // The pressure falls by 1.5e-5 along pores of 20 um.
  EXPECT_NEAR(read("p_O2 [Pa]"), Bar::p * x, 3e-5 * Bar::p * x);
  EXPECT_DOUBLE_EQ(read("T mean [K]"), Bar::T);
  EXPECT_DOUBLE_EQ(read("T point [K]"), Bar::T);
  // 400 um of 5 S/m
  const double ohmic = read("I [mA]") * 1e-3 * 400e-6 / (5. * bar.area);
  EXPECT_NEAR(read("phi high [V]") - read("phi low [V]"), ohmic, 1e-9);
  EXPECT_DOUBLE_EQ(read("given [%]"), 99.);
}


// Out of the regions named first into the second, also where several regions
// share a side; at an electrode oxygen leaves the gas, and charge, which lives
// on the other side only, comes from there.
TEST(Measurements, FluxesHaveADirection)
{
  const Bar bar;
  const Folder folder;
  const auto file = bar_file(
    folder,
    "I, i12, i23, from b1, from b2, cathode, from rim, charge, "
    "from sheet, at anode, N2",
    measurement("I", "terminal current", {"Terminal = supply", "Unit = A"}) +
      flux("i12", "O2", "i12") + flux("i23", "O2", "i23") +
      flux("from b1", "O2", "i12", "b1") + flux("from b2", "O2", "i12", "b2") +
      flux("cathode", "O2", "cathode") +
      flux("from rim", "O2", "cathode", "b1 rim") +
      flux("charge", "charge", "cathode") +
      flux("from sheet", "charge", "cathode", "sheet") +
      flux("at anode", "charge", "anode") + flux("N2", "N2", "i12"));
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const double N          = bar.moles();
  const auto expect_moles = [&](const std::string &name, const double value) {
    EXPECT_NEAR(run.table[name + " [mol/s]"].at(0), value, of_flux * N) << name;
  };
  expect_moles("i12", -N);
  expect_moles("i23", -N);
  expect_moles("from b1", -N / 2.); // half of the surface
  expect_moles("from b2", N);
  expect_moles("cathode", N);
  expect_moles("from rim", N / 2.);
  expect_moles("N2", 0.);
  // Charge is conserved to the solver's tolerance, on any mesh.
  const double I = 1e3 * run.table["I [A]"].at(0);
  EXPECT_NEAR(run.table["charge [mA]"].at(0), -I, 1e-8 * I);
  EXPECT_NEAR(run.table["from sheet [mA]"].at(0), I, 1e-8 * I);
  EXPECT_NEAR(run.table["at anode [mA]"].at(0), -I, 1e-8 * I);
}


// A heater's power; all heat leaves through the skin, and the flux through a
// part of the skin counts although the losses are declared on the whole.
TEST(Measurements, HeatLeavesThroughTheSkin)
{
  const Folder folder;
  const auto file = bar_file(
    folder,
    "P, I, all, top, bottom, side, i23, back",
    measurement("P", "heater power", {"Place = heater", "Unit = mW"}) +
      measurement("I", "terminal current", {"Terminal = supply", "Unit = A"}) +
      flux("all", "heat", "skin") + flux("top", "heat", "mouth") +
      flux("bottom", "heat", "anode") + flux("side", "heat", "wall") +
      flux("i23", "heat", "i23") + flux("back", "heat", "i23", "b3"),
    "subsection Heat\nset Solve temperature = true\n"
    "set Exchanges = air\nset Heaters = heater\n"
    "subsection Exchange air\nset Surface = skin\n"
    "set Gas temperature [K] = 900\nset Coefficient [W/m2/K] = 100\n"
    "end\nsubsection Heater heater\nset Region = sheet\n"
    "set Power [W] = 0.15\nend\nend\n");
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto watt = [&](const std::string &name) {
    return run.table[name + " [W]"].at(0);
  };
  EXPECT_NEAR(run.table["P [mW]"].at(0), 150., 1e-9);
  // The cell's power, too: it moves oxygen between two places in one gas.
  const double power = 0.15 + 0.5 * run.table["I [A]"].at(0);
  EXPECT_NEAR(watt("all"), power, 1e-8 * power);
  EXPECT_GT(watt("top"), 0.2 * power);
  EXPECT_GT(watt("bottom"), 0.2 * power);
  // Nodes on an edge count for both faces that meet there: 15 um of 1 mm.
  EXPECT_NEAR(watt("top") + watt("bottom") + watt("side"), power, 0.05 * power);
  EXPECT_GT(watt("i23"), 0.9 * watt("top"));
  EXPECT_NEAR(watt("back"), -watt("i23"), 1e-8 * power);
}


// The mean that a heater holds is the one that is measured, over every face of
// a surface once and by its circumference: here below and above the innermost
// layer of a round bar, of which only the lower faces touch zirconia.
TEST(Measurements, AHeldMeanIsTheMeasuredOne)
{
  const Folder folder;
  const auto mean = [](const std::string &place) {
    return measurement(place, "mean", {"Field = T", "Place = " + place});
  };
  const auto file = bar_file(
    folder,
    "around b1, i12, cathode, hottest",
    mean("around b1") + mean("i12") + mean("cathode") +
      measurement("hottest", "maximum", {"Field = T", "Place = around b1"}),
    "subsection Geometry\nset Symmetry = axisymmetric\n"
    "set x [mm] =\nset Depth [mm] =\nset r [mm] = 0, 1\n"
    "subsection Insert b1\nset x [mm] =\nset r [mm] = 0, 0.5\nend\n"
    "set Surfaces = mouth, i12, i23, cathode, anode, wall, skin, "
    "around b1\nsubsection Surface around b1\n"
    "set Between = sheet + b2, b1 + b1 rim\nend\nend\n"
    "subsection Heat\nset Solve temperature = true\n"
    "set Exchanges = air\nset Heaters = heater\n"
    "subsection Exchange air\nset Surface = skin\n"
    "set Gas temperature [K] = 300\n"
    "set Coefficient [W/m2/K] = 1000\nend\n"
    "subsection Heater heater\nset Region = sheet\n"
    "set Hold mean temperature of = around b1\n"
    "set Set-point [K] = 1000\nset Power [W] = 5\nend\nend\n");
  const auto run = run_program(file, {});
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto kelvin = [&](const std::string &place) {
    return run.table[place + " [K]"].at(0);
  };
  EXPECT_NEAR(kelvin("around b1"), 1000., 1e-7);
  EXPECT_NEAR(kelvin("around b1"),
              (kelvin("i12") + kelvin("cathode")) / 2.,
              1e-7);
  // So that it tells:
  EXPECT_GT(kelvin("cathode") - kelvin("i12"), 0.5);
  EXPECT_GT(kelvin("hottest") - 1000., 5.);
}


// A line probe's file: distance and field with their units.
TEST(Measurements, LineProbe)
{
  const Bar bar;
  const Folder folder;
  const auto file = folder.write(
    "line.prm",
    "include " OXION_SOURCE_DIR "/tests/bar.prm\nsubsection Measurements\n"
    "set Line probes = x [mol/mol]\nsubsection Line probe x [mol/mol]\n"
    "set Field = x_O2\nset From [mm] = 0.2, 0.95\nset To [mm] = 0.2, 0.2\n"
    "set Points = 4\nend\nend\n");
  const std::string results = folder.path("results");
  const auto run = run_program(file, {"Output/Fields=false"}, results);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto line = Columns::read(results + "/x [mol_mol]_0001.csv");
  EXPECT_NEAR(line["Distance [m]"].at(3), 0.75e-3, 1e-15);
  EXPECT_DOUBLE_EQ(line["x_O2 [-]"].at(0), 0.01);
  EXPECT_NEAR(line["x_O2 [-]"].at(1),
              1. - bar.nitrogen(bar.b1 + 0.96 * bar.b2),
              5e-7);
  EXPECT_TRUE(std::isnan(line["x_O2 [-]"].at(3))); // zirconia
}
