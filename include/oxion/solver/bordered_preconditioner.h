#pragma once

#include <oxion/fields/field_layout.h>

#include <petscksp.h>

#include <vector>

namespace Oxion
{
  /**
   * Block elimination of the few global unknowns (voltages, currents, powers)
   * around a preconditioner of the fields:
   *
   *     | A  B | |x|   |r|      S = D - C A^-1 B,
   *     | C  D | |g| = |s|      g = S^-1 (s - C A^-1 r), x = A^-1 (r - B g),
   *
   * with the preconditioner for A^-1 throughout: the exact inverse of the
   * system that has its inverse in place of A.
   *
   * A driven terminal has no diagonal of its own, which neither a Jacobi
   * block nor a distributed factorisation without a column permutation
   * survives; S is small, dense and pivoted. A is preconditioned by MUMPS or
   * by a multiplicative field split in the groups' turns, with one algebraic
   * multigrid per scalar; its PETSc options have the prefix "fields_".
   */
  template <int dim>
  class BorderedPreconditioner
  {
  public:
    BorderedPreconditioner(const FieldLayout<dim> &layout,
                           Parameters::LinearSolver choice);
    ~BorderedPreconditioner();
    BorderedPreconditioner(const BorderedPreconditioner &) = delete;
    BorderedPreconditioner &
    operator=(const BorderedPreconditioner &) = delete;

    /** Does a factorisation precondition the fields? */
    bool
    is_direct() const
    {
      return is_direct_;
    }

    /** Makes a PETSc preconditioner of us. */
    void
    attach(PC pc);

  private:
    static PetscErrorCode
    setup_callback(PC pc);
    static PetscErrorCode
    apply_callback(PC pc, Vec in, Vec out);

    void
    configure_fields();
    void
    setup(Mat matrix);
    void
    apply(Vec in, Vec out);

    /** The few entries of a vector over the globals, on every rank. */
    std::vector<double>
    gather_globals(Vec globals) const;

    const FieldLayout<dim> &layout_;
    unsigned n_globals_;
    bool is_direct_;
    IS field_rows_ = nullptr, global_rows_ = nullptr;
    Mat A_ = nullptr, C_ = nullptr, D_ = nullptr;
    KSP fields_ = nullptr;              ///< the preconditioner of A, once
    Vec x_ = nullptr, r_ = nullptr;     ///< over the fields
    Vec s_ = nullptr;                   ///< over the globals
    std::vector<Vec> columns_;          ///< A^-1 B, nullptr where B is zero
    std::vector<double> schur_inverse_; ///< row by row
  };
} // namespace Oxion
