#pragma once

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** A unit of a table's column, factor and offset from SI to it. */
  struct ColumnUnit
  {
    std::string name;
    double factor;
    double offset = 0.; ///< of a temperature that is not absolute
  };

  /** Kinds of quantities that are measured; each has its units. */
  enum class Quantity
  {
    current,
    current_density,
    voltage,
    temperature,
    temperature_gradient,
    pressure,
    molar_flow,
    power,
    fraction,
    logarithm,
    resistance,
    frequency,
    angle,
    amount,
    duration
  };

  /** The units a quantity can be shown in, the default one first. */
  const std::vector<ColumnUnit> &
  units_of(Quantity quantity);

  /** Title of a column in SI: "p_O2 [Pa]". */
  std::string
  si_title(const std::string &name, Quantity quantity);
} // namespace Oxion::Parameters
