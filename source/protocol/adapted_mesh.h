#pragma once

#include <oxion/parameters/parameter_file.h>
#include <oxion/protocol/sweep_points.h>

#include "run_log.h"

namespace Oxion
{
  /**
   * Adapts the mesh of a device that stands at a point of a run, to that and to
   * some of the other points whose devices differ in numbers alone. Tells each
   * mesh, and leaves all of them in adaptation.csv. Collective.
   */
  template <int dim>
  SolveReport
  adapt_mesh(Sensor<dim> &sensor,
             const SweepPoint &here,
             const std::vector<SweepPoint> &points,
             const std::vector<Parameters::Sweep> &sweeps,
             const Parameters::ParameterFile &file,
             RunLog<dim> &log);
} // namespace Oxion
