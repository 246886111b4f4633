#include <oxion/base/petsc.h>
#include <oxion/solver/bordered_preconditioner.h>
#include <oxion/solver/linear_solver_choice.h>

#include <deal.II/base/mpi.h>
#include <deal.II/lac/full_matrix.h>

#include <algorithm>

#include "field_split.h"

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;
  using Petsc::guarded;

  namespace
  {
    template <int dim>
    FieldSplit<dim> &
    split_of(const PC pc)
    {
      void *context;
      check(PCShellGetContext(pc, &context));
      return *static_cast<FieldSplit<dim> *>(context);
    }

    template <int dim>
    PetscErrorCode
    apply_split(PC pc, Vec in, Vec out)
    {
      split_of<dim>(pc).apply(in, out);
      return 0;
    }

    template <int dim>
    PetscErrorCode
    destroy_split(PC pc)
    {
      delete &split_of<dim>(pc);
      return 0;
    }
  } // namespace


  template <int dim>
  BorderedPreconditioner<dim>::BorderedPreconditioner(
    const FieldLayout<dim> &layout,
    const Parameters::LinearSolver choice)
    : layout_(layout)
    , n_globals_(layout.description().globals.size())
    , is_direct_(is_factorised(choice, dim, layout.n_unknowns()))
    , columns_(n_globals_, nullptr)
  {
    const MPI_Comm communicator = layout.mesh().communicator();
    const bool has_globals =
      n_globals_ > 0 && layout.owned().is_element(layout.global_unknown(0));
    const PetscInt n_owned = layout.owned().n_elements();
    const PetscInt n_here  = has_globals ? n_globals_ : 0;
    const PetscInt first = n_owned > 0 ? layout.owned().nth_index_in_set(0) : 0;
    check(
      ISCreateStride(communicator, n_owned - n_here, first, 1, &field_rows_));
    check(ISCreateStride(communicator,
                         n_here,
                         n_globals_ > 0 ? layout.global_unknown(0) : 0,
                         1,
                         &global_rows_));
    check(KSPCreate(communicator, &fields_));
    check(KSPSetOptionsPrefix(fields_, "fields_"));
    configure_fields();
  }


  template <int dim>
  BorderedPreconditioner<dim>::~BorderedPreconditioner()
  {
    // Nobody could be told if one of these failed.
    KSPDestroy(&fields_);
    MatDestroy(&A_);
    MatDestroy(&C_);
    MatDestroy(&D_);
    VecDestroy(&x_);
    VecDestroy(&r_);
    VecDestroy(&s_);
    for (Vec &column : columns_)
      VecDestroy(&column);
    ISDestroy(&field_rows_);
    ISDestroy(&global_rows_);
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::attach(PC pc)
  {
    check(PCSetType(pc, PCSHELL));
    check(PCShellSetContext(pc, this));
    check(PCShellSetSetUp(pc, guarded<setup_callback>));
    check(PCShellSetApply(pc, guarded<apply_callback>));
    check(PCShellSetName(pc, "global unknowns eliminated around the fields"));
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::configure_fields()
  {
    PC pc;
    check(KSPGetPC(fields_, &pc));
    check(KSPSetType(fields_, KSPPREONLY));
    if (is_direct_)
    {
      check(PCSetType(pc, PCLU));
      check(PCFactorSetMatSolverType(pc, MATSOLVERMUMPS));
      check(KSPSetFromOptions(fields_));
      return;
    }

    check(PCSetType(pc, PCSHELL));
    check(PCShellSetContext(pc, new FieldSplit<dim>(layout_)));
    check(PCShellSetApply(pc, guarded<apply_split<dim>>));
    check(PCShellSetDestroy(pc, guarded<destroy_split<dim>>));
    check(PCShellSetName(pc, "one scalar field after the other"));
    check(KSPSetFromOptions(fields_));
  }


  template <int dim>
  PetscErrorCode
  BorderedPreconditioner<dim>::setup_callback(PC pc)
  {
    void *context;
    Mat matrix;
    check(PCShellGetContext(pc, &context));
    check(PCGetOperators(pc, nullptr, &matrix));
    static_cast<BorderedPreconditioner *>(context)->setup(matrix);
    return 0;
  }


  template <int dim>
  PetscErrorCode
  BorderedPreconditioner<dim>::apply_callback(PC pc, Vec in, Vec out)
  {
    void *context;
    check(PCShellGetContext(pc, &context));
    static_cast<BorderedPreconditioner *>(context)->apply(in, out);
    return 0;
  }


  template <int dim>
  std::vector<double>
  BorderedPreconditioner<dim>::gather_globals(Vec globals) const
  {
    std::vector<double> values(n_globals_, 0.);
    PetscInt n;
    check(VecGetLocalSize(globals, &n));
    const PetscScalar *entries;
    check(VecGetArrayRead(globals, &entries));
    std::copy(entries, entries + n, values.begin());
    check(VecRestoreArrayRead(globals, &entries));
    Utilities::MPI::sum(values, layout_.mesh().communicator(), values);
    return values;
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::setup(Mat matrix)
  {
    const MatReuse reuse =
      A_ == nullptr ? MAT_INITIAL_MATRIX : MAT_REUSE_MATRIX;
    if (is_direct_)
      check(MatCreateSubMatrix(matrix, field_rows_, field_rows_, reuse, &A_));
    else
    {
      // The split takes what it needs of the matrix; a copy of the fields'
      // would be as large again.
      if (A_ == nullptr)
        check(MatCreateSubMatrixVirtual(matrix, field_rows_, field_rows_, &A_));
      PC pc;
      check(KSPGetPC(fields_, &pc));
      split_of<dim>(pc).setup(matrix);
    }
    check(MatCreateSubMatrix(matrix, global_rows_, field_rows_, reuse, &C_));
    check(MatCreateSubMatrix(matrix, global_rows_, global_rows_, reuse, &D_));
    if (x_ == nullptr)
    {
      check(MatCreateVecs(A_, &x_, &r_));
      check(MatCreateVecs(D_, nullptr, &s_));
    }
    check(KSPSetOperators(fields_, A_, A_));
    check(KSPSetUp(fields_));

    Vec full;
    check(MatCreateVecs(matrix, nullptr, &full));
    FullMatrix<double> schur(n_globals_, n_globals_);
    for (unsigned j = 0; j < n_globals_; ++j)
    {
      check(MatGetColumnVector(matrix, full, layout_.global_unknown(j)));
      Vec part;
      check(VecGetSubVector(full, global_rows_, &part));
      std::vector<double> entries = gather_globals(part);
      check(VecRestoreSubVector(full, global_rows_, &part));

      // Of a fresh sub-vector PETSc takes the 2-norm for 0 once its maximum
      // norm is known, and would solve for nothing: a copy.
      check(VecGetSubVector(full, field_rows_, &part));
      check(VecCopy(part, r_));
      check(VecRestoreSubVector(full, field_rows_, &part));
      PetscReal norm;
      check(VecNorm(r_, NORM_INFINITY, &norm));
      check(VecDestroy(&columns_[j]));
      if (norm > 0.)
      {
        check(VecDuplicate(x_, &columns_[j]));
        check(KSPSolve(fields_, r_, columns_[j]));
        check(MatMult(C_, columns_[j], s_));
        const auto product = gather_globals(s_);
        for (unsigned i = 0; i < n_globals_; ++i)
          entries[i] -= product[i];
      }
      for (unsigned i = 0; i < n_globals_; ++i)
        schur(i, j) = entries[i];
    }
    check(VecDestroy(&full));

    schur_inverse_.assign(n_globals_ * n_globals_, 0.);
    if (n_globals_ == 0)
      return;
    schur.gauss_jordan();
    for (unsigned i = 0; i < n_globals_; ++i)
      for (unsigned j = 0; j < n_globals_; ++j)
        schur_inverse_[i * n_globals_ + j] = schur(i, j);
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::apply(Vec in, Vec out)
  {
    PC pc;
    check(KSPGetPC(fields_, &pc));

    Vec part;
    check(VecGetSubVector(in, field_rows_, &part));
    check(PCApply(pc, part, x_));
    check(VecRestoreSubVector(in, field_rows_, &part));

    check(VecGetSubVector(in, global_rows_, &part));
    std::vector<double> right_side = gather_globals(part);
    check(VecRestoreSubVector(in, global_rows_, &part));
    check(MatMult(C_, x_, s_));
    const auto product = gather_globals(s_);
    std::vector<double> g(n_globals_, 0.);
    for (unsigned i = 0; i < n_globals_; ++i)
      for (unsigned j = 0; j < n_globals_; ++j)
        g[i] +=
          schur_inverse_[i * n_globals_ + j] * (right_side[j] - product[j]);
    for (unsigned j = 0; j < n_globals_; ++j)
      if (columns_[j] != nullptr)
        check(VecAXPY(x_, -g[j], columns_[j]));

    check(VecGetSubVector(out, field_rows_, &part));
    check(VecCopy(x_, part));
    check(VecRestoreSubVector(out, field_rows_, &part));
    check(VecGetSubVector(out, global_rows_, &part));
    PetscScalar *entries;
    PetscInt n;
    check(VecGetLocalSize(part, &n));
    check(VecGetArray(part, &entries));
    std::copy(g.begin(), g.begin() + n, entries);
    check(VecRestoreArray(part, &entries));
    check(VecRestoreSubVector(out, global_rows_, &part));
  }


  template class BorderedPreconditioner<2>;
  template class BorderedPreconditioner<3>;
} // namespace Oxion
