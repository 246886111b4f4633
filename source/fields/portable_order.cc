#include <oxion/base/petsc.h>
#include <oxion/fields/portable_order.h>
#include <oxion/geometry/refinement_levels.h>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  template <int dim>
  PortableOrder<dim>::PortableOrder(const FieldLayout<dim> &layout)
    : layout_(layout)
  {
    const auto &owned = layout.owned();
    const auto first  = owned.n_elements() > 0 ? owned.nth_index_in_set(0) : 0;
    std::vector<bool> seen(owned.n_elements(), false);
    const auto add = [&](const types::global_dof_index row) {
      // The rank of the first cell that has an unknown owns it.
      if (owned.is_element(row) && !seen[row - first])
      {
        seen[row - first] = true;
        rows_.push_back(row - first);
      }
    };

    CellDofs dofs;
    for (const auto &cell : cells_along_curve(layout.mesh()))
    {
      layout.cell_dofs(cell, dofs);
      for (const auto row : dofs.ids)
        add(row);
    }
    for (unsigned i = 0; i < layout.description().globals.size(); ++i)
      add(layout.global_unknown(i));
    AssertThrow(rows_.size() == owned.n_elements(), ExcInternalError());
  }


  template <int dim>
  std::vector<double>
  PortableOrder<dim>::values(const Vector &x) const
  {
    std::vector<double> result;
    result.reserve(rows_.size());
    const PetscScalar *own;
    check(VecGetArrayRead(x, &own));
    for (const auto row : rows_)
      result.push_back(own[row]);
    check(VecRestoreArrayRead(x, &own));
    return result;
  }


  template <int dim>
  typename PortableOrder<dim>::Vector
  PortableOrder<dim>::vector(const std::vector<double> &values) const
  {
    Vector result = layout_.make_vector();
    PetscScalar *own;
    check(VecGetArray(result, &own));
    for (std::size_t i = 0; i < rows_.size(); ++i)
      own[rows_[i]] = values[i];
    check(VecRestoreArray(result, &own));
    return result;
  }


  template class PortableOrder<2>;
  template class PortableOrder<3>;
} // namespace Oxion
