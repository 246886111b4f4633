#pragma once

#include <map>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** Where a setting stands: file and line, or an option of the command line.
   */
  struct Origin
  {
    std::string file;
    unsigned line = 0; ///< counted from 1; 0: no line to name
    std::string text;  ///< the line as written
    std::string value; ///< what was set, empty for a section
  };

  /** "file:line", or the file alone. */
  std::string
  to_string(const Origin &origin);

  struct Problem
  {
    bool is_error = true;
    std::string path; ///< of the parameter, may be empty
    Origin origin;
    std::string message;
    std::string expected;
    std::string nearest; ///< valid name closest to what was written
  };

  /**
   * Collects what is wrong with the input, so that all of it is told at once.
   */
  class Diagnostics
  {
  public:
    /** Where each parameter and section was set; "" is the file itself. */
    void
    set_origins(std::map<std::string, Origin> origins);

    /**
     * Something wrong with the parameter of that path. File, line and value
     * are looked up; for a parameter that was not set, its section's.
     */
    void
    error(const std::string &path,
          const std::string &message,
          const std::string &expected = "",
          const std::string &nearest  = "");

    void
    warning(const std::string &path,
            const std::string &message,
            const std::string &expected = "",
            const std::string &nearest  = "");

    /** A problem that a swept value has, told of the sweep of that path. */
    void
    add_from_value(const std::string &path,
                   const std::string &value,
                   const Problem &problem);

    /** A problem with an origin of its own. */
    void
    add(Problem problem);

    const std::vector<Problem> &
    problems() const
    {
      return problems_;
    }
    bool
    has_errors() const;

    /**
     * What was collected, readable: long lines and values are cut, and after
     * the first `most_shown` problems only their number is told. Empty when
     * there is nothing.
     */
    std::string
    text() const;
    static constexpr unsigned most_shown = 30;

    /** @throw BadInput with text() when there is any error. */
    void
    throw_if_errors() const;

  private:
    Origin
    origin_of(std::string path) const;
    /** Nothing of a problem that will not be shown. */
    Origin
    shown_origin_of(const std::string &path) const;

    std::map<std::string, Origin> origins_;
    std::vector<Problem> problems_;
  };

  /**
   * The candidate with the smallest edit distance to `word`, case ignored;
   * empty when none is near enough to have been meant.
   */
  std::string
  nearest_name(const std::string &word,
               const std::vector<std::string> &candidates);
} // namespace Oxion::Parameters
