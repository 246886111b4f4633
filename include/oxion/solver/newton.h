#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/solver/bordered_preconditioner.h>
#include <oxion/solver/harmonic_equations.h>
#include <oxion/solver/linear_effort.h>
#include <oxion/solver/residual_judge.h>
#include <oxion/solver/step_limits.h>

#include <petscsnes.h>

#include <functional>
#include <string>
#include <vector>

namespace Oxion
{
  struct NewtonResult
  {
    bool converged             = false;
    bool impossible            = false; ///< physics forbids it, says `failure`
    unsigned steps             = 0;
    unsigned linear_iterations = 0;
    std::string failure; ///< what went wrong, in which field and where
  };

  /** Called after every Newton step with its number and residuals. */
  using NewtonMonitor = std::function<void(unsigned, const ResidualNorms &)>;

  /**
   * What a device says about states [completed] that no step can mend; ""
   * where it has nothing to say. Collective.
   */
  template <int dim>
  struct Diagnoses
  {
    using Vector = typename FieldLayout<dim>::Vector;
    /// Not worth another step; asked after a step that was cut short.
    std::function<std::string(const Vector &)> hopeless;
    /// Forbidden by physics; asked where the method failed.
    std::function<std::string(const Vector &)> impossible;
  };

  /** d C(u)/dt as rate C(u) + history, of a time stepping scheme. */
  template <int dim>
  struct TimeDerivative
  {
    double rate                                      = 0.; ///< [1/s]
    const typename FieldLayout<dim>::Vector *history = nullptr;
  };

  /**
   * Newton's method (PETSc SNES) with the steps of StepLimits, until the
   * ResidualJudge is content.
   */
  template <int dim>
  class Newton
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    Newton(const Assembler<dim> &assembler,
           const Parameters::Solver &parameters,
           NewtonMonitor monitor    = {},
           Diagnoses<dim> diagnoses = {});
    ~Newton();
    Newton(const Newton &) = delete;
    Newton &
    operator=(const Newton &) = delete;

    /**
     * Solves from x, which must hold the prescribed values; x is completed.
     * Where `frozen` says so (by field), unknowns keep their values.
     */
    NewtonResult
    solve(Vector &x, const std::vector<bool> &frozen = {});

    /** Of the solves to come; without it they are steady. */
    void
    set_time_derivative(const TimeDerivative<dim> &derivative)
    {
      // About as fast a change makes about the same matrix; a factorisation
      // that serves badly is given up after one step.
      constexpr double similar = 1.5;
      effort_.begin(derivative.rate <= similar * in_time_.rate &&
                    in_time_.rate <= similar * derivative.rate);
      in_time_ = derivative;
    }

  private:
    static PetscErrorCode
    evaluate_residual(SNES, Vec x, Vec f, void *context);
    static PetscErrorCode
    evaluate_jacobian(SNES, Vec x, Mat, Mat, void *context);
    static PetscErrorCode
    limit_step(SNESLineSearch, Vec x, Vec y, PetscBool *changed, void *context);
    static PetscErrorCode
    test_convergence(SNES,
                     PetscInt step,
                     PetscReal,
                     PetscReal,
                     PetscReal,
                     SNESConvergedReason *reason,
                     void *context);

    void
    read(Vec x, Vector &into) const;
    bool
    is_solved(PetscInt step, const ResidualNorms &norms);
    /** Judges x, whatever ended there; takes the residual for it. */
    bool
    solves(const Vector &x);
    /** The largest of what measures the device's throughput, at state_. */
    double
    throughput() const;
    std::string
    describe_failure(SNESConvergedReason reason) const;
    std::string
    advice(const ResidualNorms &norms) const;

    const Assembler<dim> &assembler_;
    Parameters::Solver parameters_;
    NewtonMonitor monitor_;
    Diagnoses<dim> diagnoses_;
    TimeDerivative<dim> in_time_;
    HarmonicEquations<dim> harmonic_equations_;
    BorderedPreconditioner<dim> preconditioner_;
    LinearEffort effort_;
    SNES snes_ = nullptr;
    typename Assembler<dim>::Matrix matrix_;
    Vector state_; ///< where the residual was taken last
    Vector residual_;
    ResidualJudge<dim> judge_;
    StepLimits<dim> step_limits_;
    std::vector<bool> frozen_;
    LimitedStep last_step_;
    double last_excess_ = 0.; ///< of the judge, where it was asked
    std::string hopeless_;    ///< why no further step is worth it
    bool is_solved_ = false;  ///< at state_, says test_convergence()
  };
} // namespace Oxion
