#include <oxion/solver/newton.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    constexpr double largest_loss        = 0.9;  ///< of a partial pressure
    constexpr double largest_potential   = 0.3;  ///< [V]
    constexpr double largest_temperature = 200.; ///< [K]
    /// Below this share of the reference pressure a species counts as absent
    /// and may change sign: converged rich gas holds O2 at -6e-17.
    constexpr double trace = 1e-13;
    /// A full Newton step this small, in the fields' scales, leaves an error of
    /// its square: what residual remains then is round-off. (Open channels
    /// conduct so well that one unit in the last place of the pressure can
    /// exceed 1e-9 of the throughput.) Within `round_off_limit` tolerances it
    /// is accepted.
    constexpr double smallest_step   = 1e-8;
    constexpr double round_off_limit = 100.;
    /// A factorisation of an earlier Jacobian is kept while it needs no more.
    constexpr int most_kept_iterations = 8;
    constexpr double linear_tolerance  = 1e-10;
  } // namespace


  template <int dim>
  Newton<dim>::Newton(const Assembler<dim> &assembler,
                      const Parameters::Solver &parameters,
                      NewtonMonitor monitor)
    : assembler_(assembler)
    , parameters_(parameters)
    , monitor_(std::move(monitor))
    , preconditioner_(assembler.layout(), parameters.linear_solver)
    , state_(assembler.layout().make_vector())
    , residual_(assembler.layout().make_vector())
  {
    const auto &layout = assembler.layout();
    for (const auto row : layout.owned())
      field_of_row_.push_back(layout.field_of(row));

    assembler.make_matrix(matrix_);
    MatSetOption(matrix_, MAT_KEEP_NONZERO_PATTERN, PETSC_TRUE);

    SNESCreate(layout.mesh().communicator(), &snes_);
    SNESSetType(snes_, SNESNEWTONLS);
    SNESSetFunction(snes_, residual_, evaluate_residual, this);
    SNESSetJacobian(snes_, matrix_, matrix_, evaluate_jacobian, this);
    SNESSetConvergenceTest(snes_, test_convergence, this, nullptr);
    SNESSetTolerances(snes_,
                      PETSC_DEFAULT,
                      PETSC_DEFAULT,
                      PETSC_DEFAULT,
                      parameters.newton_steps,
                      PETSC_DEFAULT);
    SNESLineSearch line_search;
    SNESGetLineSearch(snes_, &line_search);
    SNESLineSearchSetType(line_search, SNESLINESEARCHBASIC);
    SNESLineSearchSetPreCheck(line_search, limit_step, this);

    KSP ksp;
    PC pc;
    SNESGetKSP(snes_, &ksp);
    KSPGetPC(ksp, &pc);
    // Judged in the preconditioned norm: for temperatures on stretched cells
    // the plain one does not get below 1e-8 of round-off.
    KSPSetType(ksp, KSPGMRES);
    KSPSetTolerances(ksp, linear_tolerance, PETSC_DEFAULT, PETSC_DEFAULT, 100);
    preconditioner_.attach(pc);
    // An inexact step is still a step, and the next one factorises anew.
    SNESSetMaxLinearSolveFailures(snes_, parameters.newton_steps);
    SNESSetFromOptions(snes_);
  }


  template <int dim>
  Newton<dim>::~Newton()
  {
    SNESDestroy(&snes_);
  }


  template <int dim>
  NewtonResult
  Newton<dim>::solve(Vector &x, const std::vector<bool> &frozen)
  {
    frozen_ = frozen;
    SNESSolve(snes_, nullptr, x);
    assembler_.complete(x);

    SNESConvergedReason reason;
    PetscInt steps, linear_iterations;
    SNESGetConvergedReason(snes_, &reason);
    SNESGetIterationNumber(snes_, &steps);
    SNESGetLinearSolveIterations(snes_, &linear_iterations);

    NewtonResult result;
    result.converged         = reason > 0;
    result.steps             = steps;
    result.linear_iterations = linear_iterations;
    if (!result.converged)
      result.failure = describe_failure(reason);
    return result;
  }


  template <int dim>
  void
  Newton<dim>::read(Vec x, Vector &into) const
  {
    VecCopy(x, into);
    assembler_.complete(into);
  }


  template <int dim>
  PetscErrorCode
  Newton<dim>::evaluate_residual(SNES, Vec x, Vec f, void *context)
  {
    auto &newton = *static_cast<Newton *>(context);
    newton.read(x, newton.state_);
    Vector result = newton.assembler_.layout().make_vector();
    newton.assembler_.residual(newton.state_, result);
    newton.assembler_.clear_prescribed(result);
    if (!newton.frozen_.empty())
    {
      PetscScalar *values;
      VecGetArray(result, &values);
      for (std::size_t i = 0; i < newton.field_of_row_.size(); ++i)
        if (newton.frozen_[newton.field_of_row_[i]])
          values[i] = 0.;
      VecRestoreArray(result, &values);
    }
    VecCopy(result, f);
    return 0;
  }


  template <int dim>
  PetscErrorCode
  Newton<dim>::evaluate_jacobian(SNES, Vec x, Mat, Mat, void *context)
  {
    auto &newton = *static_cast<Newton *>(context);
    newton.read(x, newton.state_);
    newton.assembler_.jacobian(newton.state_, newton.matrix_);
    SNESSetLagPreconditioner(newton.snes_,
                             newton.keep_preconditioner_ ? -1 : 1);
    if (!newton.frozen_.empty())
    {
      std::vector<PetscInt> rows;
      std::size_t i = 0;
      for (const auto row : newton.assembler_.layout().owned())
        if (newton.frozen_[newton.field_of_row_[i++]])
          rows.push_back(row);
      MatZeroRows(
        newton.matrix_, rows.size(), rows.data(), 1., nullptr, nullptr);
    }
    return 0;
  }


  template <int dim>
  PetscErrorCode
  Newton<dim>::limit_step(SNESLineSearch,
                          Vec x,
                          Vec y,
                          PetscBool *changed,
                          void *context)
  {
    auto &newton       = *static_cast<Newton *>(context);
    const auto &layout = newton.assembler_.layout();
    const auto &fields = layout.fields();

    // As long as few iterations do, solving is cheaper than factorising.
    KSP ksp;
    PetscInt iterations;
    SNESGetKSP(newton.snes_, &ksp);
    KSPGetIterationNumber(ksp, &iterations);
    newton.keep_preconditioner_ = iterations <= most_kept_iterations;

    // What limits each field: a voltage, a temperature, or its own value.
    std::vector<double> limit(fields.size(), 0.);
    if (layout.has(temperature))
      limit[layout.field_index(temperature, 0)] =
        largest_temperature / fields[layout.field_index(temperature, 0)].scale;
    if (layout.has(ionic))
      limit[layout.field_index(ionic, 0)] =
        largest_potential / fields[layout.field_index(ionic, 0)].scale;
    const auto &circuit = newton.assembler_.model().conditions.circuit;
    const unsigned first_global =
      fields.size() - layout.description().globals.size();
    for (unsigned t = 0; t < circuit.n_terminals(); ++t)
      limit[first_global + circuit.voltage_unknown(t)] =
        largest_potential / fields[first_global + t].scale;

    const PetscScalar *state;
    PetscScalar *step;
    VecGetArrayRead(x, &state);
    VecGetArray(y, &step);
    const std::size_t n = newton.field_of_row_.size();
    double factor       = 1.;
    for (std::size_t i = 0; i < n; ++i)
    {
      const double allowed = limit[newton.field_of_row_[i]];
      if (allowed > 0. && std::abs(step[i]) * factor > allowed)
        factor = allowed / std::abs(step[i]);
    }
    factor = Utilities::MPI::min(factor, layout.mesh().communicator());

    const unsigned first_partial =
      layout.has(gas) ? layout.field_index(gas, 1) : fields.size();
    const unsigned end_partial =
      layout.has(gas) ? layout.field_index(gas, 0) + layout.n_components(gas)
                      : fields.size();
    double largest_step = 0., limited = factor < 1. ? 1. : 0.;
    for (std::size_t i = 0; i < n; ++i)
    {
      step[i] *= factor;
      const unsigned field = newton.field_of_row_[i];
      if (field >= first_partial && field < end_partial && state[i] > trace)
        if (step[i] > largest_loss * state[i])
        {
          step[i] = largest_loss * state[i];
          limited = 1;
        }
      largest_step = std::max(largest_step, std::abs(step[i]));
    }
    VecRestoreArray(y, &step);
    VecRestoreArrayRead(x, &state);
    newton.last_step_ =
      Utilities::MPI::max(largest_step, layout.mesh().communicator());
    newton.last_step_limited_ =
      Utilities::MPI::max(limited, layout.mesh().communicator()) > 0.;
    *changed = PETSC_TRUE;
    return 0;
  }


  template <int dim>
  ResidualNorms
  Newton<dim>::norms(const Vector &residual) const
  {
    ResidualNorms result;
    const PetscScalar *values;
    result.of_field.assign(assembler_.layout().fields().size(), 0.);
    VecGetArrayRead(residual, &values);
    for (std::size_t i = 0; i < field_of_row_.size(); ++i)
      // Not std::max: a NaN must come through.
      if (!(std::abs(values[i]) <= result.of_field[field_of_row_[i]]))
        result.of_field[field_of_row_[i]] = std::abs(values[i]);
    VecRestoreArrayRead(residual, &values);
    Utilities::MPI::max(result.of_field,
                        assembler_.layout().mesh().communicator(),
                        result.of_field);
    for (unsigned f = 0; f < result.of_field.size(); ++f)
      if (!(result.of_field[f] <= result.largest)) // NaN is the largest
      {
        result.largest = result.of_field[f];
        result.worst   = f;
      }
    return result;
  }


  template <int dim>
  PetscErrorCode
  Newton<dim>::test_convergence(SNES snes,
                                const PetscInt step,
                                PetscReal,
                                PetscReal,
                                PetscReal,
                                SNESConvergedReason *reason,
                                void *context)
  {
    const auto &newton = *static_cast<const Newton *>(context);
    const auto norms   = newton.norms(newton.residual_);
    if (newton.monitor_)
      newton.monitor_(step, norms);

    PetscInt most_steps;
    SNESGetTolerances(snes, nullptr, nullptr, nullptr, &most_steps, nullptr);
    *reason = SNES_CONVERGED_ITERATING;
    if (!std::isfinite(norms.largest))
      *reason = SNES_DIVERGED_FNORM_NAN;
    else if (norms.largest <= newton.parameters_.tolerance)
      *reason = SNES_CONVERGED_FNORM_ABS;
    else if (step > 0 && !newton.last_step_limited_ &&
             newton.last_step_ <= smallest_step &&
             norms.largest <= round_off_limit * newton.parameters_.tolerance)
      *reason = SNES_CONVERGED_SNORM_RELATIVE;
    else if (step >= most_steps)
      *reason = SNES_DIVERGED_MAX_IT;
    return 0;
  }


  template class Newton<2>;
  template class Newton<3>;
} // namespace Oxion
