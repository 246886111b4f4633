#pragma once

#include <oxion/fields/fields.h>
#include <oxion/geometry/mesh.h>

#include <vector>

namespace Oxion
{
  /**
   * To which part of a group each region belongs, counted from 0; -1: it does
   * not live there. Within a part nodes are shared, parts have their own. What
   * touches apart from the surfaces along which the group is torn is one part;
   * but where that would join both sides of such a surface, as around its end,
   * each region beside it is a part of its own.
   */
  template <int dim>
  std::vector<int>
  parts_of(const Mesh<dim> &mesh, const FieldGroup &group);

  /** Is a group torn along this face? */
  template <int dim, typename Face>
  bool
  is_torn(const Mesh<dim> &mesh, const FieldGroup &group, const Face &face)
  {
    for (const unsigned surface : group.torn_along)
      if (mesh.on_surface(face, surface))
        return true;
    return false;
  }
} // namespace Oxion
