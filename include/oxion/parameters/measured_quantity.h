#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/parameters/section.h>
#include <oxion/parameters/units.h>

#include <array>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** Column of a measurement: "I_p [mA]". */
  std::string
  title_of(const Measurement &measurement);

  /** Name and kind of what can be measured. */
  struct Measurable
  {
    std::string name;
    Quantity kind;
  };

  /** What has a value at a point, and what flows through a surface. */
  struct Measurables
  {
    std::vector<Measurable> at_points, through_surfaces;
  };
  Measurables
  measurables(const Gas &gas, Symmetry symmetry);

  /** A point [m]; a wrong number of coordinates is reported. */
  std::array<double, 3>
  read_point(const Section &section,
             const std::string &entry,
             Symmetry symmetry);

  SectionDeclaration
  declare_line_probe();
} // namespace Oxion::Parameters
