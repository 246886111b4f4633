#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/file_source.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace Oxion::Parameters
{
  struct Setting
  {
    std::string path; ///< "Gas/Atmosphere exhaust/Lambda [-]"
    std::string value;
    Origin origin;
  };

  /**
   * A .prm or .json file and all it includes as a list of settings, not yet
   * checked against anything. Later settings override earlier ones.
   */
  class ParameterFile
  {
  public:
    ParameterFile() = default;

    /**
     * Reads a file, JSON if its name ends on .json. Problems, a missing file
     * among them, go to `diagnostics`; what could be read is returned.
     */
    static ParameterFile
    read(const std::string &filename,
         Diagnostics &diagnostics,
         const FileSource &source = read_from_disk);

    /** The same from text that stands for a file of that name. */
    static ParameterFile
    parse(const std::string &text,
          const std::string &filename,
          Diagnostics &diagnostics);

    /** Overrides or adds one setting, as --set and sweeps do. */
    void
    set(const std::string &path,
        const std::string &value,
        const Origin &origin = {});

    /** The text after --set: "Gas/Atmosphere exhaust/Lambda [-]=0.9". */
    void
    set_from_command_line(const std::string &assignment,
                          Diagnostics &diagnostics);

    /** Notes that a section was opened, even if nothing is set in it. */
    void
    open_section(const std::string &path, const Origin &origin);

    /** The setting in force; nullptr when there is none. */
    const Setting *
    find(const std::string &path) const;

    /** Every setting in the order of the files, overridden ones included. */
    const std::vector<Setting> &
    settings() const
    {
      return settings_;
    }

    bool
    is_in_force(std::size_t setting_index) const;

    /** Sections in the order of their first opening. */
    const std::vector<std::pair<std::string, Origin>> &
    sections() const
    {
      return sections_;
    }

    bool
    has_section(const std::string &path) const
    {
      return section_index_.count(path) > 0;
    }

    /** Of all settings in force and all sections, "" for the file. */
    std::map<std::string, Origin>
    origins() const;

    const std::string &
    filename() const
    {
      return filename_;
    }
    void
    set_filename(const std::string &filename)
    {
      filename_ = filename;
    }

  private:
    std::string filename_;
    std::vector<Setting> settings_;
    std::unordered_map<std::string, std::size_t> in_force_;
    std::vector<std::pair<std::string, Origin>> sections_;
    std::unordered_map<std::string, std::size_t> section_index_;
  };
} // namespace Oxion::Parameters
