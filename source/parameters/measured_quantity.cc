#include <oxion/parameters/measured_quantity.h>

#include <map>

namespace Oxion::Parameters
{
  const std::vector<ColumnUnit> &
  units_of(const Quantity quantity)
  {
    static const std::map<Quantity, std::vector<ColumnUnit>> all = {
      {Quantity::current, {{"mA", 1e3}, {"uA", 1e6}, {"nA", 1e9}, {"A", 1.}}},
      {Quantity::voltage, {{"V", 1.}, {"mV", 1e3}}},
      {Quantity::temperature, {{"K", 1.}}},
      {Quantity::pressure,
       {{"Pa", 1.}, {"mbar", 1e-2}, {"kPa", 1e-3}, {"bar", 1e-5}}},
      {Quantity::molar_flow, {{"mol/s", 1.}, {"umol/s", 1e6}, {"nmol/s", 1e9}}},
      {Quantity::power, {{"W", 1.}, {"mW", 1e3}}},
      {Quantity::fraction, {{"-", 1.}, {"%", 1e2}, {"ppm", 1e6}}}};
    return all.at(quantity);
  }


  Quantity
  quantity_of_field(const std::string &field)
  {
    return field == "T"                       ? Quantity::temperature
           : field == "phi" || field == "psi" ? Quantity::voltage
           : field.rfind("x_", 0) == 0        ? Quantity::fraction
                                              : Quantity::pressure;
  }


  std::string
  column_title(const std::string &field)
  {
    for (const auto &unit : units_of(quantity_of_field(field)))
      if (unit.factor == 1.)
        return field + " [" + unit.name + "]";
    return field;
  }
} // namespace Oxion::Parameters
