#pragma once

#include <oxion/measurements/balances.h>

#include <map>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * Judges balances against the largest flux of the run so far: at lambda = 1
   * all vanish. Elements and charge have to close to 1e-11, energy to 1e-9.
   */
  class BalanceJudge
  {
  public:
    /** Sets each scale; returns what does not close, else "". */
    std::string
    judge(std::vector<Balance> &sheet);

    /** The largest flux so far, by balance; a later run may go on from it. */
    const std::map<std::string, double> &
    largest() const
    {
      return largest_;
    }
    void
    go_on_from(const std::map<std::string, double> &largest)
    {
      largest_ = largest;
    }

  private:
    std::map<std::string, double> largest_;
  };
} // namespace Oxion
