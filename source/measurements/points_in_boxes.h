#pragma once

#include <deal.II/base/bounding_box.h>
#include <deal.II/base/point.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace Oxion
{
  /**
   * Finds those of many points that lie in a box, without asking all of them:
   * they are sorted along the axis on which they spread most.
   */
  template <int dim>
  class PointsInBoxes
  {
  public:
    explicit PointsInBoxes(const std::vector<dealii::Point<dim>> &points)
      : points_(points)
      , order_(points.size())
    {
      std::iota(order_.begin(), order_.end(), 0u);
      if (points.empty())
        return;
      const dealii::BoundingBox<dim> all(points);
      for (unsigned d = 1; d < dim; ++d)
        if (all.side_length(d) > all.side_length(axis_))
          axis_ = d;
      std::sort(order_.begin(), order_.end(), [&](unsigned i, unsigned j) {
        return points_[i][axis_] < points_[j][axis_];
      });
    }

    /** Calls visit(index) for each point in the box, edges included. */
    template <typename Visit>
    void
    in(const dealii::BoundingBox<dim> &box, const Visit &visit) const
    {
      const double margin = round_off * box.side_length(axis_);
      const double end    = box.upper_bound(axis_) + margin;
      auto i              = std::lower_bound(order_.begin(),
                                order_.end(),
                                box.lower_bound(axis_) - margin,
                                [&](const unsigned index, const double x) {
                                  return points_[index][axis_] < x;
                                });
      for (; i != order_.end() && points_[*i][axis_] <= end; ++i)
        if (box.point_inside(points_[*i], round_off))
          visit(*i);
    }

  private:
    static constexpr double round_off = 1e-9; ///< of a side

    const std::vector<dealii::Point<dim>> &points_;
    std::vector<unsigned> order_;
    unsigned axis_ = 0;
  };
} // namespace Oxion
