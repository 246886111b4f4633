#include "sharing.h"

#include <oxion/checks/problem_size.h>
#include <oxion/exceptions.h>

#include <algorithm>

namespace Oxion
{
  namespace
  {
    /** n things for each of n_groups: "6", or "5 or 6". */
    std::string
    each(const unsigned n, const unsigned n_groups)
    {
      const std::string least = std::to_string(n / n_groups);
      return n % n_groups == 0
               ? least
               : least + " or " + std::to_string(n / n_groups + 1);
    }


    /** Each group has all of the device. */
    void
    check_memory(const Sharing &sharing,
                 const Parameters::Parameters &parameters,
                 Parameters::Diagnostics &diagnostics)
    {
      const double memory =
        sharing.n_groups *
        estimate_size(parameters, sharing.n_ranks / sharing.n_groups).memory;
      const double limit = parameters.solver.memory_limit;
      if (sharing.n_groups > 1 && memory > limit)
        diagnostics.error("Solver/Memory limit [GB]",
                          std::to_string(sharing.n_groups) +
                            " groups, of which each has all of the device, "
                            "would take some " +
                            three_digits(memory / 1e9) + " GB of memory",
                          "fewer --groups, or a larger limit than " +
                            three_digits(limit / 1e9));
    }
  } // namespace


  std::string
  Sharing::text(const bool with_ranks) const
  {
    std::string result = std::to_string(n_groups) + " groups";
    if (with_ranks)
      result += " of " + each(n_ranks, n_groups) +
                (n_ranks == n_groups ? " rank" : " ranks");
    return result + ": " + each(n_points, n_groups) + " of " +
           std::to_string(n_points) + " points each";
  }


  Sharing
  share_out(const Parameters::Parameters &parameters,
            const Parameters::CommandLine &command_line,
            const unsigned n_ranks,
            Parameters::Diagnostics &diagnostics)
  {
    const unsigned wanted = command_line.n_groups;
    if (wanted == 1)
      return {};
    const std::string number = std::to_string(wanted);
    // What is only looked at will run somewhere else.
    if (wanted > n_ranks && !command_line.check && !command_line.mesh_only)
      throw BadInput(
        "error: --groups " + number + " of " + std::to_string(n_ranks) +
        (n_ranks == 1 ? " rank" : " ranks") +
        "\n  expected: at least one rank for each group, mpirun "
        "-np " +
        number + " oxion " + command_line.file + " --groups " + number + "\n");
    if (parameters.transient.end_time > 0.)
    {
      diagnostics.error("Protocol/Transient/End time [s]",
                        "--groups shares out the points of a sweep, and a "
                        "transient has none: each of its steps goes on from "
                        "the one before",
                        "no --groups, or 0");
      return {};
    }
    if (parameters.geometry.adaptation.is_wanted())
    {
      diagnostics.error("Geometry/Adaptation/Adapt to",
                        "with --groups each of them would adapt a mesh of its "
                        "own, and the readings of its points would be others",
                        "no --groups, or nothing and a grid that is fine "
                        "enough");
      return {};
    }
    Sharing result;
    result.n_points = Parameters::n_points(parameters.sweeps);
    result.n_ranks  = std::max(n_ranks, wanted);
    result.n_groups = std::min(wanted, result.n_points);
    if (result.n_groups < wanted)
      diagnostics.warning("Protocol/Sweeps",
                          "--groups " + number + " for " +
                            std::to_string(result.n_points) +
                            (result.n_points == 1 ? " point: one group"
                                                  : " points: one for each"));
    check_memory(result, parameters, diagnostics);
    return result;
  }
} // namespace Oxion
