#pragma once

#include <oxion/assembly/assembler.h>

#include <petscksp.h>

namespace Oxion
{
  /**
   * What a disturbance of each equation does to a quantity: with the Jacobian J
   * of S at a state and the quantity's derivative g, J^T z = g. A solution of
   * S(x) = r has its quantity changed by z . r.
   */
  template <int dim>
  class Adjoint
  {
  public:
    using Vector = typename FieldLayout<dim>::Vector;

    /** Factorises. x: completed. Collective, as is solve(). */
    Adjoint(const Assembler<dim> &assembler, const Vector &x);
    ~Adjoint();
    Adjoint(const Adjoint &) = delete;
    Adjoint &
    operator=(const Adjoint &) = delete;

    /**
     * z as a function on the mesh: completed, and on prescribed unknowns what
     * their rows count in sums.
     * @throw NumericalFailure if there is none.
     */
    Vector
    solve(const Vector &derivative) const;

  private:
    const Assembler<dim> &assembler_;
    typename Assembler<dim>::Matrix matrix_;
    KSP ksp_ = nullptr;
  };
} // namespace Oxion
