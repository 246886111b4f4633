#pragma once

#include "vtu.h"

namespace Oxion
{
  template <int dim>
  class Sensor;

  /**
   * This rank's cells with all fields in their nodes, in SI; NaN where a field
   * does not live. Nodes are not shared between cells: a field that ends at an
   * interface has its value on one side and NaN on the other.
   *
   * T [K], phi [V], J [A/m2] (oxide-ion current density), p [Pa], and of every
   * species, the carrier included, p_k [Pa] and x_k [-]; log10(p_O2/Pa) [-],
   * not below -10, where rich gas has only round-off left. Cell data: region,
   * rank.
   */
  template <int dim>
  Vtu::Piece
  field_values(const Sensor<dim> &sensor);
} // namespace Oxion
