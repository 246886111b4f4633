#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/protocol/sweep_points.h>

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * Compares the parameters of a run that is to be resumed, `then`, with those
   * of `now`, both as write_parameters() has them: what results do not depend
   * on, or only those to come, is a warning, all else an error.
   */
  void
  compare_parameters(const std::string &then,
                     const std::string &now,
                     Parameters::Diagnostics &diagnostics);

  /** The kept state's points must be the first ones of the sweep now. */
  void
  compare_points(const nlohmann::ordered_json &kept,
                 const std::vector<SweepPoint> &points,
                 const std::vector<Parameters::Sweep> &sweeps,
                 Parameters::Diagnostics &diagnostics);

  /** The texts of the first points, for compare_points(). */
  std::vector<std::vector<std::string>>
  texts_of(const std::vector<SweepPoint> &points, unsigned n_first);
} // namespace Oxion
