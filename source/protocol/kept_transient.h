#pragma once

#include <oxion/sensor.h>

#include "checkpoints.h"

namespace Oxion
{
  /** Where a transient is on its way. */
  struct PlaceInTime
  {
    double time      = 0.;    ///< [s]
    double length    = 0.;    ///< of the next step [s]; 0: a first one
    bool begins_anew = true;  ///< with the next step, as after a jump
    bool looks       = false; ///< controllers do, before the next step
  };

  /** The sensor's state there, for resume_transient(). */
  template <int dim>
  KeptState
  keep_transient(const Sensor<dim> &sensor, const PlaceInTime &place);

  /**
   * Makes a sensor that was just built with the first parameters one that has
   * come to the place that was kept. `parameters`: those there; `read` gives a
   * rank's part of a vector.
   */
  template <int dim>
  PlaceInTime
  resume_transient(
    const nlohmann::ordered_json &kept,
    const Parameters::Parameters &parameters,
    const TimeStepping &settings,
    const std::function<std::vector<double>(unsigned, std::size_t)> &read,
    Sensor<dim> &sensor);

  /**
   * The kept state must be of a transient that is not beyond its end; it warns
   * of another interval of output unless that was told.
   */
  void
  compare_transient(const nlohmann::ordered_json &kept,
                    const Parameters::Transient &of_time,
                    Parameters::Diagnostics &diagnostics);
} // namespace Oxion
