#pragma once

#include <oxion/parameters/parameter_file.h>

#include <iosfwd>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /**
   * Everything that is in force, defaults included, as one .prm file without
   * includes. Read back it gives the same Parameters.
   */
  void
  write_parameters(const ParameterFile &file, std::ostream &out);

  /**
   * What the file sets, with the documentation of every entry at its first
   * occurrence and what could be set as comments.
   */
  void
  write_annotated(const ParameterFile &file, std::ostream &out);

  /** Every section and entry with value, default and documentation. */
  void
  write_documentation(std::ostream &out);

  /** Names of the starting files that write_template() knows. */
  std::vector<std::string>
  template_names();

  /**
   * An annotated starting file.
   * @throw BadInput for an unknown name, with the nearest one.
   */
  void
  write_template(const std::string &name, std::ostream &out);
} // namespace Oxion::Parameters
