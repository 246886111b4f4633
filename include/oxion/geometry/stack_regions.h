#pragma once

#include <oxion/parameters/parameters.h>

#include <string>
#include <vector>

namespace Oxion
{
  using Parameters::Region;

  /** Which region of the layer stack a point lies in. */
  class StackRegions
  {
  public:
    static constexpr int outside = -1;

    explicit StackRegions(const Parameters::Geometry &geometry);

    const std::vector<Region> &
    regions() const
    {
      return regions_;
    }

    /** Index into regions() of the point (dim coordinates), or `outside`. */
    int
    region_at(const std::vector<double> &point) const;

  private:
    struct Piece
    {
      Parameters::Box box;
      int region;
    };

    unsigned dim_;
    std::vector<Region> regions_;
    std::vector<Piece> pieces_; ///< inserts before their layers
  };
} // namespace Oxion
