#pragma once

#include <oxion/base/petsc.h>

#include <petscksp.h>

namespace Oxion
{
  /**
   * Does a step of iterative refinement leave the factors' solution what it
   * is? That tells how many digits they have right (Wilkinson, Rounding
   * Errors in Algebraic Processes, 1963); the backward error would not, as it
   * is small of singular matrices, too.
   */
  inline bool
  is_determined(const KSP ksp, const Mat matrix, const Vec right_side)
  {
    using Petsc::check;
    constexpr double largest_correction = 1e-3; // of the solution
    PC pc;
    check(KSPGetPC(ksp, &pc));
    Vec step, residual;
    check(VecDuplicate(right_side, &step));
    check(VecDuplicate(right_side, &residual));
    PetscReal first, second;
    check(PCApply(pc, right_side, step));
    check(VecNorm(step, NORM_2, &first));
    check(MatResidual(matrix, right_side, step, residual));
    check(PCApply(pc, residual, step));
    check(VecNorm(step, NORM_2, &second));
    check(VecDestroy(&residual));
    check(VecDestroy(&step));
    return second <= largest_correction * first;
  }
} // namespace Oxion
