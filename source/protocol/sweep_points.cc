#include <oxion/protocol/sweep_points.h>

#include <cmath>
#include <stdexcept>

namespace Oxion
{
  namespace
  {
    /** "air" is the exhaust of infinite lambda; what is no number is NaN. */
    double
    to_number(const std::string &text)
    {
      if (text == "air")
        return Parameters::unlimited;
      try
      {
        return std::stod(text);
      }
      catch (const std::exception &)
      {
        return std::nan("");
      }
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
      point.level = level;
      for (unsigned s = 0; s < sweeps.size(); ++s)
      {
        const std::string &value = sweeps[s].values[index[s]];
        point.values.push_back(value);
        point.swept.emplace_back(sweeps[s].title, to_number(value));
      }
      points.push_back(point);

      level = sweeps.size();
      while (level > 0 && ++index[level - 1] == sweeps[level - 1].values.size())
        index[--level] = 0;
      if (level == 0)
        return points;
      --level;
    }
  }
} // namespace Oxion
