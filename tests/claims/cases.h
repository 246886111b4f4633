#pragma once

#include "claims.h"
#include "device/shipped_runs.h"

/** What the tests of all devices share. */
namespace Oxion::Testing
{
  inline std::string
  text_of(const double value)
  {
    std::ostringstream text;
    text << value;
    return text.str();
  }

  /** value, to a relative tolerance. */
  inline Expected
  within(const double value, const double tolerance)
  {
    return near(value, tolerance * std::abs(value));
  }

  /** Of a shipped file; as it stands it is run once for all tests. */
  inline ProgramRun
  run_case(const std::string &file, const Settings &settings = {})
  {
    const auto run = settings.empty() ? shipped_run(file).run
                                      : run_program(shipped(file), settings);
    if (run.exit_code != 0)
      throw std::runtime_error(file + ":\n" + run.output);
    return run;
  }

  /** The row of a table where columns have values (infinite: air). */
  inline unsigned
  row_of(const Columns &table,
         const std::vector<std::pair<std::string, double>> &values)
  {
    const auto is = [](const double found, const double wanted) {
      return found == wanted ||
             std::abs(found - wanted) < 1e-6 * std::abs(wanted);
    };
    const unsigned rows = table[values[0].first].size();
    for (unsigned row = 0; row < rows; ++row)
      if (std::all_of(values.begin(), values.end(), [&](const auto &one) {
            return is(table[one.first][row], one.second);
          }))
        return row;
    throw std::runtime_error("no row where " + values[0].first + " is " +
                             text_of(values[0].second));
  }
  inline unsigned
  row_of(const Columns &table, const std::string &title, const double value)
  {
    return row_of(table, {{title, value}});
  }
} // namespace Oxion::Testing
