#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /** A terminal that holds a voltage by Model::terminal_controls. */
  struct TerminalControlState
  {
    LinearForm current; ///< into its electrodes [A]
    LinearForm lack;    ///< of the held voltage [V]
  };

  TerminalControlState
  terminal_control_state(const Model &model,
                         unsigned terminal,
                         const GlobalState &state);
} // namespace Oxion
