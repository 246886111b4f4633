#include "refinement_tables.h"

#include "../output/console_format.h"

namespace Oxion
{
  namespace
  {
    bool
    is_in_time(const RefinementStudy &study)
    {
      return study.runs.front().parameters.transient.end_time > 0.;
    }


    std::string
    state_of(const MemberRun &run)
    {
      if (!run.failure.empty())
        return "failed";
      const unsigned failed = run.summary.n_failed();
      return failed == 0 ? "ok"
                         : Console::number_of(failed, "point") + " failed";
    }
  } // namespace


  TextTable
  table_of_runs(const RefinementStudy &study)
  {
    const bool in_time = is_in_time(study);
    TextTable table;
    table.titles = {"run", "h", "cells", "unknowns"};
    if (in_time)
      table.titles.push_back("steps");
    for (const std::string title : {"time", "memory", "state"})
      table.titles.push_back(title);
    for (std::size_t i = 0; i < study.runs.size(); ++i)
    {
      const auto &run = study.runs[i];
      table.rows.push_back({run.member.label,
                            formatted("%.3f", study.sizes[i]),
                            Console::count(run.summary.n_cells),
                            Console::count(run.summary.n_unknowns())});
      auto &row = table.rows.back();
      if (in_time)
        row.push_back(Console::count(steps_in_time(run.summary)));
      row.push_back(Console::duration(run.seconds));
      row.push_back(formatted("%.0f MB", run.total_memory()));
      row.push_back(state_of(run));
    }
    return table;
  }


  TextTable
  table_of_readings(const RefinementStudy &study, const bool all)
  {
    TextTable table;
    const auto &numbers = study.family.judgement.numbers;
    table.titles        = {"reading", "at", "finest"};
    for (const auto &number : numbers)
      if (!number.title.empty())
        table.titles.push_back(number.title);
    for (const std::string title : {"uncertainty", "verdict"})
      table.titles.push_back(title);
    table.n_left = 2;
    for (const auto &one : study.readings)
    {
      if (!all && one.has_converged())
        continue;
      const auto &found = one.assessment;
      table.rows.push_back({one.reading.column,
                            one.reading.at,
                            formatted("%.7g", one.reading.values.back())});
      auto &row = table.rows.back();
      for (const auto &number : numbers)
        if (!number.title.empty())
          row.push_back(formatted(number.format.c_str(), found.*number.value));
      row.push_back(formatted("%.1e", found.uncertainty));
      row.push_back(one.verdict);
    }
    return table;
  }
} // namespace Oxion
