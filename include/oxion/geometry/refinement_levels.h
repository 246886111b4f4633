#pragma once

#include <oxion/geometry/mesh.h>

#include <vector>

namespace Oxion
{
  /** The cells of this rank along p4est's curve. */
  template <int dim>
  std::vector<typename Mesh<dim>::CellIterator>
  cells_along_curve(const Mesh<dim> &mesh);

  /**
   * How often each of this rank's cells was bisected, along the curve: with
   * those of the ranks before and behind it tells which cells were.
   */
  template <int dim>
  std::vector<double>
  refinement_levels(const Mesh<dim> &mesh);

  /**
   * Flags those cells of a coarser mesh that are bisected in one of such levels
   * of all cells. False if there are none left. Collective.
   */
  template <int dim>
  bool
  flag_towards(Mesh<dim> &mesh, const std::vector<double> &levels);
} // namespace Oxion
