#pragma once

#include <oxion/parameters/formula.h>
#include <oxion/parameters/measurements.h>

#include <functional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** A measurement's name in formulas: "log_p" for "log p". */
  std::string
  variable_of(const Measurement &measurement);

  /** Does the formula speak of that name? */
  bool
  speaks_of(const std::string &formula, const std::string &variable);

  /**
   * The value of a measurement that is an expression of columns before its
   * own, of which those that it speaks of are asked for.
   */
  double
  expression_value(
    const Measurement &measurement,
    const std::vector<Measurement> &all,
    const std::function<double(const Measurement &)> &column_value);
} // namespace Oxion::Parameters
