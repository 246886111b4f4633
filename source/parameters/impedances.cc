#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    constexpr double most_frequencies = 1e4;

    const std::string of_list  = "Frequencies [Hz]";
    const std::string of_range = "Lowest frequency [Hz]";

    std::vector<double>
    listed_frequencies(const Section &section)
    {
      const auto result = section.numbers(of_list);
      if (result.front() <= 0. || !std::is_sorted(result.begin(),
                                                  result.end(),
                                                  std::less_equal<double>()))
      {
        section.error(of_list,
                      "these are no rising frequencies",
                      "numbers above 0, each larger than the one before");
        return {};
      }
      return result;
    }

    /** Evenly spaced in the logarithm, both ends included. */
    std::vector<double>
    spaced_frequencies(const Section &section)
    {
      const std::string upper = "Highest frequency [Hz]";
      if (!section.has(of_range) || !section.has(upper))
      {
        section.error(section.has(of_range) ? upper : of_range,
                      "only one end of the frequencies is given",
                      "\"" + of_range + "\" and \"" + upper + "\"");
        return {};
      }
      const double lowest  = section.number(of_range),
                   highest = section.number(upper);
      if (!(lowest < highest))
      {
        section.error(upper,
                      "this is not above the lowest frequency",
                      "more than " + section.text(of_range));
        return {};
      }
      const double decades = std::log10(highest / lowest);
      const double n =
        std::ceil(decades * section.number("Points per decade [-]") - 1e-9);
      if (n >= most_frequencies)
      {
        section.error("Points per decade [-]",
                      "these are more than 10000 frequencies",
                      "fewer");
        return {};
      }
      std::vector<double> result;
      for (unsigned i = 0; i < n; ++i)
        result.push_back(lowest * std::pow(10., decades * i / n));
      result.push_back(highest);
      return result;
    }

    std::vector<double>
    read_frequencies(const Section &section)
    {
      const bool spaced =
        section.is_set(of_range) || section.is_set("Highest frequency [Hz]");
      if (spaced && section.is_set(of_list))
        section.error(of_list,
                      "the frequencies are given twice",
                      "a list, or the lowest and the highest one");
      else if (spaced)
        return spaced_frequencies(section);
      else if (section.has(of_list))
        return listed_frequencies(section);
      return {};
    }

    void
    check_fixed(const Section &section, const Parameters &parameters)
    {
      const auto terminals = names_of(parameters.terminals);
      for (const auto &entry : {"Fixed voltages", "Fixed currents"})
        for (const auto &name : section.names(entry))
          section.check_name(entry, name, terminals, "terminal");
      for (const auto &name : section.names("Fixed currents"))
        if (contains(section.names("Fixed voltages"), name))
          section.error("Fixed currents",
                        "the voltage of \"" + name + "\" is fixed already",
                        "either of a terminal");
      for (const auto &name : section.names("Fixed powers"))
        section.check_name("Fixed powers",
                           name,
                           names_of(parameters.heat.heaters),
                           "heater");
    }

    Impedance
    read_impedance(const Section &section, const Parameters &parameters)
    {
      Impedance impedance   = section.read<Impedance>();
      impedance.frequencies = read_frequencies(section);
      check_fixed(section, parameters);
      const bool between = section.is_set("Between");
      if (between && section.is_set("Parameter"))
        section.error("Between",
                      "this is either an impedance or a transfer function",
                      "\"Between\", or \"Parameter\" and \"Measurement\"");
      else if (!between &&
               !(section.has("Parameter") && section.has("Measurement")))
        section.error("",
                      "nothing says what answers to what",
                      "\"Between\", or \"Parameter\" and \"Measurement\"");
      if (const auto names = section.names("Between"); names.size() == 2)
      {
        impedance.plus  = names[0];
        impedance.minus = names[1];
        impedance.unit  = "Ohm";
        for (const auto &name : names)
          section.check_name("Between",
                             name,
                             names_of(parameters.terminals),
                             "terminal");
        if (names[0] == names[1])
          section.error("Between",
                        "the terminal \"" + names[0] + "\" is both ends",
                        "two terminals");
        const auto &electrodes = parameters.electrodes;
        if (std::none_of(electrodes.begin(), electrodes.end(), [](auto &one) {
              return one.double_layer > 0.;
            }))
          section.warning("Between",
                          "no electrode has a double layer: their kinetics "
                          "answer like resistances at all frequencies");
      }
      return impedance;
    }
  } // namespace


  SectionDeclaration
  declare_impedance()
  {
    return {
      "Impedance",
      "What answers to a small harmonic change: the voltage between two "
      "terminals to a current through them, or a measurement to a parameter.",
      {{"Between",
        names(2, 2),
        "Terminals plus, minus; all else of the circuit stays as it is."},
       {"Parameter",
        &Impedance::parameter,
        "Full path of what oscillates instead: Gas/Atmosphere exhaust/Lambda "
        "[-]."},
       {"Measurement",
        &Impedance::measurement,
        "What answers to it: a terminal current, a voltage or a heater's "
        "power. Of terminals, default: the voltage between them."},
       {of_list, numbers(1, most_frequencies), "Rising."},
       {of_range, number_above(0.), "Of evenly spaced ones instead of a list."},
       {"Highest frequency [Hz]", number_above(0.), "Of these."},
       {"Points per decade [-]", {integer(1, 1000), "10"}, "Of these."},
       {"Fixed voltages",
        {&Impedance::fixed_voltages, names(0)},
        "Terminals that do not answer: what drives them is too slow."},
       {"Fixed currents",
        {&Impedance::fixed_currents, names(0)},
        "Terminals whose current does not answer."},
       {"Fixed powers",
        {&Impedance::fixed_powers, names(0)},
        "Heaters whose power does not answer."}}};
  }


  std::vector<Impedance>
  read_impedances(const Section &protocol, const Parameters &parameters)
  {
    std::vector<Impedance> result;
    for (const auto &item : protocol.items("Impedance"))
    {
      result.push_back(read_impedance(item, parameters));
      for (std::size_t i = 0; i + 1 < result.size(); ++i)
        if (file_name_of(result[i].name) == file_name_of(result.back().name))
          item.error("",
                     "the impedance \"" + result[i].name +
                       "\" has a file of that name already",
                     "another name");
      if (parameters.transient.end_time > 0. &&
          !result.back().frequencies.empty())
        item.error("",
                   "an impedance is that of steady states",
                   "no frequencies, or no \"Transient/End time [s]\"");
    }
    return result;
  }
} // namespace Oxion::Parameters
