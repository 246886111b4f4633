#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

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

    /** The entries each drive has; those it needs first. */
    struct DriveEntries
    {
      std::vector<std::string> needed, optional;
    };

    const DriveEntries &
    entries_of(const Drive drive)
    {
      static const std::map<Drive, DriveEntries> all = {
        {Drive::voltage, {{"Voltage [V]"}, {}}},
        {Drive::current, {{"Current [uA]"}, {}}},
        {Drive::floating, {{}, {"Input resistance [MOhm]"}}},
        {Drive::resistor, {{"To", "Resistance [Ohm]"}, {"Voltage [V]"}}},
        {Drive::hold_voltage, {{"Between", "Voltage [V]"}, {}}},
        {Drive::hold_current, {{"Of", "Current [uA]"}, {}}}};
      return all.at(drive);
    }

    SectionDeclaration
    declare_terminal()
    {
      return {
        "Terminal",
        "A point of the circuit that electrodes are wired to, with one drive.",
        {{"Drive",
          "",
          choice(words_of(drives)),
          "voltage: fixed; current: fixed; floating: a voltmeter; resistor: "
          "to another terminal; hold voltage, hold current: drives itself so "
          "that another quantity is held.",
          true},
         {"Voltage [V]",
          "",
          number(),
          "Fixed or held; in series with a resistor."},
         {"Current [uA]", "", number(), "Fixed or held, into the electrodes."},
         {"Input resistance [MOhm]",
          "",
          number_above_zero_or_infinite(),
          "Of a floating terminal's voltmeter; default inf."},
         {"To", "", name(), "Terminal at the resistor's other end."},
         {"Resistance [Ohm]", "", number_above(0.), "Of the resistor."},
         {"Between",
          "",
          names(2, 2),
          "Terminals plus, minus between which the voltage is held."},
         {"Of", "", name(), "Terminal whose current is held."}},
        {},
        {}};
    }

    void
    check_entries(const Section &section, const Drive drive)
    {
      const auto &own = entries_of(drive);
      for (const auto &entry : section.declaration().entries)
      {
        const auto is_in = [&](const std::vector<std::string> &list) {
          return std::find(list.begin(), list.end(), entry.name) != list.end();
        };
        if (entry.name == "Drive")
          continue;
        if (is_in(own.needed) && !section.is_set(entry.name))
          section.error(entry.name,
                        "this entry is missing for the drive \"" +
                          section.text("Drive") + "\"",
                        entry.type.expectation);
        else if (!is_in(own.needed) && !is_in(own.optional) &&
                 section.has(entry.name))
          section.error(entry.name,
                        "the drive \"" + section.text("Drive") +
                          "\" has no \"" + entry.name +
                          "\": a terminal has one drive only",
                        "another \"Drive\", or no such entry");
      }
    }

    Terminal
    read_terminal(const Section &section)
    {
      Terminal terminal;
      terminal.name = section.name();
      if (!section.has("Drive"))
        return terminal; // reported already
      terminal.drive = value_of(drives, section.text("Drive"));
      check_entries(section, terminal.drive);
      terminal.voltage = section.number("Voltage [V]");
      terminal.current = section.number("Current [uA]");
      if (terminal.drive == Drive::resistor && section.has("Resistance [Ohm]"))
        terminal.resistance = section.number("Resistance [Ohm]");
      if (terminal.drive == Drive::floating &&
          section.has("Input resistance [MOhm]"))
        terminal.resistance = section.number("Input resistance [MOhm]");
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
            {{"Terminals", "", names(0), "Their names."}},
            {},
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
