#include "matrix_blocks.h"

#include <oxion/base/petsc.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <vector>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  Mat
  without_zeros(const Mat matrix)
  {
    PetscInt first, last, first_column, last_column, n_rows, n_columns;
    check(MatGetOwnershipRange(matrix, &first, &last));
    check(MatGetOwnershipRangeColumn(matrix, &first_column, &last_column));
    check(MatGetSize(matrix, &n_rows, &n_columns));
    std::vector<PetscInt> in_diagonal, elsewhere;
    const auto for_rows = [&](const auto &visit) {
      for (PetscInt row = first; row < last; ++row)
      {
        PetscInt n;
        const PetscInt *columns;
        const PetscScalar *values;
        check(MatGetRow(matrix, row, &n, &columns, &values));
        visit(row, n, columns, values);
        check(MatRestoreRow(matrix, row, &n, &columns, &values));
      }
    };
    for_rows([&](PetscInt, const PetscInt n, const auto *c, const auto *v) {
      in_diagonal.push_back(0);
      elsewhere.push_back(0);
      for (PetscInt k = 0; k < n; ++k)
        if (v[k] != 0.)
          ++(c[k] >= first_column && c[k] < last_column ? in_diagonal
                                                        : elsewhere)
              .back();
    });

    MPI_Comm communicator;
    check(
      PetscObjectGetComm(reinterpret_cast<PetscObject>(matrix), &communicator));
    Mat result;
    check(MatCreateAIJ(communicator,
                       last - first,
                       last_column - first_column,
                       n_rows,
                       n_columns,
                       0,
                       in_diagonal.data(),
                       0,
                       elsewhere.data(),
                       &result));
    std::vector<PetscInt> columns;
    std::vector<PetscScalar> values;
    for_rows(
      [&](const PetscInt row, const PetscInt n, const auto *c, const auto *v) {
        columns.clear();
        values.clear();
        for (PetscInt k = 0; k < n; ++k)
          if (v[k] != 0.)
          {
            columns.push_back(c[k]);
            values.push_back(v[k]);
          }
        check(MatSetValues(result,
                           1,
                           &row,
                           columns.size(),
                           columns.data(),
                           values.data(),
                           INSERT_VALUES));
      });
    check(MatAssemblyBegin(result, MAT_FINAL_ASSEMBLY));
    check(MatAssemblyEnd(result, MAT_FINAL_ASSEMBLY));
    return result;
  }


  bool
  have_one_pattern(const Mat a, const Mat b)
  {
    PetscInt first, last;
    check(MatGetOwnershipRange(a, &first, &last));
    int same = 1;
    for (PetscInt row = first; row < last; ++row)
    {
      PetscInt n_a, n_b;
      const PetscInt *of_a, *of_b;
      check(MatGetRow(a, row, &n_a, &of_a, nullptr));
      check(MatGetRow(b, row, &n_b, &of_b, nullptr));
      same = same && std::equal(of_a, of_a + n_a, of_b, of_b + n_b);
      check(MatRestoreRow(b, row, &n_b, &of_b, nullptr));
      check(MatRestoreRow(a, row, &n_a, &of_a, nullptr));
    }
    MPI_Comm communicator;
    check(PetscObjectGetComm(reinterpret_cast<PetscObject>(a), &communicator));
    return Utilities::MPI::min(same, communicator) == 1;
  }


  Mat
  joined(const Mat a, const Mat b, const Mat c, const Mat d)
  {
    MPI_Comm communicator;
    check(PetscObjectGetComm(reinterpret_cast<PetscObject>(a ? a : b),
                             &communicator));
    Mat blocks[] = {a, b, c, d}, nest, result;
    check(MatCreateNest(communicator, 2, nullptr, 2, nullptr, blocks, &nest));
    check(MatConvert(nest, MATAIJ, MAT_INITIAL_MATRIX, &result));
    check(MatDestroy(&nest));
    return result;
  }
} // namespace Oxion
