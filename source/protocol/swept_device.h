#pragma once

#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/parameter_file.h>
#include <oxion/protocol/sweep_points.h>
#include <oxion/protocol/swept_structure.h>
#include <oxion/sensor.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "checkpoints.h"
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
    /** Adapts the mesh of a device that has solved its first point. */
    using Adaptation =
      std::function<SolveReport(Sensor<dim> &, const SweepPoint &)>;

    SweptDevice(DeviceInspector<dim> &&inspector,
                const std::vector<Parameters::Sweep> &sweeps,
                const NewtonMonitor &monitor,
                const Adaptation &adapt)
      : inspector_(std::move(inspector))
      , sweeps_(sweeps)
      , monitor_(monitor)
      , adapt_(adapt)
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

    /**
     * What a device that goes on from the last point has to know: numbers, and
     * vectors in portable order.
     */
    KeptState
    keep() const;

    /** Becomes what was kept; `read` gives a rank's part of a vector. */
    void
    resume(
      const nlohmann::ordered_json &kept,
      const Parameters::ParameterFile &file,
      const std::vector<SweepPoint> &points,
      const std::function<std::vector<double>(unsigned, std::size_t)> &read);

    /** Forgets a device that was left in the midst of a solve. */
    void
    give_up();

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
    Adaptation adapt_;
    std::unique_ptr<Sensor<dim>> sensor_;
    std::vector<std::string> field_names_;
    bool started_ = false;
    SweptStructure structure_; ///< of the sensor, as checked last
    unsigned checked_at_ = 0;  ///< point of that check
    unsigned built_at_   = 0; ///< point whose numbers the sensor was built with

    /** Where this sensor converged. */
    struct Place
    {
      unsigned point;
      typename Sensor<dim>::State state;
    };
    std::unique_ptr<Place> here_;
    /// Where the points of each level's first values were.
    std::vector<Place> begin_of_level_;
  };
} // namespace Oxion
