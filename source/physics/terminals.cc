#include <oxion/physics/terminal_control.h>

#include "physics.h"
#include "unknown_alone.h"

namespace Oxion
{
  namespace
  {
    /** What drives a terminal. */
    class TerminalEquation : public GlobalEquation
    {
    public:
      TerminalEquation(const Model &model, const unsigned terminal)
        : model_(model)
        , terminal_(terminal)
      {}

      unsigned
      unknown() const override
      {
        return model_.conditions.circuit.voltage_unknown(terminal_);
      }

      GlobalRow
      at(const GlobalState &state) const override
      {
        if (model_.terminal_controls.count(terminal_) > 0)
          return terminal_control_state(model_, terminal_, state).row;
        if (model_.track_controls.count(terminal_) > 0)
          return track_control_state(model_, terminal_, state).row;
        const auto equation = model_.conditions.circuit.equations()[terminal_];
        GlobalRow row;
        row.residual   = -equation.right_side;
        row.by_unknown = equation.coefficients;
        for (const auto &[unknown, coefficient] : equation.coefficients)
          row.residual += coefficient * state.unknowns[unknown];
        return row;
      }

    private:
      const Model &model_;
      unsigned terminal_;
    };
  } // namespace


  TerminalControlState
  terminal_control_state(const Model &model,
                         const unsigned terminal,
                         const GlobalState &state)
  {
    const Circuit &circuit = model.conditions.circuit;
    const auto held        = circuit.equations()[terminal];
    const auto &control    = model.terminal_controls.at(terminal);
    LinearForm current, lack;
    for (const unsigned i : circuit.currents_of(terminal))
    {
      current.value += state.unknowns[i];
      current.by_unknown.push_back({i, 1.});
    }
    lack.value = held.right_side;
    for (const auto &[unknown, coefficient] : held.coefficients)
    {
      lack.value -= coefficient * state.unknowns[unknown];
      lack.by_unknown.push_back({unknown, -coefficient});
    }

    TerminalControlState result;
    result.row  = control_row(control, state, current, lack);
    result.lack = lack.value;
    // The same condition once more: a voltage of its own that drives the
    // current, or stands at a limit while less flows than is asked for.
    const unsigned own   = circuit.voltage_unknown(terminal);
    const double voltage = state.unknowns[own];
    const double wanted  = voltage - result.row.residual / control.conductance;
    if (wanted > control.largest_voltage)
      result.voltage_limit = control.largest_voltage;
    else if (wanted < control.smallest_voltage)
      result.voltage_limit = control.smallest_voltage;
    if (result.voltage_limit)
    {
      result.row = {};
      result.row.residual =
        control.conductance * (voltage - *result.voltage_limit);
      result.row.by_unknown = {{own, control.conductance}};
    }
    else
      result.current_limit =
        resting_output(control,
                       control.memory ? state.unknowns[*control.memory]
                                      : current.value,
                       lack.value);
    return result;
  }


  void
  declare_terminals(const Model &model,
                    const Parameters::Parameters &parameters,
                    Fields &fields)
  {
    const double current = parameters.solver.current_scale;
    const auto &circuit  = model.conditions.circuit;
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
    {
      Field voltage{"voltage of terminal " + circuit.terminals()[t].name,
                    1.,
                    circuit.is_voltage_equation(t) ? 1. : current};
      voltage.step.largest = model.track_controls.count(t) > 0
                               ? circuit.terminals()[t].largest_voltage
                               : potential_step(model);
      voltage.tolerance    = balance_of_matter;
      voltage.advice       = advice_at_electrodes;
      fields.globals.push_back(voltage);
    }
    // The amperes of a heater's track are not what the cells beside it are
    // judged by.
    const bool is_of_cells = has_cells(model);
    for (const auto &electrode : model.electrodes)
    {
      const double scale =
        electrode.meets_ions ? current : electron_scale(model, current);
      Field field{"current of electrode " + electrode.name, scale, scale};
      field.tolerance     = balance_of_matter;
      field.advice        = advice_at_electrodes;
      field.is_throughput = electrode.meets_ions || !is_of_cells;
      fields.globals.push_back(field);
    }
  }


  template <int dim>
  void
  add_terminals(const Model &model, Problem<dim> &problem)
  {
    const auto &circuit = model.conditions.circuit;
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      problem.global_equations.push_back(
        std::make_unique<TerminalEquation>(model, t));
    for (unsigned e = 0; e < circuit.n_electrodes(); ++e)
      problem.global_equations.push_back(
        std::make_unique<UnknownAlone>(circuit.current_unknown(e)));
  }

  template void
  add_terminals(const Model &, Problem<2> &);
  template void
  add_terminals(const Model &, Problem<3> &);
} // namespace Oxion
