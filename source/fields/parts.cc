#include "parts.h"

#include <boost/pending/disjoint_sets.hpp>
#include <map>
#include <set>

namespace Oxion
{
  template <int dim>
  std::vector<int>
  parts_of(const Mesh<dim> &mesh, const FieldGroup &group)
  {
    using Pair               = std::pair<unsigned, unsigned>;
    const unsigned n_regions = group.lives.size();
    // Every rank knows all coarse cells.
    std::set<Pair> joined, torn;
    if (!group.torn_along.empty())
      for (const auto &cell : mesh.triangulation().cell_iterators_on_level(0))
        for (const unsigned f : cell->face_indices())
        {
          if (cell->at_boundary(f))
            continue;
          const unsigned here  = cell->material_id(),
                         there = cell->neighbor(f)->material_id();
          if (here < there && group.lives[here] && group.lives[there])
            (is_torn(mesh, group, cell->face(f)) ? torn : joined)
              .emplace(here, there);
        }

    boost::disjoint_sets_with_storage<> bodies(n_regions);
    for (const auto &[a, b] : joined)
      bodies.union_set(a, b);
    std::vector<bool> is_alone(n_regions, false);
    for (const auto &[a, b] : torn)
      if (bodies.find_set(a) == bodies.find_set(b))
        is_alone[a] = is_alone[b] = true;

    std::map<Pair, int> number_of;
    std::vector<int> result(n_regions, -1);
    for (unsigned r = 0; r < n_regions; ++r)
      if (group.lives[r])
        result[r] = number_of
                      .emplace(Pair(torn.empty() ? 0 : bodies.find_set(r),
                                    is_alone[r] ? 1 + r : 0),
                               number_of.size())
                      .first->second;
    return result;
  }


  template std::vector<int>
  parts_of(const Mesh<2> &, const FieldGroup &);
  template std::vector<int>
  parts_of(const Mesh<3> &, const FieldGroup &);
} // namespace Oxion
