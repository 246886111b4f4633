#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

namespace Oxion::Parameters
{
  const EntryDeclaration *
  varied_entry(const Section &item,
               const std::string &path,
               const ParameterFile &file,
               const std::string &given)
  {
    if (path.empty())
      return nullptr;
    const auto *entry = find_parameter(file, path);
    if (entry == nullptr)
      item.error(given,
                 (given == "Parameter" ? "" : "\"" + path + "\": ") +
                   std::string("there is no such parameter"),
                 "the full path of an entry",
                 nearest_parameter(file, path));
    return entry;
  }


  bool
  can_change(const std::string &path, const EntryDeclaration &entry)
  {
    const std::string section = split_path(path).front();
    return !entry.type.is_word &&
           contains({"Materials", "Gas", "Heat", "Electrodes", "Circuit"},
                    section);
  }


  bool
  has_no_authority(const std::string &path, const Heat &heat)
  {
    for (const auto &heater : heat.heaters)
      if (path == "Heat/Heater " + heater.name + "/Power [W]" &&
          (heater.holds() || heater.supply))
        return true;
    return false;
  }


  void
  claim_title(const Section &item,
              const std::string &title,
              const std::string &owner,
              ColumnOwners &columns)
  {
    if (title.empty())
      return;
    if (item.has("Title") && !is_printable(title))
      item.error("Title",
                 "this is no title",
                 "at most 100 printable characters");
    for (const char *taken :
         {"Status", "Remarks", "point", "region names", "surface names"})
      if (title == taken)
        item.error("Title",
                   "\"" + title + "\" has a meaning of its own in the results",
                   "another title");
    const auto [known, is_new] = columns.emplace(title, owner);
    if (!is_new)
      item.error("Title",
                 known->second + " has the column \"" + title + "\" already",
                 "a \"Title\" of its own");
  }


  ColumnOwners
  column_owners(const Parameters &parameters)
  {
    ColumnOwners result;
    for (const auto &sweep : parameters.sweeps)
      for (const auto &parameter : sweep.parameters)
        result.emplace(parameter.title, "the sweep \"" + sweep.name + "\"");
    if (parameters.transient.end_time > 0.)
      result.emplace(time_title, "time");
    for (const auto &signal : parameters.signals)
      result.emplace(signal.title, "the signal \"" + signal.name + "\"");
    for (const auto &controller : parameters.controllers)
      result.emplace(controller.title,
                     "the controller \"" + controller.name + "\"");
    return result;
  }
} // namespace Oxion::Parameters
