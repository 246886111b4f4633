#pragma once

#include "device/shipped_runs.h"
#include "rows.h"

/** What the tests of all subjects share. */
namespace Oxion::Testing
{
  constexpr double R = 8.314462618, F = 96485.33212; // CODATA 2018
  constexpr double pi = 3.14159265358979323846;

  /** Of a shipped file; as it stands it is run once for all tests. */
  inline const ProgramRun &
  run_case(const std::string &file)
  {
    const auto &run = shipped_run(file).run;
    if (run.exit_code != 0)
      throw std::runtime_error(file + ":\n" + run.output);
    return run;
  }

  /** The table of a file in parameter_files/verification. */
  inline const Columns &
  table(const std::string &file)
  {
    return run_case("verification/" + file).table;
  }

  /** What a file's rows of the report are about. */
  class Subject
  {
  public:
    explicit Subject(const std::string &name)
      : name_(name)
    {}

    Quantity
    operator()(const std::string &file,
               const std::string &what,
               const std::string &unit,
               const std::string &source) const
    {
      return {name_, "verification/" + file, what, unit, source};
    }

  private:
    std::string name_;
  };

  /** With other values than it ships with. */
  inline ProgramRun
  run_case(const std::string &file, const Settings &settings)
  {
    const auto run = run_program(shipped(file), settings);
    if (run.exit_code != 0)
      throw std::runtime_error(file + ":\n" + run.output);
    return run;
  }

  inline std::string
  text_of(const double value)
  {
    std::ostringstream text;
    text << value;
    return text.str();
  }

  /** A tolerance in the unit of the reference. */
  inline Reference
  within(const double value, const double tolerance)
  {
    return {value, tolerance, false};
  }
} // namespace Oxion::Testing
