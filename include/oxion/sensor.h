#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/geometry/mesh.h>
#include <oxion/physics/registry.h>
#include <oxion/solver/step_count.h>
#include <oxion/solver/time_stepper.h>

#include <functional>
#include <memory>

namespace Oxion
{
  /** Why a solve failed, or what it took. */
  struct SolveReport
  {
    bool converged             = true;
    unsigned newton_steps      = 0;
    unsigned most_newton_steps = 0; ///< in one solve
    unsigned linear_iterations = 0;
    StepCount steps_in_time;
    std::string failure;

    void
    add(const NewtonResult &result);
    void
    add(const TimeStep &step);
    /** Its effort; a failure is this one's, too. */
    void
    add(const SolveReport &other);
  };

  /**
   * One device: its mesh, fields, equations and present state. A failed solve
   * leaves the state as it was: the last converged one, if has_converged().
   */
  template <int dim>
  class Sensor
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    /**
     * Builds the unrefined mesh and numbers the unknowns.
     * @throw BadInput if the geometry makes no sense.
     */
    Sensor(const Parameters::Parameters &parameters,
           MPI_Comm communicator,
           NewtonMonitor monitor = {});

    /**
     * The same on a mesh that was made of the parameters' geometry before,
     * for a check of the device, and is not refined.
     */
    Sensor(const Parameters::Parameters &parameters,
           std::unique_ptr<Mesh<dim>> mesh,
           NewtonMonitor monitor = {});

    /**
     * From exact equilibrium in air to the parameters' conditions: first the
     * temperatures, then the circuit's set-points in steps, then the gases; of
     * a large grid of the layer stack on a coarser one first. At last on each
     * refined mesh.
     */
    SolveReport
    cold_start();

    /**
     * To other numbers of the same structure, from the present state: all of
     * them in steps that are halved where they fail and grow again.
     */
    SolveReport
    advance(const Parameters::Parameters &parameters);

    /**
     * Another mesh: `flag` marks cells of the present one. The state is
     * interpolated, and solved for again where it had converged in a steady
     * state. In time all states are interpolated that the next step depends
     * on; what is stored in them changes by what the meshes differ.
     */
    SolveReport
    change_mesh(const std::function<void()> &flag);

    /** On the refined mesh, at rest in air, without a solve. */
    void
    start_uniform();
    /** Likewise on an adapted mesh, by the refinement_levels() of all ranks. */
    void
    start_uniform(const std::vector<double> &levels);
    /**
     * From here on, and after a jump again, in steps of time [s]; what is
     * prescribed is so by other numbers of the same structure.
     */
    void
    begin_in_time(const Parameters::Parameters &parameters,
                  double time,
                  const TimeStepping &settings);
    /**
     * To other numbers of the same structure that hold a time `length` [s]
     * from now; refused, all stays as it is.
     */
    TimeStep
    step_in_time(const Parameters::Parameters &parameters, double length);
    /**
     * What is stored per second by the residual's rows, on one side of a
     * surface if it is given; zero where nothing happens in time. Collective.
     */
    Vector
    stored_rate(const std::optional<OneSided> &side = {}) const;

    /** A state to come back to. */
    struct State
    {
      Parameters::Parameters parameters;
      Model model;
      Vector x;
      bool converged;
    };
    State
    state() const
    {
      return {parameters_, model_, x_, converged_};
    }
    void
    restore(const State &state);

    /** What the next step in time and stored_rate() depend on. */
    typename TimeStepper<dim>::Memory
    time_memory() const
    {
      return stepper_ ? stepper_->memory()
                      : typename TimeStepper<dim>::Memory{};
    }
    /** Instead of begin_in_time(): steps go on as from there. */
    void
    resume_in_time(const State &state,
                   const typename TimeStepper<dim>::Memory &memory,
                   const TimeStepping &settings);

    /**
     * Does the present state solve all equations? Not before the first solve,
     * nor right after a refinement, when it is an interpolant.
     */
    bool
    has_converged() const
    {
      return converged_;
    }

    const Parameters::Parameters &
    parameters() const
    {
      return parameters_;
    }
    const Model &
    model() const
    {
      return model_;
    }
    const Mesh<dim> &
    mesh() const
    {
      return *mesh_;
    }
    const FieldLayout<dim> &
    layout() const
    {
      return *layout_;
    }
    const Assembler<dim> &
    assembler() const
    {
      return *assembler_;
    }
    /** From where the gas unknowns of a cell count the pressure [Pa]. */
    double
    reference_pressure(const typename Mesh<dim>::CellIterator &cell) const
    {
      return model_.reference_pressure(mesh_->coarse_index(cell),
                                       model_.conditions);
    }
    const Vector &
    solution() const
    {
      return x_;
    }

    /** Value of global unknown i, on all ranks, SI. */
    double
    global_value(unsigned i) const;

    /**
     * A model of other numbers of the same structure that stands where `other`
     * does. Its gas unknowns count from its own pressures: in time
     * Conditions::count_from_where() has to follow.
     */
    Model
    model_like(const Model &other,
               const Parameters::Parameters &parameters) const;

  private:
    Model
    make_model(const Parameters::Parameters &parameters) const;
    std::unique_ptr<FieldLayout<dim>>
    make_layout(const Parameters::Parameters &parameters) const;
    void
    set_resting_state();
    void
    prepare_solver();
    /** With the state interpolated, and others. */
    void
    interpolate_to(const std::function<void()> &flag,
                   const std::vector<Vector *> &others = {});
    /**
     * Of what the next step depends on, that of the present numbers: what was
     * stored by others is not told by a state alone.
     */
    typename TimeStepper<dim>::Memory
    memory_of_states() const;
    /** All cells. */
    void
    refine();
    /** Gas pressures in proportion to those of the spaces' openings. */
    void
    follow_reference_pressures(const Conditions &from, Vector &x) const;
    NewtonResult
    solve_at(const Model &model, const std::vector<bool> &frozen = {});
    /** cold_start() on the present mesh alone. */
    SolveReport
    start_here();
    /** Likewise from the state that a coarser grid has, if it has one. */
    SolveReport
    start_from_coarser_grid(const Parameters::Parameters &coarser);
    /**
     * From s = 0, where we are, to 1, in steps that grow and shrink; sizes are
     * fractions of the way.
     */
    bool
    follow(const std::function<Model(double s)> &path,
           double first_step,
           double smallest_step,
           SolveReport &report);

    Parameters::Parameters parameters_;
    NewtonMonitor monitor_;
    std::unique_ptr<Mesh<dim>> mesh_;
    Model model_;
    Problem<dim> problem_;
    std::unique_ptr<FieldLayout<dim>> layout_;
    std::unique_ptr<Assembler<dim>> assembler_;
    std::unique_ptr<Newton<dim>> newton_;
    std::unique_ptr<TimeStepper<dim>> stepper_; ///< of newton_, in time
    Vector x_;
    bool converged_ = false;
  };
} // namespace Oxion
