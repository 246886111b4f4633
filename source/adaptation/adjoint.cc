#include <oxion/adaptation/adjoint.h>

#include "../solver/factorisation.h"

namespace Oxion
{
  namespace
  {
    constexpr double linear_tolerance = 1e-8; // far below what it estimates
  }


  template <int dim>
  Adjoint<dim>::Adjoint(const Assembler<dim> &assembler, const Vector &x)
    : assembler_(assembler)
  {
    assembler.make_matrix(matrix_);
    assembler.jacobian(x, matrix_);
    ksp_ = make_factorisation(assembler.layout().mesh().communicator(),
                              "adjoint_",
                              linear_tolerance);
    set_matrix(ksp_, matrix_);
  }


  template <int dim>
  Adjoint<dim>::~Adjoint()
  {
    KSPDestroy(&ksp_); // nobody could be told if it failed
  }


  template <int dim>
  typename Adjoint<dim>::Vector
  Adjoint<dim>::solve(const Vector &derivative) const
  {
    Vector z = assembler_.layout().make_vector();
    solve_transposed(ksp_, derivative, z);
    assembler_.complete_test(z);
    return z;
  }


  template class Adjoint<2>;
  template class Adjoint<3>;
} // namespace Oxion
