#pragma once

#include <mpi.h>
#include <string>
#include <vector>

namespace Oxion::Petsc
{
  /**
   * Options for PETSc's start, of all `words` of the command line. Left out is
   * "-options_file FILE", which rank 0 would open there while the others wait,
   * even if it cannot: add_option_files() is for that.
   */
  std::vector<std::string>
  starting_options(const std::vector<std::string> &words);

  /**
   * Adds what stands in files of options, which rank 0 reads; where both say
   * something, the command line has the last word. Collective.
   * @throw BadInput on all ranks if a file cannot be read.
   */
  void
  add_option_files(const std::vector<std::string> &words,
                   MPI_Comm communicator);

  /** Did the user set it? With its dash. */
  bool
  is_set(const std::string &option);

  /** Sets it where the user did not. */
  void
  preset(const std::string &option, const std::string &value);

  /**
   * Names of the options that were set and that nobody has asked for so far,
   * but for those that PETSc looks at when it ends.
   */
  std::vector<std::string>
  unused_options();
} // namespace Oxion::Petsc
