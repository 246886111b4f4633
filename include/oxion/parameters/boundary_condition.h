#pragma once

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** What is given on the outside, where otherwise nothing passes. */
  struct BoundaryCondition
  {
    std::string name;
    std::string surface;
    std::string field;    ///< "T", "phi", "psi", or "p_O2", ...
    std::string formula;  ///< of place [m] and time [s], SI
    bool is_flux = false; ///< into the body [per m2], not the field's value

    /** The species of a partial pressure, else empty. */
    std::string
    species() const
    {
      return field.rfind("p_", 0) == 0 ? field.substr(2) : "";
    }
  };
} // namespace Oxion::Parameters
