#pragma once

#include <oxion/parameters/value_types.h>

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** One entry of a section as declared. */
  struct EntryDeclaration
  {
    std::string name; ///< with its unit
    /// What holds if nothing is set; empty: nothing, see the documentation.
    std::string default_value;
    ValueType type;
    std::string documentation;
    bool is_required = false;
  };

  struct SectionDeclaration;

  /** Sections "Layer NAME" for every name in the entry "Layers". */
  struct ItemsDeclaration
  {
    std::string list; ///< empty: the subsections alone name the items
    std::vector<SectionDeclaration> item; ///< exactly one, its kind as name
  };

  struct SectionDeclaration
  {
    std::string name; ///< or kind of item: "Layer"
    std::string documentation;
    std::vector<EntryDeclaration> entries;
    std::vector<SectionDeclaration> sections;
    std::vector<ItemsDeclaration> items;

    const EntryDeclaration *
    find_entry(const std::string &entry_name) const;
    const SectionDeclaration *
    find_section(const std::string &section_name) const;

    /** The items a component such as "Layer heater sheet" belongs to. */
    const ItemsDeclaration *
    find_items(const std::string &component) const;
  };

  /** All sections; built once. */
  const SectionDeclaration &
  schema();

  // One for each file that also reads the section.
  SectionDeclaration
  declare_geometry();
  SectionDeclaration
  declare_materials();
  SectionDeclaration
  declare_gas();
  SectionDeclaration
  declare_electrodes();
  SectionDeclaration
  declare_circuit();
  SectionDeclaration
  declare_heat();
  SectionDeclaration
  declare_solver();
  SectionDeclaration
  declare_protocol();
  SectionDeclaration
  declare_measurements();
  SectionDeclaration
  declare_output();
} // namespace Oxion::Parameters
