#include <oxion/parameters/value_types.h>
#include <oxion/protocol/sweep_points.h>

namespace Oxion
{
  namespace
  {
    SweptValue
    swept_value(const Parameters::SweptParameter &parameter,
                const std::string &text)
    {
      SweptValue result{parameter.title, text, {}};
      double number = 0.;
      if (!parameter.of_words && Parameters::parse_number(text, number))
        result.number = number;
      return result;
    }
  } // namespace


  std::vector<SweepPoint>
  sweep_points(const std::vector<Parameters::Sweep> &sweeps)
  {
    std::vector<SweepPoint> points;
    std::vector<unsigned> index(sweeps.size(), 0);
    unsigned level = 0;
    while (true)
    {
      SweepPoint point;
      point.index = points.size();
      point.level = level;
      for (unsigned s = 0; s < sweeps.size(); ++s)
        for (std::size_t i = 0; i < sweeps[s].parameters.size(); ++i)
          point.swept.push_back(
            swept_value(sweeps[s].parameters[i], sweeps[s].rows[index[s]][i]));
      points.push_back(point);

      level = sweeps.size();
      while (level > 0 && ++index[level - 1] == sweeps[level - 1].rows.size())
        index[--level] = 0;
      if (level == 0)
        return points;
      --level;
    }
  }
} // namespace Oxion
