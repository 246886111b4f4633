#include <oxion/checks/problem_size.h>
#include <oxion/protocol/check_run.h>
#include <oxion/protocol/swept_structure.h>

#include <algorithm>
#include <iomanip>
#include <map>
#include <set>
#include <sstream>

#include "check_signals.h"
#include "device_inspector.h"
#include "point_file.h"
#include "rough_time.h"


namespace Oxion
{
  namespace
  {
    using Parameters::Diagnostics;

    bool
    varies(const Parameters::Sweep &sweep, const std::string &section)
    {
      return std::any_of(sweep.parameters.begin(),
                         sweep.parameters.end(),
                         [&](const auto &parameter) {
                           return parameter.path.rfind(section, 0) == 0;
                         });
    }

    std::string
    shown(const SweptValues &values)
    {
      std::string result;
      for (const auto &value : values)
        result += (result.empty() ? "" : ", ") + value.text;
      return result;
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
          if (varies(sweep, "Geometry/") != geometry)
            continue;
          std::set<SweptStructure> seen;
          std::set<std::string> told;
          for (const auto &point : sweep_points({sweep}))
          {
            if (!seen.insert({{sweep}, point.swept}).second)
              continue;
            const auto point_file = file_at(file, {sweep}, point.swept);
            Diagnostics of_value;
            const auto parameters =
              Parameters::read_parameters(point_file, of_value);
            if (!of_value.has_errors())
              inspector.check(point_file, parameters, of_value);
            for (const auto &problem : of_value.problems())
              if (problem.is_error && told.insert(problem.message).second)
                diagnostics.add_from_value("Protocol/Sweep " + sweep.name,
                                           shown(point.swept),
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
    if (!diagnostics.has_errors() && parameters.transient.end_time > 0.)
      check_signals(file, parameters, *inspector.mesh(), diagnostics);
  }


  template <int dim>
  void
  check_combinations(const Parameters::ParameterFile &file,
                     const std::vector<Parameters::Sweep> &sweeps,
                     DeviceInspector<dim> &inspector,
                     Diagnostics &diagnostics)
  {
    if (sweeps.size() < 2)
      return; // every value was looked at alone
    std::map<SweptStructure, std::string> refusals; // "" of what can be
    for (const auto &point : sweep_points(sweeps))
    {
      const auto point_file = file_at(file, sweeps, point.swept);
      Diagnostics of_point;
      const auto parameters = Parameters::read_parameters(point_file, of_point);
      std::string why       = refusal(of_point);
      if (why.empty())
      {
        const auto [known, is_new] =
          refusals.try_emplace({sweeps, point.swept});
        if (is_new)
        {
          inspector.check(point_file, parameters, of_point);
          known->second = refusal(of_point);
        }
        why = known->second;
      }
      if (why.empty())
        continue;
      std::string values;
      for (const auto &value : point.swept)
        values +=
          (values.empty() ? "" : ", ") + value.title + " = " + value.text;
      diagnostics.warning("Protocol/Sweeps",
                          "the point " + values + " is " + why);
    }
  }


  std::string
  size_line(const ProblemSize &size,
            const Parameters::Parameters &parameters,
            const unsigned n_ranks)
  {
    const double n_points = Parameters::n_points(parameters.sweeps);
    std::ostringstream text;
    text << "About " << three_digits(size.cells) << " cells, "
         << three_digits(size.unknowns) << " unknowns, "
         << three_digits(size.memory / 1e9) << " GB of memory; "
         << std::setprecision(9) << n_points
         << (n_points == 1. ? " operating point." : " operating points.");
    if (const auto seconds = rough_seconds(size, parameters, n_ranks))
      text << " Roughly " << rough_duration(*seconds) << " of computing on "
           << n_ranks << (n_ranks == 1 ? " rank." : " ranks.");
    return text.str();
  }


  template void
  check_run<2>(const Parameters::ParameterFile &,
               const Parameters::Parameters &,
               DeviceInspector<2> &,
               Parameters::Diagnostics &);
  template void
  check_combinations(const Parameters::ParameterFile &,
                     const std::vector<Parameters::Sweep> &,
                     DeviceInspector<2> &,
                     Parameters::Diagnostics &);
  template void
  check_run<3>(const Parameters::ParameterFile &,
               const Parameters::Parameters &,
               DeviceInspector<3> &,
               Parameters::Diagnostics &);
  template void
  check_combinations(const Parameters::ParameterFile &,
                     const std::vector<Parameters::Sweep> &,
                     DeviceInspector<3> &,
                     Parameters::Diagnostics &);
} // namespace Oxion
