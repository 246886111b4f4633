#pragma once

namespace Oxion::Laws
{
  // Oxygen potentials RT/4F ln(pO2/p0) [V] at an electrode below which the laws
  // of zirconia and electrode no longer hold.

  /// Zirconia is reduced (blackening) and conducts electrons; uncertain by some
  /// 0.2 V. Levy, Fouletier, Kleitz, J. Electrochem. Soc. 135 (1988) 1584.
  constexpr double reduction_potential = -1.6;
  /// Zirconia decomposes: Gibbs energy of formation of ZrO2 over 4 F, 2.3 V
  /// within 0.1 V from 900 to 1100 K. NIST-JANAF Thermochemical Tables.
  constexpr double decomposition_potential = -2.3;
  /// Oxygen activity above which the ideal gas and the bond of an electrode
  /// are in doubt. Virkar, Int. J. Hydrogen Energy 35 (2010) 9527; uncertain.
  constexpr double highest_activity = 100.;
} // namespace Oxion::Laws
