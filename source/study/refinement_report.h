#pragma once

#include <mpi.h>
#include <string>

#include "refinement_study.h"
#include "text_table.h"

namespace Oxion
{
  /** The runs, one a row. */
  TextTable
  table_of_runs(const RefinementStudy &study);

  /** The readings, one a row; all, or those that have not converged. */
  TextTable
  table_of_readings(const RefinementStudy &study, bool all);

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
