#pragma once

#include <oxion/physics/model.h>

#include <optional>

namespace Oxion
{
  /**
   * Where a heater's power rests [W], if it does not hold its temperature.
   * gain: Model::heater_gain [W/K]; power: its own [W]; mean: of the held
   * temperature [K].
   */
  std::optional<double>
  resting_power(const HeaterModel &heater,
                double gain,
                double power,
                double mean);
} // namespace Oxion
