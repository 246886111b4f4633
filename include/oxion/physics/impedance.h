#pragma once

#include <oxion/physics/model.h>

namespace Oxion
{
  /**
   * A held impedance counts up to this multiple of its set-point: a cold cell
   * conducts so little that the last digits are more than a controller, or
   * Newton's method, can follow.
   */
  constexpr double measured_range = 1e4;

  /**
   * What an impedance asks of the linearised equations: the voltage from
   * terminal plus to minus where a unit current flows into plus and out of
   * minus. All else of the circuit is as it was: what holds a voltage takes any
   * current, a voltmeter and a current source next to none. Of two ends that
   * both hold a voltage one gives way to the current, a controller before a
   * source. What holds an impedance takes it from many periods, and rests.
   *
   * Of the answer to a parameter: the rows alone that are replaced.
   */
  HarmonicQuestion
  question_of(const Model &model,
              const Parameters::Impedance &impedance,
              double frequency);
} // namespace Oxion
