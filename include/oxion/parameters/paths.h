#pragma once

#include <string>
#include <vector>

/**
 * Text of parameter files: paths such as "Gas/Atmosphere exhaust/Lambda [-]",
 * and lists. A "/" separates nothing inside brackets and in the ratio of two
 * formulas, as in "Gas/Atmosphere exhaust/H/C ratio [-]".
 */
namespace Oxion::Parameters
{
  std::vector<std::string>
  split_path(const std::string &path);

  /** The path of the section around; "" for a section of the top level. */
  std::string
  parent_path(const std::string &path);

  std::string
  last_component(const std::string &path);

  std::string
  join_path(const std::string &section, const std::string &name);

  /** Without blanks at the ends, inner runs of blanks as one. */
  std::string
  normalised(const std::string &text);

  /** The parts between separators, normalised; nothing for an empty text. */
  std::vector<std::string>
  split_list(const std::string &text, char separator = ',');

  bool
  contains(const std::vector<std::string> &list, const std::string &name);

  std::string
  join_list(const std::vector<std::string> &names);

  /**
   * A list for messages: the first names, and how many more there are. Names
   * that are long are cut.
   */
  std::string
  short_list(const std::vector<std::string> &names);

  /** At most so many bytes of a text; "..." stands for what is cut. */
  std::string
  shortened(const std::string &text, std::size_t most = 60);

  /**
   * Can this stand in tables and files: up to 100 bytes of UTF-8 without
   * control characters?
   */
  bool
  is_printable(const std::string &text);

  /** Can this name a section: printable, no "/" that separates sections? */
  bool
  is_name(const std::string &text);
  constexpr const char *what_is_a_name =
    "at most 100 printable characters, without \"/\"";

  /**
   * A name as part of a file's name: without characters that separate folders
   * or mean something to a shell or to another system's disk.
   */
  std::string
  file_name_of(const std::string &name);
} // namespace Oxion::Parameters
