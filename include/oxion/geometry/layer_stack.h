#pragma once

#include <oxion/parameters/parameters.h>

#include <string>
#include <vector>

namespace Oxion
{
  /** A connected or scattered part of the body that has one material. */
  struct Region
  {
    std::string name;
    std::string material;
  };

  /**
   * The layer stack as a tensor-product grid: one axis of nodes for each
   * coordinate and the region of each point. Coordinates are (x, z), (r, z)
   * or (x, y, z) with z upwards from the bottom of the first layer.
   */
  class LayerStack
  {
  public:
    static constexpr int outside = -1;

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
      return regions_;
    }

    /** Index into regions() of the point (dim coordinates), or `outside`. */
    int
    region_at(const std::vector<double> &point) const;

    /** Largest ratio of two sides of a cell. */
    double
    largest_aspect_ratio() const;

  private:
    struct Piece
    {
      Parameters::Box box;
      int region;
    };

    void
    collect_pieces(const Parameters::Geometry &geometry);

    std::vector<std::vector<double>>
    make_axes(const Parameters::Geometry &geometry, double largest_cell) const;

    unsigned dim_;
    std::vector<Region> regions_;
    std::vector<Piece> pieces_; ///< inserts before their layers
    std::vector<std::vector<double>> axes_;
  };
} // namespace Oxion
