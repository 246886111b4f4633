#pragma once

#include <oxion/output/named_values.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <functional>
#include <vector>

namespace Oxion
{
  /**
   * A control unit's loops, in discrete time: at each multiple of its sample
   * time but 0 a controller sets its entry to m + gain lack within limits, and
   * holds it there. Its memory m follows what it set, m += (1 - exp(-sample
   * time/integral time)) (value - m).
   */
  class Controllers
  {
  public:
    /** They begin with what the file says. */
    Controllers(const std::vector<Parameters::Controller> &controllers,
                const Parameters::ParameterFile &file);

    /**
     * The first look after t [s]; infinity without controllers. Times that
     * differ by no more than `slack` [s] are one, here and below.
     */
    double
    next_look(double t, double slack) const;

    /**
     * All whose time it is look: `measure` gives a measurement by its name, in
     * its unit, NaN where it cannot be told, which changes nothing. Returns
     * whether any value changed.
     */
    bool
    look(double t,
         double slack,
         const std::function<double(const std::string &)> &measure);

    /** Their present values, as columns. */
    SweptValues
    values() const;

    void
    set(Parameters::ParameterFile &file) const;

    /**
     * How far they have come from an earlier state(): of each its name and the
     * larger change of value and memory, relative as that of a field whose
     * scale is the range of the value.
     */
    std::vector<std::pair<std::string, double>>
    changes(const std::vector<double> &state) const;

    /** Values and memories, to go on from: two each. */
    std::vector<double>
    state() const;
    void
    go_on_from(const std::vector<double> &state);

  private:
    struct Loop
    {
      Parameters::Controller parameters;
      double value, memory;
    };
    std::vector<Loop> loops_;
  };
} // namespace Oxion
