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
