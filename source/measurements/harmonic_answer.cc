#include <oxion/base/passing_bracket.h>
#include <oxion/measurements/harmonic_answer.h>
#include <oxion/physics/impedance.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "measured_sum.h"

namespace Oxion
{
  using Parameters::Impedance;

  namespace
  {
    /// Where a cutoff is looked for [Hz].
    constexpr double lowest = 1e-3, highest = 1e9;
    /// Of its logarithm, or of the answer there [dB].
    constexpr double cutoff_known_to = 1e-9;

    template <typename Named>
    unsigned
    index_of(const std::vector<Named> &list, const std::string &name)
    {
      unsigned i = 0;
      while (list[i].name != name)
        ++i;
      return i;
    }


    /** Adds rows under other parameters at the present unknowns. */
    template <int dim>
    void
    add_rows(const Sensor<dim> &sensor,
             const Parameters::Parameters &parameters,
             const double factor,
             Excitation<dim> &excitation)
    {
      Model model = sensor.model_like(sensor.model(), parameters);
      model.conditions.count_from_where(sensor.model().conditions);
      const auto problem = make_problem<dim>(model);
      const Assembler<dim> assembler(sensor.layout(), problem);
      auto x = sensor.solution();
      assembler.set_prescribed(x);
      assembler.complete(x);
      auto rows = sensor.layout().make_vector();
      assembler.residual(x, rows);
      excitation.spatial.add(factor, rows);
      assembler.storage(x, rows);
      excitation.stored.add(factor, rows);
    }
  } // namespace


  template <int dim>
  HarmonicAnswer<dim>::HarmonicAnswer(const Sensor<dim> &sensor,
                                      const Impedance &impedance)
    : layout_(sensor.layout())
    , excitation_{layout_.make_vector(), layout_.make_vector()}
  {
    const auto &parameters   = sensor.parameters();
    const auto question      = question_of(sensor.model(), impedance, 0.);
    const auto &replaced     = question.replaced;
    const auto &measurements = parameters.measurements;
    if (impedance.measurement.empty())
      measured_ = question.measured;
    else
    {
      const auto &answer =
        measurements[index_of(measurements, impedance.measurement)];
      // An impedance is in Ohm, whatever the unit of the voltage's column.
      measured_ = measured_sum(sensor, answer);
      if (!impedance.parameter.empty())
        for (auto &[unknown, factor] : measured_)
          factor *= answer.factor;
    }
    if (impedance.parameter.empty())
      excitation_ = excitation_of(question.injected, layout_);
    else
    {
      const double distance = impedance.beside[1] - impedance.beside[0];
      for (const unsigned side : {0, 1})
        add_rows(sensor,
                 impedance.with_beside[side],
                 (side == 0 ? -1. : 1.) / distance,
                 excitation_);
      for (auto *rows : {&excitation_.spatial, &excitation_.stored})
      {
        sensor.assembler().reduce_to_solved(*rows);
        for (const auto &[unknown, equation] : replaced)
          if (const auto row = layout_.global_unknown(unknown);
              layout_.owned().is_element(row))
            (*rows)(row) = 0.;
        rows->compress(dealii::VectorOperation::insert);
      }
    }
    linearised_.emplace(sensor.assembler(), sensor.solution(), replaced);
  }


  template <int dim>
  std::complex<double>
  HarmonicAnswer<dim>::at(const double frequency)
  {
    const auto globals =
      linearised_->globals(linearised_->answer(frequency, excitation_));
    std::complex<double> sum = 0.;
    for (const auto &[unknown, factor] : measured_)
      sum += factor * globals[unknown];
    return sum;
  }


  template <int dim>
  double
  HarmonicAnswer<dim>::cutoff_frequency()
  {
    const double steady = std::abs(at(0.));
    // In decibel above the cutoff.
    const auto excess = [&](const double frequency) {
      return 20. * std::log10(std::abs(at(frequency)) / steady) +
             10. * std::log10(2.);
    };
    double below = lowest, above = lowest, excess_below = excess(lowest),
           excess_above = excess_below;
    if (!(excess_below > 0.))
      return std::numeric_limits<double>::quiet_NaN();
    while (excess_above > 0.)
    {
      below        = above;
      excess_below = excess_above;
      above *= std::sqrt(10.);
      if (!(above < highest))
        return std::numeric_limits<double>::quiet_NaN();
      excess_above = excess(above);
    }
    PassingBracket bracket(std::log(above / below),
                           cutoff_known_to,
                           excess_below,
                           excess_above);
    while (!bracket.is_narrow())
    {
      const double at        = bracket.next();
      const double frequency = below * std::exp(at), e = excess(frequency);
      if (std::abs(e) < cutoff_known_to)
        return frequency;
      bracket.narrow(at, e, e <= 0.);
    }
    return below * std::exp(bracket.end());
  }


  template class HarmonicAnswer<2>;
  template class HarmonicAnswer<3>;
} // namespace Oxion
