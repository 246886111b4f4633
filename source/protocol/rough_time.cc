#include "rough_time.h"

#include <oxion/protocol/swept_structure.h>
#include <oxion/solver/linear_solver_choice.h>

#include <cmath>
#include <sstream>

namespace Oxion
{
  namespace
  {
    // Newton steps of a cold start, of one on coarser grids first, and of a
    // point that goes on from the last one.
    constexpr double cold_steps = 35., nested_steps = 12., next_steps = 7.;
    // Of a step on one rank, by unknown [s].
    constexpr double factorised_2d = 8e-6, split = 1.5e-5;
    constexpr double factorised_3d = 1e-7; ///< times their root
    constexpr double gain_of_ranks = 0.8;  ///< exponent of their number

    /** How often the device is built anew. */
    unsigned
    n_cold_starts(const std::vector<Parameters::Sweep> &sweeps)
    {
      unsigned result = 0;
      std::vector<std::string> last{"none"};
      for (const auto &point : sweep_points(sweeps))
        if (const auto texts = SweptStructure(sweeps, point.swept).texts;
            texts != last)
        {
          ++result;
          last = texts;
        }
      return result;
    }
  } // namespace


  std::optional<double>
  rough_seconds(const ProblemSize &size,
                const Parameters::Parameters &parameters,
                const unsigned n_ranks)
  {
    if (parameters.transient.end_time > 0.)
      return {};
    const bool is_spatial =
      parameters.geometry.symmetry == Parameters::Symmetry::spatial;
    const bool is_direct    = is_factorised(parameters.solver.linear_solver,
                                         is_spatial ? 3 : 2,
                                         size.unknowns);
    const double by_unknown = !is_direct ? split
                              : is_spatial
                                ? factorised_3d * std::sqrt(size.unknowns)
                                : factorised_2d;
    const double cold       = n_cold_starts(parameters.sweeps);
    const double others     = Parameters::n_points(parameters.sweeps) - cold;
    const double n_steps =
      cold * (is_direct ? cold_steps : nested_steps) + others * next_steps;
    return n_steps * size.unknowns * by_unknown /
           std::pow(n_ranks, gain_of_ranks);
  }


  std::string
  rough_duration(const double seconds)
  {
    constexpr double minute = 60., hour = 3600.;
    const double unit   = seconds < 2. * minute ? 1.
                          : seconds < 2. * hour ? minute
                                                : hour;
    const double number = std::max(1., seconds / unit);
    const double digit =
      number < 10. ? 1. : std::pow(10., std::floor(std::log10(number)) - 1.);
    std::ostringstream text;
    text << std::round(number / digit) * digit
         << (unit == 1.       ? " s"
             : unit == minute ? " min"
                              : " h");
    return text.str();
  }
} // namespace Oxion
