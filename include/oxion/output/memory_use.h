#pragma once

#include <cstdint>
#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion
{
  /** The largest resident memory of each rank so far. */
  struct MemoryUse
  {
    std::vector<double> of_rank; ///< [MB]

    /** All of it over a number of things [kB]. */
    double
    per(std::uint64_t number) const;

    /** "Memory: at most 830 MB a rank, 3.2 kB an unknown, 3.4 kB a cell" */
    std::string
    line(std::uint64_t n_unknowns, std::uint64_t n_cells) const;
  };

  /** On rank 0; nothing elsewhere. Collective. */
  MemoryUse
  peak_memory(MPI_Comm communicator);
} // namespace Oxion
