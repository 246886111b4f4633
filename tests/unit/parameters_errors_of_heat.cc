// Texts of input errors of the circuit and of heat.

#include "error_cases.h"

namespace Oxion::Parameters
{
  const std::vector<Case> of_circuit_and_heat = {
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
     {"device.prm:17", "there is nothing left to hold"}}};
} // namespace Oxion::Parameters
