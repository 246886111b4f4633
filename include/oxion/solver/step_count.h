#pragma once

namespace Oxion
{
  /** Steps of time that were tried. */
  struct StepCount
  {
    unsigned taken = 0;
    // Tried again, shorter:
    unsigned refused  = 0; ///< the error was too large
    unsigned unsolved = 0; ///< there was no solution

    unsigned
    tried() const
    {
      return taken + refused + unsolved;
    }
    StepCount &
    operator+=(const StepCount &other)
    {
      taken += other.taken;
      refused += other.refused;
      unsolved += other.unsolved;
      return *this;
    }
  };
} // namespace Oxion
