#include <oxion/base/petsc.h>
#include <oxion/base/petsc_options.h>
#include <oxion/solver/bordered_preconditioner.h>

#include <deal.II/base/mpi.h>
#include <deal.II/lac/full_matrix.h>

#include <algorithm>
#include <numeric>

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;
  using Petsc::guarded;

  namespace
  {
    /// Of the strongest coupling, what is strong to the multigrid: counted on
    /// Jacobians of the heated 3D element, cells up to a hundred times as long
    /// as high. Temperature takes 43, 12 and 14 iterations at 0.5, 0.65 and
    /// 0.8, the ionic potential 31, 21 and 19; in gas, whose matrix of vertices
    /// couples along edges only, a pressure takes 8, 9 and 12.
    constexpr const char *strong_along_edges = "0.5";
    constexpr const char *strong_in_cells    = "0.8";

    /// 2D factorises in nested dissection's n log n memory; 3D does not.
    constexpr types::global_dof_index largest_direct_2d = 2000000;
    constexpr types::global_dof_index largest_direct_3d = 60000;
  } // namespace


  template <int dim>
  BorderedPreconditioner<dim>::BorderedPreconditioner(
    const FieldLayout<dim> &layout,
    const Parameters::LinearSolver choice)
    : layout_(layout)
    , n_globals_(layout.description().globals.size())
    , is_direct_(choice == Parameters::LinearSolver::direct ||
                 (choice == Parameters::LinearSolver::automatic &&
                  layout.n_unknowns() <=
                    (dim == 2 ? largest_direct_2d : largest_direct_3d)))
    , columns_(n_globals_, nullptr)
  {
    const MPI_Comm communicator = layout.mesh().communicator();
    const bool has_globals =
      n_globals_ > 0 && layout.owned().is_element(layout.global_unknown(0));
    const PetscInt n_owned = layout.owned().n_elements();
    const PetscInt n_here  = has_globals ? n_globals_ : 0;
    const PetscInt first = n_owned > 0 ? layout.owned().nth_index_in_set(0) : 0;
    check(
      ISCreateStride(communicator, n_owned - n_here, first, 1, &field_rows_));
    check(ISCreateStride(communicator,
                         n_here,
                         n_globals_ > 0 ? layout.global_unknown(0) : 0,
                         1,
                         &global_rows_));
    check(KSPCreate(communicator, &fields_));
    check(KSPSetOptionsPrefix(fields_, "fields_"));
    configure_fields();
  }


  template <int dim>
  BorderedPreconditioner<dim>::~BorderedPreconditioner()
  {
    // Nobody could be told if one of these failed.
    KSPDestroy(&fields_);
    MatDestroy(&A_);
    MatDestroy(&C_);
    MatDestroy(&D_);
    VecDestroy(&x_);
    VecDestroy(&r_);
    VecDestroy(&s_);
    for (Vec &column : columns_)
      VecDestroy(&column);
    ISDestroy(&field_rows_);
    ISDestroy(&global_rows_);
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::attach(PC pc)
  {
    check(PCSetType(pc, PCSHELL));
    check(PCShellSetContext(pc, this));
    check(PCShellSetSetUp(pc, guarded<setup_callback>));
    check(PCShellSetApply(pc, guarded<apply_callback>));
    check(PCShellSetName(pc, "global unknowns eliminated around the fields"));
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::configure_fields()
  {
    PC pc;
    check(KSPGetPC(fields_, &pc));
    check(KSPSetType(fields_, KSPPREONLY));
    if (is_direct_)
    {
      check(PCSetType(pc, PCLU));
      check(PCFactorSetMatSolverType(pc, MATSOLVERMUMPS));
      check(KSPSetFromOptions(fields_));
      return;
    }

    check(PCSetType(pc, PCFIELDSPLIT));
    check(PCFieldSplitSetType(pc, PC_COMPOSITE_MULTIPLICATIVE));
    const MPI_Comm communicator = layout_.mesh().communicator();
    const auto &groups          = layout_.description().groups;
    std::vector<unsigned> order(groups.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](unsigned a, unsigned b) {
      return groups[a].split < groups[b].split;
    });
    for (const unsigned group : order)
      for (unsigned c = 0; c < layout_.n_components(group); ++c)
      {
        const std::string &name = layout_.field(group, c).name;
        const auto range        = layout_.owned_range(group);
        const unsigned n        = layout_.n_components(group);
        IS rows;
        check(
          ISCreateStride(communicator, range[1] / n, range[0] + c, n, &rows));
        check(PCFieldSplitSetIS(pc, name.c_str(), rows));
        check(ISDestroy(&rows));

        const std::string of_block = "-fields_fieldsplit_" + name + "_";
        const auto preset          = [&](const std::string &option,
                                const std::string &value) {
          Petsc::preset(of_block + option, value);
        };
        preset("ksp_type", "preonly");
        preset("pc_type", "hypre");
        preset("pc_hypre_type", "boomeramg");
        preset("pc_hypre_boomeramg_strong_threshold",
               groups[group].in_vertices ? strong_along_edges
                                         : strong_in_cells);
        preset("pc_hypre_boomeramg_coarsen_type", "HMIS");
        preset("pc_hypre_boomeramg_interp_type", "ext+i");
        preset("pc_hypre_boomeramg_P_max", "4");
        // One sweep forth and one back: as symmetric as two each, at half
        // their cost.
        preset("pc_hypre_boomeramg_relax_type_down", "SOR/Jacobi");
        preset("pc_hypre_boomeramg_relax_type_up", "backward-SOR/Jacobi");
      }
    check(KSPSetFromOptions(fields_));
  }


  template <int dim>
  PetscErrorCode
  BorderedPreconditioner<dim>::setup_callback(PC pc)
  {
    void *context;
    Mat matrix;
    check(PCShellGetContext(pc, &context));
    check(PCGetOperators(pc, nullptr, &matrix));
    static_cast<BorderedPreconditioner *>(context)->setup(matrix);
    return 0;
  }


  template <int dim>
  PetscErrorCode
  BorderedPreconditioner<dim>::apply_callback(PC pc, Vec in, Vec out)
  {
    void *context;
    check(PCShellGetContext(pc, &context));
    static_cast<BorderedPreconditioner *>(context)->apply(in, out);
    return 0;
  }


  template <int dim>
  std::vector<double>
  BorderedPreconditioner<dim>::gather_globals(Vec globals) const
  {
    std::vector<double> values(n_globals_, 0.);
    PetscInt n;
    check(VecGetLocalSize(globals, &n));
    const PetscScalar *entries;
    check(VecGetArrayRead(globals, &entries));
    std::copy(entries, entries + n, values.begin());
    check(VecRestoreArrayRead(globals, &entries));
    Utilities::MPI::sum(values, layout_.mesh().communicator(), values);
    return values;
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::setup(Mat matrix)
  {
    const MatReuse reuse =
      A_ == nullptr ? MAT_INITIAL_MATRIX : MAT_REUSE_MATRIX;
    check(MatCreateSubMatrix(matrix, field_rows_, field_rows_, reuse, &A_));
    check(MatCreateSubMatrix(matrix, global_rows_, field_rows_, reuse, &C_));
    check(MatCreateSubMatrix(matrix, global_rows_, global_rows_, reuse, &D_));
    if (x_ == nullptr)
    {
      check(MatCreateVecs(A_, &x_, &r_));
      check(MatCreateVecs(D_, nullptr, &s_));
    }
    check(KSPSetOperators(fields_, A_, A_));
    check(KSPSetUp(fields_));

    Vec full;
    check(MatCreateVecs(matrix, nullptr, &full));
    FullMatrix<double> schur(n_globals_, n_globals_);
    for (unsigned j = 0; j < n_globals_; ++j)
    {
      check(MatGetColumnVector(matrix, full, layout_.global_unknown(j)));
      Vec part;
      check(VecGetSubVector(full, global_rows_, &part));
      std::vector<double> entries = gather_globals(part);
      check(VecRestoreSubVector(full, global_rows_, &part));

      // Of a fresh sub-vector PETSc takes the 2-norm for 0 once its maximum
      // norm is known, and would solve for nothing: a copy.
      check(VecGetSubVector(full, field_rows_, &part));
      check(VecCopy(part, r_));
      check(VecRestoreSubVector(full, field_rows_, &part));
      PetscReal norm;
      check(VecNorm(r_, NORM_INFINITY, &norm));
      check(VecDestroy(&columns_[j]));
      if (norm > 0.)
      {
        check(VecDuplicate(x_, &columns_[j]));
        check(KSPSolve(fields_, r_, columns_[j]));
        check(MatMult(C_, columns_[j], s_));
        const auto product = gather_globals(s_);
        for (unsigned i = 0; i < n_globals_; ++i)
          entries[i] -= product[i];
      }
      for (unsigned i = 0; i < n_globals_; ++i)
        schur(i, j) = entries[i];
    }
    check(VecDestroy(&full));

    schur_inverse_.assign(n_globals_ * n_globals_, 0.);
    if (n_globals_ == 0)
      return;
    schur.gauss_jordan();
    for (unsigned i = 0; i < n_globals_; ++i)
      for (unsigned j = 0; j < n_globals_; ++j)
        schur_inverse_[i * n_globals_ + j] = schur(i, j);
  }


  template <int dim>
  void
  BorderedPreconditioner<dim>::apply(Vec in, Vec out)
  {
    PC pc;
    check(KSPGetPC(fields_, &pc));

    Vec part;
    check(VecGetSubVector(in, field_rows_, &part));
    check(PCApply(pc, part, x_));
    check(VecRestoreSubVector(in, field_rows_, &part));

    check(VecGetSubVector(in, global_rows_, &part));
    std::vector<double> right_side = gather_globals(part);
    check(VecRestoreSubVector(in, global_rows_, &part));
    check(MatMult(C_, x_, s_));
    const auto product = gather_globals(s_);
    std::vector<double> g(n_globals_, 0.);
    for (unsigned i = 0; i < n_globals_; ++i)
      for (unsigned j = 0; j < n_globals_; ++j)
        g[i] +=
          schur_inverse_[i * n_globals_ + j] * (right_side[j] - product[j]);
    for (unsigned j = 0; j < n_globals_; ++j)
      if (columns_[j] != nullptr)
        check(VecAXPY(x_, -g[j], columns_[j]));

    check(VecGetSubVector(out, field_rows_, &part));
    check(VecCopy(x_, part));
    check(VecRestoreSubVector(out, field_rows_, &part));
    check(VecGetSubVector(out, global_rows_, &part));
    PetscScalar *entries;
    PetscInt n;
    check(VecGetLocalSize(part, &n));
    check(VecGetArray(part, &entries));
    std::copy(g.begin(), g.begin() + n, entries);
    check(VecRestoreArray(part, &entries));
    check(VecRestoreSubVector(out, global_rows_, &part));
  }


  template class BorderedPreconditioner<2>;
  template class BorderedPreconditioner<3>;
} // namespace Oxion
