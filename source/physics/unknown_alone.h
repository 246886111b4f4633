#pragma once

#include <oxion/problem/problem.h>

namespace Oxion
{
  /**
   * A global unknown's equation as far as this is it alone: an electrode's
   * current less what its surface supplies, the logarithm of an impedance less
   * what the solver finds for it.
   */
  class UnknownAlone : public GlobalEquation
  {
  public:
    explicit UnknownAlone(const unsigned unknown)
      : unknown_(unknown)
    {}

    unsigned
    unknown() const override
    {
      return unknown_;
    }
    GlobalRow
    at(const GlobalState &state) const override
    {
      GlobalRow row;
      row.residual   = state.unknowns[unknown_];
      row.by_unknown = {{unknown_, 1.}};
      return row;
    }

  private:
    unsigned unknown_;
  };
} // namespace Oxion
