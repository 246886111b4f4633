#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/file_source.h>
#include <oxion/parameters/parameter_file.h>

namespace Oxion::Parameters
{
  /**
   * Puts the columns that signals name in files of comma-separated values into
   * their tables, so that a parameter file needs no other file from then on.
   * A line of titles comes first, one of them "Time [s]", lines that begin
   * with # are left out. A name is looked for beside the file that names it.
   */
  void
  read_table_files(ParameterFile &file,
                   const FileSource &source,
                   Diagnostics &diagnostics);
} // namespace Oxion::Parameters
