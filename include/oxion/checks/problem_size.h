#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameters.h>

#include <string>

namespace Oxion
{
  /** How large a device will be, told without making its mesh. */
  struct ProblemSize
  {
    double cells    = 0.; ///< after refinement
    double unknowns = 0.; ///< of all fields
    double memory   = 0.; ///< of all ranks [bytes], within a factor of two
  };

  ProblemSize
  estimate_size(const Parameters::Parameters &parameters, unsigned n_ranks);

  /** A number as a size is told, rounded: "16900", "0.331", "3.2e+12". */
  std::string
  three_digits(double value);

  /**
   * Refuses a device beyond `Cell limit` or `Memory limit`, naming the
   * parameter that would help most.
   */
  void
  check_size(const Parameters::Parameters &parameters,
             unsigned n_ranks,
             Parameters::Diagnostics &diagnostics);
} // namespace Oxion
