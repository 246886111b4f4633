#pragma once

#include <string>
#include <utility>
#include <vector>

namespace Oxion::Testing
{
  /** A device as the settings of a parameter file, to be changed. */
  class Stack
  {
  public:
    /** Adds a setting, or gives it another value. */
    void
    set(const std::string &path, const std::string &value);
    /** A number with four digits. */
    void
    set(const std::string &path, double value);
    /** Adds a name to a list. */
    void
    list(const std::string &path, const std::string &name);

    /** "" if it is not set. */
    std::string
    value(const std::string &path) const;
    /** The names in a list. */
    std::vector<std::string>
    names(const std::string &path) const;

    /** Paths and values, in the order in which they came. */
    const std::vector<std::pair<std::string, std::string>> &
    settings() const
    {
      return settings_;
    }

    /** As a parameter file. */
    std::string
    text() const;

  private:
    std::vector<std::pair<std::string, std::string>> settings_;
  };

  /** With four digits. */
  std::string
  text_of(double number);
} // namespace Oxion::Testing
