#include <oxion/base/petsc.h>
#include <oxion/solver/stored_change.h>

#include <cmath>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    /// Of what the scales would store.
    constexpr double small_share = 0.01;
  } // namespace


  template <int dim>
  StoredChange<dim>::StoredChange(const Assembler<dim> &assembler)
    : assembler_(assembler)
    , field_of_row_(assembler.layout().field_of_owned_rows())
  {
    const auto &layout = assembler.layout();
    Vector ones        = layout.make_vector();
    ones               = 1.;
    assembler.clear_prescribed(ones);
    for (const auto row : layout.owned())
      is_free_.push_back(ones(row) != 0. &&
                         !layout.hanging_nodes().is_constrained(row));
    assembler.make_matrix(storage_);
  }


  template <int dim>
  void
  StoredChange<dim>::linearise(const Vector &x)
  {
    assembler_.storage_jacobian(x, storage_);
    small_.clear();
    for (const auto row : assembler_.layout().owned())
    {
      PetscInt n;
      const PetscScalar *values;
      check(MatGetRow(storage_, row, &n, nullptr, &values));
      double sum = 0.;
      for (PetscInt k = 0; k < n; ++k)
        sum += std::abs(values[k]);
      small_.push_back(small_share * sum);
      check(MatRestoreRow(storage_, row, &n, nullptr, &values));
    }
  }


  template <int dim>
  LargestChange
  StoredChange<dim>::worst(const Vector &change,
                           const Vector &stored,
                           const std::function<double(double)> &of_row) const
  {
    Vector stored_changes = assembler_.layout().make_vector();
    storage_.vmult(stored_changes, change);
    const PetscScalar *changes, *wholes;
    check(VecGetArrayRead(stored_changes, &changes));
    check(VecGetArrayRead(stored, &wholes));
    const auto result =
      largest_change(assembler_.layout(),
                     field_of_row_,
                     [&](const std::size_t i) -> std::optional<double> {
                       if (!is_free_[i] || small_[i] <= 0.)
                         return {};
                       return of_row(changes[i] /
                                     (std::abs(wholes[i]) + small_[i]));
                     });
    check(VecRestoreArrayRead(stored, &wholes));
    check(VecRestoreArrayRead(stored_changes, &changes));
    return result;
  }


  template class StoredChange<2>;
  template class StoredChange<3>;
} // namespace Oxion
