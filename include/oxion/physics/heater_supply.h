#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /** Of a heater's metal, at its present temperature [Ohm]. */
  LinearForm
  resistance_of(const HeaterModel &heater, const GlobalState &state);

  /**
   * Of what it holds, the set-point less the value [K], [Ohm]; of an impedance
   * its logarithm's excess.
   */
  LinearForm
  lack_of(const Model &model,
          const HeaterModel &heater,
          const GlobalState &state);

  /** What a heater's supply can give [W]; none: anything. */
  std::optional<LinearForm>
  supply_limit(const HeaterModel &heater, const GlobalState &state);

  /** Of the legs that a section cuts, at one temperature [Ohm, K]. */
  std::vector<double>
  leg_resistances(const Model &model,
                  const HeaterModel &heater,
                  double temperature);
} // namespace Oxion
