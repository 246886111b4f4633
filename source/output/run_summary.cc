#include <oxion/output/atomic_file.h>
#include <oxion/output/memory_use.h>
#include <oxion/output/run_summary.h>
#include <oxion/version.h>

#include <deal.II/base/config.h>
#include <deal.II/base/mpi.h>

#include <petscsys.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <nlohmann/json.hpp>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    // Keeps the order in which things are said here.
    using Json = nlohmann::ordered_json;

    std::string
    now()
    {
      const std::time_t time = std::time(nullptr);
      std::tm local;
      localtime_r(&time, &local);
      char text[32];
      std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S%z", &local);
      return text;
    }


    std::string
    petsc_version()
    {
      return std::to_string(PETSC_VERSION_MAJOR) + '.' +
             std::to_string(PETSC_VERSION_MINOR) + '.' +
             std::to_string(PETSC_VERSION_SUBMINOR);
    }


    std::string
    mpi_library()
    {
      char text[MPI_MAX_LIBRARY_VERSION_STRING];
      int length = 0;
      MPI_Get_library_version(text, &length);
      const std::string all(text, length);
      return all.substr(0, all.find_first_of(",\n"));
    }


    Json
    json_of(const NamedValues &values)
    {
      Json result = Json::object();
      for (const auto &[title, value] : values)
        if (std::isinf(value)) // JSON has no number for it
          result[title] = value > 0. ? "inf" : "-inf";
        else
          result[title] = value; // NaN becomes null
      return result;
    }


    Json
    json_of(const SweptValues &values)
    {
      Json result = Json::object();
      for (const auto &value : values)
        if (value.number && std::isfinite(*value.number))
          result[value.title] = *value.number;
        else
          result[value.title] = value.text;
      return result;
    }


    Json
    json_of(const PointSummary &point)
    {
      Json balances = Json::object();
      for (const auto &balance : point.balances)
        balances[balance.name] = {{"defect", balance.defect},
                                  {"scale", balance.scale},
                                  {"relative",
                                   balance.scale > 0.
                                     ? std::abs(balance.defect) / balance.scale
                                     : 0.}};

      Json result = {{"number", point.number},
                     {"swept", json_of(point.swept)},
                     {"converged", point.converged},
                     {"newton steps", point.newton_steps},
                     {"linear iterations", point.linear_iterations},
                     {"seconds", point.seconds},
                     {"measurements", json_of(point.measurements)},
                     {"balances", balances}};
      if (const auto &steps = point.steps_in_time; steps.tried() > 0)
        result["steps in time"] = {{"taken", steps.taken},
                                   {"refused", steps.refused},
                                   {"unsolved", steps.unsolved}};
      if (!point.remarks.empty())
        result["remarks"] = point.remarks;
      if (!point.events.empty())
        result["events"] = point.events;
      if (!point.failure.empty())
        result["failure"] = point.failure;
      return result;
    }


    Json
    totals_of(const Json &points)
    {
      unsigned failed = 0, newton = 0, linear = 0;
      double seconds = 0.;
      for (const auto &point : points)
      {
        failed += !point.at("converged").get<bool>();
        newton += point.at("newton steps").get<unsigned>();
        linear += point.at("linear iterations").get<unsigned>();
        seconds += point.at("seconds").get<double>();
      }
      return {{"points", points.size()},
              {"failed points", failed},
              {"newton steps", newton},
              {"linear iterations", linear},
              {"seconds of points", seconds}};
    }


    // File names need not be valid UTF-8; that must not end a run.
    std::string
    text_of(const Json &json, const int indent = -1)
    {
      return json.dump(indent, ' ', false, Json::error_handler_t::replace);
    }


    Json
    all_points(const std::string &before,
               const std::vector<PointSummary> &now,
               const std::vector<std::string> &of_others = {})
    {
      Json result = Json::parse(before);
      for (const auto &point : now)
        result.push_back(json_of(point));
      for (const auto &text : of_others)
        for (const auto &point : Json::parse(text))
          result.push_back(point);
      return result;
    }


    /** Those of `more` that are not there yet. */
    void
    add_new(const std::vector<std::string> &more, std::vector<std::string> &all)
    {
      for (const auto &one : more)
        if (std::find(all.begin(), all.end(), one) == all.end())
          all.push_back(one);
    }

  } // namespace


  RunSummary::RunSummary(MPI_Comm communicator)
    : communicator_(communicator)
    , start_date_(now())
    , start_(std::chrono::steady_clock::now())
  {}


  double
  RunSummary::elapsed() const
  {
    const std::chrono::duration<double> here =
      std::chrono::steady_clock::now() - start_;
    return elapsed_before_ + here.count();
  }


  Json
  RunSummary::state() const
  {
    return {{"started", start_date_},
            {"elapsed", elapsed()},
            {"resumed", n_resumed_},
            {"timings", timings},
            {"warnings", warnings},
            {"points", text_of(all_points(points_before_, points))}};
  }


  void
  RunSummary::go_on_from(const Json &state)
  {
    start_date_     = state.at("started");
    elapsed_before_ = state.at("elapsed");
    n_resumed_      = state.at("resumed").get<unsigned>() + 1;
    points_before_  = state.at("points");
    for (const auto &[stage, seconds] : state.at("timings").items())
      timings[stage] += seconds.get<double>();
    // What was told again at this start is not told twice.
    std::vector<std::string> all = state.at("warnings");
    add_new(warnings, all);
    warnings = all;
  }


  void
  RunSummary::be_first_of(const unsigned n_groups, const unsigned n_ranks)
  {
    n_groups_ = n_groups;
    n_ranks_  = n_ranks;
  }


  Json
  RunSummary::state_of_group() const
  {
    Json result        = state();
    result["memory"]   = peak_memory(communicator_).of_rank;
    result["cells"]    = n_cells;
    result["unknowns"] = unknowns;
    return result;
  }


  void
  RunSummary::follow_with(const std::vector<Json> &states)
  {
    others_ = {};
    for (const auto &state : states)
    {
      others_.points.push_back(state.at("points"));
      add_new(state.at("warnings"), others_.warnings);
      const std::vector<double> memory = state.at("memory");
      others_.memory.insert(others_.memory.end(), memory.begin(), memory.end());
      if (state.at("cells") == 0)
        continue;
      others_.n_cells = state.at("cells");
      state.at("unknowns").get_to(others_.unknowns);
    }
  }


  std::uint64_t
  RunSummary::n_unknowns() const
  {
    std::uint64_t result = 0;
    for (const auto &[field, number] : unknowns)
      result += number;
    return result;
  }


  unsigned
  RunSummary::n_failed() const
  {
    return totals_of(all_points(points_before_, points, others_.points))
      .at("failed points");
  }


  void
  RunSummary::write(const std::string &path) const
  {
    MemoryUse memory = peak_memory(communicator_);

    on_first_rank(communicator_, [&] {
      const unsigned n_here = memory.of_rank.size();
      memory.of_rank.insert(memory.of_rank.end(),
                            others_.memory.begin(),
                            others_.memory.end());
      const bool are_last           = others_.n_cells > 0;
      const std::uint64_t n_devices = std::max(n_groups_, 1u); // one a group
      std::uint64_t n_all           = 0;
      Json unknowns                 = Json::object();
      for (const auto &[field, number] :
           are_last ? others_.unknowns : this->unknowns)
      {
        unknowns[field] = number;
        n_all += number;
      }
      std::vector<std::string> all_warnings = warnings;
      add_new(others_.warnings, all_warnings);

      Json all;
      all["title"]          = title;
      all["command"]        = command;
      all["parameter file"] = parameter_file;
      all["started"]        = start_date_;
      if (n_resumed_ > 0)
        all["resumed"] = n_resumed_;
      all["written"]  = now();
      all["finished"] = finished;
      if (finished)
        all["exit code"] = exit_code;
      all["versions"] = {{"oxion", OXION_VERSION},
                         {"revision", OXION_REVISION},
                         {"deal.II", DEAL_II_PACKAGE_VERSION},
                         {"PETSc", petsc_version()},
                         {"MPI", mpi_library()}};
      all["ranks"]    = n_ranks_ > 0 ? n_ranks_ : n_here;
      if (n_groups_ > 1)
        all["groups"] = n_groups_;
      all["cells"]    = are_last ? others_.n_cells : n_cells;
      all["unknowns"] = {{"total", n_all}, {"of field", unknowns}};
      const Json points_so_far =
        all_points(points_before_, points, others_.points);
      all["totals"]                        = totals_of(points_so_far);
      all["totals"]["elapsed seconds"]     = elapsed();
      all["peak memory of each rank [MB]"] = memory.of_rank;
      all["peak memory per unknown [kB]"]  = memory.per(n_devices * n_all);
      all["peak memory per cell [kB]"] =
        memory.per(n_devices * (are_last ? others_.n_cells : n_cells));
      all["timings [s]"] = timings;
      all["warnings"]    = all_warnings;
      if (cycles)
        all["cycles"] = {{"period [s]", cycles->period},
                         {"number", cycles->number},
                         {"periodic", cycles->periodic},
                         {"change [-]", cycles->change},
                         {"of", cycles->most_in}};
      if (meshes)
        all["meshes in time"] = {{"changes", meshes->number},
                                 {"fewest cells", meshes->fewest},
                                 {"most cells", meshes->most},
                                 {"largest error of fields [-]",
                                  meshes->largest_error}};
      all["points"] = points_so_far;
      write_file_atomically(path, text_of(all, 2) + '\n');
    });
  }
} // namespace Oxion
