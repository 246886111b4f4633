#pragma once

namespace Oxion::Laws
{
  // A metal track that a section cuts across: the field E of its current I
  // along it is even where its length l is the same, I = int sigma E dA. With
  // the leg's own resistance R, E l = I R, so that
  //   R int sigma/l dA = 1,   sigma E^2 = I^2 sigma (R/l)^2.

  /** What a cubic metre contributes to a leg's conductance [S/m3]. */
  template <typename Number>
  Number
  section_conductance(const Number &sigma, const double l)
  {
    return sigma / (l * l);
  }

  /**
   * Its heat [W/m3] where all legs in series, R_sum [Ohm], take the power P
   * [W], I^2 = P/R_sum: no power of a cold track has a pole.
   */
  template <typename Number>
  Number
  section_heat(const Number &P,
               const Number &R_sum,
               const Number &R,
               const Number &sigma,
               const double l)
  {
    return P / R_sum * R * R * section_conductance(sigma, l);
  }
} // namespace Oxion::Laws
