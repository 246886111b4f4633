#include "property/stack.h"

#include <oxion/parameters/paths.h>

#include <algorithm>
#include <sstream>

namespace Oxion::Testing
{
  using namespace Oxion::Parameters;

  void
  Stack::set(const std::string &path, const std::string &value)
  {
    for (auto &[known, old] : settings_)
      if (known == path)
      {
        old = value;
        return;
      }
    settings_.emplace_back(path, value);
  }


  void
  Stack::set(const std::string &path, const double value)
  {
    set(path, text_of(value));
  }


  void
  Stack::list(const std::string &path, const std::string &name)
  {
    const std::string before = value(path);
    set(path, before.empty() ? name : before + ", " + name);
  }


  std::string
  Stack::value(const std::string &path) const
  {
    for (const auto &[known, value] : settings_)
      if (known == path)
        return value;
    return "";
  }


  std::vector<std::string>
  Stack::names(const std::string &path) const
  {
    return split_list(value(path));
  }


  std::string
  Stack::text() const
  {
    std::vector<std::string> sections;
    for (const auto &setting : settings_)
      if (const auto section = parent_path(setting.first);
          !contains(sections, section))
        sections.push_back(section);
    std::string result;
    for (const auto &section : sections)
    {
      const auto parts = split_path(section);
      for (const auto &part : parts)
        result += "subsection " + part + "\n";
      for (const auto &[path, value] : settings_)
        if (parent_path(path) == section)
          result += "set " + last_component(path) + " = " + value + "\n";
      for (std::size_t i = 0; i < parts.size(); ++i)
        result += "end\n";
    }
    return result;
  }


  std::string
  text_of(const double number)
  {
    std::ostringstream text;
    text.precision(4);
    text << number;
    return text.str();
  }
} // namespace Oxion::Testing
