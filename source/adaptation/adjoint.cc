#include <oxion/adaptation/adjoint.h>
#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>

#include <string>

namespace Oxion
{
  using Petsc::check;

  namespace
  {
    constexpr double linear_tolerance = 1e-8; // far below what it estimates
    /// Driven terminals have zeros in the diagonal: beyond MUMPS's guess [%].
    constexpr PetscInt memory_margin = 100;
  } // namespace


  template <int dim>
  Adjoint<dim>::Adjoint(const Assembler<dim> &assembler, const Vector &x)
    : assembler_(assembler)
  {
    assembler.make_matrix(matrix_);
    assembler.jacobian(x, matrix_);
    check(KSPCreate(assembler.layout().mesh().communicator(), &ksp_));
    check(KSPSetOptionsPrefix(ksp_, "adjoint_"));
    check(KSPSetType(ksp_, KSPGMRES));
    check(KSPSetTolerances(
      ksp_, linear_tolerance, PETSC_DEFAULT, PETSC_DEFAULT, 30));
    check(KSPSetOperators(ksp_, matrix_, matrix_));
    PC pc;
    Mat factor;
    check(KSPGetPC(ksp_, &pc));
    check(PCSetType(pc, PCLU));
    check(PCFactorSetMatSolverType(pc, MATSOLVERMUMPS));
    check(KSPSetFromOptions(ksp_));
    check(PCFactorSetUpMatSolverType(pc));
    check(PCFactorGetMatrix(pc, &factor));
    check(MatMumpsSetIcntl(factor, 14, memory_margin));
  }


  template <int dim>
  Adjoint<dim>::~Adjoint()
  {
    KSPDestroy(&ksp_); // nobody could be told if it failed
  }


  template <int dim>
  typename Adjoint<dim>::Vector
  Adjoint<dim>::solve(const Vector &derivative) const
  {
    Vector z = assembler_.layout().make_vector();
    check(KSPSolveTranspose(ksp_, derivative, z));
    KSPConvergedReason reason;
    check(KSPGetConvergedReason(ksp_, &reason));
    if (reason < 0)
      throw NumericalFailure(
        std::string("the linearised equations have no adjoint (PETSc: ") +
        KSPConvergedReasons[reason] + ')');
    assembler_.complete_test(z);
    return z;
  }


  template class Adjoint<2>;
  template class Adjoint<3>;
} // namespace Oxion
