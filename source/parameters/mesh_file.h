#pragma once

#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_region();
  SectionDeclaration
  declare_mesh_parameter();

  /**
   * Regions and parameters of a mesh from a file, into the geometry, which
   * knows the file's name. Entries that describe another kind of mesh than the
   * geometry's are errors.
   */
  void
  read_mesh_file(const Section &section, Geometry &geometry);
} // namespace Oxion::Parameters
