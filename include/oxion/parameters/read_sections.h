#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/parameters/section.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

/** Between the files of the sections; the outside uses read_parameters.h. */
namespace Oxion::Parameters
{
  /** Words of a choice and what they mean; the first one is the fallback. */
  template <typename Enum>
  using Words = std::vector<std::pair<std::string, Enum>>;

  template <typename Enum>
  std::vector<std::string>
  words_of(const Words<Enum> &words)
  {
    std::vector<std::string> result;
    for (const auto &[word, value] : words)
      result.push_back(word);
    return result;
  }

  template <typename Enum>
  Enum
  value_of(const Words<Enum> &words, const std::string &text)
  {
    for (const auto &[word, value] : words)
      if (word == text)
        return value;
    return words.front().second;
  }

  template <typename Enum>
  std::string
  word_of(const Words<Enum> &words, const Enum wanted)
  {
    for (const auto &[word, value] : words)
      if (value == wanted)
        return word;
    return "";
  }

  template <typename Named>
  std::vector<std::string>
  names_of(const std::vector<Named> &list)
  {
    std::vector<std::string> result;
    for (const auto &one : list)
      result.push_back(one.name);
    return result;
  }

  Geometry
  read_geometry(const Section &section);
  /** Materials of the geometry's layers and inserts. */
  std::vector<Material>
  read_materials(const Section &section,
                 const Section &geometry_section,
                 const Geometry &geometry);
  /** Entries of a material that count only where something changes in time. */
  const std::vector<std::string> &
  storage_entries();
  Gas
  read_gas(const Section &section);
  std::vector<Electrode>
  read_electrodes(const Section &section, const Gas &gas);
  std::vector<Terminal>
  read_circuit(const Section &section);
  Heat
  read_heat(const Section &section);
  Solver
  read_solver(const Section &section);
  std::vector<Sweep>
  read_sweeps(const Section &section, const ParameterFile &file);
  std::vector<Measurement>
  read_measurements(const Section &section, const Parameters &parameters);
  std::vector<LineProbe>
  read_line_probes(const Section &section, const Parameters &parameters);
  Output
  read_output(const Section &section, const std::string &filename);

  // What only makes sense with other sections known.
  void
  check_geometry(const Section &section, const Geometry &geometry);
  void
  check_circuit(const Section &section,
                const std::vector<Terminal> &terminals,
                const std::vector<Electrode> &electrodes);
  /** Names between sections, and names that nothing uses. */
  void
  check_references(const Section &root, const Parameters &parameters);
} // namespace Oxion::Parameters
