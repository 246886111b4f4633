#pragma once

#include <map>
#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion::Testing
{
  /** A reading, with what 1e-8 of it counts of; SI. */
  struct Reading
  {
    std::string name;
    double value, scale;

    template <typename Archive>
    void
    serialize(Archive &archive, const unsigned)
    {
      archive &name &value &scale;
    }
  };

  /** What became of a device. */
  struct Solved
  {
    std::string complaint; ///< why it was no good; "" of a good one
    std::string remarks;   ///< of a good one: size and effort
    std::vector<Reading> readings;

    template <typename Archive>
    void
    serialize(Archive &archive, const unsigned)
    {
      archive &complaint &remarks &readings;
    }
  };

  /** Checks, solves and measures a device on some ranks. Collective. */
  Solved
  solve(const std::string &text, MPI_Comm communicator);
} // namespace Oxion::Testing
