#pragma once

#include <oxion/output/named_values.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <deal.II/base/function_parser.h>

#include <memory>
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
    explicit Signals(const std::vector<Parameters::Signal> &signals);

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

  private:
    double
    value(unsigned signal, double t, Side side) const;

    std::vector<Parameters::Signal> signals_;
    std::vector<std::unique_ptr<dealii::FunctionParser<1>>> formulas_;
    std::vector<double> corners_;
  };
} // namespace Oxion
