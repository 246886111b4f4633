#include <oxion/geometry/stack_intervals.h>
#include <oxion/parameters/lengths.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using Parameters::same_place;

  namespace
  {
    using Limits = std::array<double, 2>;

    /** Wish for small cells on a stretch of an axis. */
    struct SizeWish
    {
      Limits limits;
      double largest;
    };

    /** Edges and wishes on one axis. */
    struct Axis
    {
      Limits extent;
      std::vector<double> edges;
      std::vector<SizeWish> wishes;

      void
      add(const Limits &limits, const double cell_size)
      {
        edges.insert(edges.end(), limits.begin(), limits.end());
        if (cell_size > 0.)
          wishes.push_back({limits, cell_size});
      }
    };

    std::vector<AxisInterval>
    intervals_of(Axis axis, const double largest_cell, const bool fine_ends)
    {
      axis.edges.insert(axis.edges.end(),
                        axis.extent.begin(),
                        axis.extent.end());
      std::sort(axis.edges.begin(), axis.edges.end());

      std::vector<double> kept;
      for (const double x : axis.edges)
        if (x > axis.extent[0] - same_place &&
            x < axis.extent[1] + same_place &&
            (kept.empty() || x - kept.back() > same_place))
          kept.push_back(x);

      std::vector<AxisInterval> result;
      for (unsigned i = 0; i + 1 < kept.size(); ++i)
      {
        AxisInterval interval{kept[i],
                              kept[i + 1],
                              largest_cell,
                              fine_ends || i > 0,
                              fine_ends || i + 2 < kept.size()};
        const double middle = (interval.lower + interval.upper) / 2;
        for (const SizeWish &wish : axis.wishes)
          if (wish.limits[0] < middle && middle < wish.limits[1])
            interval.largest_cell =
              std::min(interval.largest_cell, wish.largest);
        result.push_back(interval);
      }
      return result;
    }
  } // namespace


  std::vector<std::vector<AxisInterval>>
  stack_intervals(const Parameters::Geometry &geometry, const double cap)
  {
    const bool spatial = geometry.symmetry == Parameters::Symmetry::spatial;
    std::vector<Axis> axes(spatial ? 3 : 2);
    Axis &height = axes.back();

    double z = 0.;
    for (const auto &layer : geometry.layers)
    {
      height.add({{z, z + layer.thickness}}, layer.cell_size);
      z += layer.thickness;
    }
    height.extent  = {{0., z}};
    axes[0].extent = geometry.x;
    for (const auto &insert : geometry.inserts)
      axes[0].add(insert.x, insert.cell_size);
    if (spatial)
    {
      axes[1].extent = geometry.y;
      for (const auto &insert : geometry.inserts)
        axes[1].add(insert.y.value_or(geometry.y), insert.cell_size);
    }
    for (const auto &surface : geometry.surfaces)
      for (unsigned d = 0; d < axes.size(); ++d)
        for (const double x : {surface.box.lower[d], surface.box.upper[d]})
          if (std::isfinite(x))
            axes[d].edges.push_back(x);

    std::vector<std::vector<AxisInterval>> result;
    const auto &grid = geometry.grid;
    for (const Axis &axis : axes)
    {
      const double own = &axis == &height    ? 0.
                         : &axis == &axes[0] ? grid.largest_in_x
                                             : grid.largest_in_y;
      result.push_back(
        intervals_of(axis,
                     std::min(own > 0. ? own : grid.largest_cell, cap),
                     &axis == &height));
    }
    return result;
  }
} // namespace Oxion
