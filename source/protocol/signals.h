#pragma once

#include <oxion/output/named_values.h>
#include <oxion/parameters/formula.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <optional>
#include <vector>

namespace Oxion
{
  /** Of a time at which a value jumps, the limit from one side. */
  enum class Side
  {
    before,
    after
  };

  /** Numbers of the parameter file that follow functions of time. */
  class Signals
  {
  public:
    /**
     * Until `end` [s], up to which tables with a period go on. Times of tables
     * that differ by no more than `slack` [s] from each other, or from the end,
     * are one.
     */
    Signals(const std::vector<Parameters::Signal> &signals,
            double end,
            double slack);

    /** As columns, t [s] first. */
    SweptValues
    at(double t, Side side) const;

    /** The file with the numbers of that time. */
    Parameters::ParameterFile
    file_at(const Parameters::ParameterFile &file, double t, Side side) const;

    /** Where a table bends or jumps [s], rising. */
    const std::vector<double> &
    corners() const
    {
      return corners_;
    }
    bool
    jumps_at(double t) const;

    /**
     * From when on [s] all are, until the end, what they are a period later;
     * of formulas by samples. The end if never.
     */
    double
    repeat_from(double period) const;

    /** Is there a formula, which may be anything between two times? */
    bool
    has_formula() const;

  private:
    struct Course
    {
      std::string parameter, title;
      std::vector<std::array<double, 2>> table;
      std::optional<Parameters::Formula> formula;

      double
      value(double t, Side side) const;
    };

    std::vector<Course> courses_;
    std::vector<double> corners_;
  };
} // namespace Oxion
