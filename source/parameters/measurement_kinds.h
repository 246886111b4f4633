#pragma once

#include <oxion/parameters/measured_quantity.h>

#include <optional>
#include <string>
#include <vector>

namespace Oxion::Parameters
{
  SectionDeclaration
  declare_measurement();

  /** The entries each kind has; "|" before those it need not have. */
  std::vector<std::string>
  entries_of(MeasurementKind kind);

  bool
  is_of_heater(MeasurementKind kind);

  /** Of a kind that has fields: those it may have. */
  std::vector<Measurable>
  fields_of(MeasurementKind kind, const Parameters &parameters);

  /** None of an unknown field. */
  std::optional<Quantity>
  quantity_of(const Measurement &measurement,
              const std::vector<Measurable> &fields);
} // namespace Oxion::Parameters
