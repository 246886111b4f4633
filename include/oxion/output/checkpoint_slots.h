#pragma once

#include <cstdint>
#include <fstream>
#include <mpi.h>
#include <optional>
#include <string>
#include <vector>

namespace Oxion
{
  /** A text, the same on all ranks, and vectors of which each has a part. */
  struct Checkpoint
  {
    std::string text;
    std::vector<std::vector<double>> vectors;
  };

  /**
   * Two files, `a` and `b`, written in turn: one is whole whenever the other
   * is being written. Each carries its length and a sum (CRC-32), by which a
   * damaged one is found out. Vectors are written as the concatenation of the
   * ranks' parts and can be read in other parts, by any number of ranks.
   *
   * Rank 0 alone reads and writes, part by part. All members are collective.
   */
  class CheckpointSlots
  {
  public:
    CheckpointSlots(const std::string &folder, MPI_Comm communicator);

    /**
     * Makes the folder.
     * @throw EnvironmentFailure on all ranks if nothing can be written there.
     */
    void
    prepare();

    /** Forgets and removes both.
     * @throw EnvironmentFailure on all ranks. */
    void
    clear();

    /**
     * Into the slot that is not the newest whole one. When it returns, the disk
     * has it.
     * @throw EnvironmentFailure on all ranks; the slot stays as it was.
     */
    void
    write(const Checkpoint &checkpoint);

    /**
     * Opens the newest that is whole and returns its text; nothing if there is
     * none. What is wrong with the others, each with its path, is appended.
     */
    std::optional<std::string>
    open(std::vector<std::string> &complaints);

    /** Path of the open one. */
    const std::string &
    opened() const
    {
      return opened_;
    }

    /**
     * This rank's part, of that length, of a vector of the open one; the parts
     * of all ranks are its length together.
     * @throw BadInput if they are not, EnvironmentFailure if the disk does not
     * give it; on all ranks.
     */
    std::vector<double>
    read(unsigned vector, std::size_t n_here);

  private:
    std::string
    path(unsigned slot) const;

    std::string folder_;
    MPI_Comm communicator_;
    std::uint64_t serial_ = 0; ///< of the newest whole one
    unsigned next_        = 0; ///< slot to write into
    std::string opened_;
    std::ifstream file_;                 ///< the open one, on rank 0
    std::vector<std::uint64_t> lengths_; ///< of each vector of the open one
    std::uint64_t first_vector_ = 0;     ///< its place in the file
  };
} // namespace Oxion
