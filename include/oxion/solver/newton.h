#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/solver/bordered_preconditioner.h>

#include <petscsnes.h>

#include <functional>
#include <string>
#include <vector>

namespace Oxion
{
  /** Largest absolute row of each field's residual, of its throughput. */
  struct ResidualNorms
  {
    std::vector<double> of_field; ///< in the order of FieldLayout::fields()
    double largest = 0.;
    unsigned worst = 0; ///< the field it belongs to
  };

  struct NewtonResult
  {
    bool converged             = false;
    unsigned steps             = 0;
    unsigned linear_iterations = 0;
    std::string failure; ///< what went wrong, in which field and where
  };

  /** Called after every Newton step with its number and residuals. */
  using NewtonMonitor = std::function<void(unsigned, const ResidualNorms &)>;

  /**
   * Newton's method (PETSc SNES) with the step limits the gas and the
   * electrodes need: a partial pressure loses at most 90 % in a step, each on
   * its own, potentials move at most 0.3 V. No line search on a norm: fluxes
   * and exponential currents have no common one.
   */
  template <int dim>
  class Newton
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    Newton(const Assembler<dim> &assembler,
           const Parameters::Solver &parameters,
           NewtonMonitor monitor = {});
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

    ResidualNorms
    norms(const Vector &residual) const;

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
    std::string
    describe_failure(SNESConvergedReason reason) const;

    const Assembler<dim> &assembler_;
    Parameters::Solver parameters_;
    NewtonMonitor monitor_;
    BorderedPreconditioner<dim> preconditioner_;
    SNES snes_ = nullptr;
    typename Assembler<dim>::Matrix matrix_;
    Vector state_, residual_;
    std::vector<unsigned char> field_of_row_; ///< of the owned rows
    std::vector<bool> frozen_;
    double last_step_         = 0.; ///< largest, scaled
    bool last_step_limited_   = false;
    bool keep_preconditioner_ = false;
  };
} // namespace Oxion
