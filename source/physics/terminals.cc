#include <oxion/physics/terminal_control.h>

#include "physics.h"

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
        if (const auto control = model_.terminal_controls.find(terminal_);
            control != model_.terminal_controls.end())
        {
          const auto [current, lack] =
            terminal_control_state(model_, terminal_, state);
          return control_row(control->second, state, current, lack, false);
        }
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


    /** An electrode's current is the integral that its surface supplies. */
    class ElectrodeCurrent : public GlobalEquation
    {
    public:
      explicit ElectrodeCurrent(const unsigned unknown)
        : unknown_(unknown)
      {}

      unsigned
      unknown() const override
      {
        return unknown_;
      }
      GlobalRow
      at(const GlobalState &state) const override
      {
        GlobalRow row;
        row.residual   = state.unknowns[unknown_];
        row.by_unknown = {{unknown_, 1.}};
        return row;
      }

    private:
      unsigned unknown_;
    };
  } // namespace


  TerminalControlState
  terminal_control_state(const Model &model,
                         const unsigned terminal,
                         const GlobalState &state)
  {
    const Circuit &circuit = model.conditions.circuit;
    const auto held        = circuit.equations()[terminal];
    TerminalControlState result;
    for (const unsigned i : circuit.currents_of(terminal))
    {
      result.current.value += state.unknowns[i];
      result.current.by.push_back({i, 1.});
    }
    result.lack.value = held.right_side;
    for (const auto &[unknown, coefficient] : held.coefficients)
    {
      result.lack.value -= coefficient * state.unknowns[unknown];
      result.lack.by.push_back({unknown, -coefficient});
    }
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
      voltage.step.largest = largest_potential_step;
      voltage.tolerance    = balance_of_matter;
      voltage.advice       = advice_at_electrodes;
      fields.globals.push_back(voltage);
    }
    for (const auto &electrode : model.electrodes)
    {
      Field field{"current of electrode " + electrode.name, current, current};
      field.tolerance     = balance_of_matter;
      field.advice        = advice_at_electrodes;
      field.is_throughput = true;
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
        std::make_unique<ElectrodeCurrent>(circuit.current_unknown(e)));
  }

  template void
  add_terminals(const Model &, Problem<2> &);
  template void
  add_terminals(const Model &, Problem<3> &);
} // namespace Oxion
