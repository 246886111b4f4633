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
      for (const std::string title : {"Extrapolated",
                                      "Order [-]",
                                      "Order before [-]",
                                      "GCI [-]",
                                      "Asymptotic ratio [-]",
                                      "Uncertainty [-]",
                                      "Needed refinement [-]"})
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
        for (const double number : {found.limit,
                                    found.order,
                                    found.order_before,
                                    found.gci,
                                    found.asymptotic_ratio,
                                    found.uncertainty,
                                    one.refinement})
          row.measured.emplace_back(
            titles[row.swept.size() + row.measured.size()], number);
        row.status  = one.verdict;
        row.remarks = one.need.text;
        rows.push_back(row);
      }
      Table(communicator,
            folder + "/readings.csv",
            titles,
            {"Oxion: " + study.file + ", study " + study.family.title,
             "values in the unit of the reading; GCI, uncertainty: relative"})
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
                            {"scale", one.reading.scale},
                            {"extrapolated", found.limit},
                            {"order", found.order},
                            {"order before", found.order_before},
                            {"change", found.change},
                            {"GCI", found.gci},
                            {"GCI of the run before", found.gci_before},
                            {"asymptotic ratio", found.asymptotic_ratio},
                            {"order is settled", found.order_is_settled},
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
              {"formal order", study.family.formal_order},
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
      result +=
        "\n## What the numbers are\n\n"
        "- h: size relative to the finest run's.\n"
        "- Order: p of f = f0 + C h^p through the finest three runs (Celik et "
        "al., J. Fluids Eng. 130 (2008) 078001); formally " +
        formatted("%.0f", study.family.formal_order) +
        ", less where fields have edges and corners, down to 1.\n"
        "- Extrapolated: f0.\n"
        "- GCI: the band round the finest value in which the limit is likely "
        "to be, 1.25 |f1 - f2|/(r^p - 1), relative (Roache, J. Fluids Eng. 116 "
        "(1994) 405; ASME V&V 20-2009); p is at most the formal order.\n"
        "- Ratio: GCI of the run before the finest over r^p times that of the "
        "finest, one in the asymptotic range; p is that of the three runs "
        "before, if there are four.\n"
        "- Uncertainty: the GCI where the order is settled (from 0.8 to the "
        "formal one and 0.5 more, and changed by no more than 0.5 from the "
        "three runs before), else three times the range of the finest three "
        "values. A reading has converged if it is at most the tolerance.\n"
        "- Relative: to the reading, but at least to a thousandth of its "
        "column's largest.\n";
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
