#include <oxion/laws/zirconia_limits.h>
#include <oxion/measurements/remarks.h>
#include <oxion/physics/heater_supply.h>
#include <oxion/physics/impedance.h>
#include <oxion/physics/terminal_control.h>

#include <cmath>
#include <iomanip>
#include <sstream>

namespace Oxion
{
  namespace
  {
    /** What is held, as it is told. */
    struct Held
    {
      const char *name;
      double factor;
      const char *unit;
    };

    /** lack: the set-point less the value, SI. */
    std::string
    off_the_set_point(const Held &held, const double lack)
    {
      std::ostringstream text;
      text << std::setprecision(4) << "the held " << held.name << " is "
           << held.factor * std::abs(lack) << ' ' << held.unit << ' '
           << (lack < 0. ? "above" : "below") << " its set-point";
      return text.str();
    }


    void
    heater_remarks(const Model &model,
                   const GlobalState &state,
                   std::vector<std::string> &result)
    {
      const auto &heaters = model.heaters;
      for (unsigned h = 0; h < heaters.size(); ++h)
      {
        if (!heaters[h].parameters.holds())
          continue;
        const Control &control = heaters[h].control;
        const double lack      = lack_of(model, heaters[h], state).value;
        const unsigned base =
          control.memory ? *control.memory : model.power_unknown(h);
        const auto limit = supply_limit(heaters[h], state);
        const auto bound =
          resting_output(control,
                         state.unknowns[base],
                         lack,
                         limit ? limit->value : Parameters::unlimited);
        if (!bound)
          continue;
        std::ostringstream text;
        text << "heater " << heaters[h].parameters.name << " rests at "
             << (*bound == 0. ? "" : "its maximum of ") << *bound << " W: ";
        const double set_point = heaters[h].parameters.impedance_set_point;
        if (heaters[h].holds_impedance())
          text << std::setprecision(4) << "the held impedance is "
               << set_point * std::exp(lack) << " Ohm"
               << (lack > std::log(0.999 * measured_range) ? " or more" : "")
               << ", its set-point " << set_point << " Ohm";
        else
          text << off_the_set_point(heaters[h].parameters.held_resistance
                                      ? Held{"resistance", 1., "Ohm"}
                                      : Held{"temperature", 1., "K"},
                                    lack);
        result.push_back(text.str());
      }
    }


    void
    terminal_remarks(const Model &model,
                     const GlobalState &state,
                     std::vector<std::string> &result)
    {
      const Circuit &circuit = model.conditions.circuit;
      const auto remark      = [&](const unsigned terminal,
                              const TerminalControlState &at,
                              const Held &held) {
        if (!at.current_limit && !at.voltage_limit)
          return;
        std::ostringstream text;
        text << std::setprecision(4) << "terminal "
             << circuit.terminals()[terminal].name << " rests at its limit of ";
        if (at.current_limit)
          text << 1e3 * *at.current_limit << " mA";
        else
          text << *at.voltage_limit << " V";
        text << ": " << off_the_set_point(held, at.lack);
        result.push_back(text.str());
      };
      for (const auto &[t, control] : model.terminal_controls)
        remark(t,
               terminal_control_state(model, t, state),
               {"voltage", 1e3, "mV"});
      for (const auto &[t, control] : model.track_controls)
        remark(t,
               track_control_state(model, t, state),
               control.held_mean ? Held{"temperature", 1., "K"}
                                 : Held{"resistance", 1., "Ohm"});
    }


    void
    electrode_remarks(const Model &model,
                      const Tally &tally,
                      std::vector<std::string> &result)
    {
      for (unsigned e = 0; e < model.electrodes.size(); ++e)
      {
        const auto &electrode = tally.electrodes[e];
        std::ostringstream text;
        text << std::setprecision(3);
        if (electrode.lowest_potential < Laws::reduction_potential)
          text << "electrode " << model.electrodes[e].name
               << " is beyond the range of the laws: its oxygen potential falls"
                  " to "
               << electrode.lowest_potential
               << " V against O2 of 1 bar; zirconia "
               << (electrode.lowest_potential < Laws::decomposition_potential
                     ? "decomposes below "
                     : "is reduced below ")
               << (electrode.lowest_potential < Laws::decomposition_potential
                     ? Laws::decomposition_potential
                     : Laws::reduction_potential)
               << " V";
        else if (electrode.highest_activity > Laws::highest_activity)
          text << "electrode " << model.electrodes[e].name
               << " is beyond the range of the laws: its oxygen activity rises"
                  " to "
               << electrode.highest_activity << " bar";
        if (!text.str().empty())
          result.push_back(text.str());
      }
    }
  } // namespace


  template <int dim>
  std::vector<std::string>
  remarks(const Sensor<dim> &sensor, const Tally &tally)
  {
    std::vector<std::string> result;
    const GlobalState state =
      sensor.assembler().global_state(sensor.solution());
    heater_remarks(sensor.model(), state, result);
    terminal_remarks(sensor.model(), state, result);
    electrode_remarks(sensor.model(), tally, result);
    return result;
  }


  template std::vector<std::string>
  remarks(const Sensor<2> &, const Tally &);
  template std::vector<std::string>
  remarks(const Sensor<3> &, const Tally &);
} // namespace Oxion
