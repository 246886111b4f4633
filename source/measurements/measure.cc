#include <oxion/exceptions.h>
#include <oxion/measurements/harmonic_answer.h>
#include <oxion/measurements/measure.h>
#include <oxion/parameters/expression.h>
#include <oxion/physics/heater_supply.h>

#include <deal.II/base/numbers.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "electrode_value.h"
#include "flux.h"
#include "half_reaction_current.h"
#include "measured_sum.h"
#include "point_values.h"
#include "sealed_values.h"
#include "statistics.h"

namespace Oxion
{
  using namespace dealii;
  using Parameters::Measurement;
  using Parameters::MeasurementKind;

  namespace
  {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    /** A current or voltage. */
    template <int dim>
    double
    of_globals(const Sensor<dim> &sensor, const Measurement &m)
    {
      double sum = 0.;
      for (const auto &[unknown, factor] : measured_sum(sensor, m))
        sum += factor * sensor.global_value(unknown);
      return sum;
    }


    /** By its number. */
    template <int dim>
    double
    heater_power(const Sensor<dim> &sensor, const unsigned heater)
    {
      return sensor.global_value(sensor.model().power_unknown(heater));
    }


    /** [Ohm], of the metal at its present temperature. */
    template <int dim>
    double
    heater_resistance(const Sensor<dim> &sensor, const unsigned heater)
    {
      return resistance_of(sensor.model().heaters[heater],
                           sensor.assembler().global_state(sensor.solution()))
        .value;
    }


    /** [V], the effective one that gives the power, leads included. */
    template <int dim>
    double
    heater_voltage(const Sensor<dim> &sensor, const unsigned heater)
    {
      const double R = heater_resistance(sensor, heater);
      // A power at its lower end is 0 but for round-off.
      return std::sqrt(std::max(heater_power(sensor, heater), 0.) / R) *
             (R + sensor.model().heaters[heater].parameters.lead_resistance);
    }


    /** Nothing where the temperature is given. */
    template <int dim>
    double
    of_heater(const Sensor<dim> &sensor, const Measurement &m)
    {
      const auto &heaters = sensor.model().heaters;
      for (unsigned h = 0; h < heaters.size(); ++h)
        if (heaters[h].parameters.name == m.place)
          return m.kind == MeasurementKind::heater_power
                   ? heater_power(sensor, h)
                 : m.kind == MeasurementKind::heater_resistance
                   ? heater_resistance(sensor, h)
                   : heater_voltage(sensor, h);
      return nothing;
    }


    template <int dim>
    double
    atmosphere_fraction(const Sensor<dim> &sensor, const Measurement &m)
    {
      for (const auto &atmosphere : sensor.parameters().gas.atmospheres)
        if (atmosphere.name == m.place)
          return atmosphere.mole_fractions.at(m.field.substr(2)); // x_O2: O2
      return nothing;
    }


    template <int dim>
    double
    harmonic_answer(const Sensor<dim> &sensor, const Measurement &m)
    {
      using Parameters::ImpedancePart;
      for (const auto &impedance : sensor.parameters().impedances)
      {
        if (impedance.name != m.impedance)
          continue;
        HarmonicAnswer<dim> answer(sensor, impedance);
        if (m.kind == MeasurementKind::cutoff_frequency)
          return answer.cutoff_frequency();
        const auto Z = answer.at(m.frequency);
        switch (m.part)
        {
          case ImpedancePart::real:
            return Z.real();
          case ImpedancePart::imaginary:
            return Z.imag();
          case ImpedancePart::magnitude:
            return std::abs(Z);
          case ImpedancePart::phase:
            return std::arg(Z) * 180. / numbers::PI;
        }
      }
      return nothing;
    }


    /** dU/dI of two terminals [Ohm], slow enough for gas and heat to follow. */
    template <int dim>
    double
    resistance(const Sensor<dim> &sensor, const Measurement &m)
    {
      Parameters::Impedance steady;
      steady.plus  = m.terminal;
      steady.minus = m.minus;
      return HarmonicAnswer<dim>(sensor, steady).at(0.).real();
    }


    /** In time nothing where there is none; else @throw NumericalFailure. */
    template <int dim>
    double
    harmonic(const Sensor<dim> &sensor, const Measurement &m)
    {
      try
      {
        return m.kind == MeasurementKind::resistance
                 ? resistance(sensor, m)
                 : harmonic_answer(sensor, m);
      }
      catch (const NumericalFailure &failure)
      {
        // An element that heats up conducts next to nothing at first.
        if (sensor.parameters().transient.end_time > 0.)
          return nothing;
        throw NumericalFailure("measurement \"" + m.name +
                               "\": " + failure.what());
      }
    }


    template <int dim>
    double
    of_field(const Sensor<dim> &sensor, const Measurement &m)
    {
      const Statistics s =
        statistics(sensor,
                   find_point_number<dim>(m.field, sensor.parameters()),
                   m.place);
      return s.size == 0.                         ? nothing
             : m.kind == MeasurementKind::mean    ? s.integral / s.size
             : m.kind == MeasurementKind::minimum ? s.smallest
                                                  : s.largest;
    }


    template <int dim>
    double
    evaluate(const Sensor<dim> &sensor, const Measurement &m)
    {
      switch (m.kind)
      {
        case MeasurementKind::terminal_current:
        case MeasurementKind::voltage:
          return of_globals(sensor, m);
        case MeasurementKind::half_reaction_current:
          return half_reaction_current(sensor, m.terminal, m.half_reaction);
        case MeasurementKind::heater_power:
        case MeasurementKind::heater_resistance:
        case MeasurementKind::heater_voltage:
          return of_heater(sensor, m);
        case MeasurementKind::atmosphere_fraction:
          return atmosphere_fraction(sensor, m);
        case MeasurementKind::flux:
          return flux(sensor, m);
        case MeasurementKind::impedance:
        case MeasurementKind::cutoff_frequency:
        case MeasurementKind::resistance:
          return harmonic(sensor, m);
        case MeasurementKind::electrode:
          return electrode_value(sensor, m);
        case MeasurementKind::sealed_reference:
          return sealed_value(sensor, m);
        default:
          return of_field(sensor, m);
      }
    }
  } // namespace


  template <int dim>
  double
  measure(const Sensor<dim> &sensor, const Measurement &m)
  {
    if (m.kind == MeasurementKind::expression)
      return Parameters::expression_value(
        m, sensor.parameters().measurements, [&](const Measurement &one) {
          return one.in_column(measure(sensor, one));
        });
    if (m.kind != MeasurementKind::point)
      return evaluate(sensor, m);
    const std::vector<NumberAtPoints<dim>> wanted{
      {find_point_number<dim>(m.field, sensor.parameters()),
       {to_point<dim>(m.position)}}};
    return values_at(sensor, wanted).front().front();
  }


  template <int dim>
  std::vector<double>
  measure(const Sensor<dim> &sensor)
  {
    const auto &measurements = sensor.parameters().measurements;
    std::vector<NumberAtPoints<dim>> wanted;
    for (const auto &m : measurements)
      if (m.kind == MeasurementKind::point)
        wanted.push_back({find_point_number<dim>(m.field, sensor.parameters()),
                          {to_point<dim>(m.position)}});
    const auto at_points = values_at(sensor, wanted);

    std::vector<double> values;
    auto next = at_points.begin();
    for (const auto &m : measurements)
      values.push_back(m.kind == MeasurementKind::point ? (next++)->front()
                       : m.kind == MeasurementKind::expression
                         ? Parameters::expression_value(
                             m,
                             measurements,
                             [&](const Measurement &one) {
                               return one.in_column(
                                 values[&one - measurements.data()]);
                             })
                         : evaluate(sensor, m));
    return values;
  }


  template <int dim>
  std::vector<Point<dim>>
  line_points(const Parameters::LineProbe &probe)
  {
    const Point<dim> from = to_point<dim>(probe.from);
    const Point<dim> to   = to_point<dim>(probe.to);
    std::vector<Point<dim>> points;
    for (unsigned i = 0; i < probe.points; ++i)
      points.push_back(from + double(i) / (probe.points - 1) * (to - from));
    return points;
  }


  template <int dim>
  std::vector<std::vector<double>>
  sample_lines(const Sensor<dim> &sensor)
  {
    std::vector<NumberAtPoints<dim>> wanted;
    for (const auto &probe : sensor.parameters().line_probes)
      wanted.push_back(
        {find_point_number<dim>(probe.field, sensor.parameters()),
         line_points<dim>(probe)});
    return values_at(sensor, wanted);
  }


  template double
  measure(const Sensor<2> &, const Measurement &);
  template double
  measure(const Sensor<3> &, const Measurement &);
  template std::vector<double>
  measure(const Sensor<2> &);
  template std::vector<double>
  measure(const Sensor<3> &);
  template std::vector<Point<2>>
  line_points(const Parameters::LineProbe &);
  template std::vector<Point<3>>
  line_points(const Parameters::LineProbe &);
  template std::vector<std::vector<double>>
  sample_lines(const Sensor<2> &);
  template std::vector<std::vector<double>>
  sample_lines(const Sensor<3> &);
} // namespace Oxion
