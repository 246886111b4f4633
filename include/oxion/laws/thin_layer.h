#pragma once

#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/interpolation.h>
#include <oxion/laws/zirconia.h>

namespace Oxion::Laws
{
  // Conductances by area of a layer so thin that what enters on one side
  // leaves on the other at the same place: conductivity over thickness at the
  // mean temperature of both sides, T in [K]. In one dimension that is exact
  // for a uniform conductivity and errs with the square of the temperature's
  // jump otherwise; what flows along the layer or is stored in it is neglected.

  inline bool
  lets_ions_through(const Parameters::ThinLayer &layer,
                    const Parameters::Material &material)
  {
    return layer.ionic_resistance || material.ionic.prefactor > 0.;
  }
  inline bool
  lets_electrons_through(const Parameters::ThinLayer &layer,
                         const Parameters::Material &material)
  {
    return layer.electronic_resistance || material.electronic.resistivity > 0.;
  }

  /** Of oxide ions [S/m2]. */
  template <typename Number>
  Number
  ionic_conductance(const Parameters::ThinLayer &layer,
                    const Parameters::Material &material,
                    const Number &T)
  {
    return layer.ionic_resistance
             ? Number(1. / *layer.ionic_resistance)
             : ionic_conductivity(material.ionic, T) / layer.thickness;
  }

  /** Of electrons [S/m2]. */
  template <typename Number>
  Number
  electronic_conductance(const Parameters::ThinLayer &layer,
                         const Parameters::Material &material,
                         const Number &T)
  {
    return layer.electronic_resistance
             ? Number(1. / *layer.electronic_resistance)
             : metal_conductivity(material.electronic, T) / layer.thickness;
  }

  /** Of heat [W/m2/K]. */
  template <typename Number>
  Number
  thermal_conductance(const Parameters::ThinLayer &layer,
                      const Parameters::Material &material,
                      const Number &T)
  {
    return layer.thermal_resistance
             ? Number(1. / *layer.thermal_resistance)
             : interpolate(material.thermal_conductivity, T) / layer.thickness;
  }
} // namespace Oxion::Laws
