#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/parameters.h>

#include <string>

namespace Oxion::Parameters
{
  /**
   * The parameters of a file in SI units. What is wrong goes to
   * `diagnostics`, which afterwards also knows where every parameter stands;
   * the result is meaningful only if it holds no errors.
   */
  Parameters
  read_parameters(const ParameterFile &file, Diagnostics &diagnostics);

  /**
   * Reads the file once with each single value of each sweep, so that a value
   * that only makes sense alone is found before the first solve.
   */
  void
  check_sweep_values(const ParameterFile &file,
                     const Parameters &parameters,
                     Diagnostics &diagnostics);

  /**
   * "results/" and the path of the file below the innermost folder
   * parameter_files, without its ending; outside of one, the file's name.
   */
  std::string
  default_run_folder(const std::string &filename);
} // namespace Oxion::Parameters
