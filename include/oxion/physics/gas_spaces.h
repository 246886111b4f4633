#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/physics/conditions.h>

#include <vector>

namespace Oxion
{
  /**
   * The connected gas spaces of a device, each with the pressure from which
   * its gas unknowns are counted: that of its opening.
   *
   * With one reference for all of them, a hole at 3 bar beside a duct at 1 bar
   * holds p - p_ref of 2e5 Pa, and the last digit of that drives through an
   * open channel, which Darcy flow levels out 1e4 times better than diffusion,
   * more than the tolerance of the throughput.
   */
  struct GasSpaces
  {
    std::vector<int> of_coarse_cell; ///< index of the space, -1: no gas
    /// Of the openings of each space, every opening surface once.
    std::vector<std::vector<unsigned>> atmospheres;

    /**
     * Reference pressure [Pa] in a coarse cell: the mean of the space's
     * openings under the given conditions, `closed` where there is none.
     */
    double
    reference_pressure(const unsigned coarse_cell,
                       const std::vector<GasState> &states,
                       const double closed) const
    {
      if (coarse_cell >= of_coarse_cell.size() ||
          of_coarse_cell[coarse_cell] < 0)
        return closed;
      const auto &openings = atmospheres[of_coarse_cell[coarse_cell]];
      if (openings.empty())
        return closed;
      double sum = 0.;
      for (const unsigned atmosphere : openings)
        sum += states[atmosphere].reference;
      return sum / openings.size();
    }
  };

  struct Model;

  /**
   * Finds the gas spaces of a model's regions on the coarse mesh. Cells that
   * meet in no more than a vertex count as connected, as they share unknowns.
   */
  template <int dim>
  GasSpaces
  find_gas_spaces(const Mesh<dim> &mesh, const Model &model);
} // namespace Oxion
