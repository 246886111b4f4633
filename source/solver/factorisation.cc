#include "factorisation.h"

#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>

#include <string>

namespace Oxion
{
  using Petsc::check;

  namespace
  {
    constexpr PetscInt most_iterations = 30;
    /// Factors of matrices with zeros in the diagonal, as of driven terminals,
    /// fill beyond MUMPS's estimate [%].
    constexpr PetscInt memory_margin = 100;
  } // namespace


  KSP
  make_factorisation(MPI_Comm communicator,
                     const char *prefix,
                     const double tolerance)
  {
    KSP ksp;
    PC pc;
    check(KSPCreate(communicator, &ksp));
    check(KSPSetOptionsPrefix(ksp, prefix));
    check(KSPSetType(ksp, KSPGMRES));
    check(KSPSetTolerances(
      ksp, tolerance, PETSC_DEFAULT, PETSC_DEFAULT, most_iterations));
    check(KSPGetPC(ksp, &pc));
    check(PCSetType(pc, PCLU));
    check(PCFactorSetMatSolverType(pc, MATSOLVERMUMPS));
    check(KSPSetFromOptions(ksp));
    return ksp;
  }


  void
  set_matrix(KSP factorisation, Mat matrix)
  {
    PC pc;
    Mat factor;
    check(KSPReset(factorisation));
    check(KSPSetOperators(factorisation, matrix, matrix));
    check(KSPGetPC(factorisation, &pc));
    check(PCFactorSetUpMatSolverType(pc));
    check(PCFactorGetMatrix(pc, &factor));
    check(MatMumpsSetIcntl(factor, 14, memory_margin));
  }


  void
  solve_transposed(KSP factorisation, Vec right_side, Vec x)
  {
    check(KSPSolveTranspose(factorisation, right_side, x));
    KSPConvergedReason reason;
    check(KSPGetConvergedReason(factorisation, &reason));
    if (reason < 0)
      throw NumericalFailure(
        std::string("the linearised equations have no adjoint (PETSc: ") +
        KSPConvergedReasons[reason] + ')');
  }
} // namespace Oxion
