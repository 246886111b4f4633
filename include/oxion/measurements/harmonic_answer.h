#pragma once

#include <oxion/sensor.h>
#include <oxion/solver/linearised.h>

#include <complex>
#include <memory>
#include <optional>

namespace Oxion
{
  /**
   * How a sensor about its present state answers to a small harmonic
   * excitation.
   *
   * An impedance is what a current into terminal plus, drawn from minus, adds
   * to the voltage between them. All else of the circuit is as it was: what
   * holds a voltage takes any current, a voltmeter and a current source next to
   * none. Of two ends that both hold a voltage one gives way to the current, a
   * controller before a source.
   */
  template <int dim>
  class HarmonicAnswer
  {
  public:
    /** The sensor is kept by reference and stays as it is. Collective. */
    HarmonicAnswer(const Sensor<dim> &sensor,
                   const Parameters::Impedance &impedance);

    /**
     * At a frequency [Hz], in the impedance's unit. Collective.
     * @throw NumericalFailure.
     */
    std::complex<double>
    at(double frequency);

    /**
     * The lowest frequency [Hz] at which the magnitude is 3 dB (the root of
     * one half) below the steady one; NaN if it is not between 1 mHz and 1 GHz.
     * Collective.
     * @throw NumericalFailure.
     */
    double
    cutoff_frequency();

  private:
    const FieldLayout<dim> &layout_;
    std::vector<std::pair<unsigned, double>> measured_; ///< of the globals
    Excitation<dim> excitation_;
    std::optional<Linearised<dim>> linearised_;
  };
} // namespace Oxion
