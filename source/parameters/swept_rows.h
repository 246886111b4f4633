#pragma once

#include <oxion/parameters/section.h>

#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /**
   * The rows of a sweep's "Values", one value for each of its parameters:
   * "air, 2, 1" or "0.8 : 1.2 : 0.1" of one parameter; "573, 0.1; 673, 0.2" of
   * two. A value that is a list itself is a row, "0.3, 0.75; 0.3, 0.7", or
   * stands in parentheses. What is wrong is reported; then there are no rows.
   *
   * @param entries of the parameters; nullptr of an unknown one
   */
  std::vector<std::vector<std::string>>
  swept_rows(const Section &section,
             const std::vector<const EntryDeclaration *> &entries,
             double point_limit);

  /** "Linear" or "Logarithmic" values, likewise, of one parameter. */
  std::vector<std::vector<std::string>>
  spaced_rows(const Section &section,
              const std::string &entry,
              double point_limit);

  /** Reports that an entry of this section makes too many points. */
  void
  too_many_points(const Section &section,
                  const std::string &entry,
                  double number,
                  double limit);
} // namespace Oxion::Parameters
