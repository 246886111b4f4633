#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/file_source.h>
#include <oxion/parameters/parameter_file.h>

namespace Oxion::Parameters
{
  /**
   * Makes the name of the mesh's file one that holds wherever the parameters
   * are written to. It is looked for beside the file that names it.
   */
  void
  find_mesh_file(ParameterFile &file,
                 const FileSource &source,
                 Diagnostics &diagnostics);
} // namespace Oxion::Parameters
