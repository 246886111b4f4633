#pragma once

#include <oxion/output/run_summary.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/sensor.h>

#include <deque>

#include "controllers.h"
#include "cycles.h"
#include "events.h"
#include "kept_transient.h"
#include "signals.h"

namespace Oxion
{
  /** An event that has just happened. */
  struct Happened
  {
    unsigned event; ///< among those of the parameters
    bool rises;
  };


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

    /**
     * At time 0: steady or uniform, as the file wants. `adapt` gives a steady
     * device its first mesh where it adapts its meshes.
     */
    SolveReport
    start(const std::function<SolveReport(Sensor<dim> &)> &adapt);

    /**
     * On to a time that is met exactly; corners, looks of controllers and
     * starts of cycles are, too. It stops before where events happen() or the
     * run has_ended(). Told between steps on the way.
     */
    SolveReport
    go_to(double output, const std::function<void()> &on_the_way);

    /** Those at the present time, which stopped the way. */
    const std::vector<Happened> &
    happened() const
    {
      return happened_;
    }
    /** Nothing before the first look at the mesh. */
    const std::optional<MeshesSummary> &
    meshes() const
    {
      return meshes_;
    }
    const Events &
    events() const
    {
      return events_;
    }
    const Cycles<dim> &
    cycles() const
    {
      return cycles_;
    }
    /** By an event or a periodic state. */
    bool
    has_ended() const
    {
      return is_over_ || cycles_.are_periodic();
    }
    /**
     * Does the state solve equations whose rates are no round-off? Not at a
     * uniform start, nor right behind the start of a step that an event ended.
     */
    bool
    can_be_judged() const
    {
      return sensor_.has_converged() && !is_sliver_;
    }
    /** Not while the state is aside of the steps, at an event. */
    bool
    can_be_kept() const
    {
      return ahead_.empty();
    }

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
    /** The next time at or before an output that must be met. */
    double
    next_stop(double output) const;
    /** One try towards a time that must be met. */
    void
    step_towards(double stop, SolveReport &report);
    /** The place of a stop, before it is here; `length`: of steps. */
    PlaceInTime
    place_at_stop(double stop, double length) const;
    /** One try; the device is there if it is accepted, here_ is not. */
    TimeStep
    try_step(double end, SolveReport &report);
    void
    let_controllers_look();
    /**
     * If it is time to look at the mesh: another one, if need be, with which
     * the steps are taken again that it was too coarse for.
     */
    void
    adapt_mesh(double stop, SolveReport &report);
    /** By its name, in its unit. */
    double
    measured(const std::string &name) const;

    /** All that a step may have to be taken back from, or to. */
    struct Stand
    {
      PlaceInTime place;
      typename Sensor<dim>::State state;
      typename TimeStepper<dim>::Memory memory;
      std::vector<double> distances;       ///< of the events
      std::vector<Happened> happened = {}; ///< there
      bool is_sliver                 = false;
    };
    Stand
    stand() const;
    void
    return_to(const Stand &stand);
    std::vector<double>
    event_distances() const;
    /**
     * After a step was taken from there: stands at each event within it, and
     * at its end, ahead. False if that takes a shorter step.
     */
    bool
    find_events(const Stand &before, SolveReport &report);
    /** Of one of them; nothing if a shorter step is refused. */
    std::optional<Stand>
    find_event(unsigned event,
               const Stand &before,
               const Stand &behind,
               SolveReport &report);
    /** The first of those ahead becomes the present. */
    void
    go_on_to_next_stand();

    Parameters::ParameterFile file_;
    Parameters::Transient of_time_;
    double slack_; ///< times that differ by no more are one [s]
    Signals signals_;
    Controllers controllers_;
    Events events_;
    Sensor<dim> sensor_;
    Cycles<dim> cycles_;
    PlaceInTime here_;
    std::vector<double> distances_; ///< of the events, here; none: not known
    std::vector<Happened> happened_;
    std::deque<Stand> ahead_; ///< events of the last step and its end
    bool is_sliver_ = false, is_over_ = false;
    int coarsest_level_        = 0; ///< of the file's own mesh
    unsigned steps_since_look_ = 0; ///< at the mesh
    unsigned repeats_          = 0; ///< of the steps since a good look
    std::optional<Stand> behind_;   ///< where these begin
    std::optional<MeshesSummary> meshes_;
  };
} // namespace Oxion
