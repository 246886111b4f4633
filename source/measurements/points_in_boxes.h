#pragma once

#include <deal.II/numerics/rtree.h>

#include <algorithm>

namespace Oxion
{
  /**
   * Calls visit(i) for each point i that lies in the box, edges included; the
   * tree is one of pack_rtree_of_indices(points).
   */
  template <int dim, typename Tree, typename Visit>
  void
  for_points_in(const dealii::BoundingBox<dim> &box,
                const Tree &tree,
                const Visit &visit)
  {
    double shortest = box.side_length(0);
    for (unsigned d = 1; d < dim; ++d)
      shortest = std::min(shortest, box.side_length(d));
    auto widened = box;
    widened.extend(1e-9 * shortest); // round-off
    std::for_each(tree.qbegin(boost::geometry::index::intersects(widened)),
                  tree.qend(),
                  visit);
  }
} // namespace Oxion
