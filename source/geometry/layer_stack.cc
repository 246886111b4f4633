#include <oxion/geometry/layer_stack.h>
#include <oxion/geometry/stack_intervals.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace Oxion
{
  namespace
  {
    std::array<double, 2>
    spacing_range(const std::vector<double> &axis)
    {
      std::array<double, 2> range{{axis[1] - axis[0], axis[1] - axis[0]}};
      for (unsigned i = 1; i + 1 < axis.size(); ++i)
      {
        range[0] = std::min(range[0], axis[i + 1] - axis[i]);
        range[1] = std::max(range[1], axis[i + 1] - axis[i]);
      }
      return range;
    }

    double
    aspect_ratio(const std::vector<std::vector<double>> &axes)
    {
      double ratio = 1.;
      for (unsigned a = 0; a < axes.size(); ++a)
        for (unsigned b = 0; b < axes.size(); ++b)
          if (a != b)
            ratio =
              std::max(ratio,
                       spacing_range(axes[a])[1] / spacing_range(axes[b])[0]);
      return ratio;
    }

    std::vector<std::vector<double>>
    make_axes(const Parameters::Geometry &geometry,
              const double cap,
              const unsigned multiple = 1)
    {
      const auto &grid = geometry.grid;
      std::vector<std::vector<double>> axes;
      for (const auto &intervals : stack_intervals(geometry, cap))
        axes.push_back(graded_axis(intervals,
                                   grid.edge_cell_size,
                                   grid.growth,
                                   grid.fineness,
                                   multiple));
      return axes;
    }

    /** Of each interval of each axis. */
    std::vector<std::vector<CellEstimate>>
    cells_of(const Parameters::Geometry &geometry, const double cap)
    {
      const auto &grid = geometry.grid;
      std::vector<std::vector<CellEstimate>> result;
      for (const auto &intervals : stack_intervals(geometry, cap))
      {
        result.emplace_back();
        for (const auto &interval : intervals)
          result.back().push_back(estimate_cells(
            interval, grid.edge_cell_size, grid.growth, grid.fineness));
      }
      return result;
    }
  } // namespace


  LayerStack::LayerStack(const Parameters::Geometry &geometry)
    : regions_(geometry)
    , axes_(make_axes(geometry, Parameters::unlimited))
  {
    // The wide cells give way: thin layers need their cells across.
    double cap = Parameters::unlimited;
    if (aspect_ratio(axes_) > geometry.grid.aspect_limit)
    {
      double smallest = Parameters::unlimited;
      for (const auto &axis : axes_)
        smallest = std::min(smallest, spacing_range(axis)[0]);
      cap   = geometry.grid.aspect_limit * smallest;
      axes_ = make_axes(geometry, cap);
    }

    coarsenings_ = coarsenings_of(cells_of(geometry, cap));
    if (coarsenings_ > 0)
      axes_ = make_axes(geometry, cap, 1u << coarsenings_);
  }


  double
  LayerStack::largest_aspect_ratio() const
  {
    return aspect_ratio(axes_);
  }
} // namespace Oxion
