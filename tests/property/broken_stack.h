#pragma once

#include <functional>
#include <string>
#include <vector>

#include "property/random.h"
#include "property/stack.h"

namespace Oxion::Testing
{
  /** One way to make a valid stack invalid. */
  struct Rule
  {
    const char *name;
    /// Breaks it and returns the path of the parameter (or of the section it
    /// begins with) that an error has to name; "" where it cannot be broken.
    std::function<std::string(Stack &, Random &)> breaks;
  };

  /** One entry with another value. */
  inline Rule
  with(const char *name, const std::string &path, const std::string &value)
  {
    return {name, [path, value](Stack &stack, Random &) {
              stack.set(path, value);
              return path;
            }};
  }

  const std::vector<Rule> &
  rules_of_geometry();
  const std::vector<Rule> &
  rules_of_gas_and_materials();
  const std::vector<Rule> &
  rules_of_electrodes_and_circuit();
  const std::vector<Rule> &
  rules_of_heat_and_protocol();
} // namespace Oxion::Testing
