#include <oxion/base/petsc.h>
#include <oxion/base/petsc_options.h>
#include <oxion/solver/newton.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;
  using Petsc::guarded;

  namespace
  {
    /// Residuals of more tolerances than this are never taken for round-off.
    constexpr double round_off_limit = 100.;
    constexpr double smallest_step   = 1e-8; ///< in the fields' scales
    /// More than a step of multigrid takes (5 to 40), so that none is lost.
    constexpr int iterations_to_a_restart = 60;

    template <int dim>
    bool
    has_stiff_fields(const FieldLayout<dim> &layout)
    {
      const auto &groups = layout.description().groups;
      return std::any_of(groups.begin(), groups.end(), [](const auto &group) {
        return group.factorised && !group.fields.empty();
      });
    }
  } // namespace


  template <int dim>
  Newton<dim>::Newton(const Assembler<dim> &assembler,
                      const Parameters::Solver &parameters,
                      NewtonMonitor monitor,
                      Diagnoses<dim> diagnoses)
    : assembler_(assembler)
    , parameters_(parameters)
    , monitor_(std::move(monitor))
    , diagnoses_(std::move(diagnoses))
    , harmonic_equations_(assembler)
    , preconditioner_(assembler.layout(), parameters.linear_solver)
    , effort_(preconditioner_.is_direct(), has_stiff_fields(assembler.layout()))
    , state_(assembler.layout().make_vector())
    , residual_(assembler.layout().make_vector())
    , judge_(assembler.layout(), parameters.tolerance)
    , step_limits_(assembler.layout(), judge_.field_of_row())
  {
    const auto &layout = assembler.layout();
    assembler.make_matrix(matrix_, true);
    check(MatSetOption(matrix_, MAT_KEEP_NONZERO_PATTERN, PETSC_TRUE));

    check(SNESCreate(layout.mesh().communicator(), &snes_));
    check(SNESSetType(snes_, SNESNEWTONLS));
    check(SNESSetFunction(snes_, residual_, guarded<evaluate_residual>, this));
    check(SNESSetJacobian(
      snes_, matrix_, matrix_, guarded<evaluate_jacobian>, this));
    check(
      SNESSetConvergenceTest(snes_, guarded<test_convergence>, this, nullptr));
    check(SNESSetTolerances(snes_,
                            PETSC_DEFAULT,
                            PETSC_DEFAULT,
                            PETSC_DEFAULT,
                            parameters.newton_steps,
                            PETSC_DEFAULT));
    SNESLineSearch line_search;
    check(SNESGetLineSearch(snes_, &line_search));
    check(SNESLineSearchSetType(line_search, SNESLINESEARCHBASIC));
    check(SNESLineSearchSetPreCheck(line_search, guarded<limit_step>, this));

    KSP ksp;
    PC pc;
    check(SNESGetKSP(snes_, &ksp));
    check(KSPGetPC(ksp, &pc));
    // Judged in the preconditioned norm: on stretched cells the plain one does
    // not get below 1e-8 of round-off.
    check(KSPSetType(ksp, KSPGMRES));
    check(KSPGMRESSetRestart(ksp, iterations_to_a_restart));
    preconditioner_.attach(pc);
    // An inexact step is still a step, and the next one factorises anew.
    check(SNESSetMaxLinearSolveFailures(snes_, parameters.newton_steps));
    check(SNESSetFromOptions(snes_));
  }


  template <int dim>
  Newton<dim>::~Newton()
  {
    SNESDestroy(&snes_); // nobody could be told if it failed
  }


  template <int dim>
  NewtonResult
  Newton<dim>::solve(Vector &x, const std::vector<bool> &frozen)
  {
    // A factorisation with other unknowns in it is worse than none: that of
    // the heat alone has the identity for all else.
    effort_.begin(frozen == frozen_);
    frozen_      = frozen;
    last_excess_ = std::numeric_limits<double>::infinity();
    is_solved_   = false;
    hopeless_.clear();
    harmonic_equations_.forget_answers();
    check(SNESSolve(snes_, nullptr, x));
    assembler_.complete(x);

    SNESConvergedReason reason;
    PetscInt steps, linear_iterations;
    check(SNESGetConvergedReason(snes_, &reason));
    check(SNESGetIterationNumber(snes_, &steps));
    check(SNESGetLinearSolveIterations(snes_, &linear_iterations));

    // By options SNES may be of a type or have a test that ends at will.
    PetscBool is_last_state;
    check(VecEqual(x, state_, &is_last_state));
    const bool is_judged = is_solved_ && is_last_state == PETSC_TRUE;

    NewtonResult result;
    result.converged         = reason > 0 && (is_judged || solves(x));
    result.steps             = steps;
    result.linear_iterations = linear_iterations;
    if (!result.converged)
    {
      result.failure = hopeless_;
      if (result.failure.empty() && diagnoses_.impossible &&
          std::isfinite(judge_.norms(residual_).largest))
        result.failure = diagnoses_.impossible(state_);
      result.impossible = !result.failure.empty();
      if (!result.impossible)
      {
        result.failure = describe_failure(reason);
        if (const auto &why = harmonic_equations_.failure(); !why.empty())
          result.failure += "; " + why;
      }
    }
    return result;
  }


  template <int dim>
  void
  Newton<dim>::read(Vec x, Vector &into) const
  {
    check(VecCopy(x, into));
    assembler_.complete(into);
  }


  template <int dim>
  PetscErrorCode
  Newton<dim>::evaluate_residual(SNES, Vec x, Vec f, void *context)
  {
    auto &newton = *static_cast<Newton *>(context);
    newton.read(x, newton.state_);
    Vector result = newton.assembler_.layout().make_vector();
    newton.assembler_.residual_in_time(newton.state_,
                                       newton.in_time_.rate,
                                       result);
    if (newton.in_time_.history != nullptr)
      result += *newton.in_time_.history;
    newton.assembler_.reduce_to_solved(result);
    newton.harmonic_equations_.complete_residual(newton.state_, result);
    if (!newton.frozen_.empty())
    {
      PetscScalar *values;
      check(VecGetArray(result, &values));
      for (std::size_t i = 0; i < newton.judge_.field_of_row().size(); ++i)
        if (newton.frozen_[newton.judge_.field_of_row()[i]])
          values[i] = 0.;
      check(VecRestoreArray(result, &values));
    }
    check(VecCopy(result, f));
    return 0;
  }


  template <int dim>
  PetscErrorCode
  Newton<dim>::evaluate_jacobian(SNES, Vec x, Mat, Mat, void *context)
  {
    auto &newton = *static_cast<Newton *>(context);
    newton.read(x, newton.state_);
    newton.assembler_.jacobian(newton.state_,
                               newton.matrix_,
                               newton.in_time_.rate);
    newton.harmonic_equations_.complete_jacobian(newton.state_, newton.matrix_);
    check(
      SNESSetLagPreconditioner(newton.snes_,
                               newton.effort_.keeps_preconditioner() ? -1 : 1));
    KSP ksp;
    check(SNESGetKSP(newton.snes_, &ksp));
    const double residual  = newton.judge_.norms(newton.residual_).largest;
    const double tolerance = newton.effort_.tolerance(residual);
    check(
      KSPSetTolerances(ksp,
                       Petsc::is_set("-ksp_rtol") ? PETSC_DEFAULT : tolerance,
                       PETSC_DEFAULT,
                       PETSC_DEFAULT,
                       Petsc::is_set("-ksp_max_it")
                         ? PETSC_DEFAULT
                         : newton.effort_.most_iterations()));
    if (!newton.frozen_.empty())
    {
      std::vector<PetscInt> rows;
      std::size_t i = 0;
      for (const auto row : newton.assembler_.layout().owned())
        if (newton.frozen_[newton.judge_.field_of_row()[i++]])
          rows.push_back(row);
      check(MatZeroRows(
        newton.matrix_, rows.size(), rows.data(), 1., nullptr, nullptr));
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
    auto &newton = *static_cast<Newton *>(context);

    KSP ksp;
    PetscInt iterations;
    check(SNESGetKSP(newton.snes_, &ksp));
    check(KSPGetIterationNumber(ksp, &iterations));
    newton.effort_.add(iterations);

    newton.last_step_ = newton.step_limits_.apply(x, y);
    *changed          = PETSC_TRUE;
    return 0;
  }


  template <int dim>
  double
  Newton<dim>::throughput() const
  {
    const auto &layout  = assembler_.layout();
    const auto &globals = layout.description().globals;
    double largest      = 0.;
    for (unsigned i = 0; i < globals.size(); ++i)
      if (const auto row = layout.global_unknown(i);
          globals[i].is_throughput && layout.owned().is_element(row))
        largest = std::max(largest, std::abs(state_(row)) * globals[i].scale);
    return Utilities::MPI::max(largest, layout.mesh().communicator());
  }


  template <int dim>
  bool
  Newton<dim>::is_solved(const PetscInt step, const ResidualNorms &norms)
  {
    if (norms.largest > round_off_limit * parameters_.tolerance)
      return false;
    const double reached = throughput();
    const double excess =
      std::max(judge_.excess(residual_, state_, nullptr, reached),
               judge_.excess_of_sums(residual_, reached));
    const bool stalls = excess > 0.5 * last_excess_;
    last_excess_      = excess;
    if (excess <= 1.)
      return true;
    // What a full step no longer makes smaller, or what is left after one so
    // small that its error is of its square, is round-off if it is no larger.
    if (step == 0 || last_step_.limited ||
        !(stalls || last_step_.largest <= smallest_step))
      return false;
    return norms.largest <= parameters_.tolerance ||
           judge_.excess(residual_, state_, matrix_, reached) <= 1.;
  }


  template <int dim>
  bool
  Newton<dim>::solves(const Vector &x)
  {
    check(SNESComputeFunction(snes_, x, residual_));
    return judge_.norms(residual_).largest <= parameters_.tolerance &&
           judge_.excess(residual_, state_, matrix_, throughput()) <= 1.;
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
    auto &newton     = *static_cast<Newton *>(context);
    const auto norms = newton.judge_.norms(newton.residual_);
    if (newton.monitor_)
      newton.monitor_(step, norms);

    PetscInt most_steps;
    check(
      SNESGetTolerances(snes, nullptr, nullptr, nullptr, &most_steps, nullptr));
    *reason = SNES_CONVERGED_ITERATING;
    if (!std::isfinite(norms.largest))
      *reason = SNES_DIVERGED_FNORM_NAN;
    else if (newton.is_solved(step, norms))
      *reason = SNES_CONVERGED_FNORM_ABS;
    else if (newton.last_step_.limited && step > 0 &&
             newton.diagnoses_.hopeless &&
             !(newton.hopeless_ = newton.diagnoses_.hopeless(newton.state_))
                .empty())
      *reason = SNES_DIVERGED_DTOL;
    else if (step >= most_steps)
      *reason = norms.largest <= newton.parameters_.tolerance
                  ? SNES_CONVERGED_FNORM_ABS
                  : SNES_DIVERGED_MAX_IT;
    newton.is_solved_ = *reason > 0;
    return 0;
  }


  template class Newton<2>;
  template class Newton<3>;
} // namespace Oxion
