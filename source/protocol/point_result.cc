#include "point_result.h"

#include <nlohmann/json.hpp>

namespace Oxion
{
  using Json = nlohmann::ordered_json;

  Json
  told_of(const PointResult &result)
  {
    Json swept = Json::array();
    for (const auto &value : result.swept)
    {
      swept.push_back({{"title", value.title}, {"text", value.text}});
      if (value.number)
        swept.back()["number"] = *value.number;
    }
    return {{"number", result.number},
            {"swept", swept},
            {"converged", result.report.converged},
            {"Newton steps", result.report.newton_steps},
            {"linear iterations", result.report.linear_iterations},
            {"failure", result.report.failure},
            {"measured", result.measured},
            {"remarks", result.remarks},
            {"news", result.news},
            {"seconds", result.seconds}};
  }


  PointResult
  point_told(const Json &told)
  {
    PointResult result;
    result.number = told.at("number");
    for (const auto &value : told.at("swept"))
    {
      result.swept.push_back({value.at("title"), value.at("text"), {}});
      if (value.contains("number"))
        result.swept.back().number = value.at("number").get<double>();
    }
    result.report.converged         = told.at("converged");
    result.report.newton_steps      = told.at("Newton steps");
    result.report.linear_iterations = told.at("linear iterations");
    result.report.failure           = told.at("failure");
    told.at("measured").get_to(result.measured);
    told.at("remarks").get_to(result.remarks);
    told.at("news").get_to(result.news);
    result.seconds = told.at("seconds");
    return result;
  }
} // namespace Oxion
