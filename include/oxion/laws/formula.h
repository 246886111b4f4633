#pragma once

#include <oxion/laws/species.h>

namespace Oxion::Laws
{
  /** Molar mass [kg/mol] of a gas of these atoms; masses: IUPAC. */
  inline double
  molar_mass(const Atoms &atoms)
  {
    return 12.011e-3 * atoms.carbon + 1.008e-3 * atoms.hydrogen +
           14.007e-3 * atoms.nitrogen + 15.999e-3 * atoms.oxygen;
  }

  /**
   * Diffusion volume of an organic gas without rings: the sum of its atoms';
   * Fuller, Ensley, Giddings, J. Phys. Chem. 73 (1969) 3679. Small molecules
   * have volumes of their own there, NH3 20.7 instead of 11.5.
   */
  inline double
  fuller_volume(const Atoms &atoms)
  {
    return 15.9 * atoms.carbon + 2.31 * atoms.hydrogen + 4.54 * atoms.nitrogen +
           6.11 * atoms.oxygen;
  }
} // namespace Oxion::Laws
