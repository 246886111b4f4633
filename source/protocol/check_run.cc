#include <oxion/checks/problem_size.h>
#include <oxion/protocol/check_run.h>

#include <iomanip>
#include <set>
#include <sstream>

#include "device_inspector.h"
#include "swept_structure.h"

namespace Oxion
{
  namespace
  {
    using Parameters::Diagnostics;

    /** The device at one value of a sweep, all else as the file has it. */
    template <int dim>
    Diagnostics
    check_value(const Parameters::ParameterFile &file,
                const Parameters::Sweep &sweep,
                const std::string &value,
                DeviceInspector<dim> &inspector)
    {
      Parameters::ParameterFile point = file;
      point.set(sweep.parameter, value);
      Diagnostics diagnostics;
      const auto parameters = Parameters::read_parameters(point, diagnostics);
      if (!diagnostics.has_errors())
        inspector.check(point, parameters, diagnostics);
      return diagnostics;
    }


    /**
     * Values that agree in structure are one device; of these the first is
     * looked at.
     */
    template <int dim>
    void
    check_swept_devices(const Parameters::ParameterFile &file,
                        const std::vector<Parameters::Sweep> &sweeps,
                        DeviceInspector<dim> &inspector,
                        Diagnostics &diagnostics)
    {
      // Geometry last: the first mesh serves the others.
      for (const bool geometry : {false, true})
        for (const auto &sweep : sweeps)
        {
          if ((sweep.parameter.rfind("Geometry/", 0) == 0) != geometry)
            continue;
          std::set<SweptStructure> seen;
          std::set<std::string> told;
          for (const auto &point : sweep_points({sweep}))
          {
            if (!seen.insert({{sweep}, point.swept}).second)
              continue;
            const std::string &value = point.swept.front().text;
            const auto found = check_value(file, sweep, value, inspector);
            for (const auto &problem : found.problems())
              if (problem.is_error && told.insert(problem.message).second)
                diagnostics.add_from_value("Protocol/Sweep " + sweep.name,
                                           value,
                                           problem);
          }
        }
    }
  } // namespace


  template <int dim>
  void
  check_run(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            DeviceInspector<dim> &inspector,
            Diagnostics &diagnostics)
  {
    inspector.check(file, parameters, diagnostics);
    if (!diagnostics.has_errors())
      check_swept_devices(file, parameters.sweeps, inspector, diagnostics);
  }


  std::string
  size_line(const Parameters::Parameters &parameters, const unsigned n_ranks)
  {
    const ProblemSize size = estimate_size(parameters, n_ranks);
    double n_points        = 1.;
    for (const auto &sweep : parameters.sweeps)
      n_points *= sweep.values.size();
    std::ostringstream text;
    text << "About " << three_digits(size.cells) << " cells, "
         << three_digits(size.unknowns) << " unknowns, "
         << three_digits(size.memory / 1e9) << " GB of memory; "
         << std::setprecision(9) << n_points
         << (n_points == 1. ? " operating point." : " operating points.");
    return text.str();
  }


  template void
  check_run<2>(const Parameters::ParameterFile &,
               const Parameters::Parameters &,
               DeviceInspector<2> &,
               Parameters::Diagnostics &);
  template void
  check_run<3>(const Parameters::ParameterFile &,
               const Parameters::Parameters &,
               DeviceInspector<3> &,
               Parameters::Diagnostics &);
} // namespace Oxion
