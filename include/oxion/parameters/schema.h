#pragma once

#include <oxion/parameters/binding.h>

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** What holds if an entry is not set. */
  enum Unset
  {
    shows_default, ///< the member's initial value, if it is a possible one
    shows_nothing, ///< what the documentation says
    required       ///< an error
  };

  /** One entry of a section as declared. */
  struct EntryDeclaration
  {
    EntryDeclaration(const std::string &name,
                     const Binding &binding,
                     const std::string &documentation,
                     Unset unset = shows_default);

    std::string name; ///< with its unit
    /// What holds if nothing is set; empty: nothing, see the documentation.
    std::string default_value;
    ValueType type;
    std::string documentation;
    bool is_required;
    Binding binding;
  };

  struct SectionDeclaration;

  /** Sections "Layer NAME" for every name in the entry "Layers". */
  struct ItemsDeclaration
  {
    std::string list; ///< empty: the subsections alone name the items
    std::vector<SectionDeclaration> item; ///< exactly one, its kind as name
    bool may_lack_section = false; ///< a name in the list may be all there is
  };

  struct SectionDeclaration
  {
    std::string name; ///< or kind of item: "Layer"
    std::string documentation;
    std::vector<EntryDeclaration> entries{};
    std::vector<ItemsDeclaration> items{};
    std::vector<SectionDeclaration> sections{};

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
  declare_adaptation();
  SectionDeclaration
  declare_thin_layers();
  SectionDeclaration
  declare_materials();
  SectionDeclaration
  declare_gas();
  SectionDeclaration
  declare_species();
  SectionDeclaration
  declare_electrodes();
  SectionDeclaration
  declare_surface_reaction();
  SectionDeclaration
  declare_half_reaction();
  SectionDeclaration
  declare_sealed_references();
  SectionDeclaration
  declare_circuit();
  SectionDeclaration
  declare_heat();
  SectionDeclaration
  declare_boundary_conditions();
  SectionDeclaration
  declare_solver();
  SectionDeclaration
  declare_protocol();
  SectionDeclaration
  declare_sweep();
  SectionDeclaration
  declare_signal();
  SectionDeclaration
  declare_controller();
  SectionDeclaration
  declare_event();
  SectionDeclaration
  declare_transient();
  SectionDeclaration
  declare_impedance();
  SectionDeclaration
  declare_measurements();
  SectionDeclaration
  declare_output();
} // namespace Oxion::Parameters
