#include <oxion/autodiff/dual.h>
#include <oxion/physics/terminal_control.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    /// Of the largest voltage: below it a track knows of no more voltage, as
    /// its heat goes with the square.
    constexpr double no_voltage = 1e-6;

    /// Of a set-point: how exactly a mean is that of a body that has it all
    /// over, as one that a run starts at; without a voltage it tells of no
    /// equation.
    constexpr double round_off = 1e-12;

    /// V = mid(lower, upper, V - c w) has the same solutions for any c > 0,
    /// w: the voltage less the one asked for. The smaller, the nearer to a
    /// limit is a state that rests there: a track that is too hot on the way
    /// is not switched off, from where no little step leads back.
    constexpr double share_of_excess = 0.01;

    /** R = (U - U_other)/I, all leads included, as a control unit sees it. */
    LinearForm
    lack_of_resistance(const Circuit &circuit,
                       const unsigned terminal,
                       const TrackControl &control,
                       const GlobalState &state)
    {
      const unsigned own   = circuit.voltage_unknown(terminal);
      const unsigned other = circuit.voltage_unknown(
        circuit.find_terminal(circuit.terminals()[terminal].plus));
      const auto currents = circuit.currents_of(terminal);
      double current      = 0.;
      for (const unsigned i : currents)
        current += state.unknowns[i];
      using Number = Dual<3>;
      const Number lack =
        control.set_point - (Number::variable(state.unknowns[own], 0) -
                             Number::variable(state.unknowns[other], 1)) /
                              Number::variable(current, 2);
      LinearForm result{lack.value,
                        {{own, lack.derivative[0]},
                         {other, lack.derivative[1]}},
                        {}};
      for (const unsigned i : currents)
        result.by_unknown.push_back({i, lack.derivative[2]});
      return result;
    }


    GlobalRow
    at_largest_current(const Circuit &circuit,
                       const unsigned terminal,
                       const TrackControl &control,
                       const GlobalState &state)
    {
      GlobalRow row;
      row.residual = -control.unit_resistance * control.largest_current;
      for (const unsigned i : circuit.currents_of(terminal))
      {
        row.residual += control.unit_resistance * state.unknowns[i];
        row.by_unknown.push_back({i, control.unit_resistance});
      }
      return row;
    }


    GlobalRow
    at_voltage(const LinearForm &own_voltage, const double wanted)
    {
      GlobalRow row;
      row.residual   = own_voltage.value - wanted;
      row.by_unknown = own_voltage.by_unknown;
      return row;
    }
  } // namespace


  TerminalControlState
  track_control_state(const Model &model,
                      const unsigned terminal,
                      const GlobalState &state)
  {
    const Circuit &circuit = model.conditions.circuit;
    const auto &control    = model.track_controls.at(terminal);
    const unsigned own     = circuit.voltage_unknown(terminal);
    const LinearForm own_voltage{state.unknowns[own], {{own, 1.}}, {}};
    const GlobalRow current =
      at_largest_current(circuit, terminal, control, state);
    TerminalControlState result;

    // Without a voltage a track has no resistance, and does not warm by a
    // little more of it. What is no solution there starts at the largest
    // current, from where it is soon too hot, or from half of all voltage.
    const double none =
      std::max(control.lower / 2., no_voltage * control.upper);
    const double base =
      control.memory ? state.unknowns[*control.memory] : own_voltage.value;
    const bool is_off = own_voltage.value < none;
    const auto start  = [&] {
      result.row = std::isfinite(control.largest_current)
                      ? current
                      : at_voltage(own_voltage, control.upper / 2.);
      return result;
    };
    if (is_off && !control.held_mean)
      return start();
    const LinearForm lack =
      control.held_mean
        ? lack_of_mean(control.set_point, *control.held_mean, state)
        : lack_of_resistance(circuit, terminal, control, state);
    result.lack       = lack.value;
    const double zero = control.memory
                          ? 2. * none
                          : -round_off * control.gain * control.set_point;
    if (is_off && base + control.gain * lack.value > zero)
      return start();

    // Regulated, without the limits.
    Control free        = control;
    free.lower          = -Parameters::unlimited;
    free.upper          = Parameters::unlimited;
    result.row          = control_row(free, state, own_voltage, lack);
    const double excess = share_of_excess * result.row.residual;
    const double wanted = own_voltage.value - excess;
    if (wanted < control.lower)
      result.voltage_limit = control.lower;
    else if (wanted > control.upper)
      result.voltage_limit = control.upper;
    if (result.voltage_limit)
      result.row = at_voltage(own_voltage, *result.voltage_limit);

    // Of both limits the one that asks for less voltage: the larger residual.
    if (current.residual >
        (result.voltage_limit ? result.row.residual : excess))
    {
      result.row = current;
      result.voltage_limit.reset();
      result.current_limit = control.largest_current;
    }
    return result;
  }
} // namespace Oxion
