#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /** What a heater's supply can give [W], by its own mean; none: anything. */
  std::optional<LinearForm>
  supply_limit(const HeaterModel &heater, const GlobalState &state);
} // namespace Oxion
