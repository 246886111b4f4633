// The texts of input errors: each snippet changes one thing in a valid device
// that it includes, so its own first line is line 2 of "device.prm".

#include <gtest/gtest.h>
#include <vector>

#include "parameters_helpers.h"

using namespace Oxion::Parameters;

namespace
{
  struct Case
  {
    const char *name;
    std::string snippet;
    std::vector<std::string> fragments;
  };

  std::string
  in(const std::string &section, const std::string &line)
  {
    return "subsection " + section + "\n" + line + "\nend\n";
  }

  std::string
  in(const std::string &outer,
     const std::string &inner,
     const std::string &line)
  {
    return in(outer, "subsection " + inner + "\n" + line + "\nend");
  }

  /** From line 5. */
  std::string
  impedance(const std::string &lines)
  {
    return in("Protocol",
              "set Impedances = z\nsubsection Impedance z\n" + lines + "\nend");
  }

  /** Exhaust, from line 3. */
  std::string
  equilibrated(const std::string &temperature, const std::string &lambda)
  {
    return in("Gas",
              "set Species = O2, N2, H2O, H2, CO2, CO, CH4\n"
              "subsection Atmosphere measured gas\nset Composition = "
              "exhaust\nset Oxygen fraction [-] =\nset Equilibrated at [K] = " +
                temperature + "\n" + lambda + "\nend");
  }

  const std::string pump_and_ground =
    "set Between = pump, ground\nset Frequencies [Hz] = 1, 1e3\n";
  const std::string to_pump_voltage =
    "set Parameter = Circuit/Terminal pump/Voltage [V]\n";

  /** Its heater, from line 8; the impedance "z" is that of the cell. */
  std::string
  heater_of_impedance(const std::string &lines)
  {
    return "subsection Heat\nset Solve temperature = true\nset Heaters = "
           "h\nset Exchanges = top\nsubsection Exchange top\nset Surface = "
           "opening\nend\nsubsection Heater h\nset Region = sheet\n" +
           lines + "\nend\nend\n" + impedance("set Between = pump, ground\n");
  }
  const std::string at_80_ohm =
    "set Frequency [Hz] = 4000\nset Set-point [Ohm] = 80\n";

  const std::string sheet_to_chamber = "set Between = chamber, sheet";

  const std::vector<Case> cases = {
    // grammar
    {"junk",
     "sbsection Gas\n",
     {"device.prm:2", "sbsection", "did you mean \"subsection\""}},
    {"no_value",
     "subsection Gas\nset Species\nend\n",
     {"device.prm:3", "set NAME = VALUE"}},
    {"no_end", "subsection Gas\n", {"device.prm:2", "\"Gas\" is never closed"}},
    {"end_too_many", "end\n", {"device.prm:2", "\"end\" without a subsection"}},
    {"missing_include",
     "include bse.prm\n",
     {"device.prm:2", "bse.prm does not exist", "did you mean \"base.prm\""}},
    {"cycle", "include device.prm\n", {"device.prm:2", "includes itself"}},
    {"open_continuation",
     "set a = \\\n",
     {"device.prm:2", "ends after a line that goes on"}},
    // names
    {"section",
     "subsection Gass\nend\n",
     {"device.prm:2",
      "Gass: there is no such section",
      "did you mean \"Gas\""}},
    {"entry",
     in("Gas", "set Speces = O2"),
     {"device.prm:3",
      "Gas/Speces: there is no such entry",
      "^~~~~~",
      "did you mean \"Species\""}},
    {"entry_with_slash",
     in("Gas", "Atmosphere measured gas", "set H/C raito [-] = 2"),
     {"device.prm:4", "did you mean \"H/C ratio [-]\""}},
    {"item_not_listed",
     in("Geometry", "Layer shet", ""),
     {"device.prm:3",
      "\"shet\" is not in the list \"Layers\"",
      "did you mean \"Layer sheet\""}},
    {"item_without_section",
     in("Circuit", "set Terminals = ground, pump, pmup"),
     {"device.prm:3",
      "there is no \"subsection Terminal pmup\"",
      "did you mean \"Terminal pump\""}},
    {"listed_twice",
     in("Geometry", "set Layers = sheet, sheet, chamber level, cover"),
     {"device.prm:3", "\"sheet\" is listed twice"}},
    {"missing_entry",
     in("Geometry",
        "set Layers = sheet, chamber level, cover, lid\nsubsection Layer "
        "lid\nset Material = alumina\nend"),
     {"device.prm:4",
      "Layer lid/Thickness [um]: this entry is missing",
      "a number from 0.01 to 1e+06"}},
    // values
    {"word_for_number",
     in("Heat", "set Temperature [K] = hot"),
     {"device.prm:3",
      "Heat/Temperature [K]",
      "value: hot",
      "a number from 200 to 3000"}},
    {"negative_thickness",
     in("Geometry", "Layer sheet", "set Thickness [um] = -500"),
     {"device.prm:4", "value: -500", "a number from 0.01 to 1e+06", "^~~~"}},
    {"zero_thickness",
     in("Geometry", "Layer sheet", "set Thickness [um] = 0"),
     {"device.prm:4", "a number from 0.01 to 1e+06"}},
    {"huge_thickness",
     in("Geometry", "Layer sheet", "set Thickness [um] = 1e300"),
     {"device.prm:4", "value: 1e300", "a number from 0.01 to 1e+06"}},
    {"far_away",
     in("Geometry", "set x [mm] = 0, 1e300"),
     {"device.prm:3", "the smaller one first, from -1000 to 1000"}},
    {"tiny_cells",
     in("Geometry", "Grid", "set Edge cell size [um] = 1e-6"),
     {"device.prm:4", "a number from 0.01 to 1e+06"}},
    {"choice",
     in("Gas", "set Model = dusty gass"),
     {"device.prm:3",
      "one of dusty gas, Stefan-Maxwell, Fick",
      "did you mean \"dusty gas\""}},
    {"not_a_number", in("Heat", "set Temperature [K] = nan"), {"value: nan"}},
    {"infinite", in("Solver", "set Current scale [mA] = inf"), {"value: inf"}},
    // geometry
    {"reversed_extent",
     in("Geometry", "Insert chamber", "set x [mm] = 2, 0.5"),
     {"device.prm:4", "the smaller one first"}},
    {"no_extent",
     in("Geometry", "Insert chamber", "set x [mm] = 2, 2"),
     {"device.prm:4", "there is no extent"}},
    {"hardly_an_extent",
     in("Geometry", "set x [mm] = 0, 1e-300"),
     {"device.prm:3", "there is no extent", "at least 10 nm apart"}},
    {"outside",
     in("Geometry", "Insert chamber", "set x [mm] = 0.5, 3"),
     {"device.prm:4", "reaches out of the element"}},
    {"overlap",
     in("Geometry", "Insert chamber", "set x [mm] = 0.4, 2"),
     {"device.prm:4",
      "overlaps the insert \"barrier\" in the layer \"chamber level\""}},
    {"wrong_coordinate",
     in("Geometry", "Insert chamber", "set r [mm] = 0.5, 2"),
     {"device.prm:4", "has no meaning when Symmetry is planar", "\"x [mm]\""}},
    {"unknown_layer",
     in("Geometry", "Insert chamber", "set Layers = chamber levle"),
     {"no layer is called \"chamber levle\"",
      "did you mean \"chamber level\""}},
    {"unknown_region",
     in("Geometry", "Surface cathode", "set Between = chmber, sheet"),
     {"no region is called \"chmber\"", "did you mean \"chamber\""}},
    {"both_kinds",
     in("Geometry", "Surface cathode", "set Outside of = sheet"),
     {"both \"Between\" and \"Outside of\""}},
    {"box_outside",
     in("Geometry", "Surface anode", "set x [mm] = 5, 6"),
     {"device.prm:4", "box lies outside the element"}},
    {"cell_sizes",
     in("Geometry", "Grid", "set Edge cell size [um] = 500"),
     {"device.prm:4", "larger than the largest cell"}},
    // materials
    {"material",
     in("Geometry", "Layer cover", "set Material = alumna"),
     {"device.prm:4",
      "no material is called \"alumna\"",
      "did you mean \"alumina\""}},
    {"library",
     in("Materials", "Material barrier", "set Based on = porous zircona"),
     {"device.prm:4",
      "no library material",
      "did you mean \"porous zirconia\""}},
    {"size",
     in("Materials", "Material barrier", "set Gap height [um] = 3"),
     {"device.prm:4", "whose gas path is porous has no \"Gap height [um]\""}},
    {"gap_height",
     in("Materials", "Material open chamber", "set Gap height [um] = 50"),
     {"device.prm:4: warning",
      "50 um, but the walls of \"chamber\" are 40 um apart"}},
    {"gap_heights",
     in("Geometry",
        "Layer cover",
        "set Material = open chamber\nend\nend\nsubsection "
        "Materials\nsubsection Material open chamber\nset Gap height [um] ="),
     {"device.prm:9",
      "the material fills \"cover\", 300 um high, and \"chamber\", 40 um high",
      "a material for each"}},
    {"hole_off_the_axis",
     in("Geometry", "Layer cover", "set Material = open hole"),
     {"device.prm:4", "Layer cover/Material", "this entry is missing"}},
    {"porosity_of_a_gap",
     in("Materials", "Material open chamber", "set Porosity [-] = 0.5"),
     {"device.prm:4", "whose gas path is slit has no \"Porosity [-]\""}},
    {"structure_of_a_solid",
     in("Materials",
        "Material sheet",
        "set Based on = alumina\nset Structure factor [-] = 0.1"),
     {"device.prm:5",
      "whose gas path is none has no \"Structure factor [-]\""}},
    {"porosity",
     in("Materials",
        "Material barrier",
        "set Porosity [-] = 0.2\nset Density [kg/m3] = 4000"),
     {"device.prm:4: warning",
      "no steady state depends on it",
      "nor on Density [kg/m3]",
      "follows \"Structure factor [-]\""}},
    {"unused_material",
     in("Materials", "Material spare", "set Based on = alumina"),
     {"device.prm:3: warning", "is made of this material"}},
    // gas
    {"species",
     in("Gas", "set Species = O2, N2, H20"),
     {"device.prm:3",
      "no gas species is called \"H20\"",
      "did you mean \"H2O\""}},
    {"carrier",
     in("Gas", "set Carrier = He"),
     {"device.prm:3", "no active species is called \"He\"", "one of O2, N2"}},
    {"missing_species",
     in("Gas",
        "Atmosphere measured gas",
        "set Composition = exhaust\nset Oxygen fraction [-] =\nset Lambda [-] "
        "= 2"),
     {"contains CO2, which is not an active species"}},
    {"sum",
     in("Gas",
        "Atmosphere measured gas",
        "set Composition = mole fractions\nset Oxygen fraction [-] =\nset Mole "
        "fractions [-] = O2: 0.2, N2: 0.7"),
     {"device.prm:6", "sum to 0.9", "a sum of 1"}},
    {"too_rich",
     in("Gas",
        "set Species = O2, N2, H2O, H2, CO2, CO\nsubsection Atmosphere "
        "measured gas\nset Composition = exhaust\nset Oxygen fraction [-] "
        "=\nset Lambda [-] = 0.2\nend"),
     {"device.prm:7", "no longer carries all carbon", "at least 0.333"}},
    {"soot",
     equilibrated("1000", "set Lambda [-] = 0.3"),
     {"warning: Gas/Atmosphere measured gas/Lambda [-]: metastable, beyond the "
      "soot limit lambda 0.38",
      "at 1000 K"}},
    {"too_rich_for_an_equilibrium",
     equilibrated("1000", "set Lambda [-] = 0.16"),
     {"device.prm:8",
      "no longer carries all carbon that CH4 leaves",
      "above 0.166667"}},
    {"raw_equilibrium",
     equilibrated("1000",
                  "set Lambda [-] = 0.9\nset Raw CO fraction [-] = 0.01"),
     {"device.prm:9", "a gas in equilibrium has none"}},
    {"cold_equilibrium",
     equilibrated("100", "set Lambda [-] = 0.9"),
     {"device.prm:7", "Equilibrated at [K]", "from 300 to 3500"}},
    {"two_pressures",
     in("Gas",
        "Atmosphere measured gas",
        "set Pressure [Pa] = 1e5\nset Pressure [bar] = 1"),
     {"device.prm:5", "given twice"}},
    {"added_gas",
     in("Gas",
        "Atmosphere measured gas",
        "set Added gas = CO\nset Added fraction [ppm] = 100"),
     {"device.prm:4", "no active species is called \"CO\"", "one of O2, N2"}},
    {"added_fraction",
     in("Gas", "Atmosphere measured gas", "set Added fraction [ppm] = 100"),
     {"Added gas: this entry is missing beside \"Added fraction [ppm]\""}},
    {"added_nothing",
     in("Gas", "Atmosphere measured gas", "set Added gas = O2"),
     {"Added fraction [ppm]: this entry is missing beside \"Added gas\""}},
    {"added_too_much",
     in("Gas",
        "Atmosphere measured gas",
        "set Added gas = O2\nset Added fraction [ppm] = 2e6"),
     {"device.prm:5", "a number from 0 to 1e+06"}},
    // electrodes
    {"electrode_surface",
     in("Electrodes", "Electrode anode", "set Surface = anod"),
     {"no surface is called \"anod\"", "did you mean \"anode\""}},
    {"electrode_terminal",
     in("Electrodes", "Electrode anode", "set Terminal = pomp"),
     {"no terminal is called \"pomp\"", "did you mean \"pump\""}},
    {"sealed_electrode",
     in("Electrodes", "Electrode anode", "set Sealed reference = nickle") +
       in("Sealed references",
          "set Sealed references = nickel\nsubsection Sealed reference "
          "nickel\nset Buffers [umol] = Ni/NiO: 1\nset Trapped gas [mm3] = "
          "0.1\nend"),
     {"device.prm:4",
      "no sealed reference is called \"nickle\"",
      "did you mean \"nickel\"",
      "no electrode is in this sealed reference",
      "this electrode has an atmosphere"}},
    {"sealed_buffer",
     in("Sealed references",
        "set Sealed references = sealed\nsubsection Sealed reference "
        "sealed\nset Buffers [umol] = NiNiO: 1\nset Oxygen pressure [bar] = "
        "1\nend"),
     {"no buffer is called \"NiNiO\"",
      "did you mean \"Ni/NiO\"",
      "Trapped gas [mm3]",
      "decides the voltage once they are used up"}},
    {"sealed_state",
     in("Sealed references",
        "set Sealed references = full, empty\nsubsection Sealed reference "
        "full\nset Buffers [umol] = Ni/NiO: 1\nset Trapped gas [mm3] = "
        "1\nset Oxygen pressure [bar] = 1\nset Charge state [-] = "
        "1\nend\nsubsection Sealed reference empty\nset Trapped gas [mm3] = "
        "1\nend"),
     {"its buffers give the pressure",
      "Charge state [-]",
      "nothing says how much oxygen it holds"}},
    {"sealed_temperature",
     in("Sealed references",
        "set Sealed references = hot\nset Buffers = mine\nsubsection Sealed "
        "reference hot\nset Buffers [umol] = mine: 1\nset Trapped gas [mm3] = "
        "1\nend\nsubsection Buffer mine\nset Temperatures [K] = 1500, 1800\n"
        "set A [J/mol] = -5e5\nset B [J/mol/K] = 200\nend"),
     {"the law of mine does not hold at the temperature",
      "from 1500 to 1800 K"}},
    {"buffer_ranges",
     in("Sealed references",
        "set Buffers = mine, other\nsubsection Buffer mine\nset Temperatures "
        "[K] = 900, 800\nset A [J/mol] = -5e5\nset B [J/mol/K] = "
        "200\nend\nsubsection Buffer other\nset Temperatures [K] = 700, 800, "
        "900\nset A [J/mol] = -5e5\nset B [J/mol/K] = 200, 210\nend"),
     {"these are no ranges", "there are 2 ranges of temperature"}},
    {"electrode_gas",
     in("Electrodes", "Electrode anode", "set Atmosphere = air"),
     {"no atmosphere is called \"air\"", "one of measured gas"}},
    {"kinetics",
     in("Electrodes", "Electrode anode", "set Oxygen order [-] = 0.5"),
     {"device.prm:4",
      "Electrode anode/Oxygen order [-]",
      "-alpha_c <= 4 m <= alpha_a",
      "value: 0.5"}},
    {"stoichiometric_number",
     in("Electrodes", "Electrode anode", "set Stoichiometric number [-] = 4"),
     {"alpha_a + alpha_c = 4/nu, here nu = 2"}},
    {"product",
     in("Gas", "set Species = O2, N2, H2"),
     {"H2 turns into H2O here, which is not an active species"}},
    // circuit
    {"two_drives",
     in("Circuit", "Terminal pump", "set Current [uA] = 3"),
     {"device.prm:4",
      "the drive \"voltage\" has no \"Current [uA]\": a terminal has one drive "
      "only"}},
    {"nothing_to_hold",
     in("Circuit",
        "set Terminals = ground, pump, two\nsubsection Terminal two\nset Drive "
        "= hold voltage\nset Voltage [V] = 1\nset Between = pump, ground\nend"),
     {"device.prm:7",
      "there is nothing left to hold",
      "nothing is wired to this terminal"}},
    {"two_holds",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold current\nset Of = pump\nset Current [uA] = 1\nset "
        "Voltage [V] =\nend\nsubsection Terminal ground\nset Drive = hold "
        "current\nset Of = pump\nset Current [uA] = 1\nset Voltage [V] ="),
     {"two drives for one current"}},
    {"held_name",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold voltage\nset Between = refrence, ground"),
     {"device.prm:5", "no terminal is called \"refrence\""}},
    {"drive_needs",
     in("Circuit", "Terminal pump", "set Drive = resistor\nset To = ground"),
     {"Resistance [Ohm]: this entry is missing for the drive \"resistor\""}},
    {"resistor_to_itself",
     in("Circuit",
        "Terminal pump",
        "set Drive = resistor\nset To = pump\nset Resistance [Ohm] = 10"),
     {"device.prm:5", "the resistor leads back to its own terminal"}},
    {"taken_back",
     in("Circuit", "Terminal pump", "set Voltage [V] ="),
     {"Voltage [V]: this entry is missing for the drive \"voltage\""}},
    // heat
    {"no_losses",
     in("Heat", "set Solve temperature = true"),
     {"device.prm:3", "no heat can leave"}},
    {"maximum_of_a_fixed_power",
     in("Heat",
        "set Heaters = h\nsubsection Heater h\nset Region = cover\n"
        "set Power [W] = 1\nset Maximum power [W] = 5\nend"),
     {"device.prm:7", "a heater of fixed power has no other"}},
    {"guess_above_the_maximum",
     in("Heat",
        "set Heaters = h\nsubsection Heater h\nset Region = cover\n"
        "set Power [W] = 6\nset Maximum power [W] = 5\n"
        "set Hold mean temperature of = cover\nset Set-point [K] = 1000\nend"),
     {"device.prm:6", "the first guess exceeds the maximum power"}},
    {"heater_nowhere",
     in("Heat", "set Heaters = h\nsubsection Heater h\nset Power [W] = 1\nend"),
     {"Region: this entry is missing", "or \"Legs\""}},
    {"heater_of_too_much",
     in("Heat",
        "set Heaters = h\nsubsection Heater h\nset Region = cover\n"
        "set Legs = sheet, sheet\nset Resistance [Ohm] = 2\n"
        "set Temperature coefficient [1/K] = 4e-3\nend"),
     {"device.prm:5",
      "the legs and their material say it already",
      "device.prm:7",
      "the legs' material says it already",
      "\"sheet\" stands there twice"}},
    {"legs_of_no_metal",
     in("Heat",
        "set Heaters = h\nsubsection Heater h\nset Legs = cover, shet\nend"),
     {"device.prm:5", "did you mean \"sheet\""}},
    {"leg_of_no_metal",
     in("Heat", "set Heaters = h\nsubsection Heater h\nset Legs = cover\nend"),
     {"device.prm:5", "\"cover\" is of no metal"}},
    {"legs_in_3d",
     in("Geometry", "set Symmetry = spatial") +
       in("Heat",
          "set Heaters = h\nsubsection Heater h\nset Legs = cover\nend"),
     {"in 3D no section cuts them"}},
    {"leg_on_the_axis",
     in("Geometry", "set Symmetry = axisymmetric") +
       in("Heat",
          "set Heaters = h\nsubsection Heater h\nset Legs = cover\nend"),
     {"the ring \"cover\" closes on the axis"}},
    {"resistance_that_cannot_be_held",
     in("Heat",
        "set Heaters = h\nsubsection Heater h\nset Region = cover\n"
        "set Resistance [Ohm] = 2\nset Hold resistance [Ohm] = 3\n"
        "set Hold mean temperature of = cover\nset Set-point [K] = 900\n"
        "set Control = PI\nset Gain [W/K] = 1\nset Integral time [s] = "
        "1\nend"),
     {"device.prm:7",
      "one power cannot hold two things",
      "does not depend on its temperature",
      "device.prm:11",
      "this gain is by something else than what is held",
      "Gain [W/Ohm]: this entry is missing"}},
    {"track_of_a_given_temperature",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold temperature\nset Voltage [V] =\nset Hold mean "
        "temperature of = covr\nset Set-point [K] = 900\nset Smallest voltage "
        "[V] = -1\nset Largest voltage [V] = -2\nset Largest current [mA] = "
        "-1\nset Control = PI\nset Integral time [s] = 1"),
     {"did you mean \"cover\"",
      "the temperature is given: no voltage changes it",
      "a track is heated by negative voltages, too",
      "there is nothing between the limits",
      "such a supply heats nothing",
      "Gain [V/K]: this entry is missing"}},
    {"track_without_a_battery",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold resistance\nset Voltage [V] =\nset To = "
        "pump\nset Resistance [Ohm] = 3\nset Gain [V/K] = 1"),
     {"Largest voltage [V]: this entry is missing for the drive \"hold "
      "resistance\"",
      "the track leads back to its own terminal",
      "the drive \"hold resistance\" has no \"Gain [V/K]\""}},
    {"track_without_a_voltage",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold resistance\nset Voltage [V] =\nset To = "
        "ground\nset Resistance [Ohm] = 3\nset Smallest voltage [V] = 0\nset "
        "Largest voltage [V] = 2"),
     {"without a voltage there is no resistance to hold"}},
    {"track_and_heater_of_one_place",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold temperature\nset Voltage [V] =\nset Hold mean "
        "temperature of = anode\nset Set-point [K] = 900\nset Largest voltage "
        "[V] = 2") +
       in(
         "Heat",
         "set Heaters = one\nsubsection Heater one\nset Region = cover\n"
         "set Hold mean temperature of = anode\nset Set-point [K] = 1000\nend"),
     {"the heater \"one\" holds this temperature already"}},
    {"heater_of_nothing",
     in("Geometry", "Layer cover", "set Material = none") +
       in("Heat",
          "set Heaters = one\nsubsection Heater one\nset Region = cover\nend"),
     {"device.prm:10",
      "\"cover\" is of the material none: there is nothing to heat"}},
    {"two_heaters",
     in("Heat",
        "set Heaters = one, two\nsubsection Heater one\nset Region = cover\n"
        "set Hold mean temperature of = anode\nset Set-point [K] = 1000\nend\n"
        "subsection Heater two\nset Region = cover\n"
        "set Hold mean temperature of = anode\nset Set-point [K] = 900\nend"),
     {"device.prm:10",
      "the heater \"one\" is in this region already",
      "device.prm:11",
      "the heater \"one\" holds this temperature already"}},
    {"three_holds",
     in("Circuit",
        "set Terminals = ground, pump, a, b, c\n"
        "subsection Terminal a\nset Drive = hold voltage\n"
        "set Voltage [V] = 1\nset Between = a, b\nend\n"
        "subsection Terminal b\nset Drive = hold voltage\n"
        "set Voltage [V] = 1\nset Between = b, c\nend\n"
        "subsection Terminal c\nset Drive = hold voltage\n"
        "set Voltage [V] = 1\nset Between = c, a\nend"),
     {"device.prm:17", "there is nothing left to hold"}},
    // protocol
    {"sweep_parameter",
     in("Protocol",
        "Sweep voltage",
        "set Parameter = Circuit/Terminal pump/Voltge [V]"),
     {"device.prm:4",
      "there is no such parameter",
      "did you mean \"Circuit/Terminal pump/Voltage [V]\""}},
    {"sweep_value",
     in("Protocol", "Sweep voltage", "set Linear =\nset Values = 0.1, two"),
     {"device.prm:5",
      "\"two\" is not possible for \"Voltage [V]\"",
      "a number"}},
    {"sweep_count",
     in("Protocol", "Sweep voltage", "set Linear = 0, 1, 2.5"),
     {"device.prm:4", "a whole number of at least 2"}},
    {"sweep_points",
     in("Protocol", "Sweep voltage", "set Linear = 0, 1, 1e15"),
     {"device.prm:4",
      "these are 1e+15 operating points",
      "a higher \"Protocol/Point limit [-]\" than 10000"}},
    {"nested_points",
     in("Protocol",
        "set Point limit [-] = 1000\nset Sweeps = voltage, oxygen\n"
        "subsection Sweep voltage\nset Linear = 0, 1, 50\nend\n"
        "subsection Sweep oxygen\nset Parameter = Gas/Atmosphere measured "
        "gas/Oxygen fraction [-]\nset Linear = 0.1, 0.2, 50\nend"),
     {"device.prm:4", "these are 2500 operating points", "than 1000"}},
    {"sweep_without_effect",
     in("Protocol",
        "Sweep voltage",
        "set Parameter = Materials/Material barrier/Porosity [-]"),
     {"device.prm:4", "no steady state depends on this parameter"}},
    {"sweep_twice",
     in("Protocol", "Sweep voltage", "set Values = 1"),
     {"the values are given twice"}},
    {"sweep_logarithm",
     in("Protocol", "Sweep voltage", "set Linear =\nset Logarithmic = 0, 1, 3"),
     {"device.prm:5", "no logarithm"}},
    // impedances
    {"impedance_of_nothing",
     impedance("set Frequencies [Hz] = 1"),
     {"device.prm:4",
      "nothing says what answers to what",
      "\"Between\", or \"Parameter\" and \"Measurement\""}},
    {"impedance_of_both",
     impedance(pump_and_ground + to_pump_voltage),
     {"device.prm:5", "either an impedance or a transfer function"}},
    {"impedance_terminal",
     impedance("set Between = pmp, ground\nset Frequencies [Hz] = 1"),
     {"device.prm:5",
      "no terminal is called \"pmp\"",
      "did you mean \"pump\""}},
    {"impedance_one_end",
     impedance("set Between = pump, pump\nset Frequencies [Hz] = 1"),
     {"device.prm:5", "\"pump\" is both ends"}},
    {"impedance_no_frequencies",
     impedance("set Between = pump, ground"),
     {"device.prm:4",
      "no frequencies, and no measurement or heater needs them"}},
    {"impedance_falling",
     impedance("set Between = pump, ground\nset Frequencies [Hz] = 10, 1"),
     {"device.prm:6", "no rising frequencies"}},
    {"impedance_zero",
     impedance("set Between = pump, ground\nset Frequencies [Hz] = 0, 1"),
     {"device.prm:6", "numbers above 0"}},
    {"impedance_frequencies_twice",
     impedance(pump_and_ground + "set Lowest frequency [Hz] = 1"),
     {"device.prm:6", "the frequencies are given twice"}},
    {"impedance_one_limit",
     impedance("set Between = pump, ground\nset Lowest frequency [Hz] = 1"),
     {"only one end of the frequencies is given"}},
    {"impedance_limits",
     impedance("set Between = pump, ground\nset Lowest frequency [Hz] = "
               "1\nset Highest frequency [Hz] = 1"),
     {"device.prm:7", "not above the lowest frequency", "more than 1"}},
    {"impedance_points",
     impedance("set Between = pump, ground\nset Lowest frequency [Hz] = "
               "1e-6\nset Highest frequency [Hz] = 1e6\nset Points per decade "
               "[-] = 1000"),
     {"device.prm:8", "more than 10000 frequencies"}},
    {"impedance_fixed",
     impedance(pump_and_ground + "set Fixed voltages = pumpe"),
     {"device.prm:7", "did you mean \"pump\""}},
    {"impedance_fixed_twice",
     impedance(pump_and_ground +
               "set Fixed voltages = pump\nset Fixed currents = pump"),
     {"device.prm:8", "the voltage of \"pump\" is fixed already"}},
    {"impedance_fixed_power",
     impedance(pump_and_ground + "set Fixed powers = heater"),
     {"device.prm:7", "no heater is called", "there is none"}},
    {"impedance_parameter",
     impedance("set Parameter = Circuit/Terminal pump/Voltag [V]\nset "
               "Measurement = I\nset Frequencies [Hz] = 1"),
     {"device.prm:5",
      "there is no such parameter",
      "did you mean \"Circuit/Terminal pump/Voltage [V]\""}},
    {"impedance_of_geometry",
     impedance("set Parameter = Geometry/Layer cover/Thickness [um]\nset "
               "Measurement = I\nset Frequencies [Hz] = 1"),
     {"device.prm:5", "this parameter cannot oscillate"}},
    {"impedance_unset_parameter",
     impedance("set Parameter = Materials/Material barrier/Density "
               "[kg/m3]\nset Measurement = I\nset Frequencies [Hz] = 1"),
     {"device.prm:5", "this parameter is not set"}},
    {"impedance_infinite_parameter",
     impedance("set Parameter = Gas/Atmosphere measured gas/Lambda [-]\nset "
               "Measurement = I\nset Frequencies [Hz] = 1"),
     {"device.prm:5", "nothing oscillates about \"air\"", "one finite number"}},
    {"impedance_measurement",
     impedance(to_pump_voltage +
               "set Measurement = J\nset Frequencies [Hz] = 1"),
     {"device.prm:6", "no measurement is called \"J\"", "one of I, x_O2"}},
    {"impedance_mean",
     impedance(to_pump_voltage +
               "set Measurement = x_O2\nset Frequencies [Hz] = 1"),
     {"device.prm:6", "the answer of this kind of measurement"}},
    {"impedance_in_time",
     impedance(pump_and_ground) +
       in("Protocol", "Transient", "set End time [s] = 1") +
       in("Protocol", "set Sweeps ="),
     {"device.prm:4", "an impedance is that of steady states"}},
    {"measured_impedance",
     in("Measurements",
        "Measurement I",
        "set Kind = impedance\nset Terminal =\nset Unit =\nset Impedance = "
        "z\nset Frequency [Hz] = 4000"),
     {"device.prm:7", "no impedance of the protocol is called \"z\""}},
    {"measured_transfer_function",
     impedance(to_pump_voltage + "set Measurement = I") +
       in("Measurements",
          "Measurement x_O2",
          "set Kind = impedance\nset Field =\nset Place =\nset Impedance = "
          "z\nset Frequency [Hz] = 4000"),
     {"\"z\" is no impedance but the answer to a parameter"}},
    // in time
    {"no_end_time",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Parameter = Circuit/Terminal pump/Voltage [V]\nset Table = 0: 1\nend\n"
     "end\n",
     {"nothing happens in time", "\"Transient/End time [s]\" above 0"}},
    {"sweep_in_time",
     in("Protocol", "Transient", "set End time [s] = 1"),
     {"a transient is run once"}},
    {"end_before_start",
     in("Protocol", "Transient", "set End time [s] = -1"),
     {"device.prm:4", "a number of at least 0"}},
    {"time_backwards",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Table = 0: 1, 2: 1, 1: 3\nend\nend\n",
     {"device.prm:5", "values at rising times [s] from 0 on"}},
    {"negative_interval",
     in("Output", "set Checkpoint interval [s] = -1"),
     {"device.prm:3", "a number of at least 0"}},
    {"negative_time",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Table = -1: 1, 2: 1\nend\nend\n",
     {"device.prm:5", "values at rising times [s] from 0 on"}},
    {"signal_of_geometry",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Parameter = Geometry/Grid/Growth ratio [-]\nset Table = 0: 1\nend\nend"
     "\n",
     {"device.prm:5", "this parameter cannot change in time"}},
    {"signal_without_values",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Parameter = Circuit/Terminal pump/Voltage [V]\nend\nend\n",
     {"no values", "one of Table, Table file, Expression"}},
    {"signal_twice",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Parameter = Circuit/Terminal pump/Voltage [V]\nset Table = 0: 1\nset "
     "Expression = t\nend\nend\n",
     {"device.prm:7", "the values are given twice"}},
    {"no_formula",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Parameter = Circuit/Terminal pump/Voltage [V]\nset Expression = sin(t"
     "\nend\nend\n",
     {"device.prm:6", "this is no formula in t"}},
    {"signal_title",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset Title = "
     "Status\nset Parameter = Circuit/Terminal pump/Voltage [V]\nset Table = "
     "0: 1\nend\nend\n",
     {"device.prm:5", "\"Status\" has a meaning of its own in the results"}},
    {"signal_title_of_time",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset Title = "
     "Time [s]\nset Parameter = Circuit/Terminal pump/Voltage [V]\nset Table = "
     "0: 1\nend\nsubsection Transient\nset End time [s] = 1\nend\nend\n",
     {"device.prm:5", "time has the column \"Time [s]\" already"}},
    {"signal_period",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset Period "
     "[s] = 1\nset Table = 0: 1, 2: 2\nend\nend\n",
     {"device.prm:5", "the table goes on after its period"}},
    {"signal_period_begins_later",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset Period "
     "[s] = 3\nset Table = 1: 1, 2: 2\nend\nend\n",
     {"a table with a period begins at 0"}},
    {"signal_by_chance",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Expression = rand()\nend\nend\n",
     {"device.prm:5", "this is no formula in t"}},
    {"signal_without_authority",
     "subsection Heat\nset Solve temperature = true\nset Heaters = "
     "h\nsubsection "
     "Heater h\nset Region = sheet\nset Supply voltage [V] = 12\nset "
     "Resistance "
     "[Ohm] = 1\nend\nend\nsubsection Protocol\nset Signals = s\nsubsection "
     "Signal s\nset Parameter = Heat/Heater h/Power [W]\nset Table = 0: "
     "1\nend\n"
     "end\n",
     {"this signal changes nothing"}},
    {"lead_of_nothing",
     "subsection Heat\nset Solve temperature = true\nset Heaters = "
     "h\nsubsection "
     "Heater h\nset Region = sheet\nset Lead resistance [Ohm] = 1\nend\nend\n",
     {"this is of a resistance that is missing"}},
    {"signal_column_of_nothing",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset Table "
     "column = a\nset Table = 0: 1\nend\nend\n",
     {"device.prm:5", "there is no table it could be of"}},
    // cycles and events
    {"period_of_steady_states",
     in("Protocol", "Transient", "set Period [s] = 1"),
     {"device.prm:4", "nothing happens in time", "\"End time [s]\" above 0"}},
    {"period_beyond_the_end",
     in("Protocol", "Transient", "set End time [s] = 1\nset Period [s] = 1"),
     {"device.prm:5",
      "the end comes before there is a cycle to compare",
      "shorter than \"End time [s]\""}},
    {"too_many_cycles",
     in("Protocol", "Transient", "set End time [s] = 1\nset Period [s] = 1e-7"),
     {"these are more than 1000000 cycles"}},
    {"period_of_no_signal",
     "subsection Protocol\nset Signals = s\nsubsection Signal s\nset "
     "Parameter = Circuit/Terminal pump/Voltage [V]\nset Table = 0: 1, 0.3: "
     "2\nset Period [s] = 0.3\nend\nsubsection Transient\nset End time [s] = "
     "9\nset Period [s] = 1\nend\nend\n",
     {"device.prm:11",
      "in such a cycle the signal \"s\" does not come round",
      "a multiple of its period"}},
    {"period_of_no_controller",
     "subsection Protocol\nset Controllers = c\nsubsection Controller c\nset "
     "Measurement = I\nset Parameter = Circuit/Terminal pump/Voltage [V]\nset "
     "Set-point [-] = 1\nset Gain [-] = 1\nset Integral time [s] = 1\nset "
     "Sample time [s] = 0.3\nset Smallest value [-] = 0\nset Largest value "
     "[-] = 1\nend\nsubsection Transient\nset End time [s] = 9\nset Period [s] "
     "= 1\nend\nend\n",
     {"in such a cycle the controller \"c\" looks at other times",
      "a multiple of its sample time"}},
    {"event_of_steady_states",
     "subsection Protocol\nset Events = e\nsubsection Event e\nset "
     "Measurement = II\nset Value [-] = 1\nend\nend\n",
     {"device.prm:5",
      "no measurement is called \"II\"",
      "device.prm:3",
      "nothing happens in time"}},
    {"event_without_value",
     "subsection Protocol\nset Events = e\nsubsection Event e\nset "
     "Measurement = I\nset Direction = up\nset Then = stop\nend\nend\n",
     {"Protocol/Event e/Value [-]",
      "this entry is missing",
      "one of either, rising, falling",
      "one of end, report"}},
    // control
    {"pi_without_gain",
     in("Circuit",
        "Terminal pump",
        "set Drive = hold voltage\nset Control = PI"),
     {"this entry is missing", "that of PI control"}},
    {"control_of_a_voltage",
     in("Circuit", "Terminal pump", "set Control = PI"),
     {"the drive \"voltage\" has no \"Control\""}},
    {"no_current_left",
     in("Circuit",
        "Terminal pump",
        "set Smallest current [mA] = 1\nset Largest current [mA] = -1"),
     {"there is nothing between the limits"}},
    {"gain_of_nothing",
     in("Circuit", "Terminal pump", "set Gain [mA/V] = 0"),
     {"this controller does nothing"}},
    {"controller_of_steady_states",
     "subsection Protocol\nset Controllers = c\nsubsection Controller c\nset "
     "Measurement = I\nset Parameter = Circuit/Terminal pump/Voltage [V]\nset "
     "Set-point [-] = 1\nset Gain [-] = 1\nset Integral time [s] = 1\nset "
     "Sample time [s] = 1\nset Smallest value [-] = 0\nset Largest value [-] = "
     "1\nend\nend\n",
     {"nothing happens in time"}},
    {"controller_without_authority",
     "subsection Protocol\nset Controllers = c\nsubsection Controller c\nset "
     "Measurement = II\nset Parameter = Circuit/Terminal pump/Voltage [V]\nset "
     "Set-point [-] = 1\nset Gain [-] = 0\nset Integral time [s] = 1\nset "
     "Sample time [s] = 1\nset Smallest value [-] = 1\nset Largest value [-] = "
     "1\nend\nend\n",
     {"this controller does nothing",
      "this controller has no authority",
      "no measurement is called \"II\""}},
    {"supply_without_resistance",
     "subsection Heat\nset Solve temperature = true\nset Heaters = "
     "h\nsubsection "
     "Heater h\nset Region = sheet\nset Supply voltage [V] = 12\nend\nend\n",
     {"its power depends on a resistance that is missing"}},
    {"duty_of_nothing",
     "subsection Heat\nset Solve temperature = true\nset Heaters = "
     "h\nsubsection "
     "Heater h\nset Region = sheet\nset Duty cycle [-] = 0.5\nend\nend\n",
     {"this is of a supply that holds nothing"}},
    {"integral_time_of_ideal",
     in("Circuit", "Terminal pump", "set Integral time [s] = 1"),
     {"an ideal controller has none"}},
    {"held_impedance_unknown",
     heater_of_impedance(at_80_ohm + "set Hold impedance = zz"),
     {"no impedance of the protocol is called \"zz\"", "one of z"}},
    {"held_answer_to_a_parameter",
     heater_of_impedance(at_80_ohm + "set Hold impedance = y") +
       in("Protocol",
          "set Impedances = y\nsubsection Impedance y\nset Parameter = "
          "Circuit/Terminal pump/Voltage [V]\nset Measurement = I\nset "
          "Frequencies [Hz] = 1\nend"),
     {"\"y\" is no impedance but the answer to a parameter"}},
    {"held_impedance_at_no_frequency",
     heater_of_impedance("set Hold impedance = z"),
     {"Frequency [Hz]: this entry is missing",
      "Set-point [Ohm]: this entry is missing"}},
    {"held_impedance_below_zero",
     heater_of_impedance("set Hold impedance = z\nset Frequency [Hz] = 1\nset "
                         "Set-point [Ohm] = -80"),
     {"Set-point [Ohm]", "-80", "a number above 0"}},
    {"impedance_and_temperature_held",
     heater_of_impedance(at_80_ohm +
                         "set Hold impedance = z\nset Hold mean temperature of "
                         "= sheet\nset Set-point [K] = 1000"),
     {"the heater holds a temperature already"}},
    {"frequency_of_no_held_impedance",
     heater_of_impedance("set Frequency [Hz] = 1"),
     {"this is of a held impedance"}},
    {"held_impedance_gain_by_temperature",
     heater_of_impedance(at_80_ohm +
                         "set Hold impedance = z\nset Control = PI\nset "
                         "Integral time [s] = 1\nset Gain [W/K] = 1"),
     {"this gain is by something else than what is held",
      "Gain [W]: this entry is missing"}},
    {"held_impedance_isothermal",
     heater_of_impedance(at_80_ohm + "set Hold impedance = z") +
       in("Heat", "set Solve temperature = false"),
     {"the temperature is given: no power can hold anything"}},
    {"held_impedance_ideal_in_time",
     heater_of_impedance(at_80_ohm + "set Hold impedance = z") +
       "subsection Protocol\nset Sweeps =\nsubsection Transient\nset End time "
       "[s] = 1\nend\nend\n",
     {"the heater \"h\" holds an impedance ideally",
      "\"Control = PI\" in Heat/Heater h"}},
    {"power_that_does_not_answer",
     heater_of_impedance(at_80_ohm + "set Hold impedance = z") +
       "subsection Protocol\nset Impedances = z, y\nsubsection Impedance "
       "y\nset Parameter = Circuit/Terminal pump/Voltage [V]\nset Measurement "
       "= P\nset Frequencies [Hz] = 1\nend\nend\nsubsection Measurements\nset "
       "Measurements = P\nsubsection Measurement P\nset Kind = heater "
       "power\nset Place = h\nend\nend\n",
     {"what holds an impedance is taken as too slow to answer"}},
    // measurements
    {"measured_field",
     in("Measurements", "Measurement x_O2", "set Field = x_O3"),
     {"no field is called \"x_O3\"", "did you mean \"x_O2\""}},
    {"measured_place",
     in("Measurements", "Measurement x_O2", "set Place = cathod"),
     {"did you mean \"cathode\""}},
    {"measured_unit",
     in("Measurements", "Measurement I", "set Unit = V"),
     {"no unit of this quantity is called \"V\"", "one of mA, uA, nA, A"}},
    {"measured_entry",
     in("Measurements", "Measurement I", "set Field = T"),
     {"the kind \"terminal current\" has no \"Field\""}},
  };
} // namespace


TEST(ParameterErrors, DeviceIsValid)
{
  TemporaryFolder folder;
  const auto read = read_all(folder.write("device.prm", small_device()));
  EXPECT_EQ(read.diagnostics.text(), "");
}


TEST(ParameterErrors, Texts)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  for (const auto &one : cases)
  {
    SCOPED_TRACE(one.name);
    const auto read =
      read_all(folder.write("device.prm", "include base.prm\n" + one.snippet));
    const std::string text = read.diagnostics.text();
    for (const auto &fragment : one.fragments)
      EXPECT_NE(text.find(fragment), std::string::npos)
        << "no \"" << fragment << "\" in\n"
        << text;
  }
}


TEST(ParameterErrors, AllAtOnce)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  const auto read = read_all(
    folder.write("device.prm",
                 "include base.prm\n" + in("Gas", "set Speces = O2") +
                   in("Heat", "set Temperature [K] = hot") + "nonsense\n"));
  EXPECT_EQ(read.diagnostics.problems().size(), 3u);
  EXPECT_NE(read.diagnostics.text().find("3 errors"), std::string::npos);
}


TEST(ParameterErrors, MissingFileIsTheOnlyError)
{
  TemporaryFolder folder;
  folder.write("device.prm", small_device());
  const auto read = read_all(folder.path("devise.prm"));
  ASSERT_EQ(read.diagnostics.problems().size(), 1u);
  EXPECT_NE(read.diagnostics.text().find("did you mean \"device.prm\""),
            std::string::npos);
}


TEST(ParameterErrors, SweptValueThatFailsAlone)
{
  TemporaryFolder folder;
  folder.write("base.prm", small_device());
  auto read = read_all(folder.write(
    "device.prm",
    "include base.prm\n" +
      in("Protocol",
         "Sweep voltage",
         "set Parameter = Electrodes/Electrode anode/Oxygen order [-]")));
  ASSERT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.text();
  check_sweep_values(read.file, read.parameters, read.diagnostics);
  const std::string text = read.diagnostics.text();
  EXPECT_NE(text.find("with the value \"0.3\""), std::string::npos) << text;
}
