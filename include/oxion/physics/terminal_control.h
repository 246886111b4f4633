#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /** A terminal that holds something within limits. */
  struct TerminalControlState
  {
    GlobalRow row;    ///< its equation
    double lack = 0.; ///< of what it holds [V], [K] or [Ohm]
    /// Where it rests, if it does not regulate: at a current [A] or at a
    /// voltage of its own [V].
    std::optional<double> current_limit, voltage_limit;
  };

  /** By Model::terminal_controls. Its row is of the current [A]. */
  TerminalControlState
  terminal_control_state(const Model &model,
                         unsigned terminal,
                         const GlobalState &state);

  /** By Model::track_controls. Its row is of the voltage [V]. */
  TerminalControlState
  track_control_state(const Model &model,
                      unsigned terminal,
                      const GlobalState &state);
} // namespace Oxion
