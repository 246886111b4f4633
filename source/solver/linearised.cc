#include <oxion/base/petsc.h>
#include <oxion/exceptions.h>
#include <oxion/solver/linearised.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/numbers.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "factorisation.h"
#include "is_determined.h"
#include "matrix_blocks.h"

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    constexpr double linear_tolerance = 1e-12;
    constexpr double largest_residual = 1e-3; ///< of the right side
  }                                           // namespace


  template <int dim>
  Excitation<dim>
  excitation_of(const GlobalRow::Derivatives &injected,
                const FieldLayout<dim> &layout)
  {
    Excitation<dim> result{layout.make_vector(), layout.make_vector()};
    for (const auto &[unknown, value] : injected)
      if (const auto row = layout.global_unknown(unknown);
          layout.owned().is_element(row))
        result.spatial(row) -=
          value / layout.description().globals[unknown].residual_scale;
    result.spatial.compress(VectorOperation::add);
    return result;
  }


  template <int dim>
  Linearised<dim>::Linearised(const Assembler<dim> &assembler,
                              const Vector &x,
                              const Replaced &replaced)
    : assembler_(assembler)
    , layout_(assembler.layout())
  {
    for (auto *matrix : {&spatial_, &stored_})
    {
      assembler.make_matrix(*matrix);
      check(MatSetOption(*matrix, MAT_KEEP_NONZERO_PATTERN, PETSC_TRUE));
    }
    const MPI_Comm communicator = layout_.mesh().communicator();
    ksp_ = make_factorisation(communicator, "harmonic_", linear_tolerance);
    linearise(x, replaced);
    check(MatCreateVecs(sum_, &x_, &right_side_));
    check(VecDuplicate(x_, &residual_));
  }


  template <int dim>
  Linearised<dim>::~Linearised()
  {
    // Nobody could be told if one of these failed.
    KSPDestroy(&ksp_);
    VecDestroy(&x_);
    VecDestroy(&right_side_);
    VecDestroy(&residual_);
    MatDestroy(&of_spatial_);
    MatDestroy(&of_stored_);
    MatDestroy(&sum_);
  }


  template <int dim>
  void
  Linearised<dim>::linearise(const Vector &x, const Replaced &replaced)
  {
    assembler_.jacobian(x, spatial_);
    assembler_.storage_jacobian(x, stored_);

    const auto &globals = layout_.description().globals;
    std::vector<PetscInt> rows;
    for (const auto &[unknown, equation] : replaced)
      rows.push_back(layout_.global_unknown(unknown));
    const bool owns =
      !globals.empty() && layout_.owned().is_element(layout_.global_unknown(0));
    const PetscInt n = owns ? rows.size() : 0;
    check(MatZeroRows(spatial_, n, rows.data(), 0., nullptr, nullptr));
    check(MatZeroRows(stored_, n, rows.data(), 0., nullptr, nullptr));
    if (owns)
      for (const auto &[unknown, equation] : replaced)
        for (const auto &[by, coefficient] : equation)
          check(MatSetValue(spatial_,
                            layout_.global_unknown(unknown),
                            layout_.global_unknown(by),
                            coefficient * globals[by].scale /
                              globals[unknown].residual_scale,
                            ADD_VALUES));
    check(MatAssemblyBegin(spatial_, MAT_FINAL_ASSEMBLY));
    check(MatAssemblyEnd(spatial_, MAT_FINAL_ASSEMBLY));
    make_blocks();
  }


  template <int dim>
  void
  Linearised<dim>::make_blocks()
  {
    const Mat last = of_stored_;
    check(MatDestroy(&of_spatial_));
    Mat plus = without_zeros(stored_), minus;
    check(MatDuplicate(plus, MAT_COPY_VALUES, &minus));
    check(MatScale(minus, -1.));
    of_spatial_ = joined(spatial_, nullptr, nullptr, spatial_);
    of_stored_  = joined(nullptr, minus, plus, nullptr);
    check(MatDestroy(&plus));
    check(MatDestroy(&minus));
    if (last == nullptr || !have_one_pattern(last, of_stored_))
    {
      check(MatDestroy(&sum_));
      check(MatDuplicate(of_spatial_, MAT_COPY_VALUES, &sum_));
      check(MatAXPY(sum_, 1., of_stored_, DIFFERENT_NONZERO_PATTERN));
      set_matrix(ksp_, sum_);
    }
    if (Mat old = last; old != nullptr)
      check(MatDestroy(&old));
  }


  template <int dim>
  void
  Linearised<dim>::prepare(const double frequency)
  {
    check(MatZeroEntries(sum_));
    check(MatAXPY(sum_, 1., of_spatial_, SUBSET_NONZERO_PATTERN));
    check(MatAXPY(
      sum_, 2. * numbers::PI * frequency, of_stored_, SUBSET_NONZERO_PATTERN));
  }


  template <int dim>
  typename Linearised<dim>::Amplitudes
  Linearised<dim>::answer(const double frequency,
                          const Excitation<dim> &excitation)
  {
    prepare(frequency);
    const PetscInt n = layout_.owned().n_elements();
    const PetscScalar *spatial, *stored;
    PetscScalar *right_side;
    check(VecGetArrayRead(excitation.spatial, &spatial));
    check(VecGetArrayRead(excitation.stored, &stored));
    check(VecGetArray(right_side_, &right_side));
    for (PetscInt i = 0; i < n; ++i)
    {
      right_side[i]     = -spatial[i];
      right_side[n + i] = -2. * numbers::PI * frequency * stored[i];
    }
    check(VecRestoreArray(right_side_, &right_side));
    check(VecRestoreArrayRead(excitation.stored, &stored));
    check(VecRestoreArrayRead(excitation.spatial, &spatial));

    check(KSPSolve(ksp_, right_side_, x_));
    KSPConvergedReason reason;
    check(KSPGetConvergedReason(ksp_, &reason));
    PC pc;
    PCFailedReason failed;
    check(KSPGetPC(ksp_, &pc));
    check(PCGetFailedReason(pc, &failed));
    if (failed == PC_FACTOR_OUTMEMORY)
      throw NumericalFailure(
        "the linearised equations' factors find no memory");
    // Of a singular matrix with a factor of round-off the plain residual tells.
    // It is large, too, where an element conducts next to nothing: potentials
    // are so large that double layers multiply their last digits to the
    // excitation's size.
    PetscReal left, whole;
    check(VecNorm(right_side_, NORM_2, &whole));
    check(MatResidual(sum_, right_side_, x_, residual_));
    check(VecNorm(residual_, NORM_2, &left));
    if (reason < 0 || !std::isfinite(left) ||
        (left > largest_residual * whole &&
         !is_determined(ksp_, sum_, right_side_)))
    {
      std::ostringstream text;
      text << "at " << frequency
           << " Hz the linearised equations have no solution (PETSc: "
           << KSPConvergedReasons[reason] << "; residual " << left / whole
           << "): does the circuit fix a current twice, or is the element too "
              "cold to conduct?";
      throw Undetermined(text.str());
    }
    return solution();
  }


  template <int dim>
  typename Linearised<dim>::Amplitudes
  Linearised<dim>::adjoint(const GlobalRow::Derivatives &measured)
  {
    check(VecSet(right_side_, 0.));
    PetscInt first;
    check(VecGetOwnershipRange(right_side_, &first, nullptr));
    for (const auto &[unknown, coefficient] : measured)
      if (const auto row = layout_.global_unknown(unknown);
          layout_.owned().is_element(row))
        check(VecSetValue(right_side_,
                          first + layout_.owned().index_within_set(row),
                          coefficient *
                            layout_.description().globals[unknown].scale,
                          ADD_VALUES));
    check(VecAssemblyBegin(right_side_));
    check(VecAssemblyEnd(right_side_));
    solve_transposed(ksp_, right_side_, x_);
    return solution();
  }


  template <int dim>
  typename Linearised<dim>::Amplitudes
  Linearised<dim>::solution() const
  {
    Amplitudes result{layout_.make_vector(), layout_.make_vector()};
    const PetscInt n = layout_.owned().n_elements();
    const PetscScalar *x;
    check(VecGetArrayRead(x_, &x));
    for (auto *part : {&result.real, &result.imaginary})
    {
      PetscScalar *values;
      check(VecGetArray(*part, &values));
      std::copy(x, x + n, values);
      check(VecRestoreArray(*part, &values));
      x += n;
    }
    x -= 2 * n;
    check(VecRestoreArrayRead(x_, &x));
    return result;
  }


  template <int dim>
  std::vector<std::complex<double>>
  Linearised<dim>::globals(const Amplitudes &answer) const
  {
    const auto &fields = layout_.description().globals;
    std::vector<double> parts(2 * fields.size(), 0.);
    for (unsigned g = 0; g < fields.size(); ++g)
      if (const auto row = layout_.global_unknown(g);
          layout_.owned().is_element(row))
      {
        parts[2 * g]     = answer.real(row) * fields[g].scale;
        parts[2 * g + 1] = answer.imaginary(row) * fields[g].scale;
      }
    Utilities::MPI::sum(parts, layout_.mesh().communicator(), parts);
    std::vector<std::complex<double>> result;
    for (unsigned g = 0; g < fields.size(); ++g)
      result.emplace_back(parts[2 * g], parts[2 * g + 1]);
    return result;
  }


  template Excitation<2>
  excitation_of(const GlobalRow::Derivatives &, const FieldLayout<2> &);
  template Excitation<3>
  excitation_of(const GlobalRow::Derivatives &, const FieldLayout<3> &);
  template class Linearised<2>;
  template class Linearised<3>;
} // namespace Oxion
