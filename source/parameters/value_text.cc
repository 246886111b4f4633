#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>

namespace Oxion::Parameters
{
  bool
  parse_number(const std::string &text, double &value)
  {
    if (text == "inf" || text == "+inf" || text == "air")
    {
      value = std::numeric_limits<double>::infinity();
      return true;
    }
    if (text == "-inf")
    {
      value = -std::numeric_limits<double>::infinity();
      return true;
    }
    const char *begin = text.data(), *end = text.data() + text.size();
    if (begin != end && *begin == '+')
      ++begin;
    double result    = 0.;
    const auto state = std::from_chars(begin, end, result);
    if (state.ec != std::errc() || state.ptr != end || !std::isfinite(result))
      return false;
    value = result;
    return true;
  }


  bool
  parse_amounts(const std::string &text,
                std::vector<std::pair<std::string, double>> &amounts)
  {
    for (const auto &part : split_list(text))
    {
      const auto pair = split_list(part, ':');
      double value    = 0.;
      if (pair.size() != 2 || pair[0].empty() || !parse_number(pair[1], value))
        return false;
      for (const auto &other : amounts)
        if (other.first == pair[0])
          return false;
      amounts.emplace_back(pair[0], value);
    }
    return true;
  }


  std::string
  exact_text(const double value)
  {
    std::ostringstream text;
    text.precision(std::numeric_limits<double>::max_digits10);
    text << value;
    return text.str();
  }


  bool
  parse_time_table(const std::string &text,
                   std::vector<std::array<double, 2>> &table)
  {
    unsigned alike = 1;
    for (const auto &part : split_list(text))
    {
      const auto pair = split_list(part, ':');
      double time = 0., value = 0.;
      if (pair.size() != 2 || !parse_number(pair[0], time) ||
          !parse_number(pair[1], value) || !std::isfinite(time) ||
          !std::isfinite(value) || time < 0.)
        return false;
      if (!table.empty())
      {
        alike = time == table.back()[0] ? alike + 1 : 1;
        if (time < table.back()[0] || alike > 2)
          return false;
      }
      table.push_back({{time, value}});
    }
    return !table.empty();
  }


  double
  unit_factor(const std::string &entry_name)
  {
    static const std::map<std::string, double> factors = {
      {"-", 1.},        {"m", 1.},        {"mm", 1e-3},     {"um", 1e-6},
      {"m2", 1.},       {"V", 1.},        {"mV", 1e-3},     {"mV/K", 1e-3},
      {"A", 1.},        {"mA", 1e-3},     {"mA/V", 1e-3},   {"uA", 1e-6},
      {"A/m2", 1.},     {"Ohm", 1.},      {"MOhm", 1e6},    {"K", 1.},
      {"W", 1.},        {"W/K", 1.},      {"W/Ohm", 1.},    {"V/K", 1.},
      {"V/Ohm", 1.},    {"W/m/K", 1.},    {"W/m2/K", 1.},   {"Pa", 1.},
      {"bar", 1e5},     {"GB", 1e9},      {"Pa s", 1.},     {"kJ/mol", 1e3},
      {"eV", 1.},       {"kg/m3", 1.},    {"J/kg/K", 1.},   {"S K^n/m", 1.},
      {"m/s", 1.},      {"S/m", 1.},      {"Ohm m", 1.},    {"Ohm m2", 1.},
      {"s", 1.},        {"1/K", 1.},      {"1/K2", 1.},     {"1/m", 1.},
      {"F/m2", 1.},     {"Hz", 1.},       {"wt-%", 1.},     {"ppm", 1e-6},
      {"mm3", 1e-9},    {"umol", 1e-6},   {"nmol", 1e-9},   {"J/mol", 1.},
      {"J/mol/K", 1.},  {"J/mol/K2", 1.}, {"m2 K/W", 1.},   {"g/mol", 1e-3},
      {"Angstrom", 1.}, {"W/m2", 1.},     {"mol/m2/s", 1.}, {"mm2/s", 1e-6}};
    const auto open  = entry_name.find('[');
    const auto close = entry_name.find(']', open);
    if (open == std::string::npos || close == std::string::npos)
      return 1.;
    return factors.at(entry_name.substr(open + 1, close - open - 1));
  }
} // namespace Oxion::Parameters
