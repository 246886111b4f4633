#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /** Of a heater's metal at its present mean temperature [Ohm]. */
  double
  resistance_of(const HeaterModel &heater, const GlobalState &state);

  /** What a heater's supply can give [W], by its own mean; none: anything. */
  std::optional<LinearForm>
  supply_limit(const HeaterModel &heater, const GlobalState &state);

  /**
   * Of a heater that holds something, what is missing: of a temperature [K] by
   * its mean; of an impedance its logarithm's excess, by the unknown.
   */
  LinearForm
  heat_lack(const Model &model,
            const HeaterModel &heater,
            const GlobalState &state);
} // namespace Oxion
