#pragma once

#include <oxion/checks/problem_size.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/read_parameters.h>

#include <string>
#include <vector>

namespace Oxion
{
  template <int dim>
  class DeviceInspector;

  /**
   * Everything a run could stumble over that the file alone does not show: the
   * size of the device, the device on its mesh, and both again for swept
   * values, each alone, that may change them; the values of signals. Reports
   * into `diagnostics`.
   */
  template <int dim>
  void
  check_run(const Parameters::ParameterFile &file,
            const Parameters::Parameters &parameters,
            DeviceInspector<dim> &inspector,
            Parameters::Diagnostics &diagnostics);

  /**
   * Warns of points that a run would mark as refused: swept values that are
   * right one by one, but not together.
   */
  template <int dim>
  void
  check_combinations(const Parameters::ParameterFile &file,
                     const std::vector<Parameters::Sweep> &sweeps,
                     DeviceInspector<dim> &inspector,
                     Parameters::Diagnostics &diagnostics);

  /** Cells, unknowns, memory, operating points and time, for the user. */
  std::string
  size_line(const ProblemSize &size,
            const Parameters::Parameters &parameters,
            unsigned n_ranks);
} // namespace Oxion
