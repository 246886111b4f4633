#pragma once

#include <oxion/measurements/balances.h>
#include <oxion/output/named_values.h>
#include <oxion/sensor.h>

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace Oxion
{
  /** What a point gave. */
  struct PointResult
  {
    unsigned number = 0; ///< from 1
    SweptValues swept;
    SolveReport report;
    NamedValues measured; ///< by column title; NaN of a failed point
    std::vector<Balance> balances;
    std::vector<std::string> remarks;
    std::vector<std::string> news;   ///< remarks that are no warnings
    std::vector<std::string> events; ///< names of those that happened there
    double seconds = 0.;
  };

  /** What the console says of a steady point, for another group of ranks. */
  nlohmann::ordered_json
  told_of(const PointResult &result);
  PointResult
  point_told(const nlohmann::ordered_json &told);
} // namespace Oxion
