#include <oxion/laws/constants.h>
#include <oxion/laws/sealed_reference.h>
#include <oxion/physics/groups.h>
#include <oxion/physics/model.h>

#include <algorithm>
#include <cmath>

#include "index_of.h"

// What of a model has equations of its own: heaters, controls, sealed
// references. The rest stands in model.cc.
namespace Oxion
{
  void
  Model::add_heat(const Parameters::Parameters &parameters,
                  const std::vector<std::string> &region_names,
                  const std::vector<std::string> &surface_names)
  {
    for (const auto &exchange : parameters.heat.exchanges)
      exchanges.push_back(
        {static_cast<unsigned>(index_of(surface_names, exchange.surface)),
         exchange});
    const auto mean_in =
      [&](const int surface, const int region, unsigned row) {
        means.push_back({Oxion::temperature, 0, surface, region, row});
        return means.size() - 1;
      };
    // Of a region, a surface or, empty, of none.
    const auto held_mean = [&](const std::string &place, const unsigned row) {
      std::optional<unsigned> result;
      if (!place.empty())
        result = mean_in(index_of(surface_names, place),
                         index_of(region_names, place),
                         row);
      return result;
    };
    const auto &circuit = conditions.circuit;
    for (unsigned t = 0; t < parameters.terminals.size(); ++t)
      if (const auto &terminal = parameters.terminals[t]; terminal.heats())
        track_controls[t].held_mean =
          held_mean(terminal.held, circuit.voltage_unknown(t));
    for (const auto &heater : parameters.heat.heaters)
    {
      HeaterModel model;
      model.parameters   = heater;
      const unsigned row = power_unknown(heaters.size());
      for (const auto &region : heater.regions())
        model.regions.push_back(index_of(region_names, region));
      if (heater.has_resistance() && !model.is_section())
        model.own_mean = mean_in(-1, model.regions.front(), row);
      model.held_mean = held_mean(heater.held, row);
      for (const auto &impedance : parameters.impedances)
        if (impedance.name == heater.held_impedance)
        {
          model.held_impedance = held_impedances.size();
          held_impedances.push_back(impedance);
        }
      heaters.push_back(model);
    }
    unsigned next = power_unknown(heaters.size());
    for (auto &heater : heaters)
      if (heater.is_section())
      {
        heater.resistance = next;
        next += 1 + heater.regions.size();
      }
  }


  void
  Model::add_boundary_conditions(const Parameters::Parameters &parameters,
                                 const std::vector<std::string> &surface_names)
  {
    const GasState air = resting_air(parameters.gas);
    const auto variables =
      Parameters::Formula::of_place_and_time(parameters.geometry.symmetry);
    for (const auto &condition : parameters.boundary_conditions)
    {
      const std::string field = condition.field;
      const int species       = mixture.index(condition.species());
      const auto &order       = gas_unknowns.species;
      const auto unknown      = std::find(order.begin(), order.end(), species);
      const bool is_partial   = species >= 0;
      boundary_conditions.push_back(
        {condition,
         static_cast<unsigned>(index_of(surface_names, condition.surface)),
         field == "T"     ? Oxion::temperature
         : field == "phi" ? ionic
         : field == "psi" ? electronic
                          : gas,
         static_cast<unsigned>(species),
         is_partial ? static_cast<unsigned>(unknown - order.begin()) : 0,
         is_partial ? air.mole_fractions[species] * air.pressure : air.pressure,
         Parameters::Formula(condition.formula, variables)});
    }
  }


  void
  Model::add_sealed_references(const Parameters::Parameters &parameters)
  {
    const GasState air = resting_air(parameters.gas);
    for (const auto &reference : parameters.sealed_references)
    {
      const unsigned r = sealed_references.size();
      const auto electrode =
        std::find_if(electrodes.begin(), electrodes.end(), [&](const auto &e) {
          return e.sealed == int(r);
        });
      sealed_references.push_back(
        {reference,
         electrode->surface,
         Laws::given_inventory(reference, temperature),
         std::log(Laws::oxygen_in_air * air.pressure / Laws::standard_pressure),
         unsigned(means.size())});
      if (solve_temperature)
        means.push_back({Oxion::temperature,
                         0,
                         int(electrode->surface),
                         -1,
                         activity_unknown(r)});
    }
  }


  void
  Model::add_controls(const Parameters::Parameters &parameters)
  {
    const auto remember = [&](const auto &of,
                              const std::string &name,
                              const std::vector<unsigned> &output,
                              const double gain,
                              Control &control) {
      if (of.control == Parameters::ControlKind::ideal)
        return;
      control.gain   = gain;
      control.memory = memory_unknown(memories.size());
      memories.push_back({name, output, of.integral_time});
    };
    // An ideal controller's gain makes the scaled row that of the scaled value.
    for (unsigned h = 0; h < heaters.size(); ++h)
      if (const auto &heater = parameters.heat.heaters[h]; heater.holds())
      {
        Control &control  = heaters[h].control;
        const bool of_log = heater.holds_impedance();
        control.gain =
          parameters.solver.power_scale /
          (of_log ? 1. : heater.held_resistance.value_or(temperature_scale));
        control.lower = 0.;
        control.upper = heater.maximum_power;
        remember(heater,
                 "heater " + heater.name,
                 {power_unknown(h)},
                 of_log ? heater.log_gain : heater.gain,
                 control);
      }
    const auto &circuit = conditions.circuit;
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      if (const auto &terminal = circuit.terminals()[t];
          terminal.is_controlled())
      {
        const double scale       = parameters.solver.current_scale; // per volt
        TerminalControl &control = terminal_controls[t];
        control.gain             = std::copysign(scale, terminal.gain);
        control.lower            = terminal.smallest_current;
        control.upper            = terminal.largest_current;
        control.smallest_voltage = terminal.smallest_voltage;
        control.largest_voltage  = terminal.largest_voltage;
        control.conductance      = scale;
        remember(terminal,
                 "terminal " + terminal.name,
                 circuit.currents_of(t),
                 terminal.gain,
                 control);
      }
    for (auto &[t, control] : track_controls)
    {
      const auto &terminal = parameters.terminals[t];
      const bool of_kelvin = control.held_mean.has_value();
      control.set_point = of_kelvin ? terminal.set_point : terminal.resistance;
      // Of all that it can give, by 100 K or by the whole resistance.
      control.gain =
        terminal.largest_voltage / (of_kelvin ? 100. : control.set_point);
      control.lower           = terminal.smallest_voltage;
      control.upper           = terminal.largest_voltage;
      control.largest_current = terminal.largest_current;
      control.unit_resistance = 1. / parameters.solver.current_scale;
      remember(terminal,
               "terminal " + terminal.name,
               {circuit.voltage_unknown(t)},
               terminal.gain,
               control);
    }
  }
} // namespace Oxion
