#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>


namespace Oxion::Parameters
{
  namespace
  {
    const Words<Drive> drives = {{"voltage", Drive::voltage},
                                 {"current", Drive::current},
                                 {"floating", Drive::floating},
                                 {"resistor", Drive::resistor},
                                 {"hold voltage", Drive::hold_voltage},
                                 {"hold current", Drive::hold_current},
                                 {"hold temperature", Drive::hold_temperature},
                                 {"hold resistance", Drive::hold_resistance}};

    /** The entries each drive has; "|" before those it need not have. */
    const std::vector<std::string> &
    entries_of(const Drive drive)
    {
      static const std::map<Drive, std::vector<std::string>> all = {
        {Drive::voltage, {"Voltage [V]"}},
        {Drive::current, {"Current [uA]"}},
        {Drive::floating, {"|Input resistance [MOhm]"}},
        {Drive::resistor, {"To", "Resistance [Ohm]", "|Voltage [V]"}},
        {Drive::hold_voltage,
         {"Between",
          "Voltage [V]",
          "|Control",
          "|Gain [mA/V]",
          "|Integral time [s]",
          "|Smallest current [mA]",
          "|Largest current [mA]",
          "|Smallest voltage [V]",
          "|Largest voltage [V]"}},
        {Drive::hold_current, {"Of", "Current [uA]"}},
        {Drive::hold_temperature,
         {"Hold mean temperature of",
          "Set-point [K]",
          "Largest voltage [V]",
          "|Smallest voltage [V]",
          "|Largest current [mA]",
          "|Control",
          "|Gain [V/K]",
          "|Integral time [s]"}},
        {Drive::hold_resistance,
         {"To",
          "Resistance [Ohm]",
          "Largest voltage [V]",
          "|Smallest voltage [V]",
          "|Largest current [mA]",
          "|Control",
          "|Gain [V/Ohm]",
          "|Integral time [s]"}}};
      return all.at(drive);
    }

    SectionDeclaration
    declare_terminal()
    {
      return {
        "Terminal",
        "A point of the circuit that electrodes are wired to, with one drive.",
        {{"Drive",
          {&Terminal::drive, drives},
          "voltage: fixed; current: fixed; floating: a voltmeter; resistor: "
          "to another terminal; hold voltage, hold current: drives itself so "
          "that another quantity is held; hold temperature, hold resistance: "
          "heats a track of metal with its voltage, as a heater's control unit "
          "does on a battery.",
          required},
         {"Voltage [V]",
          {&Terminal::voltage, number()},
          "Fixed or held; in series with a resistor.",
          shows_nothing},
         {"Current [uA]",
          {&Terminal::current, number()},
          "Fixed or held, into the electrodes.",
          shows_nothing},
         {"Input resistance [MOhm]",
          number_above_zero_or_infinite(),
          "Of a floating terminal's voltmeter; default inf."},
         {"To", name(), "Terminal at the resistor's or track's other end."},
         {"Resistance [Ohm]",
          number_above(0.),
          "Of the resistor; or held, that between both ends, leads included."},
         {"Hold mean temperature of",
          &Terminal::held,
          "Region or surface whose mean temperature the voltage holds.",
          shows_nothing},
         {"Set-point [K]",
          {&Terminal::set_point, number_above(0.)},
          "Of that temperature.",
          shows_nothing},
         {"Between",
          names(2, 2),
          "Terminals plus, minus between which the voltage is held."},
         {"Of", name(), "Terminal whose current is held."},
         {"Control",
          {&Terminal::control, controls},
          control_text,
          shows_nothing},
         {"Gain [mA/V]",
          {&Terminal::gain, number()},
          "Of the current by the held voltage, of PI; negative where more "
          "current lowers that voltage. Of ideal control within limits its "
          "sign "
          "alone counts.",
          shows_nothing},
         {"Gain [V/K]",
          number_above(0.),
          "Of the voltage by a held temperature, of PI.",
          shows_nothing},
         {"Gain [V/Ohm]",
          number_above(0.),
          "Of the voltage by a held resistance, of PI.",
          shows_nothing},
         {"Integral time [s]",
          {&Terminal::integral_time, number_above(0.)},
          "Of PI.",
          shows_nothing},
         {"Smallest current [mA]",
          {&Terminal::smallest_current, number()},
          "That may hold something, into the electrodes; default: unlimited.",
          shows_nothing},
         {"Largest current [mA]",
          {&Terminal::largest_current, number()},
          "Likewise.",
          shows_nothing},
         {"Smallest voltage [V]",
          {&Terminal::smallest_voltage, number()},
          "Of the terminal itself while it holds a voltage; default: "
          "unlimited. Of one that heats never below 0; default: 0, and a "
          "thousandth of the largest where a resistance is held, as it takes "
          "some to measure one.",
          shows_nothing},
         {"Largest voltage [V]",
          {&Terminal::largest_voltage, number()},
          "Likewise; of one that heats what its supply gives.",
          shows_nothing}}};
    }

    /** A track is heated by any voltage, of either sign: it takes one. */
    void
    limit_heating(const Section &section, Terminal &terminal)
    {
      if (!section.has("Largest voltage [V]"))
        return; // reported already
      const bool of_resistance = terminal.drive == Drive::hold_resistance;
      if (!section.has("Smallest voltage [V]"))
        terminal.smallest_voltage =
          of_resistance ? 1e-3 * terminal.largest_voltage : 0.;
      else if (terminal.smallest_voltage < 0. ||
               (of_resistance && terminal.smallest_voltage == 0.))
        section.error("Smallest voltage [V]",
                      of_resistance
                        ? "without a voltage there is no resistance to hold"
                        : "a track is heated by negative voltages, too",
                      of_resistance ? "a number above 0" : "at least 0");
      if (terminal.largest_voltage <= 0.)
        section.error("Largest voltage [V]",
                      "such a supply heats nothing",
                      "a number above 0");
      if (terminal.largest_current <= 0.)
        section.error("Largest current [mA]",
                      "such a supply heats nothing",
                      "a number above 0");
    }

    Terminal
    read_terminal(const Section &section)
    {
      Terminal terminal = section.read<Terminal>();
      if (!section.has("Drive"))
        return terminal; // reported already
      section.check_entries("Drive",
                            entries_of(terminal.drive),
                            ": a terminal has one drive only");
      if ((terminal.drive == Drive::resistor ||
           terminal.drive == Drive::hold_resistance) &&
          section.has("Resistance [Ohm]"))
        terminal.resistance = section.number("Resistance [Ohm]");
      if (terminal.drive == Drive::floating &&
          section.has("Input resistance [MOhm]"))
        terminal.resistance = section.number("Input resistance [MOhm]");
      check_control(section,
                    terminal.control,
                    terminal.drive == Drive::hold_temperature  ? "Gain [V/K]"
                    : terminal.drive == Drive::hold_resistance ? "Gain [V/Ohm]"
                                                               : "Gain [mA/V]",
                    !terminal.heats());
      for (const std::string entry : {"Gain [V/K]", "Gain [V/Ohm]"})
        if (section.has(entry))
          terminal.gain = section.number(entry);
      if (terminal.heats())
        limit_heating(section, terminal);
      if (terminal.smallest_current >= terminal.largest_current)
        section.error("Largest current [mA]",
                      "there is nothing between the limits",
                      "above \"Smallest current [mA]\"");
      if (terminal.smallest_voltage >= terminal.largest_voltage)
        section.error("Largest voltage [V]",
                      "there is nothing between the limits",
                      "above \"Smallest voltage [V]\"");
      if (section.has("Gain [mA/V]") && terminal.gain == 0.)
        section.error("Gain [mA/V]",
                      "this controller does nothing",
                      "a number other than 0");
      const auto between = section.names("Between");
      if (terminal.drive == Drive::hold_voltage && between.size() == 2)
      {
        terminal.plus  = between[0];
        terminal.minus = between[1];
      }
      if (terminal.drive == Drive::hold_current)
        terminal.plus = section.text("Of");
      if (terminal.drive == Drive::resistor ||
          terminal.drive == Drive::hold_resistance)
        terminal.plus = section.text("To");
      return terminal;
    }
  } // namespace


  SectionDeclaration
  declare_circuit()
  {
    return {"Circuit",
            "Terminals: one voltage unknown and one drive each.",
            {{"Terminals", names(0), "Their names."}},
            {{"Terminals", {declare_terminal()}}}};
  }


  std::vector<Terminal>
  read_circuit(const Section &section)
  {
    std::vector<Terminal> result;
    for (const auto &item : section.items("Terminal"))
      result.push_back(read_terminal(item));
    return result;
  }
} // namespace Oxion::Parameters
