#pragma once

#include <oxion/parameters/parameters.h>
#include <oxion/parameters/section.h>

#include <array>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  /** A unit of a table's column and the factor from SI to it. */
  struct ColumnUnit
  {
    std::string name;
    double factor;
  };

  /** Kinds of quantities that are measured; each has its units. */
  enum class Quantity
  {
    current,
    voltage,
    temperature,
    pressure,
    molar_flow,
    power,
    fraction
  };

  /** The units a quantity can be shown in, the default one first. */
  const std::vector<ColumnUnit> &
  units_of(Quantity quantity);

  /** What a field that has a value at a point is: of T a temperature. */
  Quantity
  quantity_of_field(const std::string &field);

  /** Column of a measurement: "I_p [mA]". */
  std::string
  title_of(const Measurement &measurement);

  /** Column of a field in SI: "p_O2 [Pa]". */
  std::string
  column_title(const std::string &field);

  /** Every species with "p_", "x_" or nothing before it. */
  std::vector<std::string>
  gas_fields(const Gas &gas, const std::string &start);

  /** Fields that have a value at a point. */
  std::vector<std::string>
  point_fields(const Gas &gas);

  /** A point [m]; a wrong number of coordinates is reported. */
  std::array<double, 3>
  read_point(const Section &section,
             const std::string &entry,
             Symmetry symmetry);

  SectionDeclaration
  declare_line_probe();
} // namespace Oxion::Parameters
