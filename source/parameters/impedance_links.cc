#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    /// Of a parameter about which a difference is taken: central ones err by
    /// its square, and round-off by its inverse.
    constexpr double relative_step = 1e-5;

    /** That of an answer by an entry's. */
    std::string
    quotient_unit(const std::string &answer, const std::string &parameter)
    {
      const std::string name = last_component(parameter);
      const auto open = name.find('['), close = name.find(']');
      const std::string unit = open == std::string::npos || close < open
                                 ? "-"
                                 : name.substr(open + 1, close - open - 1);
      return unit == "-" ? answer
             : unit.find_first_of("/ ") == std::string::npos
               ? answer + "/" + unit
               : answer + "/(" + unit + ")";
    }

    /** What is measured, with its unit; only sums of global unknowns are. */
    void
    link_measurement(const Section &section,
                     const Parameters &parameters,
                     Impedance &impedance)
    {
      const auto &all = parameters.measurements;
      if (!section.check_name(
            "Measurement", impedance.measurement, names_of(all), "measurement"))
        return;
      const auto found = std::find_if(all.begin(), all.end(), [&](auto &m) {
        return m.name == impedance.measurement;
      });
      if (found == all.end())
        return;
      if (found->kind != MeasurementKind::terminal_current &&
          found->kind != MeasurementKind::voltage &&
          !(found->kind == MeasurementKind::heater_power &&
            parameters.heat.solve))
        section.error("Measurement",
                      "the answer of this kind of measurement is not computed",
                      "a terminal current, a voltage or the power of a heater "
                      "in a heated element");
      for (const auto &heater : parameters.heat.heaters)
        if (found->kind == MeasurementKind::heater_power &&
            heater.name == found->place && heater.holds_impedance())
          section.error("Measurement",
                        "what holds an impedance is taken as too slow to "
                        "answer: this power does not",
                        "the power of a heater that holds a temperature");
      if (!impedance.parameter.empty())
        impedance.unit = quotient_unit(found->unit, impedance.parameter);
      else if (found->kind != MeasurementKind::voltage)
        section.error("Measurement",
                      "only a voltage answers to a current as an impedance",
                      "a voltage");
    }

    bool
    is_held(const Impedance &impedance, const Heat &heat)
    {
      return std::any_of(heat.heaters.begin(),
                         heat.heaters.end(),
                         [&](const auto &heater) {
                           return heater.held_impedance == impedance.name;
                         });
    }

    /** The parameters of the device alone; none if it cannot be. */
    std::vector<Parameters>
    device_with(const ParameterFile &file,
                const Parameters &parameters,
                const std::string &parameter,
                const std::string &value)
    {
      ParameterFile device = file;
      device.set(parameter, value);
      std::string held;
      for (const auto &impedance : parameters.impedances)
        if (impedance.parameter.empty() && is_held(impedance, parameters.heat))
          held += (held.empty() ? "" : ", ") + impedance.name;
      for (const auto list : {"Protocol/Sweeps",
                              "Protocol/Signals",
                              "Protocol/Controllers",
                              "Protocol/Events",
                              "Measurements/Measurements",
                              "Measurements/Line probes"})
        device.set(list, "");
      device.set("Protocol/Impedances", held);
      Diagnostics diagnostics;
      const auto result = read_parameters(device, diagnostics);
      if (diagnostics.has_errors())
        return {};
      return {result};
    }

    void
    link_parameter(const Section &section,
                   const ParameterFile &file,
                   const Parameters &parameters,
                   Impedance &impedance)
    {
      const auto &path  = impedance.parameter;
      const auto *entry = varied_entry(section, path, file);
      if (entry == nullptr)
        return;
      if (!can_change(path, *entry))
        return section.error("Parameter",
                             "this parameter cannot oscillate",
                             what_can_change);
      const auto *setting    = file.find(path);
      const std::string text = setting == nullptr || setting->value.empty()
                                 ? entry->default_value
                                 : setting->value;
      const double value     = number_of(file, path);
      // What is unset or no number reads as 0.
      if (text.empty() || !std::isfinite(value) ||
          (value == 0. && split_path(path).front() != "Circuit"))
        return section.error("Parameter",
                             text.empty()
                               ? "this parameter is not set"
                               : "nothing oscillates about \"" + text + "\"",
                             "a parameter that is one finite number; outside "
                             "of the circuit none of 0");

      const double step = relative_step * (value == 0. ? 1. : std::abs(value));
      impedance.beside  = {{value, value}};
      impedance.with_beside.resize(2);
      for (const unsigned side : {0, 1})
        for (const double there :
             {side == 0 ? value - step : value + step, value})
        {
          const auto device =
            entry->type.accepts(exact_text(there))
              ? device_with(file, parameters, path, exact_text(there))
              : std::vector<Parameters>();
          if (device.empty())
            continue;
          impedance.beside[side]      = there;
          impedance.with_beside[side] = device.front();
          break;
        }
      if (impedance.beside[0] == impedance.beside[1] &&
          !section.diagnostics().has_errors())
        section.error("Parameter",
                      "neither a little less nor a little more than \"" + text +
                        "\" is possible",
                      "a parameter that may change");
    }
  } // namespace


  void
  link_impedances(const Section &protocol,
                  const ParameterFile &file,
                  Parameters &parameters)
  {
    const auto &items = protocol.items("Impedance");
    for (std::size_t i = 0; i < items.size(); ++i)
    {
      auto &impedance = parameters.impedances[i];
      const bool is_for =
        std::any_of(parameters.measurements.begin(),
                    parameters.measurements.end(),
                    [&](const auto &measurement) {
                      return measurement.impedance == impedance.name;
                    });
      const bool none = !items[i].is_set("Frequencies [Hz]") &&
                        !items[i].is_set("Lowest frequency [Hz]") &&
                        !items[i].is_set("Highest frequency [Hz]");
      if (none && !is_for && !is_held(impedance, parameters.heat))
        items[i].error(
          "",
          "no frequencies, and no measurement or heater needs them",
          "\"Frequencies [Hz]\" or \"Lowest frequency [Hz]\"");
      if (impedance.measurement.empty())
        continue;
      link_measurement(items[i], parameters, impedance);
      if (!impedance.parameter.empty())
        link_parameter(items[i], file, parameters, impedance);
    }
  }
} // namespace Oxion::Parameters
