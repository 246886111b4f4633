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
                                 {"hold current", Drive::hold_current}};

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
        {Drive::hold_current, {"Of", "Current [uA]"}}};
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
          "that another quantity is held.",
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
         {"To", name(), "Terminal at the resistor's other end."},
         {"Resistance [Ohm]", number_above(0.), "Of the resistor."},
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
         {"Integral time [s]",
          {&Terminal::integral_time, number_above(0.)},
          "Of PI.",
          shows_nothing},
         {"Smallest current [mA]",
          {&Terminal::smallest_current, number()},
          "That may hold a voltage, into the electrodes; default: unlimited.",
          shows_nothing},
         {"Largest current [mA]",
          {&Terminal::largest_current, number()},
          "Likewise.",
          shows_nothing},
         {"Smallest voltage [V]",
          {&Terminal::smallest_voltage, number()},
          "Of the terminal itself while it holds a voltage; default: "
          "unlimited.",
          shows_nothing},
         {"Largest voltage [V]",
          {&Terminal::largest_voltage, number()},
          "Likewise.",
          shows_nothing}}};
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
      if (terminal.drive == Drive::resistor && section.has("Resistance [Ohm]"))
        terminal.resistance = section.number("Resistance [Ohm]");
      if (terminal.drive == Drive::floating &&
          section.has("Input resistance [MOhm]"))
        terminal.resistance = section.number("Input resistance [MOhm]");
      check_control(section, terminal.control, "Gain [mA/V]", true);
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
      if (terminal.drive == Drive::resistor)
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
