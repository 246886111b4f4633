#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /** A terminal that holds a voltage by Model::terminal_controls. */
  struct TerminalControlState
  {
    /// The current that the controller asks for less the one that flows, as
    /// the residual of an equation [A].
    GlobalRow row;
    double lack; ///< of the held voltage [V]
    /// Where it rests, if it does not regulate: at a current [A] or at a
    /// voltage of its own [V].
    std::optional<double> current_limit, voltage_limit;
  };

  TerminalControlState
  terminal_control_state(const Model &model,
                         unsigned terminal,
                         const GlobalState &state);
} // namespace Oxion
