#pragma once

#include <oxion/parameters/parameter_file.h>

#include <map>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /// Parameters nest three deep; a path for each of a million sections in each
  /// other would fill the memory.
  constexpr std::size_t deepest_section = 100;

  /** Reads files and their includes into one ParameterFile. */
  class FileReader
  {
  public:
    FileReader(ParameterFile &file,
               Diagnostics &diagnostics,
               const FileSource &source = read_from_disk)
      : file_(file)
      , diagnostics_(diagnostics)
      , source_(source)
    {}

    /** `included_from`: where the include stands; nothing for the first. */
    void
    read(const std::string &filename, const Origin &included_from = {});

    /** By the grammar that belongs to the ending of the file's name. */
    void
    parse(const std::string &text, const std::string &filename);

    /** A file named in another, relative to that one's folder. */
    void
    include(const std::string &name, const Origin &origin);

    void
    set(const std::string &path,
        const std::string &value,
        const Origin &origin);

    void
    open_section(const std::string &path, const Origin &origin);

    void
    problem(const Origin &origin,
            const std::string &message,
            const std::string &expected = "",
            const std::string &nearest  = "",
            bool is_error               = true);

  private:
    ParameterFile &file_;
    Diagnostics &diagnostics_;
    FileSource source_;
    std::vector<std::string> open_files_;  ///< for cycles of includes
    std::map<std::string, Origin> opened_; ///< where sections were, last
  };

  void
  parse_prm(const std::string &text,
            const std::string &filename,
            FileReader &reader);

  void
  parse_json(const std::string &text,
             const std::string &filename,
             FileReader &reader);
} // namespace Oxion::Parameters
