#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/protocol/sweep_points.h>

#include <string>
#include <vector>

namespace Oxion
{
  /** The file with the swept values of a point: that of a run of its own. */
  Parameters::ParameterFile
  file_at(const Parameters::ParameterFile &file,
          const std::vector<Parameters::Sweep> &sweeps,
          const SweptValues &swept);

  /** Why a point cannot be, in one line of its first errors; "" without any. */
  std::string
  refusal(const Parameters::Diagnostics &diagnostics);
} // namespace Oxion
