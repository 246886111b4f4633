#pragma once

#include <oxion/study/family.h>

#include <sstream>
#include <string>

namespace Oxion
{
  inline std::string
  text_of(const double number)
  {
    std::ostringstream out;
    out.precision(4);
    out << number;
    return out.str();
  }

  /** A member by one entry of the file. */
  inline Member
  member(const std::string &path,
         const std::string &name,
         const std::string &slug,
         const std::string &value)
  {
    return {name + " = " + value, slug + '_' + value, {{path, value}}};
  }

  inline unsigned
  dimension(const Parameters::Parameters &parameters)
  {
    return parameters.geometry.symmetry == Parameters::Symmetry::spatial ? 3
                                                                         : 2;
  }
} // namespace Oxion
