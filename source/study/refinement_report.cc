#include "refinement_report.h"

#include <oxion/output/atomic_file.h>
#include <oxion/output/table.h>
#include <oxion/parameters/measured_quantity.h>
#include <oxion/version.h>

#include <nlohmann/json.hpp>

#include "refinement_tables.h"

namespace Oxion
{
  namespace
  {
    using Json = nlohmann::ordered_json;

    void
    write_levels(const RefinementStudy &study,
                 const std::string &folder,
                 MPI_Comm communicator)
    {
      std::vector<std::string> titles = {"Run",
                                         study.family.size_title,
                                         "Cells [-]",
                                         "Unknowns [-]",
                                         "Steps [-]"};
      const auto n_own                = titles.size();
      for (const auto &run : study.runs)
        if (!run.summary.points.empty() && titles.size() == n_own)
          for (const auto &value : run.summary.points.front().swept)
            titles.push_back(value.title);
      const auto &measurements = study.runs.front().parameters.measurements;
      for (const auto &measurement : measurements)
        titles.push_back(Parameters::title_of(measurement));

      std::vector<Table::Row> rows;
      for (std::size_t i = 0; i < study.runs.size(); ++i)
      {
        const auto &run = study.runs[i];
        const auto own  = [&](const unsigned column, const double number) {
          return SweptValue{titles[column], "", number};
        };
        for (const auto &point : run.summary.points)
        {
          Table::Row row;
          row.swept = {{"Run", run.member.label, {}},
                       own(1, study.sizes[i]),
                       own(2, run.summary.n_cells),
                       own(3, run.summary.n_unknowns()),
                       own(4, steps_in_time(run.summary))};
          row.swept.insert(row.swept.end(),
                           point.swept.begin(),
                           point.swept.end());
          row.measured = point.measurements;
          row.status   = point.converged ? "ok" : "failed";
          row.remarks  = point.failure;
          rows.push_back(row);
        }
      }
      Table(communicator,
            folder + "/levels.csv",
            titles,
            {"Oxion: " + study.file + ", study " + study.family.title})
        .add_rows(rows);
    }


    void
    write_readings(const RefinementStudy &study,
                   const std::string &folder,
                   MPI_Comm communicator)
    {
      std::vector<std::string> titles = {"Reading", "At"};
      for (const auto &run : study.runs)
        titles.push_back(run.member.label);
      const auto &numbers = study.family.judgement.numbers;
      for (const auto &number : numbers)
        titles.push_back(number.column);
      for (const std::string title :
           {"Uncertainty [-]", "Needed refinement [-]"})
        titles.push_back(title);
      std::vector<Table::Row> rows;
      for (const auto &one : study.readings)
      {
        const auto &found = one.assessment;
        Table::Row row;
        row.swept = {{"Reading", one.reading.column, {}},
                     {"At", one.reading.at, {}}};
        for (std::size_t i = 0; i < study.runs.size(); ++i)
          row.measured.emplace_back(study.runs[i].member.label,
                                    one.reading.values[i]);
        for (const auto &number : numbers)
          row.measured.emplace_back(number.column, found.*number.value);
        row.measured.emplace_back("Uncertainty [-]", found.uncertainty);
        row.measured.emplace_back("Needed refinement [-]", one.refinement);
        row.status  = one.verdict;
        row.remarks = one.need.text;
        rows.push_back(row);
      }
      Table(communicator,
            folder + "/readings.csv",
            titles,
            {"Oxion: " + study.file + ", study " + study.family.title,
             "values in the unit of the reading; GCI, errors, changes, "
             "uncertainty: relative"})
        .add_rows(rows);
    }


    Json
    json_of(const RefinementStudy &study)
    {
      Json runs = Json::array();
      for (std::size_t i = 0; i < study.runs.size(); ++i)
      {
        const auto &run = study.runs[i];
        Json changes    = Json::object();
        for (const auto &[path, value] : run.member.changes)
          changes[path] = value;
        runs.push_back(
          {{"label", run.member.label},
           {"folder", run.member.folder},
           {"changes", changes},
           {"h", study.sizes[i]},
           {"cells", run.summary.n_cells},
           {"unknowns", run.summary.n_unknowns()},
           {"steps in time", steps_in_time(run.summary)},
           {"seconds", run.seconds},
           {"peak memory of each rank [MB]", run.memory},
           {"exit code", run.failure.empty() ? run.summary.exit_code : 3},
           {"failed points", run.summary.n_failed()},
           {"failure", run.failure}});
      }
      Json readings = Json::array();
      for (const auto &one : study.readings)
      {
        const auto &found = one.assessment;
        readings.push_back({{"reading", one.reading.column},
                            {"at", one.reading.at},
                            {"values", one.reading.values},
                            {"estimated errors", one.reading.errors},
                            {"scale", one.reading.scale},
                            {"extrapolated", found.limit},
                            {"order", found.order},
                            {"order before", found.order_before},
                            {"change", found.change},
                            {"GCI", found.gci},
                            {"GCI of the run before", found.gci_before},
                            {"asymptotic ratio", found.asymptotic_ratio},
                            {"order is settled", found.order_is_settled},
                            {"estimated error", found.estimate},
                            {"effectivity", found.effectivity},
                            {"reduction", found.reduction},
                            {"uncertainty", found.uncertainty},
                            {"converged", one.has_converged()},
                            {"verdict", one.verdict},
                            {"needed refinement", one.refinement},
                            {"needed", one.need.text},
                            {"needed size", one.need.amount}});
      }
      return {{"study", study.family.title},
              {"parameter file", study.file},
              {"command", study.command},
              {"versions",
               {{"oxion", OXION_VERSION}, {"revision", OXION_REVISION}}},
              {"size", study.family.size_title},
              {"formal order", study.family.judgement.formal_order},
              {"tolerance", study.tolerance},
              {"safety factor", Convergence::safety_factor},
              {"runs", runs},
              {"readings", readings},
              {"converged readings", study.n_converged()},
              {"sentences", study.sentences()}};
    }


    std::string
    markdown_of(const RefinementStudy &study)
    {
      std::string result = "# Study of " + study.family.subject + ": " +
                           study.file + "\n\n`" + study.command +
                           "`, Oxion " OXION_VERSION " (" OXION_REVISION
                           ")\n\n## In short\n\n";
      for (const auto &sentence : study.sentences())
        result += "- " + sentence + '\n';
      result += "\n## Runs\n\n" + table_of_runs(study).markdown() +
                "\n## Readings\n\n" + table_of_readings(study, true).markdown();
      result += "\n## What the numbers are\n\n";
      for (const auto &meaning : study.family.judgement.meanings)
        result += "- " + meaning + '\n';
      return result;
    }
  } // namespace


  void
  write_study(const RefinementStudy &study,
              const std::string &folder,
              MPI_Comm communicator)
  {
    write_levels(study, folder, communicator);
    write_readings(study, folder, communicator);
    on_first_rank(communicator, [&] {
      write_file_atomically(
        folder + "/study.json",
        json_of(study).dump(2, ' ', false, Json::error_handler_t::replace) +
          '\n');
      write_file_atomically(folder + "/report.md", markdown_of(study));
    });
  }
} // namespace Oxion
