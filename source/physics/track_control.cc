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

    /// V = mid(lower, upper, V - c w) has the same solutions for any c > 0,
    /// w: the voltage less the one asked for. The smaller, the nearer to a
    /// limit is a state that rests there: a track that is too hot on the way
    /// is not switched off, from where no little step leads back.
    constexpr double share_of_excess = 0.01;

    LinearForm
    lack_of_temperature(const TrackControl &control, const GlobalState &state)
    {
      return {control.set_point - state.means[control.mean],
              {},
              {{control.mean, -1.}}};
    }


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
  } // namespace


  TerminalControlState
  track_control_state(const Model &model,
                      const unsigned terminal,
                      const GlobalState &state)
  {
    const Circuit &circuit = model.conditions.circuit;
    const auto &control    = model.track_controls.at(terminal);
    const unsigned own     = circuit.voltage_unknown(terminal);
    const LinearForm voltage{state.unknowns[own], {{own, 1.}}, {}};
    TerminalControlState result;

    // Without a voltage a track has no resistance, and does not warm by a
    // little more of it. What is no solution there starts from half of all.
    const double none =
      std::max(control.lower / 2., no_voltage * control.upper);
    const double base =
      control.memory ? state.unknowns[*control.memory] : voltage.value;
    const bool is_off    = voltage.value < none;
    const auto stands_at = [&](const double at) {
      GlobalRow row;
      row.residual   = voltage.value - at;
      row.by_unknown = voltage.by_unknown;
      return row;
    };
    GlobalRow at_largest_current;
    at_largest_current.residual =
      -control.unit_resistance * control.largest_current;
    for (const unsigned i : circuit.currents_of(terminal))
    {
      at_largest_current.residual +=
        control.unit_resistance * state.unknowns[i];
      at_largest_current.by_unknown.push_back({i, control.unit_resistance});
    }
    const auto start = [&] {
      result.row = std::isfinite(control.largest_current)
                     ? at_largest_current
                     : stands_at(control.upper / 2.);
      return result;
    };
    if (is_off && !control.holds_temperature())
      return start();
    const LinearForm lack =
      control.holds_temperature()
        ? lack_of_temperature(control, state)
        : lack_of_resistance(circuit, terminal, control, state);
    result.lack = lack.value;
    if (is_off && base + control.gain * lack.value > 2. * none)
      return start();

    // Regulated, without the limits.
    Control free        = control;
    free.lower          = -Parameters::unlimited;
    free.upper          = Parameters::unlimited;
    result.row          = control_row(free, state, voltage, lack);
    const double excess = share_of_excess * result.row.residual;
    const double wanted = voltage.value - excess;
    if (wanted < control.lower)
      result.voltage_limit = control.lower;
    else if (wanted > control.upper)
      result.voltage_limit = control.upper;
    if (result.voltage_limit)
      result.row = stands_at(*result.voltage_limit);

    // Of both limits the one that asks for less voltage: the larger residual.
    if (at_largest_current.residual >
        (result.voltage_limit ? result.row.residual : excess))
    {
      result.row = at_largest_current;
      result.voltage_limit.reset();
      result.current_limit = control.largest_current;
    }
    return result;
  }
} // namespace Oxion
