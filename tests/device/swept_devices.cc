// Each row of a sweep is what a run of its own would give, whatever is swept:
// the same numbers, or the same refusal.

#include <oxion/exceptions.h>
#include <oxion/parameters/command_line.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/run.h>
#include <oxion/protocol/swept_structure.h>

#include <map>

#include "device/sensors.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  // A small cell of all that a sweep may change: an insert beside the sheet's
  // electrodes, a porous plug above the barrier, a reference electrode, a
  // heater, and surfaces, atmospheres and terminals to choose from.
  const std::string device = R"(
subsection Geometry
  set Inserts  = barrier, chamber, web, plug
  set Surfaces = opening, cathode, anode, half, spot, end, port, wide, skin, top
  subsection Insert web
    set Layers   = sheet
    set Material = web
    set x [mm]   = 0, 0.4
  end
  subsection Insert plug
    set Layers   = cover
    set Material = plug
    set x [mm]   = 0, 0.4
  end
  subsection Surface half
    set Outside of = sheet
    set Facing     = bottom
    set x [mm]     = 0.7, 1.3
  end
  subsection Surface spot
    set Outside of = sheet
    set Facing     = right
  end
  subsection Surface end
    set Outside of = web
    set Facing     = left
  end
  subsection Surface port
    set Outside of = plug
    set Facing     = left
  end
  subsection Surface wide
    set Outside of = barrier, plug
    set Facing     = left
  end
  subsection Surface skin
    set Outside of = all
    set Facing     = bottom, right
  end
  subsection Surface top
    set Outside of = cover
    set Facing     = top
  end
  subsection Grid
    set Edge cell size [um] = 100
    set Largest cell [um]   = 400
  end
end
subsection Materials
  subsection Material web
    set Based on                  = sensor zirconia
  end
  subsection Material plug
    set Based on = porous alumina
  end
end
subsection Gas
  set Atmospheres = measured gas, air
  subsection Atmosphere air
    set Composition         = oxygen in nitrogen
    set Oxygen fraction [-] = 0.1
  end
end
subsection Electrodes
  set Electrodes = cathode, anode, reference
  subsection Electrode reference
    set Surface    = spot
    set Terminal   = reference
    set Atmosphere = air
  end
end
subsection Circuit
  set Terminals = ground, pump, reference, other
  subsection Terminal reference
    set Drive = floating
  end
  subsection Terminal other
    set Drive       = voltage
    set Voltage [V] = 0.1
  end
end
subsection Heat
  set Exchanges = loss
  subsection Exchange loss
    set Surface              = skin
    set Coefficient [W/m2/K] = 100
  end
  set Heaters = heater
  subsection Heater heater
    set Region                   = cover
    set Power [W]                = 0.2
    set Hold mean temperature of = cathode
    set Set-point [K]            = 1023.15
  end
end
subsection Measurements
  set Measurements = I, x_O2, U, T
  subsection Measurement U
    set Kind     = voltage
    set Between  = reference, ground
  end
  subsection Measurement T
    set Kind  = mean
    set Field = T
    set Place = anode
  end
end
)";

  const std::string heated = "subsection Heat\nset Solve temperature = true\n"
                             "end\n";

  /** Runs parameters in this process; what it would say goes to `output`. */
  ProgramRun
  run_here(const std::string &text,
           const Settings &settings,
           const bool check = false)
  {
    const Folder folder;
    folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
    Parameters::CommandLine command_line;
    command_line.file      = folder.write("device.prm", text);
    command_line.overrides = settings;
    command_line.overrides.push_back("Output/Fields=false");
    command_line.output_folder = folder.path("results");
    command_line.verbosity     = Parameters::Verbosity::quiet;
    command_line.check         = check;

    ProgramRun result;
    try
    {
      Parameters::Diagnostics diagnostics;
      const auto file =
        Parameters::read_parameter_file(command_line, diagnostics);
      const auto parameters = Parameters::read_parameters(file, diagnostics);
      diagnostics.throw_if_errors();
      Parameters::check_sweep_values(file, parameters, diagnostics);
      diagnostics.throw_if_errors();
      result.exit_code =
        run<2>(file, parameters, command_line, diagnostics, MPI_COMM_WORLD);
      result.output = diagnostics.text();
      if (check)
        return result;
      result.table = Columns::read(folder.path("results/table.csv"));
      result.summary =
        nlohmann::json::parse(read_text(folder.path("results/summary.json")));
    }
    catch (const BadInput &problem)
    {
      result.exit_code = 2;
      result.output    = problem.what();
    }
    return result;
  }

  struct Swept
  {
    std::string parameter;
    std::vector<std::string> values;
  };

  struct Case
  {
    std::string name;
    std::string more;          ///< settings beyond the device
    std::vector<Swept> sweeps; ///< the outermost first
  };

  std::string
  protocol(const std::vector<Swept> &sweeps)
  {
    std::string list, sections;
    for (unsigned s = 0; s < sweeps.size(); ++s)
    {
      const std::string name = "s" + std::to_string(s);
      list += (s > 0 ? ", " : "") + name;
      sections += "subsection Sweep " + name +
                  "\nset Parameter = " + sweeps[s].parameter +
                  "\nset Title = " + name + "\nset Values = ";
      for (unsigned v = 0; v < sweeps[s].values.size(); ++v)
        sections += (v > 0 ? ", " : "") + sweeps[s].values[v];
      sections += "\nend\n";
    }
    return "subsection Protocol\nset Sweeps = " + list + "\n" + sections +
           "end\n";
  }

  /** Settings of each row's run of its own, the last sweep running fastest. */
  std::vector<Settings>
  rows_of(const std::vector<Swept> &sweeps)
  {
    std::vector<Settings> rows(1);
    for (const auto &sweep : sweeps)
    {
      std::vector<Settings> longer;
      for (const auto &row : rows)
        for (const auto &value : sweep.values)
        {
          longer.push_back(row);
          longer.back().push_back(sweep.parameter + "=" + value);
        }
      rows = longer;
    }
    return rows;
  }

  /** Runs the sweeps; each row must be what a run of its own gives. */
  ProgramRun
  expect_rows_as_alone(const Case &one)
  {
    SCOPED_TRACE(one.name);
    const std::string text = "include cell.prm\n" + device + one.more;
    const auto swept       = run_here(text + protocol(one.sweeps), {});
    const auto rows        = rows_of(one.sweeps);
    EXPECT_EQ(swept.table.status.size(), rows.size()) << swept.output;
    if (swept.table.status.size() != rows.size())
      return swept;

    std::map<Settings, ProgramRun> alone; // rows may come again
    for (auto row : rows)
      if (alone.count(row) == 0)
      {
        auto settings = row;
        settings.push_back("Protocol/Sweeps=");
        alone[row] = run_here(text, settings);
      }
    bool any_failed = false;
    for (unsigned i = 0; i < rows.size(); ++i)
    {
      const bool is_ok = alone[rows[i]].exit_code == 0;
      any_failed       = any_failed || !is_ok;
      EXPECT_EQ(swept.table.status[i], is_ok ? "ok" : "failed")
        << "row " << i + 1 << ": " << alone[rows[i]].output;
      EXPECT_EQ(swept.table.remarks[i].rfind("refused: ", 0) == 0,
                alone[rows[i]].exit_code == 2)
        << "row " << i + 1 << ": " << swept.table.remarks[i];
    }
    EXPECT_EQ(swept.exit_code, any_failed ? 3 : 0);
    for (const std::string title : {"I [uA]", "x_O2 [-]", "U [V]", "T [K]"})
    {
      double scale = 0.;
      for (const auto &[row, run] : alone)
        if (run.exit_code == 0)
          scale = std::max(scale, std::abs(run.table[title][0]));
      for (unsigned i = 0; i < rows.size(); ++i)
        if (alone[rows[i]].exit_code == 0)
        {
          // Both have converged to 1e-9 of the throughput and better.
          EXPECT_NEAR(swept.table[title][i],
                      alone[rows[i]].table[title][0],
                      1e-8 * scale)
            << title << " of row " << i + 1;
        }
    }
    return swept;
  }
} // namespace


TEST(SweptDevices, EachRowIsThatOfARunOfItsOwn)
{
  const std::string load =
    "subsection Circuit\nsubsection Terminal pump\nset Drive = resistor\n"
    "set To = ground\nset Resistance [Ohm] = 100\nend\nend\n";
  const std::string web         = "Materials/Material web/",
                    electrode   = "Electrodes/Electrode ";
  const std::vector<Case> cases = {
    {"an insert's material",
     "",
     {{"Geometry/Insert web/Material",
       {"sensor zirconia", "alumina", "sensor zirconia"}}}},
    {"what a material is",
     "",
     {{web + "Based on", {"sensor zirconia", "alumina", "sensor zirconia"}}}},
    {"a material that conducts or not",
     "",
     {{web + "Ionic prefactor [S K^n/m]", {"0", "1e5", "0"}}}},
    {"a material with pores or without",
     "",
     {{"Materials/Material plug/Gas path", {"porous", "none", "porous"}}}},
    {"numbers or a table",
     heated,
     {{web + "Thermal conductivity [W/m/K]", {"3", "300: 2", "3"}}}},
    {"an electrode's surface",
     "",
     {{electrode + "anode/Surface", {"anode", "half", "anode"}}}},
    {"an electrode's terminal",
     "",
     {{electrode + "cathode/Terminal", {"ground", "other", "ground"}}}},
    {"an electrode's gas",
     "",
     {{electrode + "anode/Atmosphere",
       {"measured gas", "air", "measured gas"}}}},
    {"where the reference electrode lies",
     "subsection Electrodes\nsubsection Electrode anode\nset Surface = half\n"
     "end\nend\n",
     {{electrode + "reference/Surface", {"spot", "end", "spot"}}}},
    {"the reference electrode's gas",
     "",
     {{electrode + "reference/Atmosphere",
       {"measured gas", "air", "measured gas"}}}},
    {"kinetics as a number or a list",
     "",
     {{electrode + "cathode/Gas exchange velocity [m/s]",
       {"0.1", "O2: 0.2", "0.1"}}}},
    {"no lead or a lead",
     "",
     {{electrode + "anode/Lead resistance [Ohm]", {"0", "50", "0"}}}},
    {"what a resistor leads to",
     load,
     {{"Circuit/Terminal pump/To", {"ground", "other", "ground"}}}},
    {"a voltmeter without resistance",
     "",
     {{"Circuit/Terminal reference/Input resistance [MOhm]",
       {"0.001", "inf", "0.001"}}}},
    {"a voltage of zero",
     "",
     {{"Circuit/Terminal pump/Voltage [V]", {"0", "0.3", "0"}}}},
    {"where gas comes in",
     "",
     {{"Gas/Atmosphere measured gas/Surfaces",
       {"opening", "wide", "opening"}}}},
    {"the gas model", "", {{"Gas/Model", {"dusty gas", "Fick", "dusty gas"}}}},
    {"the carrier", "", {{"Gas/Carrier", {"N2", "O2", "N2"}}}},
    {"the reference pressure",
     "",
     {{"Gas/Reference pressure [Pa]", {"101325", "2e5", "101325"}}}},
    {"no oxygen or some",
     "",
     {{"Gas/Atmosphere measured gas/Oxygen fraction [-]", {"0", "0.2", "0"}}}},
    {"with heat or isothermal",
     "",
     {{"Heat/Solve temperature", {"true", "false", "true"}}}},
    {"the heated region",
     heated,
     {{"Heat/Heater heater/Region", {"cover", "sheet", "cover"}}}},
    {"what a heater holds",
     heated,
     {{"Heat/Heater heater/Hold mean temperature of",
       {"cathode", "cover", "cathode"}}}},
    {"a heater's bound",
     heated,
     {{"Heat/Heater heater/Maximum power [W]", {"0.5", "0.25", "0.5"}}}},
    {"where heat goes",
     heated,
     {{"Heat/Exchange loss/Surface", {"skin", "top", "skin"}}}},
    {"where heat goes by its direction",
     heated + "subsection Heat\nsubsection Exchange loss\nset Surface = top\n"
              "end\nend\n",
     {{"Geometry/Surface top/Facing", {"top", "right", "top"}}}},
    {"a degree", "", {{"Geometry/Grid/Degree", {"1", "2", "1"}}}},
    {"a tolerance", "", {{"Solver/Newton steps", {"40", "50", "40"}}}},
  };
  for (const auto &one : cases)
    EXPECT_EQ(expect_rows_as_alone(one).exit_code, 0) << one.name;
}


// What lets a state go on: the same unknowns in the same places and scales.
TEST(SweptDevices, SameFields)
{
  const Folder folder;
  folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
  const auto file = folder.write("device.prm", "include cell.prm\n" + device);
  const Sensor<2> sensor(parameters_of(file, {"Protocol/Sweeps="}),
                         MPI_COMM_WORLD);
  const auto same = [&](const std::string &setting) {
    return same_fields(sensor,
                       parameters_of(file, {"Protocol/Sweeps=", setting}));
  };
  EXPECT_TRUE(same("Heat/Temperature [K]=900"));
  EXPECT_TRUE(same("Materials/Material web/Ionic prefactor [S K^n/m]=1"));
  EXPECT_FALSE(same("Materials/Material web/Ionic prefactor [S K^n/m]=0"));
  EXPECT_FALSE(same("Gas/Reference pressure [Pa]=2e5"));
  EXPECT_FALSE(same("Solver/Current scale [mA]=2"));
  EXPECT_FALSE(same("Heat/Solve temperature=true"));
}


// Values that are right one by one, and only some of their combinations.
TEST(SweptDevices, CombinationsThatCannotBeAreMarked)
{
  const std::string failed = "failed", ok = "ok";
  const std::string cathode = "Electrodes/Electrode cathode/";
  const auto kinetics       = expect_rows_as_alone(
    {"kinetics with several solutions",
           "",
           {{cathode + "Oxygen order [-]", {"0.2", "0"}},
            {cathode + "Anodic transfer coefficient [-]", {"0.5", "1"}}}});
  EXPECT_EQ(kinetics.table.status,
            std::vector<std::string>({failed, ok, ok, ok}));
  const std::string reason =
    "refused: " + cathode +
    "Oxygen order [-]: the kinetics have several solutions for this order "
    "(expected: -alpha_c <= 4 m <= alpha_a, here from -0.250000 to 0.125000)";
  EXPECT_EQ(kinetics.table.remarks[0], reason);
  EXPECT_EQ(kinetics.summary.at("points")[0].at("failure"), reason);
  EXPECT_EQ(kinetics.summary.at("exit code"), 3);

  const auto faces = expect_rows_as_alone(
    {"a surface without faces",
     "subsection Gas\nsubsection Atmosphere measured gas\n"
     "set Surfaces = port\nend\nend\n",
     {{"Geometry/Surface port/Facing", {"top", "left"}},
      {"Geometry/Surface port/Outside of", {"barrier", "plug"}}}});
  EXPECT_EQ(faces.table.status, std::vector<std::string>({failed, ok, ok, ok}));
  EXPECT_NE(faces.table.remarks[0].find(
              "Geometry/Surface port: no face of the body lies on this"),
            std::string::npos)
    << faces.table.remarks[0];
}


// The gas comes in through the plug, which is dense in the second device.
TEST(SweptDevices, SealedChambersAreRefused)
{
  const auto run = expect_rows_as_alone(
    {"a sealed chamber",
     "",
     {{"Geometry/Insert plug/Material", {"plug", "alumina"}},
      {"Gas/Atmosphere measured gas/Surfaces", {"port", "opening"}},
      {"Circuit/Terminal pump/Voltage [V]", {"0.3", "0.5"}}}});
  const std::string failed = "failed", ok = "ok";
  EXPECT_EQ(run.table.status,
            std::vector<std::string>({ok, ok, ok, ok, failed, failed, ok, ok}));
  EXPECT_NE(run.table.remarks[4].find(
              "gas space without an opening to an atmosphere"),
            std::string::npos)
    << run.table.remarks[4];
}


// Nothing is solved to tell of them.
TEST(SweptDevices, CheckWarnsOfCombinationsThatCannotBe)
{
  const std::string cathode = "Electrodes/Electrode cathode/";
  const auto run            = run_here(
    "include cell.prm\n" + device +
      protocol({{cathode + "Oxygen order [-]", {"0.2", "0"}},
                           {cathode + "Anodic transfer coefficient [-]", {"0.5", "1"}},
                           {"Geometry/Insert plug/Material", {"plug", "alumina"}},
                           {"Gas/Atmosphere measured gas/Surfaces", {"port", "opening"}}}),
    {},
    true);
  EXPECT_EQ(run.exit_code, 0);
  for (const std::string &fragment :
       {"the point s0 = 0.2, s1 = 0.5, s2 = plug, s3 = opening is refused: " +
          cathode + "Oxygen order [-]: the kinetics have several solutions",
        std::string("the point s0 = 0, s1 = 0.5, s2 = alumina, s3 = port is "
                    "refused: Gas/Atmosphere measured gas/Surfaces: "),
        std::string("the point s0 = 0, s1 = 1, s2 = alumina, s3 = port is "
                    "refused: ")})
    EXPECT_NE(run.output.find(fragment), std::string::npos)
      << fragment << " in\n"
      << run.output;
  EXPECT_EQ(run.output.find("s0 = 0, s1 = 1, s2 = alumina, s3 = opening"),
            std::string::npos)
    << run.output;
}


// Infinity is a number, but a voltmeter of that resistance ties no body to the
// ground.
TEST(SweptDevices, NumbersThatChangeWhatHoldsAreChecked)
{
  const std::string meter =
    "subsection Geometry\nsubsection Layer cover\nset Material = 8YSZ\nend\n"
    "end\nsubsection Circuit\nsubsection Terminal reference\n"
    "set Input resistance [MOhm] = 1\nend\nend\n";
  const std::string on_cover =
    "subsection Geometry\nsubsection Surface spot\nset Outside of = cover\n"
    "end\nend\n";
  const Swept resistance{"Circuit/Terminal reference/Input resistance [MOhm]",
                         {"1", "inf"}};
  const auto first = run_here("include cell.prm\n" + device + meter + on_cover +
                                protocol({resistance}),
                              {});
  EXPECT_EQ(first.exit_code, 2);
  EXPECT_NE(first.output.find("with the value \"inf\": Circuit/Terminal "
                              "reference/Drive: floating island"),
            std::string::npos)
    << first.output;

  const auto run = expect_rows_as_alone(
    {"a floating island",
     meter,
     {{"Geometry/Surface spot/Outside of", {"sheet", "cover"}}, resistance}});
  const std::string failed = "failed", ok = "ok";
  EXPECT_EQ(run.table.status, std::vector<std::string>({ok, ok, ok, failed}));
}


// The first inner point of the second thickness asks for more than the limiting
// current; what follows has no state to begin from and starts cold.
TEST(SweptDevices, NestedSweepsGoOnAfterAFailureOnANewMesh)
{
  const auto run = expect_rows_as_alone(
    {"a failure on a new mesh",
     "subsection Circuit\nsubsection Terminal pump\nset Drive = current\n"
     "set Voltage [V] =\nset Current [uA] = 0\nend\nend\n",
     {{"Geometry/Layer sheet/Thickness [um]", {"500", "400"}},
      {"Gas/Atmosphere measured gas/Oxygen fraction [-]", {"0.2", "0.1"}},
      {"Circuit/Terminal pump/Current [uA]", {"1e5", "500"}}}});
  const std::string failed = "failed", ok = "ok";
  EXPECT_EQ(run.table.status,
            std::vector<std::string>(
              {failed, ok, failed, ok, failed, ok, failed, ok}));
}
