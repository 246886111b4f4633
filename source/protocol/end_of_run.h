#pragma once

#include <mpi.h>
#include <string>

namespace Oxion
{
  /**
   * Writes into the summary of a run that is being left by an exception what
   * ends it. By rank 0, if that comes here: the others may be anywhere.
   */
  void
  note_reason_of_end(const std::string &folder, MPI_Comm communicator);

  /** What `action` returns; an exception leaves its reason in the folder. */
  template <typename Action>
  auto
  with_reason_of_end(const std::string &folder,
                     MPI_Comm communicator,
                     const Action &action)
  {
    try
    {
      return action();
    }
    catch (...)
    {
      note_reason_of_end(folder, communicator);
      throw;
    }
  }
} // namespace Oxion
