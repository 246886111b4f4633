#include "signals.h"

#include <algorithm>
#include <limits>
#include <set>
#include <sstream>

namespace Oxion
{
  namespace
  {
    std::string
    all_digits(const double value)
    {
      std::ostringstream text;
      text.precision(std::numeric_limits<double>::max_digits10);
      text << value;
      return text.str();
    }
  } // namespace


  Signals::Signals(const std::vector<Parameters::Signal> &signals)
    : signals_(signals)
  {
    std::set<double> corners;
    for (const auto &signal : signals_)
    {
      formulas_.push_back(
        signal.expression.empty()
          ? nullptr
          : std::make_unique<dealii::FunctionParser<1>>(
              signal.expression, "pi=3.14159265358979323846", "t"));
      for (const auto &[t, value] : signal.table)
        corners.insert(t);
    }
    corners_.assign(corners.begin(), corners.end());
  }


  double
  Signals::value(const unsigned signal, const double t, const Side side) const
  {
    if (formulas_[signal])
      return formulas_[signal]->value(dealii::Point<1>(t));
    const auto &table = signals_[signal].table;
    // The last point at or before t, of a jump there the one on its side.
    const auto later = std::find_if(table.begin(), table.end(), [&](auto &p) {
      return side == Side::before ? p[0] >= t : p[0] > t;
    });
    if (later == table.begin())
      return table.front()[1];
    if (later == table.end())
      return table.back()[1];
    const auto &[t_0, y_0] = *(later - 1);
    const auto &[t_1, y_1] = *later;
    return y_0 + (t - t_0) / (t_1 - t_0) * (y_1 - y_0);
  }


  SweptValues
  Signals::at(const double t, const Side side) const
  {
    SweptValues result{{"Time [s]", all_digits(t), t}};
    for (unsigned s = 0; s < signals_.size(); ++s)
    {
      const double now = value(s, t, side);
      result.push_back({signals_[s].title, all_digits(now), now});
    }
    return result;
  }


  Parameters::ParameterFile
  Signals::file_at(const Parameters::ParameterFile &file,
                   const double t,
                   const Side side) const
  {
    Parameters::ParameterFile result = file;
    const auto values                = at(t, side);
    for (unsigned s = 0; s < signals_.size(); ++s)
      result.set(signals_[s].parameter, values[s + 1].text);
    return result;
  }


  bool
  Signals::jumps_at(const double t) const
  {
    for (unsigned s = 0; s < signals_.size(); ++s)
      if (value(s, t, Side::before) != value(s, t, Side::after))
        return true;
    return false;
  }
} // namespace Oxion
