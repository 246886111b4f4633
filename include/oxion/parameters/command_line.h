#pragma once

#include <oxion/parameters/parameter_file.h>

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  enum class Verbosity
  {
    quiet,
    normal,
    verbose
  };

  /** What a study changes from run to run. */
  enum class StudyKind
  {
    mesh,     ///< bisected evenly
    adaptive, ///< tolerance of a mesh that adapts itself
    degree,   ///< of the elements
    time,     ///< tolerance of a step
    steps,    ///< length of even steps
    ranks
  };

  /** Several runs of one file, to be compared. */
  struct StudyRequest
  {
    StudyKind kind = StudyKind::mesh;
    std::optional<unsigned> levels; ///< of refinement; nothing: what is cheap
    double tolerance = 1e-3;        ///< of a converged reading, relative
  };

  /** What was asked for. */
  struct CommandLine
  {
    std::string file;
    std::vector<std::string> overrides; ///< "path=value"
    bool check        = false;
    bool mesh_only    = false;
    bool resume       = false;
    unsigned n_groups = 1; ///< of ranks, among which a sweep is shared out
    std::optional<StudyRequest> study;
    std::string output_folder;
    Verbosity verbosity = Verbosity::normal;
    std::vector<std::string> petsc_options; ///< all after "--"
    /// Set when there is nothing to run: help, a template, or bad usage (2).
    std::optional<int> exit_code;
  };

  /**
   * Reads the arguments. Help, version and templates are printed to `out`,
   * wrong usage to `err`; nothing else happens.
   */
  CommandLine
  parse_command_line(int argc,
                     const char *const *argv,
                     std::ostream &out,
                     std::ostream &err);

  /** The file that was named, with the overrides of the command line. */
  ParameterFile
  read_parameter_file(const CommandLine &command_line,
                      Diagnostics &diagnostics,
                      const FileSource &source = read_from_disk);
} // namespace Oxion::Parameters
