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
   * excitation: to a current between two terminals, as question_of() says, or
   * to a parameter.
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
