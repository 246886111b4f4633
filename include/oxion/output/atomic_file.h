#pragma once

#include <functional>
#include <mpi.h>
#include <string>

namespace Oxion
{
  /**
   * Writes a whole file under a temporary name in the same folder and renames
   * it, so that a reader, or whoever finds the folder after a crash or with a
   * full disk, sees the old file or the new one, never half of one.
   *
   * @throw EnvironmentFailure with the path and the system's reason.
   */
  void
  write_file_atomically(const std::string &path, const std::string &content);

  /**
   * Creates the folder and its parents where they are missing, and tries that
   * a file can be written there.
   *
   * @throw EnvironmentFailure with the path and the system's reason.
   */
  void
  make_output_folder(const std::string &path);

  /** The same by rank 0; a failure is thrown on all ranks. Collective. */
  void
  make_output_folder(const std::string &path, MPI_Comm communicator);

  /**
   * Runs an action on each rank for itself. If it throws EnvironmentFailure
   * anywhere, all ranks throw that of the lowest such rank, so that none waits
   * for another one that is gone. Collective.
   */
  void
  fail_together(MPI_Comm communicator, const std::function<void()> &action);

  /** fail_together() with an action that only rank 0 does. */
  void
  on_first_rank(MPI_Comm communicator, const std::function<void()> &action);
} // namespace Oxion
