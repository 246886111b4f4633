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

  std::string
  join_list(const std::vector<std::string> &names);
} // namespace Oxion::Parameters
