#pragma once

#include <optional>
#include <string>

namespace Oxion::Parameters
{
  /**
   * A layer on a surface between two regions that is too thin for cells of its
   * own: what crosses it sees its thickness over a conductivity, or what is
   * given in place of that.
   */
  struct ThinLayer
  {
    std::string name;
    std::string surface;
    std::string material;
    double thickness = 0.;                       ///< [m]
    std::optional<double> ionic_resistance;      ///< [Ohm m2]
    std::optional<double> electronic_resistance; ///< [Ohm m2]
    std::optional<double> thermal_resistance;    ///< [m2 K/W]
  };
} // namespace Oxion::Parameters
