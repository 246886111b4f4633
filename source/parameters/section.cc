#include <oxion/parameters/paths.h>
#include <oxion/parameters/section.h>

#include <type_traits>

namespace Oxion::Parameters
{
  Section::Section(const SectionDeclaration &declaration,
                   const std::string &path,
                   const std::string &item_name,
                   Diagnostics &diagnostics)
    : declaration_(&declaration)
    , path_(path)
    , item_name_(item_name)
    , diagnostics_(&diagnostics)
  {}


  std::string
  Section::path_of(const std::string &entry) const
  {
    return entry.empty() ? path_ : join_path(path_, entry);
  }


  bool
  Section::is_set(const std::string &entry) const
  {
    return set_.count(entry) > 0;
  }


  bool
  Section::has(const std::string &entry) const
  {
    return !text(entry).empty();
  }


  const std::string &
  Section::text(const std::string &entry) const
  {
    const auto found = values_.find(entry);
    return found != values_.end()
             ? found->second
             : declaration_->find_entry(entry)->default_value;
  }


  double
  Section::number(const std::string &entry) const
  {
    double value = 0.;
    parse_number(text(entry), value);
    return value * unit_factor(entry);
  }


  std::vector<std::string>
  Section::names(const std::string &entry) const
  {
    return split_list(text(entry));
  }


  std::vector<double>
  Section::numbers(const std::string &entry) const
  {
    std::vector<double> result;
    const double factor = unit_factor(entry);
    for (const auto &part : split_list(text(entry)))
    {
      double value = 0.;
      parse_number(part, value);
      result.push_back(value * factor);
    }
    return result;
  }


  std::optional<std::array<double, 2>>
  Section::range(const std::string &entry) const
  {
    const auto values = numbers(entry);
    if (values.size() != 2)
      return {};
    return std::array<double, 2>{{values[0], values[1]}};
  }


  std::vector<std::pair<std::string, double>>
  Section::amounts(const std::string &entry) const
  {
    std::vector<std::pair<std::string, double>> result;
    parse_amounts(text(entry), result);
    return result;
  }


  std::vector<std::pair<double, double>>
  Section::table(const std::string &entry) const
  {
    std::vector<std::pair<double, double>> result;
    for (const auto &[key, value] : amounts(entry))
    {
      double argument = 0.;
      parse_number(key, argument);
      result.emplace_back(argument, value * unit_factor(entry));
    }
    return result;
  }


  void
  Section::fill_members(const std::any &object) const
  {
    for (const auto &entry : declaration_->entries)
      if (entry.binding.in && has(entry.name))
        std::visit(
          [&](const auto &place) {
            using Kind = std::decay_t<decltype(place)>;
            if constexpr (std::is_same_v<Kind, Choice>)
              place.choose(text(entry.name));
            else if constexpr (std::is_same_v<Kind, unsigned *>)
              *place = std::stoul(text(entry.name));
            else if constexpr (std::is_same_v<Kind, bool *>)
              *place = text(entry.name) == "true";
            else if constexpr (std::is_same_v<Kind, std::string *>)
              *place = text(entry.name);
            else if constexpr (std::is_same_v<Kind, std::vector<std::string> *>)
              *place = names(entry.name);
            else
              *place = number(entry.name);
          },
          entry.binding.in(object));
  }


  const Section &
  Section::section(const std::string &section_name) const
  {
    return *sections_.at(section_name);
  }


  const std::vector<Section> &
  Section::items(const std::string &kind) const
  {
    static const std::vector<Section> none;
    const auto found = items_.find(kind);
    return found == items_.end() ? none : found->second;
  }


  void
  Section::error(const std::string &entry,
                 const std::string &message,
                 const std::string &expected,
                 const std::string &nearest) const
  {
    diagnostics_->error(path_of(entry), message, expected, nearest);
  }


  void
  Section::warning(const std::string &entry, const std::string &message) const
  {
    diagnostics_->warning(path_of(entry), message);
  }


  void
  Section::check_entries(const std::string &choice,
                         const std::vector<std::string> &own,
                         const std::string &reason) const
  {
    const std::string chosen = std::string(1, std::tolower(choice[0])) +
                               choice.substr(1) + " \"" + text(choice) + "\"";
    for (const auto &entry : declaration_->entries)
      if (contains(own, entry.name) && !is_set(entry.name))
        error(entry.name,
              "this entry is missing for the " + chosen,
              entry.type.expectation);
      else if (entry.name != choice && !contains(own, entry.name) &&
               !contains(own, "|" + entry.name) && has(entry.name))
        error(entry.name,
              "the " + chosen + " has no \"" + entry.name + "\"" + reason,
              "another \"" + choice + "\", or no such entry");
  }


  bool
  Section::check_name(const std::string &entry,
                      const std::string &value,
                      const std::vector<std::string> &valid,
                      const std::string &what) const
  {
    if (value.empty())
      return false;
    if (contains(valid, value))
      return true;
    error(entry,
          "no " + what + " is called \"" + shortened(value) + "\"",
          valid.empty() ? "a " + what + ", but there is none"
                        : "one of " + short_list(valid),
          nearest_name(value, valid));
    return false;
  }
} // namespace Oxion::Parameters
