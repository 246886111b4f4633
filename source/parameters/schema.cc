#include <oxion/parameters/schema.h>

namespace Oxion::Parameters
{
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
                                        {declare_geometry(),
                                         declare_materials(),
                                         declare_gas(),
                                         declare_electrodes(),
                                         declare_circuit(),
                                         declare_heat(),
                                         declare_solver(),
                                         declare_protocol(),
                                         declare_measurements(),
                                         declare_output()},
                                        {}};
    return all;
  }
} // namespace Oxion::Parameters
