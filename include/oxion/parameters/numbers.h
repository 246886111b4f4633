#pragma once

#include <oxion/parameters/parameters.h>

namespace Oxion::Parameters
{
  /**
   * Every number of the equations and conditions - materials, gas, electrodes,
   * circuit, heat - in an order of its own; all else of the parameters is
   * structure. Two devices of one structure have as many. What two entries
   * give, like a pressure in Pa and in bar, is in it twice.
   */
  std::vector<double *>
  numbers(Parameters &parameters);

  /**
   * The parameters of `to` with all numbers at the fraction s of the way from
   * `from`; of one structure. What may be of any magnitude, like conductivities
   * and resistances, goes by factors. What is infinite at one end is that of
   * `to`.
   */
  Parameters
  blend(const Parameters &from, const Parameters &to, double s);
} // namespace Oxion::Parameters
