// Texts of input errors of transients, events, control and measurements.

#include "error_cases.h"

namespace Oxion::Parameters
{
  const std::vector<Case> in_time = {
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
    {"tolerance_of_all",
     in("Protocol", "Transient", "set Tolerance [-] = 0.2"),
     {"device.prm:4",
      "this value is not possible",
      "a number from 1e-10 to 0.1, or inf for even steps"}},
    {"even_steps_of_no_length",
     in("Protocol", "Transient", "set Tolerance [-] = inf"),
     {"Protocol/Transient/Largest step [s]: nothing says how long a step is"}},
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
    {"measured_electrode",
     in("Measurements",
        "Measurement x_O2",
        "set Kind = electrode\nset Field = curent\nset Place = cathod"),
     {"no electrode is called \"cathod\"",
      "no field is called \"curent\"",
      "did you mean \"current\""}},
    {"measured_expression",
     in("Measurements",
        "Measurement x_O2",
        "set Kind = expression\nset Field =\nset Place =\nset Expression = "
        "2*J"),
     {"this is no formula: ", "\"J\"", "one in the columns before it, I"}},
    {"measured_expression_of_nothing",
     in("Measurements",
        "Measurement I",
        "set Kind = expression\nset Terminal =\nset Unit =\nset Expression = "
        "x_O2"),
     {"numbers, as no column stands before it"}}};
} // namespace Oxion::Parameters
