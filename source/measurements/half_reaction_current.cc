#include "half_reaction_current.h"

#include <numeric>

#include "present_tally.h"

namespace Oxion
{
  template <int dim>
  double
  half_reaction_current(const Sensor<dim> &sensor,
                        const std::string &terminal,
                        const std::string &half_reaction)
  {
    const Model &model    = sensor.model();
    const Tally tally     = present_tally(sensor);
    const auto &circuit   = model.conditions.circuit;
    const unsigned wanted = circuit.find_terminal(terminal);
    double current        = 0.;
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
    {
      if (circuit.terminal_of(e) != wanted)
        continue;
      const auto &parts  = tally.electrodes[e].half_reaction_current;
      const auto &halves = model.electrodes[e].kinetics.half_reactions;
      for (unsigned h = 0; h < parts.size(); ++h)
        if (halves[h].name == half_reaction)
          current += parts[h];
      if (half_reaction == Parameters::oxygen_half_reaction)
        current += tally.electrodes[e].current -
                   std::accumulate(parts.begin(), parts.end(), 0.);
    }
    return current;
  }


  template double
  half_reaction_current(const Sensor<2> &,
                        const std::string &,
                        const std::string &);
  template double
  half_reaction_current(const Sensor<3> &,
                        const std::string &,
                        const std::string &);
} // namespace Oxion
