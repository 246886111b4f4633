#pragma once

#include <exception>
#include <mpi.h>
#include <string>

namespace Oxion
{
  /** What the program says last, and its exit code. */
  struct Ending
  {
    int exit_code;
    std::string text;
  };

  /** Of a run that ends by this exception. */
  Ending
  ending_of(const std::exception_ptr &problem);

  /** Of one that ends by an error of PETSc; its words say more than the code.
   */
  Ending
  ending_of_petsc(int code);

  /**
   * Ends all ranks. If each comes here by itself, rank 0 speaks; a rank that
   * the others leave alone for seconds is the only one to know, so it speaks
   * and takes them along. `communicator`: used for nothing else, as the others
   * may be at anything. Collective if all goes well.
   * @return the exit code.
   */
  int
  end_together(const Ending &ending, MPI_Comm communicator);
} // namespace Oxion
