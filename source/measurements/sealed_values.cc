#include "sealed_values.h"

#include <oxion/laws/sealed_reference.h>

#include <cmath>
#include <limits>

#include "present_tally.h"

namespace Oxion
{
  namespace
  {
    /** Oxygen atoms that its electrodes bring [mol/s]. */
    template <int dim>
    double
    rate(const Sensor<dim> &sensor, const unsigned reference)
    {
      const Tally tally = present_tally(sensor);
      double current    = 0.;
      for (unsigned e = 0; e < sensor.model().electrodes.size(); ++e)
        if (sensor.model().electrodes[e].sealed == int(reference))
          current += tally.electrodes[e].current;
      return current / (2. * Laws::faraday);
    }


    /** Until its buffers are oxidised, or reduced, at the present rate [s]. */
    double
    time_to_depletion(const Parameters::SealedReference &reference,
                      const double charge_state,
                      const double rate)
    {
      const double left = rate > 0. ? 1. - charge_state : charge_state;
      return reference.buffers.empty()
               ? std::numeric_limits<double>::quiet_NaN()
               : left * Laws::oxygen_capacity(reference) / std::abs(rate);
    }
  } // namespace


  template <int dim>
  double
  sealed_value(const Sensor<dim> &sensor, const Parameters::Measurement &m)
  {
    const Model &model = sensor.model();
    for (unsigned r = 0; r < model.sealed_references.size(); ++r)
    {
      const auto &reference = model.sealed_references[r];
      if (reference.parameters.name != m.place)
        continue;
      const double Pi    = sensor.global_value(model.activity_unknown(r));
      const double T     = model.solve_temperature
                             ? sensor.assembler()
                             .global_state(sensor.solution())
                             .means[reference.mean]
                             : model.temperature;
      const double share = reference.parameters.buffers.empty()
                             ? std::numeric_limits<double>::quiet_NaN()
                             : Laws::charge_state(reference.parameters, Pi, T);
      if (m.field == "log10(p_O2/bar)")
        return Pi / std::log(10.);
      if (m.field == "charge state")
        return share;
      if (m.field == "inventory")
        return sensor.global_value(model.inventory_unknown(r));
      if (m.field == "rate")
        return rate(sensor, r);
      return time_to_depletion(reference.parameters, share, rate(sensor, r));
    }
    return std::numeric_limits<double>::quiet_NaN();
  }


  template double
  sealed_value(const Sensor<2> &, const Parameters::Measurement &);
  template double
  sealed_value(const Sensor<3> &, const Parameters::Measurement &);
} // namespace Oxion
