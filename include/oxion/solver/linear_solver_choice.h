#pragma once

#include <oxion/parameters/parameters.h>

namespace Oxion
{
  /** Is a system of so many unknowns factorised, or split by fields? */
  inline bool
  is_factorised(const Parameters::LinearSolver choice,
                const unsigned dim,
                const double n_unknowns)
  {
    // 2D factorises in nested dissection's n log n memory; 3D does not.
    return choice == Parameters::LinearSolver::direct ||
           (choice == Parameters::LinearSolver::automatic &&
            n_unknowns <= (dim == 2 ? 2e6 : 6e4));
  }
} // namespace Oxion
