#pragma once

#include <vector>

namespace Oxion
{
  /**
   * Backward differentiation with steps of any size: what follows from the
   * polynomial through the newest values (Hairer and Wanner, Solving Ordinary
   * Differential Equations II, III.5). Times [s], the newest first; a formula
   * of order k takes k + 1 of them. Stable up to order 6; A(73 deg)-stable up
   * to order 4.
   */
  namespace Bdf
  {
    /** d/dt at times[0] as a sum of weights [1/s] times the values. */
    std::vector<double>
    derivative(const std::vector<double> &times);

    /** The value at t as a sum of weights [-] times those at `times`. */
    std::vector<double>
    extrapolation(double t, const std::vector<double> &times);

    /**
     * The local error of order k as a share of the difference between the
     * solution at times[0] and what was extrapolated from the k + 1 values
     * before it (Milne's device); `times` holds k + 2.
     */
    double
    error_share(const std::vector<double> &times);
  } // namespace Bdf
} // namespace Oxion
