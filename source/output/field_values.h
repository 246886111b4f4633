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
   * All quantities of the physics that live anywhere in the device, in their
   * order. Cell data: region, rank.
   */
  template <int dim>
  Vtu::Piece
  field_values(const Sensor<dim> &sensor);
} // namespace Oxion
