#include <oxion/physics/impedance.h>

#include <algorithm>

#include "physics.h"
#include "unknown_alone.h"

namespace Oxion
{
  using Parameters::Drive;
  using Parameters::Impedance;

  namespace
  {
    bool
    holds_voltage(const Parameters::Terminal &terminal)
    {
      return terminal.drive == Drive::voltage ||
             terminal.drive == Drive::hold_voltage || terminal.heats() ||
             terminal.drive == Drive::hold_current;
    }


    /** The circuit that the excitation meets. */
    Circuit
    measured_circuit(const Circuit &circuit, const Impedance &impedance)
    {
      auto terminals = circuit.terminals();
      const auto at  = [&](const std::string &name) -> auto &
      {
        return terminals[circuit.find_terminal(name)];
      };
      for (const auto &name : impedance.fixed_voltages)
        at(name).drive = Drive::voltage;
      for (const auto &name : impedance.fixed_currents)
        at(name).drive = Drive::current;
      if (!impedance.plus.empty())
      {
        auto &plus = at(impedance.plus), &minus = at(impedance.minus);
        // What a law of control gives takes no current by itself.
        for (auto *end : {&plus, &minus})
          if (end->is_controlled() || end->heats())
            end->drive = Drive::current;
        if (holds_voltage(plus) && holds_voltage(minus))
          (plus.drive == Drive::voltage && minus.drive != Drive::voltage ? minus
                                                                         : plus)
            .drive = Drive::current;
      }
      return circuit.with_terminals(terminals);
    }
  } // namespace


  HarmonicQuestion
  question_of(const Model &model,
              const Impedance &impedance,
              const double frequency)
  {
    HarmonicQuestion result;
    result.frequency    = frequency;
    const auto &present = model.conditions.circuit;
    const auto circuit  = measured_circuit(present, impedance);
    const auto now      = present.equations();
    const auto wanted   = circuit.equations();
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      if (circuit.terminals()[t].drive != present.terminals()[t].drive ||
          now[t].coefficients != wanted[t].coefficients)
        result.replaced[circuit.voltage_unknown(t)] = wanted[t].coefficients;
    const auto &fixed = impedance.fixed_powers;
    for (unsigned h = 0; h < model.heaters.size(); ++h)
      if (const HeaterModel &heater = model.heaters[h];
          heater.holds_impedance() ||
          std::find(fixed.begin(), fixed.end(), heater.parameters.name) !=
            fixed.end())
        result.replaced[model.power_unknown(h)] = {
          {model.power_unknown(h), 1.}};

    if (!impedance.plus.empty())
      for (const auto &[name, current] :
           {std::pair(impedance.plus, 1.), std::pair(impedance.minus, -1.)})
      {
        const unsigned t       = circuit.find_terminal(name);
        const unsigned voltage = circuit.voltage_unknown(t);
        result.measured.push_back({voltage, current});
        if (!holds_voltage(circuit.terminals()[t]))
          result.injected.push_back({voltage, current});
      }
    return result;
  }


  void
  declare_held_impedances(const Model &model,
                          const Parameters::Parameters & /*parameters*/,
                          Fields &fields)
  {
    for (const auto &impedance : model.held_impedances)
    {
      Field field{"logarithm of impedance " + impedance.name, 1., 1.};
      field.advice = advice_on_temperature;
      fields.globals.push_back(field);
    }
  }


  template <int dim>
  void
  add_held_impedances(const Model &model, Problem<dim> &problem)
  {
    for (unsigned h = 0; h < model.heaters.size(); ++h)
      if (const int held = model.heaters[h].held_impedance; held >= 0)
      {
        const unsigned unknown = model.log_impedance_unknown(held);
        problem.global_equations.push_back(
          std::make_unique<UnknownAlone>(unknown));
        problem.harmonic_equations.push_back(
          {unknown, [&model, h, held] {
             const auto &heater = model.heaters[h].parameters;
             auto question      = question_of(model,
                                         model.held_impedances[held],
                                         heater.frequency);
             question.largest   = measured_range * heater.impedance_set_point;
             return question;
           }});
      }
  }

  template void
  add_held_impedances(const Model &, Problem<2> &);
  template void
  add_held_impedances(const Model &, Problem<3> &);
} // namespace Oxion
