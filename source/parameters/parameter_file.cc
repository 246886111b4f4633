#include <oxion/parameters/file_reader.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>

namespace Oxion::Parameters
{
  ParameterFile
  ParameterFile::read(const std::string &filename,
                      Diagnostics &diagnostics,
                      const FileSource &source)
  {
    ParameterFile result;
    result.filename_ = filename;
    FileReader(result, diagnostics, source).read(filename);
    return result;
  }


  ParameterFile
  ParameterFile::parse(const std::string &text,
                       const std::string &filename,
                       Diagnostics &diagnostics)
  {
    ParameterFile result;
    result.filename_ = filename;
    FileReader(result, diagnostics).parse(text, filename);
    return result;
  }


  void
  ParameterFile::set(const std::string &path,
                     const std::string &value,
                     const Origin &origin)
  {
    Setting setting{path, value, origin};
    setting.origin.value = value;
    in_force_[path]      = settings_.size();
    settings_.push_back(std::move(setting));
  }


  void
  ParameterFile::set_from_command_line(const std::string &assignment,
                                       Diagnostics &diagnostics)
  {
    const auto equal_sign = assignment.find('=');
    const Origin origin{"--set", 0, assignment, ""};
    if (equal_sign == std::string::npos ||
        normalised(assignment.substr(0, equal_sign)).empty())
    {
      diagnostics.add({true,
                       "",
                       origin,
                       "no parameter and value",
                       "\"Section/Name=value\"",
                       ""});
      return;
    }
    std::string path;
    for (const auto &name : split_path(assignment.substr(0, equal_sign)))
      path = join_path(path, name);
    set(path, normalised(assignment.substr(equal_sign + 1)), origin);
  }


  void
  ParameterFile::open_section(const std::string &path, const Origin &origin)
  {
    if (section_index_.emplace(path, sections_.size()).second)
      sections_.emplace_back(path, origin);
  }


  const Setting *
  ParameterFile::find(const std::string &path) const
  {
    const auto found = in_force_.find(path);
    return found == in_force_.end() ? nullptr : &settings_[found->second];
  }


  bool
  ParameterFile::is_in_force(const std::size_t setting_index) const
  {
    return in_force_.at(settings_[setting_index].path) == setting_index;
  }


  std::map<std::string, Origin>
  ParameterFile::origins() const
  {
    std::map<std::string, Origin> result;
    result[""] = {filename_, 0, "", ""};
    for (const auto &[path, origin] : sections_)
      result[path] = origin;
    for (const auto &[path, index] : in_force_)
      result[path] = settings_[index].origin;
    return result;
  }
} // namespace Oxion::Parameters
