#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/parameters/parameters.h>
#include <oxion/study/convergence.h>

#include <string>
#include <vector>

namespace Oxion
{
  /** One number that every run of a study gives. */
  struct Reading
  {
    std::string column; ///< title with unit: "I_p [mA]"
    std::string at;     ///< "Lambda [-] = air", "the end", "" of one point
    std::vector<double> values; ///< of each run; NaN where it has none
    /// Estimated of each run: exact minus value; NaN where it has none.
    std::vector<double> errors = {};
    double scale               = 1.;   ///< of what is relative, > 0
    double round_off           = 1e-8; ///< that the solver leaves, relative
  };

  /**
   * All readings of runs of one file, in the order of rows and columns. Of
   * steady runs each column at each point. Of runs in time each column at the
   * end and its largest and smallest value at the times of outputs, which all
   * runs share, and each time of an event.
   *
   * Relative is: to the finest run's value, but at least to a thousandth of
   * its column's largest, beside which the zero of a current is none.
   */
  std::vector<Reading>
  readings_of(const std::vector<RunSummary> &runs,
              const Parameters::Parameters &parameters);
} // namespace Oxion
