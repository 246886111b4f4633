#pragma once

#include <mpi.h>
#include <string>

namespace Oxion
{
  /**
   * Makes a folder and keeps other runs out of it as long as it lives, by a
   * locked file, which says who is there. A process that ends in any way leaves
   * no lock; a disk that knows no locks has none.
   */
  class FolderLock
  {
  public:
    /** Collective. @throw EnvironmentFailure if another run is there. */
    FolderLock(const std::string &folder, MPI_Comm communicator);
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &
    operator=(const FolderLock &) = delete;

  private:
    void
    take();

    std::string folder_, path_;
    int file_ = -1;
  };
} // namespace Oxion
