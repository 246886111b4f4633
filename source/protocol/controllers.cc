#include "controllers.h"

#include <oxion/parameters/section.h>
#include <oxion/parameters/value_types.h>
#include <oxion/solver/state_change.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Oxion
{
  Controllers::Controllers(
    const std::vector<Parameters::Controller> &controllers,
    const Parameters::ParameterFile &file)
  {
    for (const auto &controller : controllers)
    {
      const double begin =
        std::clamp(Parameters::number_of(file, controller.parameter),
                   controller.smallest,
                   controller.largest);
      loops_.push_back({controller, begin, begin});
    }
  }


  double
  Controllers::next_look(const double t, const double slack) const
  {
    double result = std::numeric_limits<double>::infinity();
    for (const Loop &loop : loops_)
    {
      const double dt = loop.parameters.sample_time;
      result = std::min(result, (std::floor((t + slack) / dt) + 1.) * dt);
    }
    return result;
  }


  bool
  Controllers::look(const double t,
                    const double slack,
                    const std::function<double(const std::string &)> &measure)
  {
    bool changed = false;
    for (Loop &loop : loops_)
    {
      const auto &of  = loop.parameters;
      const double dt = of.sample_time;
      if (std::abs(t - std::round(t / dt) * dt) > slack)
        continue;
      const double lack = of.set_point - measure(of.measurement);
      if (std::isnan(lack))
        continue;
      const double before = loop.value;
      loop.value =
        std::clamp(loop.memory + of.gain * lack, of.smallest, of.largest);
      loop.memory += -std::expm1(-of.sample_time / of.integral_time) *
                     (loop.value - loop.memory);
      changed = changed || loop.value != before;
    }
    return changed;
  }


  SweptValues
  Controllers::values() const
  {
    SweptValues result;
    for (const Loop &loop : loops_)
      result.push_back({loop.parameters.title,
                        Parameters::exact_text(loop.value),
                        loop.value});
    return result;
  }


  void
  Controllers::set(Parameters::ParameterFile &file) const
  {
    for (const Loop &loop : loops_)
      file.set(loop.parameters.parameter, Parameters::exact_text(loop.value));
  }


  std::vector<std::pair<std::string, double>>
  Controllers::changes(const std::vector<double> &state) const
  {
    std::vector<std::pair<std::string, double>> result;
    for (unsigned i = 0; i < loops_.size(); ++i)
    {
      const Loop &loop   = loops_[i];
      const double range = loop.parameters.largest - loop.parameters.smallest;
      const auto change  = [&](const double from, const double to) {
        return std::abs(relative_change(from, to, range));
      };
      result.emplace_back(loop.parameters.name,
                          std::max(change(state[2 * i], loop.value),
                                   change(state[2 * i + 1], loop.memory)));
    }
    return result;
  }


  std::vector<double>
  Controllers::state() const
  {
    std::vector<double> result;
    for (const Loop &loop : loops_)
    {
      result.push_back(loop.value);
      result.push_back(loop.memory);
    }
    return result;
  }


  void
  Controllers::go_on_from(const std::vector<double> &state)
  {
    for (unsigned i = 0; i < loops_.size(); ++i)
    {
      loops_[i].value  = state[2 * i];
      loops_[i].memory = state[2 * i + 1];
    }
  }
} // namespace Oxion
