#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/protocol/sweep_points.h>
#include <oxion/protocol/swept_structure.h>
#include <oxion/sensor.h>

#include <memory>
#include <string>
#include <vector>

#include "device_inspector.h"


namespace Oxion
{
  /**
   * The device of a run on its way from point to point. Where only numbers
   * change, it goes on from the state it has; any other device is checked as
   * that of a run of its own, built anew and started cold.
   */
  template <int dim>
  class SweptDevice
  {
  public:
    SweptDevice(DeviceInspector<dim> &&inspector,
                const std::vector<Parameters::Sweep> &sweeps,
                const NewtonMonitor &monitor)
      : inspector_(std::move(inspector))
      , sweeps_(sweeps)
      , monitor_(monitor)
    {}

    /**
     * Becomes that of a point. What is wrong with it goes to `diagnostics`;
     * after an error there is nothing to solve. Collective.
     */
    void
    become(const SweepPoint &point,
           const Parameters::ParameterFile &file,
           const Parameters::Parameters &parameters,
           Parameters::Diagnostics &diagnostics);

    /** Builds a device that was checked before, where there is none. */
    void
    build(const Parameters::ParameterFile &file,
          const Parameters::Parameters &parameters);

    /** Solves the point that it has become. Collective. */
    SolveReport
    solve(const SweepPoint &point, const Parameters::Parameters &parameters);

    /** Is there a state to go on from, or comes a cold start next? */
    bool
    has_started() const
    {
      return started_;
    }

    /** The device; nullptr before the first, and after one was refused. */
    const Sensor<dim> *
    sensor() const
    {
      return sensor_.get();
    }

    /** Names of the sensor's fields and global unknowns. */
    const std::vector<std::string> &
    field_names() const
    {
      return field_names_;
    }

  private:
    bool
    goes_on(const SweptStructure &structure,
            const Parameters::Parameters &parameters,
            Parameters::Diagnostics &diagnostics) const;

    DeviceInspector<dim> inspector_;
    std::vector<Parameters::Sweep> sweeps_;
    NewtonMonitor monitor_;
    std::unique_ptr<Sensor<dim>> sensor_;
    std::vector<std::string> field_names_;
    bool started_ = false;
    SweptStructure structure_; ///< of the sensor, as checked last
    /// Where the points of each level's first values were, on this sensor.
    std::vector<typename Sensor<dim>::State> begin_of_level_;
  };
} // namespace Oxion
