#include <nlohmann/json.hpp>

#include "run_files.h"

namespace Oxion
{
  template <int dim>
  nlohmann::ordered_json
  RunFiles<dim>::state_of_group() const
  {
    return {{"table", table_->text()},
            {"summary", summary_.state_of_group()},
            {"fields", fields_.points()},
            {"last converged", last_converged_.points()}};
  }


  template <int dim>
  void
  RunFiles<dim>::follow_with(const std::vector<nlohmann::ordered_json> &states)
  {
    using Points = typename FieldWriter<dim>::Points;
    std::vector<std::string> tables;
    std::vector<nlohmann::ordered_json> summaries;
    Points fields, last_converged;
    const auto append = [](const nlohmann::ordered_json &more, Points &points) {
      for (const auto &point : more.get<Points>())
        points.push_back(point);
    };
    for (const auto &state : states)
    {
      tables.push_back(state.at("table"));
      summaries.push_back(state.at("summary"));
      append(state.at("fields"), fields);
      append(state.at("last converged"), last_converged);
    }
    table_->follow_with(tables);
    summary_.follow_with(summaries);
    fields_.follow_with(fields, communicator_);
    last_converged_.follow_with(last_converged, communicator_);
    write_summary();
  }


  // The members above; the others stand in run_files.cc.
  template nlohmann::ordered_json
  RunFiles<2>::state_of_group() const;
  template void
  RunFiles<2>::follow_with(const std::vector<nlohmann::ordered_json> &);
  template nlohmann::ordered_json
  RunFiles<3>::state_of_group() const;
  template void
  RunFiles<3>::follow_with(const std::vector<nlohmann::ordered_json> &);
} // namespace Oxion
