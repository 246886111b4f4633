#include "property/broken_stack.h"

namespace Oxion::Testing
{
  namespace
  {
    const std::string electrodes = "Electrodes/Electrode ",
                      terminals  = "Circuit/Terminal ";

    std::string
    some_electrode(const Stack &stack, Random &random)
    {
      return electrodes + random.one_of(stack.names("Electrodes/Electrodes")) +
             "/";
    }

    Rule
    electrode_with(const char *name,
                   const std::string &entry,
                   const std::string &value)
    {
      return {name, [entry, value](Stack &stack, Random &random) {
                const auto path = some_electrode(stack, random) + entry;
                stack.set(path, value);
                return path;
              }};
    }

    /** Another electrode, on a surface. */
    std::string
    add_electrode(Stack &stack,
                  const std::string &surface,
                  const std::string &gas)
    {
      const std::string path = electrodes + "twin/";
      stack.list("Electrodes/Electrodes", "twin");
      stack.set(path + "Surface", surface);
      stack.set(path + "Terminal", "ground");
      if (!gas.empty())
        stack.set(path + "Atmosphere", gas);
      return path;
    }

    std::string
    two_on_one_face(Stack &stack, Random &random)
    {
      const auto path = some_electrode(stack, random);
      return add_electrode(stack,
                           stack.value(path + "Surface"),
                           stack.value(path + "Atmosphere")) +
             "Surface";
    }

    std::string
    on_alumina(Stack &stack, Random &)
    {
      if (stack.value("Geometry/Layer carrier/Material").empty())
        return "";
      stack.list("Geometry/Surfaces", "back");
      stack.set("Geometry/Surface back/Outside of", "carrier");
      stack.set("Geometry/Surface back/Facing", "bottom");
      return add_electrode(stack, "back", "air") + "Surface";
    }

    /** On a layer of zirconia beneath all others. */
    std::string
    inside_zirconia(Stack &stack, Random &)
    {
      const auto layers = stack.names("Geometry/Layers");
      if (layers.front() != "sheet 1")
        return "";
      for (const auto &surface : stack.names("Geometry/Surfaces"))
        if (stack.value("Geometry/Surface " + surface + "/Facing") == "bottom")
          return ""; // it would lose its faces, which is told alone
      stack.set("Geometry/Layers", "floor, " + stack.value("Geometry/Layers"));
      stack.set("Geometry/Layer floor/Thickness [um]", "100");
      stack.set("Geometry/Layer floor/Material", "zirconia of sheet 1");
      stack.list("Geometry/Surfaces", "buried");
      stack.set("Geometry/Surface buried/Between", "floor, sheet 1");
      return add_electrode(stack, "buried", "") + "Surface";
    }

    std::string
    in_two_gases(Stack &stack, Random &random)
    {
      const auto path = some_electrode(stack, random);
      if (!stack.value(path + "Atmosphere").empty())
        return "";
      stack.set(path + "Atmosphere", "air");
      return path + "Atmosphere";
    }

    std::string
    in_no_gas(Stack &stack, Random &random)
    {
      const auto path = some_electrode(stack, random);
      if (stack.value(path + "Atmosphere").empty())
        return "";
      stack.set(path + "Atmosphere", "");
      return path + "Surface";
    }

    /** A terminal more, with an electrode where that is possible. */
    std::string
    add_terminal(
      Stack &stack,
      const std::vector<std::pair<std::string, std::string>> &entries)
    {
      const std::string path = terminals + "odd/";
      stack.list("Circuit/Terminals", "odd");
      for (const auto &[entry, value] : entries)
        stack.set(path + entry, value);
      return path;
    }
    Rule
    terminal_with(
      const char *name,
      const std::vector<std::pair<std::string, std::string>> &entries,
      const std::string &wrong)
    {
      return {name, [=](Stack &stack, Random &random) {
                const auto path = add_terminal(stack, entries);
                stack.set(some_electrode(stack, random) + "Terminal", "odd");
                return path + wrong;
              }};
    }

    std::string
    without_electrode(Stack &stack, Random &)
    {
      add_terminal(stack, {{"Drive", "current"}, {"Current [uA]", "0"}});
      return terminals + "odd";
    }

    std::string
    without_ground(Stack &stack, Random &)
    {
      for (const auto &terminal : stack.names("Circuit/Terminals"))
      {
        const std::string path = terminals + terminal + "/";
        for (const std::string entry : {"Voltage [V]",
                                        "Between",
                                        "Of",
                                        "To",
                                        "Resistance [Ohm]",
                                        "Input resistance [MOhm]"})
          if (!stack.value(path + entry).empty())
            stack.set(path + entry, "");
        stack.set(path + "Drive", "current");
        stack.set(path + "Current [uA]", "0");
      }
      return terminals;
    }

    std::string
    terminal_twice(Stack &stack, Random &random)
    {
      stack.list("Circuit/Terminals",
                 random.one_of(stack.names("Circuit/Terminals")));
      return "Circuit/Terminals";
    }
  } // namespace


  const std::vector<Rule> &
  rules_of_electrodes_and_circuit()
  {
    static const std::vector<Rule> rules = {
      electrode_with("electrode nowhere", "Surface", "attic"),
      {"electrode on nothing",
       [](Stack &stack, Random &random) {
         const auto path = some_electrode(stack, random);
         stack.set(path + "Surface", "");
         return path.substr(0, path.size() - 1);
       }},
      electrode_with("electrode without terminal", "Terminal", ""),
      electrode_with("electrode on no terminal", "Terminal", "attic"),
      electrode_with("electrode in no gas", "Atmosphere", "argon"),
      electrode_with("negative exchange",
                     "Exchange current density [A/m2]",
                     "-3"),
      electrode_with("order beyond the transfer", "Oxygen order [-]", "0.9"),
      electrode_with("no transfer", "Anodic transfer coefficient [-]", "0"),
      electrode_with("exchange of a stranger",
                     "Gas exchange velocity [m/s]",
                     "Xe: 3"),
      electrode_with("negative lead", "Lead resistance [Ohm]", "-1"),
      electrode_with("unknown half reaction", "Half reactions", "fission"),
      electrode_with("unknown sealed reference", "Sealed reference", "attic"),
      electrode_with("area of a surface", "Reaction area [1/m]", "1e6"),
      {"two electrodes on one face", two_on_one_face},
      {"electrode on alumina", on_alumina},
      {"electrode inside zirconia", inside_zirconia},
      {"electrode in two gases", in_two_gases},
      {"electrode outside without gas", in_no_gas},
      {"terminal without electrode", without_electrode},
      {"circuit without ground", without_ground},
      {"terminal listed twice", terminal_twice},
      terminal_with("unknown drive", {{"Drive", "magic"}}, "Drive"),
      terminal_with("no drive", {{"Voltage [V]", "1"}}, "Drive"),
      terminal_with("voltage of words",
                    {{"Drive", "voltage"}, {"Voltage [V]", "high"}},
                    "Voltage [V]"),
      terminal_with("voltage that is missing",
                    {{"Drive", "voltage"}},
                    "Voltage [V]"),
      terminal_with("current that is missing",
                    {{"Drive", "current"}},
                    "Current [uA]"),
      terminal_with(
        "resistor to itself",
        {{"Drive", "resistor"}, {"To", "odd"}, {"Resistance [Ohm]", "10"}},
        "To"),
      terminal_with(
        "resistor of nothing",
        {{"Drive", "resistor"}, {"To", "ground"}, {"Resistance [Ohm]", "0"}},
        "Resistance [Ohm]"),
      terminal_with("voltage against itself",
                    {{"Drive", "hold voltage"},
                     {"Between", "odd, odd"},
                     {"Voltage [V]", "0.45"}},
                    "Between"),
      terminal_with("voltage to nowhere",
                    {{"Drive", "hold voltage"},
                     {"Between", "odd, attic"},
                     {"Voltage [V]", "0.45"}},
                    "Between"),
      terminal_with(
        "current of nothing",
        {{"Drive", "hold current"}, {"Of", "attic"}, {"Current [uA]", "0"}},
        "Of")};
    return rules;
  }
} // namespace Oxion::Testing
