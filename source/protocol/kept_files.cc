#include <oxion/output/atomic_file.h>

#include <nlohmann/json.hpp>

#include "run_files.h"

namespace Oxion
{
  template <int dim>
  nlohmann::ordered_json
  RunFiles<dim>::state() const
  {
    return {{"table", table_->text()},
            {"summary", summary_.state()},
            {"has mesh", meshes_.has_written()},
            {"fields", fields_.points()},
            {"last converged", last_converged_.points()}};
  }


  template <int dim>
  void
  RunFiles<dim>::resume(const Parameters::ParameterFile &file,
                        const nlohmann::ordered_json &state,
                        const Sensor<dim> *const sensor)
  {
    if (has_books_)
    {
      make_output_folder(folder_, communicator_);
      write_parameters(file);
    }
    make_table(file, state.at("table"));
    summary_.go_on_from(state.at("summary"));
    using Points = typename FieldWriter<dim>::Points;
    fields_.go_on_from(state.at("fields").get<Points>());
    last_converged_.go_on_from(state.at("last converged").get<Points>());
    if (state.at("has mesh"))
      meshes_.go_on_from(sensor == nullptr ? nullptr : &sensor->mesh());
    if (sensor != nullptr)
      note_sizes(*sensor);
    write_summary();
  }


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
  RunFiles<2>::state() const;
  template void
  RunFiles<2>::resume(const Parameters::ParameterFile &,
                      const nlohmann::ordered_json &,
                      const Sensor<2> *);
  template nlohmann::ordered_json
  RunFiles<2>::state_of_group() const;
  template void
  RunFiles<2>::follow_with(const std::vector<nlohmann::ordered_json> &);
  template nlohmann::ordered_json
  RunFiles<3>::state() const;
  template void
  RunFiles<3>::resume(const Parameters::ParameterFile &,
                      const nlohmann::ordered_json &,
                      const Sensor<3> *);
  template nlohmann::ordered_json
  RunFiles<3>::state_of_group() const;
  template void
  RunFiles<3>::follow_with(const std::vector<nlohmann::ordered_json> &);
} // namespace Oxion
