// Each row of a sweep is what a run of its own would give, whatever is swept:
// the same numbers, or the same refusal.

#include <oxion/protocol/swept_structure.h>

#include "device/sensors.h"
#include "device/swept_rows.h"

using namespace Oxion;
using namespace Oxion::Testing;


TEST(SweptDevices, EachRowIsThatOfARunOfItsOwn)
{
  const std::string load =
    "subsection Circuit\nsubsection Terminal pump\nset Drive = resistor\n"
    "set To = ground\nset Resistance [Ohm] = 100\nend\nend\n";
  const std::string web              = "Materials/Material web/",
                    electrode        = "Electrodes/Electrode ";
  const std::vector<SweptCase> cases = {
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
TEST(SweptDevices, SameStructure)
{
  const Folder folder;
  folder.write("cell.prm", read_text(OXION_SOURCE_DIR "/tests/cell.prm"));
  const auto file =
    folder.write("device.prm", "include cell.prm\n" + swept_device);
  const Sensor<2> sensor(parameters_of(file, {"Protocol/Sweeps="}),
                         MPI_COMM_WORLD);
  const auto same = [&](const std::string &setting) {
    return DeviceStructure<2>(sensor.mesh(),
                              parameters_of(file,
                                            {"Protocol/Sweeps=", setting})) ==
           DeviceStructure<2>(sensor.mesh(), sensor.parameters());
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
    "include cell.prm\n" + swept_device +
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
  const auto first = run_here("include cell.prm\n" + swept_device + meter +
                                on_cover + protocol({resistance}),
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
     {{"Geometry/Layer sheet/Thickness [um]", {"500", "1500"}},
      {"Gas/Atmosphere measured gas/Oxygen fraction [-]", {"0.2", "0.1"}},
      {"Circuit/Terminal pump/Current [uA]", {"1e5", "500"}}}});
  const std::string failed = "failed", ok = "ok";
  EXPECT_EQ(run.table.status,
            std::vector<std::string>(
              {failed, ok, failed, ok, failed, ok, failed, ok}));
}
