#include <oxion/geometry/graded_axis.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    /** Wished cell size at x. */
    double
    cell_size(const AxisInterval &interval,
              const double x,
              const double edge_cell,
              const double growth)
    {
      double size = interval.largest_cell;
      if (interval.fine_at_lower)
        size = std::min(size, edge_cell + (growth - 1.) * (x - interval.lower));
      if (interval.fine_at_upper)
        size = std::min(size, edge_cell + (growth - 1.) * (interval.upper - x));
      return size;
    }
  } // namespace

  std::vector<double>
  graded_axis(const std::vector<AxisInterval> &intervals,
              const double edge_cell,
              const double growth,
              const double fineness)
  {
    std::vector<double> nodes{intervals.front().lower};
    for (const AxisInterval &interval : intervals)
    {
      // Cumulated cell count at sample points, by the midpoint rule.
      constexpr unsigned n_samples = 2000;
      const double length          = interval.upper - interval.lower;
      const double step            = length / n_samples;
      std::vector<double> count(n_samples + 1, 0.);
      for (unsigned s = 0; s < n_samples; ++s)
        count[s + 1] =
          count[s] + step / cell_size(interval,
                                      interval.lower + (s + 0.5) * step,
                                      edge_cell,
                                      growth);

      const double n_wished = std::max(1., std::ceil(count.back() - 0.01));
      const auto n_cells =
        static_cast<unsigned>(std::max(1., std::round(fineness * n_wished)));
      unsigned s = 0;
      for (unsigned c = 1; c < n_cells; ++c)
      {
        const double target = count.back() * c / n_cells;
        while (count[s + 1] < target)
          ++s;
        const double fraction = (target - count[s]) / (count[s + 1] - count[s]);
        nodes.push_back(interval.lower + (s + fraction) * step);
      }
      nodes.push_back(interval.upper);
    }
    return nodes;
  }
} // namespace Oxion
