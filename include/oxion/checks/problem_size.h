#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameters.h>

#include <string>
#include <utility>
#include <vector>

namespace Oxion
{
  /** How large a device will be. */
  struct ProblemSize
  {
    double cells    = 0.; ///< after refinement
    double unknowns = 0.; ///< of all fields
    double memory   = 0.; ///< of all ranks [bytes], within a factor of two
  };

  /** Of an unrefined mesh, by the name of their material. */
  using CellsByMaterial = std::vector<std::pair<std::string, double>>;

  /** `coarse_share`: of these cells, in the coarse mesh that ranks hold whole.
   */
  ProblemSize
  size_of(const CellsByMaterial &cells,
          const Parameters::Parameters &parameters,
          unsigned n_ranks,
          double coarse_share = 1.);

  /** Of a layer stack; of a mesh from a file nothing is known by then. */
  ProblemSize
  estimate_size(const Parameters::Parameters &parameters, unsigned n_ranks);

  /** A number as a size is told, rounded: "16900", "0.331", "3.2e+12". */
  std::string
  three_digits(double value);

  /**
   * Refuses a layer stack beyond `Cell limit` or `Memory limit`, naming the
   * parameter that would help most.
   */
  void
  check_size(const Parameters::Parameters &parameters,
             unsigned n_ranks,
             Parameters::Diagnostics &diagnostics);

  /** The same of a device whose size is known, by its mesh from a file. */
  void
  check_known_size(const ProblemSize &size,
                   const Parameters::Parameters &parameters,
                   Parameters::Diagnostics &diagnostics);
} // namespace Oxion
