#pragma once

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
} // namespace Oxion
