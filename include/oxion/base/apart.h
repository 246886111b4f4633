#pragma once

#include <functional>
#include <mpi.h>
#include <string>

namespace Oxion
{
  /** How ranks end that work apart from others, and meet them afterwards. */
  struct End
  {
    int exit_code = 0; ///< of an exception; 0 without any
    std::string text;
  };

  /** Runs an action; what all ranks that run it throw together ends it. */
  End
  end_of(const std::function<void()> &action);

  /**
   * Waits, without taking a core, until all ranks come here. The gravest end of
   * them, the same on all. Collective.
   */
  End
  common_end(const End &here, MPI_Comm communicator);

  /** @throw what it was. */
  void
  throw_end(const End &end);
} // namespace Oxion
