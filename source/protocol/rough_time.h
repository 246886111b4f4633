#pragma once

#include <oxion/checks/problem_size.h>

#include <optional>
#include <string>

namespace Oxion
{
  /**
   * Computing time of a sweep's points [s], within a factor of five: by Newton
   * steps and by what one took on devices of 5,000 to 1,200,000 unknowns on a
   * machine of 2020. Nothing of a transient, whose steps nobody knows.
   */
  std::optional<double>
  rough_seconds(const ProblemSize &size,
                const Parameters::Parameters &parameters,
                unsigned n_ranks);

  /** "40 s", "12 min", "3 h": one or two digits. */
  std::string
  rough_duration(double seconds);
} // namespace Oxion
