#include "check_signals.h"

#include <oxion/parameters/read_parameters.h>
#include <oxion/parameters/value_types.h>
#include <oxion/protocol/swept_structure.h>

#include <set>
#include <vector>

#include "signals.h"

namespace Oxion
{
  namespace
  {
    constexpr unsigned n_samples = 100; ///< of a formula
  }


  template <int dim>
  void
  check_signals(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Mesh<dim> &mesh,
                Parameters::Diagnostics &diagnostics)
  {
    const double end = parameters.transient.end_time;
    const DeviceStructure<dim> before(mesh, parameters);
    std::set<std::string> told;
    const auto check = [&](const Parameters::ParameterFile &changed,
                           const std::string &list,
                           const std::string &value) {
      Parameters::Diagnostics here;
      const auto now = Parameters::read_parameters(changed, here);
      if (!here.has_errors() && !(DeviceStructure<dim>(mesh, now) == before))
        here.error(list,
                   "this takes something away from the device, or adds it: a "
                   "conductor, a film, a fixed value",
                   "values that keep what the file itself says");
      for (const auto &problem : here.problems())
        if (problem.is_error && told.insert(problem.message).second)
          diagnostics.add_from_value(list, value, problem);
    };

    const Signals signals(parameters.signals, end, 0.);
    std::set<double> times(signals.corners().begin(), signals.corners().end());
    times.insert(0.);
    if (signals.has_formula())
      for (unsigned i = 1; i <= n_samples; ++i)
        times.insert(end * i / n_samples);
    std::set<std::vector<std::string>> seen;
    for (const double t : times)
      for (const Side side : {Side::before, Side::after})
      {
        std::vector<std::string> values;
        for (const auto &value : signals.at(t, side))
          values.push_back(value.text);
        values.front().clear(); // the time
        if (t <= end && seen.insert(values).second)
          check(signals.file_at(file, t, side),
                "Protocol/Signals",
                Parameters::exact_text(t) + " s");
      }
    if (const double period = parameters.transient.period;
        period > 0. && !(signals.repeat_from(period) < end))
      diagnostics.error("Protocol/Transient/Period [s]",
                        "in such cycles the signals do not repeat themselves "
                        "before the end",
                        "a period of all signals, with two cycles of it before "
                        "\"End time [s]\"");
    for (const auto &controller : parameters.controllers)
      for (const double value : {controller.smallest, controller.largest})
      {
        auto changed           = file;
        const std::string text = Parameters::exact_text(value);
        changed.set(controller.parameter, text);
        check(changed, "Protocol/Controller " + controller.name, text);
      }
  }


  template void
  check_signals(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Mesh<2> &,
                Parameters::Diagnostics &);
  template void
  check_signals(const Parameters::ParameterFile &,
                const Parameters::Parameters &,
                const Mesh<3> &,
                Parameters::Diagnostics &);
} // namespace Oxion
