#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/schema.h>

#include <any>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace Oxion::Parameters
{
  class ParameterFile;

  /**
   * One section of a file held against its declaration: names are known and
   * values have the right form. A value that was refused, or a required one
   * that is missing, is already reported and reads as nothing.
   */
  class Section
  {
  public:
    Section(const SectionDeclaration &declaration,
            const std::string &path,
            const std::string &item_name,
            Diagnostics &diagnostics);

    const std::string &
    path() const
    {
      return path_;
    }
    /** Of an item: "heater sheet" of "Layer heater sheet". */
    const std::string &
    name() const
    {
      return item_name_;
    }
    const SectionDeclaration &
    declaration() const
    {
      return *declaration_;
    }
    Diagnostics &
    diagnostics() const
    {
      return *diagnostics_;
    }

    /** Path of one entry, for messages. */
    std::string
    path_of(const std::string &entry) const;

    /** Whether the file sets the entry, to anything. */
    bool
    is_set(const std::string &entry) const;
    /** Whether there is a value: one that was set and accepted, or a default.
     */
    bool
    has(const std::string &entry) const;

    const std::string &
    text(const std::string &entry) const;
    /** In SI by the unit in the entry's name; 0 when there is nothing. */
    double
    number(const std::string &entry) const;
    std::vector<std::string>
    names(const std::string &entry) const;
    std::vector<double>
    numbers(const std::string &entry) const;
    std::optional<std::array<double, 2>>
    range(const std::string &entry) const;
    std::vector<std::pair<std::string, double>>
    amounts(const std::string &entry) const;
    /** "300: 2.9, 1073: 2.3" as pairs, the second number in SI. */
    std::vector<std::pair<double, double>>
    table(const std::string &entry) const;

    /**
     * Every value into the member its entry is bound to, and of an item the
     * name; a member for which there is no value keeps what it has.
     */
    template <typename Struct>
    void
    fill(Struct &object) const
    {
      fill_members(&object);
      set_name(object, 0);
    }

    /** The same into a new object: defaults where there is no value. */
    template <typename Struct>
    Struct
    read() const
    {
      Struct object{};
      fill(object);
      return object;
    }

    const Section &
    section(const std::string &section_name) const;

    /** The items of a kind in the order of their list. */
    const std::vector<Section> &
    items(const std::string &kind) const;

    void
    error(const std::string &entry,
          const std::string &message,
          const std::string &expected = "",
          const std::string &nearest  = "") const;
    void
    warning(const std::string &entry, const std::string &message) const;

    /**
     * Reports those of the section's entries that the word chosen needs and
     * are missing, and those it does not have. `own`: what it has, with "|"
     * before what it need not have.
     */
    void
    check_entries(const std::string &choice,
                  const std::vector<std::string> &own,
                  const std::string &reason = "") const;

    /**
     * Reports an error unless `value`, from that entry, is empty (reported
     * before) or one of the names. `what`: "surface", "terminal", ...
     */
    bool
    check_name(const std::string &entry,
               const std::string &value,
               const std::vector<std::string> &valid,
               const std::string &what) const;

  private:
    friend class SectionBuilder;

    void
    fill_members(const std::any &object) const;

    template <typename Struct>
    auto
    set_name(Struct &object, int) const -> decltype(object.name, void())
    {
      object.name = name();
    }
    template <typename Struct>
    void
    set_name(Struct &, long) const
    {}

    const SectionDeclaration *declaration_;
    std::string path_, item_name_;
    Diagnostics *diagnostics_;
    std::unordered_map<std::string, std::string> values_;
    std::unordered_map<std::string, bool> set_;
    std::map<std::string, std::unique_ptr<Section>> sections_;
    std::map<std::string, std::vector<Section>> items_;
  };

  /** Holds a file against schema(), reporting all that does not fit. */
  Section
  build_sections(const ParameterFile &file, Diagnostics &diagnostics);

  /** The names of the items of a kind in the section of that path. */
  std::vector<std::string>
  item_names(const ParameterFile &file,
             const SectionDeclaration &section,
             const std::string &path,
             const ItemsDeclaration &items);

  /**
   * The declaration of the parameter with that full path in that file, items
   * included; nullptr when there is none.
   */
  const EntryDeclaration *
  find_parameter(const ParameterFile &file, const std::string &path);

  /** What file or schema say of a number, in the entry's unit; else NaN. */
  double
  number_of(const ParameterFile &file, const std::string &path);

  /** The full path closest to a wrong one; empty when nothing is near. */
  std::string
  nearest_parameter(const ParameterFile &file, const std::string &path);
} // namespace Oxion::Parameters
