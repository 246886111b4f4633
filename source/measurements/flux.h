#pragma once

#include <oxion/measurements/flux_rows.h>
#include <oxion/physics/quantities.h>

#include <array>
#include <string>
#include <vector>

namespace Oxion
{
  /** Where any of a flow's carriers lives. */
  std::vector<bool>
  regions_of(const Flow &flow, const Fields &fields);

  /** Regions with a face on a surface: of the side named first, of the other.
   */
  template <int dim>
  std::array<std::vector<bool>, 2>
  regions_beside(const Mesh<dim> &mesh, unsigned surface);

  /** From where a flux through a surface is told. */
  struct FluxSide
  {
    std::vector<bool> regions; ///< whose share of the residual counts
    double sign = 0.; ///< -1: the flux enters these regions; 0: lives nowhere
  };

  /**
   * The flux out of a region named as the side; else out of the regions that
   * the surface's description names first, told from the other side if the
   * field lives only there; on the body's outside, out of the body.
   */
  template <int dim>
  FluxSide
  flux_side(const Mesh<dim> &mesh,
            const std::vector<bool> &lives,
            unsigned surface,
            const std::string &side);

  /**
   * Flow through a surface as flux_side() counts it, SI, from the reactions of
   * the residual: a species, heat, or charge with ions and electrons. Heat
   * through the body's outside includes what electrodes release there. At the
   * rim of a surface inside the body what the outermost cells give to third
   * regions counts, too.
   */
  template <int dim>
  double
  flux(const Sensor<dim> &sensor, const Parameters::Measurement &measurement);
} // namespace Oxion
