#include "check_signals.h"

#include <oxion/parameters/read_parameters.h>
#include <oxion/protocol/swept_structure.h>

#include <set>

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
    const Signals signals(parameters.signals, end);
    std::set<double> times(signals.corners().begin(), signals.corners().end());
    times.insert(0.);
    if (signals.has_formula())
      for (unsigned i = 1; i <= n_samples; ++i)
        times.insert(end * i / n_samples);

    const DeviceStructure<dim> before(mesh, parameters);
    std::set<std::string> told;
    for (const double t : times)
    {
      if (t > end)
        break;
      for (const Side side : {Side::before, Side::after})
      {
        if (side == Side::after && !signals.jumps_at(t))
          continue;
        Parameters::Diagnostics here;
        const auto now =
          Parameters::read_parameters(signals.file_at(file, t, side), here);
        if (!here.has_errors() && !(DeviceStructure<dim>(mesh, now) == before))
          here.error("Protocol/Signals",
                     "this takes something away from the device, or adds it: a "
                     "conductor, a film, a fixed value",
                     "values that keep what the file itself says");
        for (const auto &problem : here.problems())
          if (problem.is_error && told.insert(problem.message).second)
            diagnostics.add_from_value("Protocol/Signals",
                                       std::to_string(t) + " s",
                                       problem);
      }
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
