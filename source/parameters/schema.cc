#include <oxion/parameters/schema.h>

#include <regex>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    /** In a unit: 1e-9, 101325, 1e6. */
    std::string
    text_of(const double value, const double unit)
    {
      std::ostringstream out;
      out << value / unit;
      return std::regex_replace(out.str(), std::regex("e\\+?(-?)0*"), "e$1");
    }

    std::string
    text_of(const Place &place, const double unit)
    {
      if (const auto number = std::get_if<double *>(&place))
        return text_of(**number, unit);
      if (const auto number = std::get_if<unsigned *>(&place))
        return std::to_string(**number);
      if (const auto flag = std::get_if<bool *>(&place))
        return **flag ? "true" : "false";
      if (const auto text = std::get_if<std::string *>(&place))
        return **text;
      if (const auto choice = std::get_if<Choice>(&place))
        return choice->word;
      return "";
    }
  } // namespace


  ValueType
  type_of(const Place &place)
  {
    if (const auto one = std::get_if<Choice>(&place))
      return choice(one->words);
    return std::holds_alternative<bool *>(place) ? boolean() : name();
  }


  EntryDeclaration::EntryDeclaration(const std::string &name,
                                     const Binding &binding,
                                     const std::string &documentation,
                                     const Unset unset)
    : name(name)
    , default_value(binding.default_text)
    , type(binding.type)
    , documentation(documentation)
    , is_required(unset == required)
    , binding(binding)
  {
    if (!binding.in || unset != shows_default)
      return;
    default_value = text_of(binding.untouched, unit_factor(name));
    if (default_value == "inf" && type.accepts("air"))
      default_value = "air";
    if (!type.accepts(default_value))
      default_value.clear();
  }


  const EntryDeclaration *
  SectionDeclaration::find_entry(const std::string &entry_name) const
  {
    for (const auto &entry : entries)
      if (entry.name == entry_name)
        return &entry;
    return nullptr;
  }


  const SectionDeclaration *
  SectionDeclaration::find_section(const std::string &section_name) const
  {
    for (const auto &section : sections)
      if (section.name == section_name)
        return &section;
    return nullptr;
  }


  const ItemsDeclaration *
  SectionDeclaration::find_items(const std::string &component) const
  {
    for (const auto &one : items)
    {
      const std::string start = one.item[0].name + " ";
      if (component.size() > start.size() &&
          component.compare(0, start.size(), start) == 0)
        return &one;
    }
    return nullptr;
  }


  const SectionDeclaration &
  schema()
  {
    static const SectionDeclaration all{"",
                                        "",
                                        {},
                                        {},
                                        {declare_geometry(),
                                         declare_thin_layers(),
                                         declare_materials(),
                                         declare_gas(),
                                         declare_electrodes(),
                                         declare_sealed_references(),
                                         declare_circuit(),
                                         declare_heat(),
                                         declare_boundary_conditions(),
                                         declare_solver(),
                                         declare_protocol(),
                                         declare_measurements(),
                                         declare_output()}};
    return all;
  }
} // namespace Oxion::Parameters
