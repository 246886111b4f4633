#pragma once

/** What lengths a geometry can have. */
namespace Oxion::Parameters
{
  /// Edges closer than this are one edge [m]; far below any printed layer.
  constexpr double same_place = 1e-9;
  /// No layer, extent or cell is smaller, no element larger [m].
  constexpr double smallest_length = 1e-8;
  constexpr double largest_length  = 1.;
} // namespace Oxion::Parameters
