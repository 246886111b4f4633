#include <oxion/laws/zirconia_limits.h>
#include <oxion/measurements/remarks.h>
#include <oxion/physics/heater_control.h>

#include <cmath>
#include <iomanip>
#include <sstream>

namespace Oxion
{
  namespace
  {
    template <int dim>
    void
    heater_remarks(const Sensor<dim> &sensor, std::vector<std::string> &result)
    {
      const Model &model  = sensor.model();
      const auto &heaters = model.heaters;
      const GlobalState state =
        sensor.assembler().global_state(sensor.solution());
      for (unsigned h = 0; h < heaters.size(); ++h)
      {
        if (!heaters[h].holds_temperature())
          continue;
        const double mean = state.means[heaters[h].mean];
        const auto bound  = resting_power(heaters[h],
                                         model.heater_gain,
                                         state.unknowns[model.power_unknown(h)],
                                         mean);
        if (!bound)
          continue;
        const double off = mean - heaters[h].set_point;
        std::ostringstream text;
        text << "heater " << heaters[h].name << " rests at "
             << (*bound == 0. ? "" : "its maximum of ") << *bound
             << " W: the held temperature is " << std::setprecision(4)
             << std::abs(off) << " K " << (off > 0. ? "above" : "below")
             << " its set-point";
        result.push_back(text.str());
      }
    }


    void
    electrode_remarks(const Model &model,
                      const Tally &tally,
                      std::vector<std::string> &result)
    {
      for (unsigned e = 0; e < model.electrodes.size(); ++e)
      {
        const auto &electrode = tally.electrodes[e];
        std::ostringstream text;
        text << std::setprecision(3);
        if (electrode.lowest_potential < Laws::reduction_potential)
          text << "electrode " << model.electrodes[e].name
               << " is beyond the range of the laws: its oxygen potential falls"
                  " to "
               << electrode.lowest_potential
               << " V against O2 of 1 bar; zirconia "
               << (electrode.lowest_potential < Laws::decomposition_potential
                     ? "decomposes below "
                     : "is reduced below ")
               << (electrode.lowest_potential < Laws::decomposition_potential
                     ? Laws::decomposition_potential
                     : Laws::reduction_potential)
               << " V";
        else if (electrode.highest_activity > Laws::highest_activity)
          text << "electrode " << model.electrodes[e].name
               << " is beyond the range of the laws: its oxygen activity rises"
                  " to "
               << electrode.highest_activity << " bar";
        if (!text.str().empty())
          result.push_back(text.str());
      }
    }
  } // namespace


  template <int dim>
  std::vector<std::string>
  remarks(const Sensor<dim> &sensor, const Tally &tally)
  {
    std::vector<std::string> result;
    heater_remarks(sensor, result);
    electrode_remarks(sensor.model(), tally, result);
    return result;
  }


  template std::vector<std::string>
  remarks(const Sensor<2> &, const Tally &);
  template std::vector<std::string>
  remarks(const Sensor<3> &, const Tally &);
} // namespace Oxion
