#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/protocol/run.h>

#include <mpi.h>
#include <string>

namespace Oxion::Testing
{
  /** What `--check` finds, and the parameters it is about. */
  struct Look
  {
    int exit_code = 0;
    std::string text; ///< of an end other than 0
    Parameters::Parameters parameters;
    Parameters::Diagnostics diagnostics;
  };

  /** A file as the program's `--check` looks at it, in this process. */
  Look
  look_at_file(const std::string &filename,
               const Parameters::FileSource &source,
               MPI_Comm communicator);

  /** The same of a text. */
  Look
  look_at_text(const std::string &text, MPI_Comm communicator);
} // namespace Oxion::Testing
