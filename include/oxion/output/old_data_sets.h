#pragma once

#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * Removes from a run folder what an earlier run has left there under one of
   * these names, or a name and a point's number: it would pass for this run's.
   * Only files that we write are touched. By rank 0; collective.
   * @throw EnvironmentFailure if that fails, on all ranks.
   */
  void
  remove_old_data_sets(const std::string &folder,
                       const std::vector<std::string> &names,
                       MPI_Comm communicator);

  /**
   * Likewise tables along lines, of impedances and of adapted meshes, which a
   * run need not have again; known by how they begin.
   */
  void
  remove_old_tables(const std::string &folder, MPI_Comm communicator);
} // namespace Oxion
