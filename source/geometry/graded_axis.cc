#include <oxion/geometry/graded_axis.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  namespace
  {
    constexpr unsigned n_samples = 2000;
    /// Every rank holds the coarse mesh, and ordering its cells takes more
    /// than proportional time: half a million take longer than to solve.
    constexpr double most_coarse_cells  = 20000;
    constexpr unsigned most_coarsenings = 16; ///< of what nobody could solve
    /// Of these p4est's order takes minutes.
    constexpr double far_too_many_coarse_cells = 200000;
    /// What rounding up to whole coarse cells may cost.
    constexpr double few_added_cells = 0.1, many_added_cells = 1.;

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

    /** Cumulated cell count at sample points, by the midpoint rule. */
    std::vector<double>
    cumulated_cells(const AxisInterval &interval,
                    const double edge_cell,
                    const double growth)
    {
      const double step = (interval.upper - interval.lower) / n_samples;
      std::vector<double> count(n_samples + 1, 0.);
      for (unsigned s = 0; s < n_samples; ++s)
        count[s + 1] =
          count[s] + step / cell_size(interval,
                                      interval.lower + (s + 0.5) * step,
                                      edge_cell,
                                      growth);
      return count;
    }

    double
    number_of_cells(const double wished, const double fineness)
    {
      const double rounded = std::max(1., std::ceil(wished - 0.01));
      return std::max(1., std::round(fineness * rounded));
    }
  } // namespace


  std::vector<double>
  graded_axis(const std::vector<AxisInterval> &intervals,
              const double edge_cell,
              const double growth,
              const double fineness,
              const unsigned multiple)
  {
    std::vector<double> nodes{intervals.front().lower};
    for (const AxisInterval &interval : intervals)
    {
      const auto count  = cumulated_cells(interval, edge_cell, growth);
      const double step = (interval.upper - interval.lower) / n_samples;
      const double n_blocks =
        std::ceil(number_of_cells(count.back(), fineness) / multiple);
      const unsigned n_cells = n_blocks * multiple;
      unsigned s             = 0;
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


  CellEstimate
  estimate_cells(const AxisInterval &interval,
                 const double edge_cell,
                 const double growth,
                 const double fineness)
  {
    const double wished = cumulated_cells(interval, edge_cell, growth).back();
    const double number = number_of_cells(wished, fineness);
    const auto size     = [&](const double x) {
      return std::min(wished / number *
                        cell_size(interval, x, edge_cell, growth),
                      interval.upper - interval.lower);
    };
    // Sizes rise from either end, so that the extremes are there or between.
    const double middle = (interval.lower + interval.upper) / 2.;
    return {number,
            std::min(size(interval.lower), size(interval.upper)),
            std::max(
              {size(interval.lower), size(middle), size(interval.upper)})};
  }


  unsigned
  coarsenings_of(const std::vector<std::vector<CellEstimate>> &cells)
  {
    const auto number = [&](const double multiple) {
      double product = 1.;
      for (const auto &axis : cells)
      {
        double sum = 0.;
        for (const CellEstimate &one : axis)
          sum += std::ceil(one.number / multiple) * multiple;
        product *= sum;
      }
      return product;
    };
    const double wished = number(1.);
    double blocks       = wished;
    unsigned result     = 0;
    while (blocks > most_coarse_cells && result < most_coarsenings)
    {
      const double multiple = 2u << result;
      const double n        = number(multiple);
      const double cost =
        blocks > far_too_many_coarse_cells ? many_added_cells : few_added_cells;
      if (n > (1. + cost) * wished)
        break;
      ++result;
      blocks = n / std::pow(multiple, cells.size());
    }
    return result;
  }
} // namespace Oxion
