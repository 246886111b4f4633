#pragma once

#include <oxion/geometry/stack_regions.h>

#include <string>
#include <vector>

namespace Oxion
{
  /**
   * The layer stack as a tensor-product grid: one axis of nodes for each
   * coordinate and the region of each point. Coordinates are (x, z), (r, z)
   * or (x, y, z) with z upwards from the bottom of the first layer.
   */
  class LayerStack
  {
  public:
    static constexpr int outside = StackRegions::outside;

    explicit LayerStack(const Parameters::Geometry &geometry);

    /** Node coordinates of every axis [m], the stacking axis last. */
    const std::vector<std::vector<double>> &
    axes() const
    {
      return axes_;
    }

    const std::vector<Region> &
    regions() const
    {
      return regions_.regions();
    }

    /** Index into regions() of the point (dim coordinates), or `outside`. */
    int
    region_at(const std::vector<double> &point) const
    {
      return regions_.region_at(point);
    }

    /** Largest ratio of two sides of a cell. */
    double
    largest_aspect_ratio() const;

    /** So often can the grid be coarsened by two within every interval. */
    unsigned
    coarsenings() const
    {
      return coarsenings_;
    }

  private:
    StackRegions regions_;
    std::vector<std::vector<double>> axes_;
    unsigned coarsenings_ = 0;
  };
} // namespace Oxion
