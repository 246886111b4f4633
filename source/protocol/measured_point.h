#pragma once

#include <oxion/measurements/balance_judge.h>

#include "run_files.h"

namespace Oxion
{
  /**
   * Balances and measured values of the sensor's present state, into a result
   * whose measured columns have their titles; it has converged if all balances
   * close and all values are finite but those that may be unknown: a heater's
   * where the temperature is given, an impedance in time. Collective.
   */
  template <int dim>
  void
  judge_and_measure(const Sensor<dim> &sensor,
                    const Parameters::Parameters &parameters,
                    BalanceJudge &judge,
                    PointResult &result);

  /**
   * The values alone, of a state that solves no equations. Collective.
   * @throw NumericalFailure as measure().
   */
  template <int dim>
  void
  fill_measured(const Sensor<dim> &sensor,
                const Parameters::Parameters &parameters,
                PointResult &result);
} // namespace Oxion
