#pragma once

#include <string>
#include <vector>

#include "property/random.h"
#include "property/stack.h"

namespace Oxion::Testing
{
  /** An extent in whole micrometres, in which equal places are equal. */
  struct Extent
  {
    int from = 0, to = 0;

    int
    length() const
    {
      return to - from;
    }
  };

  /** A face of zirconia where an electrode may lie. */
  struct Face
  {
    std::string gas;    ///< regions on its gas side, "a + b"; "": the outside
    std::string sheet;  ///< region of zirconia
    std::string facing; ///< of an outer face
    Extent x, y;
    int space = -1; ///< of gas
    int body  = 0;  ///< sheets that are one piece have one number
  };

  struct Opening
  {
    std::string surface;
    int space;
  };

  /** What the geometry of a random stack offers to the rest of the device. */
  struct Plan
  {
    bool is_axisymmetric = false, is_spatial = false;
    Extent x, y; ///< planar: y is the depth
    std::vector<Face> faces;
    std::vector<Opening> openings;
    /// [space] Of gas, over its diffusivity, from the mouth to the end [m].
    std::vector<double> conductance;
    std::vector<std::string> solids; ///< regions that a heater may warm
    unsigned n_layers = 0;

    std::string
    along() const
    {
      return is_axisymmetric ? "r [mm]" : "x [mm]";
    }
  };

  /** In millimetres. */
  std::string
  text_of(const Extent &extent);

  // The parts of a random stack in this order, each from what was made before.
  Plan
  make_geometry(Random &random, Stack &stack);
  void
  make_gas(Random &random, const Plan &plan, Stack &stack);
  void
  make_electrodes(Random &random, const Plan &plan, Stack &stack);
  void
  make_heat(Random &random, const Plan &plan, Stack &stack);
  void
  make_measurements(Stack &stack);
} // namespace Oxion::Testing
