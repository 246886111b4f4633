#pragma once

#include <oxion/parameters/protocol.h>
#include <oxion/solver/time_stepper.h>

namespace Oxion
{
  /**
   * Without a tolerance steps are as long as they may be: all alike, but where
   * they begin and where the way to the next time that must be met is no
   * multiple of them.
   *
   * How steps h begin: with q + 1 short ones, after which each is 1 + 1/q times
   * the one before until that is h; together they make up q h. Formulas of
   * variable step are stable for steps that grow by up to 2.4, 1.5 and 1.28 at
   * order 2, 3 and 4 (M. Calvo, T. Grande, R. D. Grigorieff, Numer. Math. 57
   * (1990) 39). The first step is of order one, so its error goes with its
   * length squared: at order k that is to be h^k.
   */
  namespace EvenSteps
  {
    bool
    are_wanted(const Parameters::Transient &of_time);

    /** The first length [s]. */
    double
    first(const Parameters::Transient &of_time);

    /** After a step of that length [s], accepted. */
    double
    next(const Parameters::Transient &of_time,
         double length,
         const TimeStep &step);

    /** So many alike make up what is left, none longer than that [s]. */
    double
    share(double left, double length);
  } // namespace EvenSteps
} // namespace Oxion
