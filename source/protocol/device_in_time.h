#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/sensor.h>

#include "controllers.h"
#include "kept_transient.h"
#include "signals.h"

namespace Oxion
{
  /** A device on its way in time, under its signals and controllers. */
  template <int dim>
  class DeviceInTime
  {
  public:
    DeviceInTime(const Parameters::ParameterFile &file,
                 const Parameters::Parameters &parameters,
                 std::unique_ptr<Mesh<dim>> mesh,
                 const NewtonMonitor &monitor);

    const Sensor<dim> &
    sensor() const
    {
      return sensor_;
    }
    double
    time() const
    {
      return here_.time;
    }

    /** A corner of signals that the time should be, but for round-off. */
    double
    or_corner(double t) const;

    /** As columns: the time, signals, controllers as they stand now. */
    SweptValues
    varied_at(double t) const;

    /** At time 0: steady or uniform, as the file wants. */
    SolveReport
    start();

    /**
     * On to a time that is met exactly; corners and looks of controllers are,
     * too. Told between steps on the way.
     */
    SolveReport
    go_to(double output, const std::function<void()> &on_the_way);

    /** To go on from, and going on from it. */
    KeptState
    keep() const;
    using Read = std::function<std::vector<double>(unsigned, std::size_t)>;
    void
    resume(const nlohmann::ordered_json &kept, const Read &read);

  private:
    Parameters::Parameters
    parameters_at(double t,
                  Side side,
                  Parameters::Diagnostics &diagnostics) const;
    /** @throw BadInput */
    Parameters::Parameters
    good_parameters(double t) const;
    /** With the next step, as after a jump. */
    void
    begin(SolveReport &report);
    /** One try towards a time that must be met. */
    void
    step_towards(double stop, SolveReport &report);
    void
    let_controllers_look();

    Parameters::ParameterFile file_;
    Parameters::Transient of_time_;
    double slack_; ///< times that differ by no more are one [s]
    Signals signals_;
    Controllers controllers_;
    Sensor<dim> sensor_;
    PlaceInTime here_;
  };
} // namespace Oxion
