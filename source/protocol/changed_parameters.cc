#include "changed_parameters.h"

#include <oxion/parameters/parameter_file.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/value_types.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace Oxion
{
  namespace
  {
    const char *const wanted =
      "what it was, or a run from the beginning, without --resume";

    std::map<std::string, std::string>
    settings_of(const std::string &text)
    {
      Parameters::Diagnostics ignored; // it was read before
      const auto file =
        Parameters::ParameterFile::parse(text, "parameters.prm", ignored);
      std::map<std::string, std::string> result;
      for (const auto &setting : file.settings())
        result[setting.path] = setting.value;
      return result;
    }


    bool
    same(const std::string &a, const std::string &b)
    {
      double x, y;
      return a == b || (Parameters::parse_number(a, x) &&
                        Parameters::parse_number(b, y) && x == y);
    }


    /** Do finished results stay what they are? */
    bool
    may_change(const std::string &path)
    {
      static const std::set<std::string> entries = {
        "Geometry/Grid/Cell limit [-]",
        "Protocol/Point limit [-]",
        "Protocol/Transient/End time [s]",
        "Protocol/Transient/Largest step [s]",
        "Protocol/Transient/Output interval [s]",
        "Protocol/Transient/Periodic change [-]",
        "Protocol/Transient/Tolerance [-]",
        "Solver/Linear solver",
        "Solver/Memory limit [GB]",
        "Solver/Newton steps",
        "Solver/Set-point step [mV]",
        "Solver/Smallest step [mV]",
        "Solver/Tolerance [-]"};
      if (entries.count(path) > 0 || path.rfind("Output/", 0) == 0)
        return true;
      // Which of a sweep's values is another matter.
      const std::string last = Parameters::last_component(path);
      return path.rfind("Protocol/Sweep ", 0) == 0 &&
             Parameters::contains(
               {"Values", "Values from", "Linear", "Logarithmic"}, last);
    }
  } // namespace


  void
  compare_parameters(const std::string &then,
                     const std::string &now,
                     Parameters::Diagnostics &diagnostics)
  {
    const auto before = settings_of(then), after = settings_of(now);
    std::set<std::string> paths;
    for (const auto &settings : {before, after})
      for (const auto &[path, value] : settings)
        paths.insert(path);
    for (const auto &path : paths)
    {
      const auto was = before.find(path), is = after.find(path);
      if (path == "Output/Folder" ||
          (was != before.end() && is != after.end() &&
           same(was->second, is->second)))
        continue;
      const std::string change =
        (was == before.end() ? std::string("was not given")
                             : "was " + Parameters::shortened(was->second)) +
        " in the run to be resumed";
      const std::string here =
        is == after.end() ? "not given" : Parameters::shortened(is->second);
      if (may_change(path))
        diagnostics.warning(path, change + ", is " + here + " from here on");
      else
        diagnostics.error(path, change + ", is " + here + " now", wanted);
    }
  }


  void
  compare_points(const nlohmann::ordered_json &kept,
                 const std::vector<SweepPoint> &points,
                 const std::vector<Parameters::Sweep> &sweeps,
                 Parameters::Diagnostics &diagnostics)
  {
    if (!kept.contains("finished"))
    {
      diagnostics.error("Protocol/Transient/End time [s]",
                        "the run to be resumed is no sweep",
                        wanted);
      return;
    }
    const std::vector<std::vector<std::string>> finished = kept.at("finished");
    if (finished.size() > points.size())
      diagnostics.error("Protocol/Sweeps",
                        std::to_string(finished.size()) +
                          " points are finished in the run to be resumed, and "
                          "there are " +
                          std::to_string(points.size()) + " now",
                        "more values after those of before");
    const auto n = std::min(finished.size(), points.size());
    std::vector<std::string> owners; // of the values of a point
    for (const auto &sweep : sweeps)
      owners.insert(owners.end(), sweep.parameters.size(), sweep.name);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t v = 0; v < owners.size() && v < finished[i].size(); ++v)
        if (const auto &value = points[i].swept[v];
            !same(finished[i][v], value.text))
        {
          diagnostics.error("Protocol/Sweep " + owners[v],
                            "point " + std::to_string(i + 1) +
                              " of the run to be resumed was finished at " +
                              value.title + " = " + finished[i][v] +
                              " and would be at " + value.text,
                            "more values after those of before");
          return;
        }
  }


  std::vector<std::vector<std::string>>
  texts_of(const std::vector<SweepPoint> &points, const unsigned n_first)
  {
    std::vector<std::vector<std::string>> result(n_first);
    for (unsigned i = 0; i < n_first; ++i)
      for (const auto &value : points[i].swept)
        result[i].push_back(value.text);
    return result;
  }
} // namespace Oxion
