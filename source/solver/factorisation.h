#pragma once

#include <petscksp.h>

namespace Oxion
{
  /** MUMPS and GMRES around it, which takes options of that prefix. */
  KSP
  make_factorisation(MPI_Comm communicator,
                     const char *prefix,
                     double tolerance);

  /** Of another matrix, whose pattern is analysed anew. */
  void
  set_matrix(KSP factorisation, Mat matrix);

  /** @throw NumericalFailure if the transposed matrix has no solution. */
  void
  solve_transposed(KSP factorisation, Vec right_side, Vec x);
} // namespace Oxion
