#include <oxion/parameters/expression.h>

#include <cctype>

namespace Oxion::Parameters
{
  namespace
  {
    bool
    is_of_name(const char c)
    {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    }
  } // namespace


  std::string
  variable_of(const Measurement &measurement)
  {
    std::string result = measurement.name;
    for (char &c : result)
      if (!is_of_name(c))
        c = '_';
    return result;
  }


  bool
  speaks_of(const std::string &formula, const std::string &variable)
  {
    for (auto at = formula.find(variable); at != std::string::npos;
         at      = formula.find(variable, at + 1))
    {
      const auto end = at + variable.size();
      if ((at == 0 || !is_of_name(formula[at - 1])) &&
          (end == formula.size() || !is_of_name(formula[end])))
        return true;
    }
    return false;
  }


  double
  expression_value(
    const Measurement &measurement,
    const std::vector<Measurement> &all,
    const std::function<double(const Measurement &)> &column_value)
  {
    Formula::Constants columns;
    for (const auto &one : all)
    {
      if (one.name == measurement.name)
        break;
      if (const auto variable = variable_of(one);
          speaks_of(measurement.expression, variable))
        columns[variable] = column_value(one);
    }
    return Formula::value(measurement.expression, columns);
  }
} // namespace Oxion::Parameters
