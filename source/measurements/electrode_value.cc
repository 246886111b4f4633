#include "electrode_value.h"

#include <cmath>
#include <limits>

#include "present_tally.h"

namespace Oxion
{
  namespace
  {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    double
    local_value(const Tally::Electrode &electrode, const std::string &field)
    {
      if (!(electrode.area > 0.))
        return nothing;
      if (field == "mean current density")
        return electrode.current / electrode.area;
      if (field == "largest current density")
        return electrode.largest_current_density;
      if (field == "mean overpotential")
        return electrode.overpotential / electrode.area;
      if (field == "largest overpotential")
        return electrode.largest_overpotential;
      if (field == "lowest log10(activity)")
        return electrode.lowest_activity / std::log(10.);
      return std::log10(electrode.highest_activity);
    }
  } // namespace


  template <int dim>
  double
  electrode_value(const Sensor<dim> &sensor, const Parameters::Measurement &m)
  {
    const Model &model = sensor.model();
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
      if (model.electrodes[e].name == m.place)
        return m.field == "current"
                 ? sensor.global_value(
                     model.conditions.circuit.current_unknown(e))
                 : local_value(present_tally(sensor).electrodes[e], m.field);
    return nothing;
  }


  template double
  electrode_value(const Sensor<2> &, const Parameters::Measurement &);
  template double
  electrode_value(const Sensor<3> &, const Parameters::Measurement &);
} // namespace Oxion
