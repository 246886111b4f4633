#pragma once

#include <mpi.h>
#include <string>

#include "refinement_study.h"

namespace Oxion
{
  /**
   * levels.csv, every row of every run over its size; readings.csv; study.json
   * with all of it; report.md. Collective.
   * @throw EnvironmentFailure on all ranks.
   */
  void
  write_study(const RefinementStudy &study,
              const std::string &folder,
              MPI_Comm communicator);
} // namespace Oxion
