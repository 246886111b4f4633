// Holds layers that are resistances of surfaces against series of resistances,
// against the same layers with cells of their own, and a barrier that ends
// inside zirconia against the conformal map of the gap that it leaves.

#include "device/shipped_runs.h"

using namespace Oxion::Testing;

namespace
{
  const std::string layer = "verification/thin_layer.prm";

  /** The layer with ten cells of its own in place of the thin one. */
  std::string
  resolved(const std::string &more = "")
  {
    return "include " + shipped(layer) + R"(
subsection Geometry
  set Layers = lower sheet, insulation, upper sheet
  subsection Layer insulation
    set Thickness [um]    = 5
    set Largest cell [um] = 0.5
    set Material          = insulation
  end
  subsection Surface layer
    set Between = lower sheet, insulation
  end
  subsection Surface layer from above
    set Between = upper sheet, insulation
  end
end
subsection Thin layers
  set Thin layers =
end
)" + more;
  }

  void
  expect_near(const Columns &table,
              const std::string &title,
              const double expected,
              const double tolerance)
  {
    EXPECT_NEAR(table[title].at(0), expected, tolerance) << title;
  }


  /** potential: of the electrodes over what they touch, by T [V/K]. */
  void
  expect_series(const Columns &table, const double potential)
  {
    const double area  = 1e-6;        // [m2]
    const double lower = 200e-6 / 2.; // [Ohm m2]
    const double upper = 300e-6 / 2.;
    const double r     = 5e-6 / 0.01;
    const double R     = 5e-6 / 0.02; // [m2 K/W]
    // Exact in the nodes, but for the resistance of electrodes and contacts,
    // 1e-7 of all.
    const double start = 1. - potential * table["T_bottom [K]"].at(0);
    const double end   = -potential * 1000.;
    const double i     = (start - end) / (lower + r + upper);
    expect_near(table, "I [mA]", 1e3 * i * area, 1e-6);
    expect_near(table, "phi_lower [V]", start - i * lower, 1e-6);
    expect_near(table, "phi_upper [V]", end + i * upper, 1e-6);

    // From heater, electrode and the sheet below; and half of the layer's.
    const double q = 0.1 / area + i * (1. - start) + i * i * (lower + r / 2.);
    expect_near(table, "T_lower [K]", table["T_upper [K]"].at(0) + R * q, 1e-6);
    const double through = q + i * i * r / 2.;
    expect_near(table, "heat [mW]", -1e3 * through * area, 1e-6);
    // The sheet above has an even source of its own.
    expect_near(table,
                "T_upper [K]",
                1000. + 300e-6 / 2. * (through + i * i * upper / 2.),
                1e-6);
  }
} // namespace


TEST(ThinLayers, AreResistancesInSeries)
{
  // Metal over zirconia in air, by temperature [V/K].
  expect_series(shipped_run(layer).run.table,
                8.314462618 / (4. * 96485.33212) * std::log(0.2095 * 1.01325));
}


TEST(ThinLayers, ResistToElectronsLikewise)
{
  const Folder folder;
  const std::string metal = "Materials/Material zirconia/",
                    film  = "Materials/Material insulation/";
  Settings settings       = {metal + "Resistivity [Ohm m]=0.5",
                             film + "Resistivity [Ohm m]=100"};
  for (const auto &material : {metal, film})
    settings.push_back(material + "Ionic prefactor [S K^n/m]=0");
  for (const std::string side : {"lower", "upper"})
    settings.push_back("Measurements/Measurement phi_" + side + "/Field=psi");
  const auto run = run_program(shipped(layer), settings, folder.path());
  ASSERT_EQ(run.exit_code, 0) << run.output;
  expect_series(run.table, 0.);
}


TEST(ThinLayers, AreAsIfTheyHadCells)
{
  const Folder folder;
  // Current and heat from one edge to the other: along the layer, too.
  const std::string askew  = R"(
subsection Geometry
  subsection Surface bottom
    set x [mm] = 0, 0.4
  end
  subsection Surface top
    set x [mm] = 0.7, 1
  end
end
)";
  const Settings no_fields = {"Output/Fields=false"};
  const auto thin =
    run_program(folder.write("thin.prm", "include " + shipped(layer) + askew),
                no_fields,
                folder.path("thin"));
  const auto cells = run_program(folder.write("cells.prm", resolved(askew)),
                                 no_fields,
                                 folder.path("cells"));
  ASSERT_EQ(thin.exit_code, 0) << thin.output;
  ASSERT_EQ(cells.exit_code, 0) << cells.output;
  const auto of = [](const ProgramRun &run, const std::string &title) {
    return run.table[title].at(0);
  };
  const auto jump = [&](const ProgramRun &run, const std::string &field) {
    const std::string unit = field == "T" ? " [K]" : " [V]";
    return of(run, field + "_lower" + unit) - of(run, field + "_upper" + unit);
  };
  // Their grids differ at the electrodes' ends: 2e-5 with cells of a third.
  EXPECT_NEAR(of(thin, "I [mA]") / of(cells, "I [mA]"), 1., 5e-4);
  EXPECT_NEAR(jump(thin, "phi") / jump(cells, "phi"), 1., 5e-4);
  EXPECT_NEAR(jump(thin, "T") / jump(cells, "T"), 1., 5e-6);
}


TEST(ThinLayers, BarrierLeavesAGap)
{
  const auto &table = shipped_run("verification/thin_barrier.prm").run.table;
  const double pi   = 3.14159265358979;
  const double R =
    (4. + 4. / pi * std::log(1. / std::sin(pi / 4.))) / (2. * 1e-3); // [Ohm]
  // Cells of 2 um at the barrier's end, where the gradient is infinite.
  EXPECT_NEAR(table["I [mA]"].at(0) * 1e-3 * R, 1., 2e-4);
  EXPECT_NEAR(table["I_gap [mA]"].at(0) / table["I [mA]"].at(0), 1., 1e-9);
}


// The heat flows into one half's side, at whose end both halves' nodes are one.
TEST(ThinLayers, WithoutResistanceAreNone)
{
  const Folder folder;
  const auto file =
    folder.write("heated.prm",
                 "include " + shipped("verification/thin_barrier.prm") + R"(
subsection Geometry
  set Surfaces = bottom, top, barrier, gap, upper right, lower right
  subsection Surface upper right
    set Outside of = upper half
    set Facing = right
  end
  subsection Surface lower right
    set Outside of = lower half
    set Facing = right
  end
  subsection Grid
    set Edge cell size [um] = 20
  end
end
subsection Materials
  subsection Material zirconia
    set Thermal conductivity [W/m/K] = 2
  end
end
subsection Thin layers
  subsection Thin layer barrier
    set Thermal resistance [m2 K/W] = 1e-11
    set Ionic resistance [Ohm m2] = 1e-12
  end
end
subsection Heat
  set Solve temperature = true
  set Exchanges = upper right, bottom
  subsection Exchange upper right
    set Surface = upper right
    set Fixed temperature [K] = 1000
  end
  subsection Exchange bottom
    set Surface = bottom
    set Coefficient [W/m2/K] = 100
    set Gas temperature [K] = 800
  end
end
subsection Measurements
  set Measurements = I, T, Q, Q_right, Q_lower
  subsection Measurement T
    set Kind = mean
    set Field = T
    set Place = all
  end
  subsection Measurement Q
    set Kind = flux
    set Field = heat
    set Place = bottom
  end
  subsection Measurement Q_right
    set Kind = flux
    set Field = heat
    set Place = upper right
  end
  subsection Measurement Q_lower
    set Kind = flux
    set Field = heat
    set Place = lower right
  end
end
)");
  const Settings no_fields = {"Output/Fields=false"};
  const auto thin          = run_program(file, no_fields, folder.path("thin"));
  const auto none          = run_program(file,
                                {no_fields[0], "Thin layers/Thin layers="},
                                folder.path("none"));
  ASSERT_EQ(thin.exit_code, 0) << thin.output;
  ASSERT_EQ(none.exit_code, 0) << none.output;
  ASSERT_EQ(thin.table.columns.size(), 5u);
  // Their 1e-12 Ohm m2 and 1e-11 m2 K/W of 1e-3.
  for (const auto &[title, values] : none.table.columns)
    EXPECT_NEAR(thin.table[title].at(0) / values.at(0), 1., 1e-8) << title;
}
