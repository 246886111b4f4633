#include <oxion/fields/balance_load.h>

#include <algorithm>
#include <vector>

namespace Oxion
{
  namespace
  {
    /**
     * Of a cell with so many fields, about in rows' entries of one scalar: the
     * matrix couples all of its fields, an algebraic multigrid is made of each,
     * and the mesh has the cell in any case.
     */
    unsigned
    cost(const unsigned n_fields)
    {
      return 3 * n_fields * n_fields + 2 * n_fields + 5;
    }
  } // namespace


  template <int dim>
  void
  balance_load(Mesh<dim> &mesh, const Fields &fields)
  {
    std::vector<unsigned> weights;
    for (unsigned region = 0; region < mesh.regions().size(); ++region)
    {
      unsigned n = 0;
      for (const FieldGroup &group : fields.groups)
        if (!group.fields.empty() && group.lives[region])
          n += group.fields.size();
      weights.push_back(cost(n));
    }

    auto &triangulation = mesh.triangulation();
    auto &weight        = triangulation.signals.weight;
    const bool is_even =
      std::equal(weights.begin() + 1, weights.end(), weights.begin());
    if (is_even && weight.empty())
      return;                      // as p4est has dealt them
    weight.disconnect_all_slots(); // of another device on this mesh
    weight.connect([weights](const auto &cell, const auto) {
      return weights[cell->material_id()];
    });
    triangulation.repartition();
  }


  template void
  balance_load(Mesh<2> &, const Fields &);
  template void
  balance_load(Mesh<3> &, const Fields &);
} // namespace Oxion
