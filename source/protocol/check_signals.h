#pragma once

#include <oxion/geometry/mesh.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

namespace Oxion
{
  /**
   * Values of signals that no device may have, or only another one: at the
   * corners of tables, where a formula is among them also between them; and
   * limits of controllers.
   */
  template <int dim>
  void
  check_signals(const Parameters::ParameterFile &file,
                const Parameters::Parameters &parameters,
                const Mesh<dim> &mesh,
                Parameters::Diagnostics &diagnostics);
} // namespace Oxion
