#pragma once

#include <algorithm>
#include <cmath>

#include "cli/program_errors.h"

namespace Oxion::Testing
{
  /** Every column to a share of its largest value, in the same rows. */
  inline void
  expect_same_table(const Columns &found,
                    const Columns &wanted,
                    const double tolerance)
  {
    ASSERT_EQ(found.status, wanted.status);
    for (const auto &[title, values] : wanted.columns)
    {
      double scale = 0.;
      for (const double value : values)
        if (std::isfinite(value))
          scale = std::max(scale, std::abs(value));
      ASSERT_EQ(found[title].size(), values.size()) << title;
      for (unsigned i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
          EXPECT_NEAR(found[title][i], values[i], tolerance * scale)
            << title << ", row " << i + 1;
        else
          EXPECT_EQ(std::isnan(found[title][i]), std::isnan(values[i]));
    }
  }


  /** Sends a signal as soon as the table has so many rows. */
  inline ProgramRun
  run_and_signal(const std::string &file,
                 const Settings &settings,
                 const std::string &results,
                 const std::string &signal,
                 const unsigned rows)
  {
    std::string command = quoted(OXION_PROGRAM) + " " + quoted(file);
    for (const auto &setting : settings)
      command += " --set " + quoted(setting);
    command += " --output-folder " + quoted(results) +
               " & pid=$!; until [ \"$(grep -c ',ok,' " +
               quoted(results + "/table.csv") + " 2>/dev/null)\" -ge " +
               std::to_string(rows) +
               " ] 2>/dev/null || ! kill -0 $pid 2>/dev/null; "
               "do sleep 0.005; done; kill -" +
               signal + " $pid; wait $pid";
    return run_command(command);
  }


  class Resumed : public ProgramErrors
  {
  protected:
    ProgramRun
    resume(const std::string &file,
           const Settings &settings,
           const std::string &results,
           const unsigned ranks = 1)
    {
      return run_program(file, settings, results, ranks, "--resume");
    }

    static void
    expect_said(const ProgramRun &run, const std::string &text)
    {
      EXPECT_NE(run.output.find(text), std::string::npos)
        << "no \"" << text << "\" in\n"
        << run.output;
    }

    /** Replaces a file by what `change` makes of it. */
    template <typename Change>
    void
    damage(const std::string &path, const Change &change)
    {
      std::string content = read_text(path);
      ASSERT_FALSE(content.empty()) << path;
      change(content);
      std::ofstream(path, std::ios::binary) << content;
    }
  };
} // namespace Oxion::Testing
