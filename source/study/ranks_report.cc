#include "ranks_report.h"

#include <oxion/output/atomic_file.h>
#include <oxion/output/table.h>
#include <oxion/study/readings.h>
#include <oxion/version.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "../output/console_format.h"

namespace Oxion
{
  namespace
  {
    using Json = nlohmann::ordered_json;

    unsigned
    total(const MemberRun &run, unsigned PointSummary::*const number)
    {
      unsigned result = 0;
      for (const auto &point : run.summary.points)
        result += point.*number;
      return result;
    }


    double
    unknowns_of_a_rank(const RanksRun &one)
    {
      return double(one.run.summary.n_unknowns()) / one.n_ranks;
    }
  } // namespace


  std::vector<std::pair<std::string, double>>
  phases(const MemberRun &run)
  {
    double first = 0., others = 0.;
    for (const auto &point : run.summary.points)
      (point.number == 1 ? first : others) += point.seconds;
    const auto &timings  = run.summary.timings;
    const auto found     = timings.find("writing fields");
    const double writing = found == timings.end() ? 0. : found->second;
    return {{"checks and files", run.seconds - first - others - writing},
            {"first point", first},
            {"other points", others},
            {"fields", writing}};
  }


  void
  RanksStudy::evaluate()
  {
    std::vector<RunSummary> summaries;
    for (const auto &one : runs)
      summaries.push_back(one.run.summary);
    for (const auto &reading :
         readings_of(summaries, runs.front().run.parameters))
      for (std::size_t i = 0; i < runs.size(); ++i)
      {
        const double difference =
          std::abs(reading.values[i] - reading.values[0]) / reading.scale;
        if (difference > runs[i].largest_difference)
        {
          runs[i].largest_difference = difference;
          runs[i].differs_most =
            reading.column + (reading.at.empty() ? "" : " at " + reading.at);
        }
      }
  }


  double
  RanksStudy::speed_up(const RanksRun &run) const
  {
    return runs.front().run.seconds / run.run.seconds;
  }


  std::vector<std::string>
  RanksStudy::sentences() const
  {
    const auto fastest =
      std::min_element(runs.begin(), runs.end(), [](auto &a, auto &b) {
        return a.run.seconds < b.run.seconds;
      });
    std::vector<std::string> result = {
      fastest->n_ranks == 1
        ? std::string("No run was faster than that on one rank.")
        : "Fastest on " + fastest->run.member.label + ": " +
            formatted("%.2f", speed_up(*fastest)) +
            " times as fast as on one, an efficiency of " +
            formatted("%.0f %%", 100. * speed_up(*fastest) / fastest->n_ranks) +
            "."};
    const auto most =
      std::max_element(runs.begin(), runs.end(), [](auto &a, auto &b) {
        return a.largest_difference < b.largest_difference;
      });
    result.push_back(
      most->differs_most.empty()
        ? std::string("All readings are the same to the last digit.")
        : "The largest difference of a reading to that of one rank is " +
            formatted("%.1e", most->largest_difference) + ", of " +
            most->differs_most + " on " + most->run.member.label + ".");
    return result;
  }


  TextTable
  table_of_runs(const RanksStudy &study)
  {
    TextTable table;
    table.titles = {"ranks", "unknowns/rank", "time"};
    for (const auto &[name, seconds] : phases(study.runs.front().run))
      table.titles.push_back(name);
    for (const std::string title : {"speed-up",
                                    "efficiency",
                                    "Newton steps",
                                    "linear it.",
                                    "memory",
                                    "most of a rank",
                                    "difference"})
      table.titles.push_back(title);
    for (const auto &one : study.runs)
    {
      table.rows.push_back({std::to_string(one.n_ranks),
                            Console::count(unknowns_of_a_rank(one)),
                            Console::duration(one.run.seconds)});
      auto &row = table.rows.back();
      for (const auto &[name, seconds] : phases(one.run))
        row.push_back(Console::duration(seconds));
      const double speed_up = study.speed_up(one);
      const auto &memory    = one.run.memory;
      row.push_back(formatted("%.2f", speed_up));
      row.push_back(formatted("%.0f %%", 100. * speed_up / one.n_ranks));
      row.push_back(
        Console::count(total(one.run, &PointSummary::newton_steps)));
      row.push_back(
        Console::count(total(one.run, &PointSummary::linear_iterations)));
      row.push_back(formatted("%.0f MB", one.run.total_memory()));
      row.push_back(
        formatted("%.0f MB", *std::max_element(memory.begin(), memory.end())));
      row.push_back(one.run.is_all_right()
                      ? formatted("%.1e", one.largest_difference)
                      : "FAILED");
    }
    return table;
  }


  void
  write_study(const RanksStudy &study, const std::string &folder)
  {
    std::vector<std::string> titles;
    std::vector<Table::Row> rows;
    Json runs = Json::array();
    for (const auto &one : study.runs)
    {
      NamedValues values;
      values.emplace_back("Ranks [-]", one.n_ranks);
      values.emplace_back("Unknowns [-]", one.run.summary.n_unknowns());
      values.emplace_back("Unknowns of a rank [-]", unknowns_of_a_rank(one));
      values.emplace_back("Time [s]", one.run.seconds);
      for (const auto &[name, seconds] : phases(one.run))
        values.emplace_back("Time of " + name + " [s]", seconds);
      values.emplace_back("Speed-up [-]", study.speed_up(one));
      values.emplace_back("Efficiency [-]", study.speed_up(one) / one.n_ranks);
      values.emplace_back("Newton steps [-]",
                          total(one.run, &PointSummary::newton_steps));
      values.emplace_back("Linear iterations [-]",
                          total(one.run, &PointSummary::linear_iterations));
      values.emplace_back("Memory [MB]", one.run.total_memory());
      values.emplace_back("Memory of a rank [MB]",
                          *std::max_element(one.run.memory.begin(),
                                            one.run.memory.end()));
      values.emplace_back("Largest difference [-]", one.largest_difference);
      rows.push_back(
        {{},
         values,
         one.run.is_all_right() ? "ok" : "failed",
         one.run.failure.empty() ? one.differs_most : one.run.failure});
      Json run = Json::object();
      titles.clear();
      for (const auto &[title, value] : values)
      {
        titles.push_back(title);
        run[title] = value;
      }
      run["folder"]       = one.run.member.folder;
      run["differs most"] = one.differs_most;
      run["all right"]    = one.run.is_all_right();
      runs.push_back(run);
    }
    Table(MPI_COMM_SELF,
          folder + "/ranks.csv",
          titles,
          {"Oxion: " + study.file + ", study ranks"})
      .add_rows(rows);

    const Json all = {
      {"study", "ranks"},
      {"parameter file", study.file},
      {"versions", {{"oxion", OXION_VERSION}, {"revision", OXION_REVISION}}},
      {"runs", runs},
      {"sentences", study.sentences()}};
    write_file_atomically(
      folder + "/study.json",
      all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');

    std::string text = "# Study of ranks: " + study.file +
                       "\n\nOxion " OXION_VERSION " (" OXION_REVISION
                       ")\n\n## In short\n\n";
    for (const auto &sentence : study.sentences())
      text += "- " + sentence + '\n';
    text += "\n## Runs\n\n" + table_of_runs(study).markdown() +
            "\nTime: wall time on the first rank. Memory: the most so far, of "
            "all ranks and of one. Difference: the largest of a reading to "
            "that on one rank, relative to the reading, but at least to a "
            "thousandth of its column's largest.\n";
    write_file_atomically(folder + "/report.md", text);
  }
} // namespace Oxion
