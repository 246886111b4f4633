#include <oxion/parameters/units.h>

#include <map>

namespace Oxion::Parameters
{
  const std::vector<ColumnUnit> &
  units_of(const Quantity quantity)
  {
    static const std::map<Quantity, std::vector<ColumnUnit>> all = {
      {Quantity::current, {{"mA", 1e3}, {"uA", 1e6}, {"nA", 1e9}, {"A", 1.}}},
      {Quantity::current_density,
       {{"A/m2", 1.}, {"mA/cm2", 1e-1}, {"A/cm2", 1e-4}, {"A/mm2", 1e-6}}},
      {Quantity::voltage, {{"V", 1.}, {"mV", 1e3}}},
      {Quantity::temperature, {{"K", 1.}, {"degC", 1., -273.15}}},
      {Quantity::temperature_gradient, {{"K/m", 1.}, {"K/mm", 1e-3}}},
      {Quantity::pressure,
       {{"Pa", 1.}, {"mbar", 1e-2}, {"kPa", 1e-3}, {"bar", 1e-5}}},
      {Quantity::molar_flow,
       {{"mol/s", 1.}, {"umol/s", 1e6}, {"nmol/s", 1e9}, {"pmol/s", 1e12}}},
      {Quantity::power, {{"W", 1.}, {"mW", 1e3}}},
      {Quantity::fraction, {{"-", 1.}, {"%", 1e2}, {"ppm", 1e6}}},
      {Quantity::logarithm, {{"-", 1.}}},
      {Quantity::resistance, {{"Ohm", 1.}, {"mOhm", 1e3}, {"kOhm", 1e-3}}},
      {Quantity::frequency, {{"Hz", 1.}, {"mHz", 1e3}, {"kHz", 1e-3}}},
      {Quantity::angle, {{"deg", 1.}}},
      {Quantity::amount, {{"umol", 1e6}, {"nmol", 1e9}, {"mol", 1.}}},
      {Quantity::duration, {{"h", 1. / 3600.}, {"d", 1. / 86400.}, {"s", 1.}}}};
    return all.at(quantity);
  }


  std::string
  si_title(const std::string &name, const Quantity quantity)
  {
    for (const auto &unit : units_of(quantity))
      if (unit.factor == 1.)
        return name + " [" + unit.name + "]";
    return name;
  }
} // namespace Oxion::Parameters
