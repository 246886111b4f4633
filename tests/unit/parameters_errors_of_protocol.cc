// Texts of input errors of sweeps and impedances.

#include "error_cases.h"

namespace Oxion::Parameters
{
  const std::vector<Case> of_protocol = {
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
     {"\"z\" is no impedance but the answer to a parameter"}}};
} // namespace Oxion::Parameters
