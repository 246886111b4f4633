#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/section.h>

#include <algorithm>
#include <limits>

namespace Oxion::Parameters
{
  namespace
  {
    /** Calls `visit(path, entry)` for every parameter the file could set. */
    template <typename Visit>
    void
    for_each_parameter(const ParameterFile &file,
                       const SectionDeclaration &section,
                       const std::string &path,
                       const Visit &visit)
    {
      for (const auto &entry : section.entries)
        visit(join_path(path, entry.name), entry);
      for (const auto &inner : section.sections)
        for_each_parameter(file, inner, join_path(path, inner.name), visit);
      for (const auto &items : section.items)
        for (const auto &name : item_names(file, section, path, items))
          for_each_parameter(file,
                             items.item[0],
                             join_path(path, items.item[0].name + " " + name),
                             visit);
    }
  } // namespace


  std::vector<std::string>
  item_names(const ParameterFile &file,
             const SectionDeclaration &section,
             const std::string &path,
             const ItemsDeclaration &items)
  {
    if (!items.list.empty())
    {
      const Setting *list = file.find(join_path(path, items.list));
      return split_list(list != nullptr
                          ? list->value
                          : section.find_entry(items.list)->default_value);
    }
    std::vector<std::string> result;
    const std::string start = join_path(path, items.item[0].name + " ");
    for (const auto &[one, origin] : file.sections())
      if (one.compare(0, start.size(), start) == 0 && parent_path(one) == path)
        result.push_back(one.substr(start.size()));
    return result;
  }


  const EntryDeclaration *
  find_parameter(const ParameterFile &file, const std::string &path)
  {
    const EntryDeclaration *result = nullptr;
    for_each_parameter(file,
                       schema(),
                       "",
                       [&](const std::string &one,
                           const EntryDeclaration &entry) {
                         if (one == path)
                           result = &entry;
                       });
    return result;
  }


  double
  number_of(const ParameterFile &file, const std::string &path)
  {
    const Setting *setting = file.find(path);
    const auto *entry      = find_parameter(file, path);
    const std::string text = setting != nullptr && !setting->value.empty()
                               ? setting->value
                             : entry != nullptr ? entry->default_value
                                                : "";
    double result          = 0.;
    return parse_number(text, result)
             ? result
             : std::numeric_limits<double>::quiet_NaN();
  }


  std::string
  nearest_parameter(const ParameterFile &file, const std::string &path)
  {
    // A path with the right last name but a section left out is closer to what
    // was meant than one with fewer edits.
    const std::string wanted = last_component(path);
    std::vector<std::string> all, same_name;
    for_each_parameter(file,
                       schema(),
                       "",
                       [&](const std::string &one,
                           const EntryDeclaration &entry) {
                         all.push_back(one);
                         if (entry.name == wanted)
                           same_name.push_back(one);
                       });
    const std::string nearest = nearest_name(path, all);
    if (!nearest.empty() && last_component(nearest) == wanted)
      return nearest;
    if (same_name.empty())
      return nearest;
    const std::string top = split_path(path).front();
    const auto in_same_section =
      std::find_if(same_name.begin(), same_name.end(), [&](const auto &one) {
        return split_path(one).front() == top;
      });
    return in_same_section != same_name.end() ? *in_same_section
                                              : same_name.front();
  }
} // namespace Oxion::Parameters
