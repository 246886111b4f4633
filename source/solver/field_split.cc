#include "field_split.h"

#include <oxion/base/petsc.h>
#include <oxion/base/petsc_options.h>

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <numeric>
#include <string>

#include "matrix_blocks.h"

namespace Oxion
{
  using namespace dealii;
  using Petsc::check;

  namespace
  {
    /// Of the strongest coupling, what is strong to the multigrid: counted on
    /// Jacobians of the heated 3D element, cells up to a hundred times as long
    /// as high. Temperature takes 43, 12 and 14 iterations at 0.5, 0.65 and
    /// 0.8, the ionic potential 31, 21 and 19; in gas, whose matrix of vertices
    /// couples along edges only, a pressure takes 8, 9 and 12.
    constexpr const char *strong_along_edges = "0.5";
    constexpr const char *strong_in_cells    = "0.8";

    /** Share of zeros among the entries in a rank's own columns. */
    double
    share_of_zeros(const Mat matrix)
    {
      Mat own;
      check(MatMPIAIJGetSeqAIJ(matrix, &own, nullptr, nullptr));
      MatInfo info;
      check(MatGetInfo(own, MAT_LOCAL, &info));
      const PetscScalar *values;
      check(MatSeqAIJGetArrayRead(own, &values));
      double counts[] = {
        double(std::count(values, values + std::size_t(info.nz_used), 0.)),
        info.nz_used};
      check(MatSeqAIJRestoreArrayRead(own, &values));
      MPI_Comm communicator;
      check(PetscObjectGetComm(reinterpret_cast<PetscObject>(matrix),
                               &communicator));
      Utilities::MPI::sum(counts, communicator, counts);
      return counts[1] > 0. ? counts[0] / counts[1] : 0.;
    }

    /** Some rows and columns of a matrix, about the nonzero entries alone. */
    Mat
    nonzero_block(const Mat matrix, const IS rows, const IS columns)
    {
      constexpr double not_worth_it = 0.1; // as in the heat's rows
      Mat block;
      check(
        MatCreateSubMatrix(matrix, rows, columns, MAT_INITIAL_MATRIX, &block));
      if (share_of_zeros(block) < not_worth_it)
        return block;
      const Mat result = without_zeros(block);
      check(MatDestroy(&block));
      return result;
    }

    /** Calls with the arrays of two vectors that both live here. */
    template <typename Action>
    void
    with_arrays(const Vec from, const Vec to, const Action &action)
    {
      const PetscScalar *source;
      PetscScalar *target;
      check(VecGetArrayRead(from, &source));
      check(VecGetArray(to, &target));
      action(source, target);
      check(VecRestoreArray(to, &target));
      check(VecRestoreArrayRead(from, &source));
    }

    void
    gather(const Vec all, const std::vector<PetscInt> &places, const Vec some)
    {
      with_arrays(all, some, [&](const PetscScalar *from, PetscScalar *to) {
        for (std::size_t i = 0; i < places.size(); ++i)
          to[i] = from[places[i]];
      });
    }

    void
    scatter(const Vec some, const std::vector<PetscInt> &places, const Vec all)
    {
      with_arrays(some, all, [&](const PetscScalar *from, PetscScalar *to) {
        for (std::size_t i = 0; i < places.size(); ++i)
          to[places[i]] = from[i];
      });
    }
  } // namespace


  template <int dim>
  FieldSplit<dim>::FieldSplit(const FieldLayout<dim> &layout)
    : layout_(layout)
  {
    const auto &groups = layout_.description().groups;
    std::vector<unsigned> order(groups.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](unsigned a, unsigned b) {
      return groups[a].split < groups[b].split;
    });
    for (const unsigned group : order)
      for (unsigned c = 0; c < layout_.n_components(group); ++c)
        add_block(group, c);
  }


  template <int dim>
  FieldSplit<dim>::~FieldSplit()
  {
    // Nobody could be told if one of these failed.
    for (Block &block : blocks_)
    {
      for (Unknowns *unknowns : {&block.own, &block.before})
      {
        ISDestroy(&unknowns->indices);
        VecDestroy(&unknowns->values);
      }
      MatDestroy(&block.diagonal);
      MatDestroy(&block.below);
      KSPDestroy(&block.solver);
      VecDestroy(&block.solution);
      VecDestroy(&block.coupling);
    }
  }


  template <int dim>
  void
  FieldSplit<dim>::add_block(const unsigned group, const unsigned component)
  {
    const MPI_Comm communicator = layout_.mesh().communicator();
    const auto range            = layout_.owned_range(group);
    const PetscInt n            = layout_.n_components(group);
    const PetscInt first        = layout_.owned().n_elements() > 0
                                    ? layout_.owned().nth_index_in_set(0)
                                    : 0;

    Block block;
    for (auto row = range[0] + component; row < range[0] + range[1]; row += n)
      block.own.places.push_back(row - first);
    // PETSc takes rows of one stride faster than a list of them.
    check(ISCreateStride(communicator,
                         block.own.places.size(),
                         range[0] + component,
                         n,
                         &block.own.indices));

    std::vector<PetscInt> &before = block.before.places;
    for (const Block &other : blocks_)
      before.insert(before.end(),
                    other.own.places.begin(),
                    other.own.places.end());
    std::sort(before.begin(), before.end());
    std::vector<PetscInt> indices(before);
    for (PetscInt &index : indices)
      index += first;
    check(ISCreateGeneral(communicator,
                          indices.size(),
                          indices.data(),
                          PETSC_COPY_VALUES,
                          &block.before.indices));

    for (Unknowns *unknowns : {&block.own, &block.before})
      check(VecCreateMPI(communicator,
                         unknowns->places.size(),
                         PETSC_DETERMINE,
                         &unknowns->values));
    check(VecDuplicate(block.own.values, &block.solution));
    check(VecDuplicate(block.own.values, &block.coupling));

    const std::string prefix =
      "fields_fieldsplit_" + layout_.field(group, component).name + "_";
    const auto preset = [&](const std::string &option,
                            const std::string &value) {
      Petsc::preset("-" + prefix + option, value);
    };
    preset("ksp_type", "preonly");
    if (layout_.description().groups[group].factorised)
    {
      preset("pc_type", "lu");
      preset("pc_factor_mat_solver_type", MATSOLVERMUMPS);
    }
    preset("pc_type", "hypre");
    preset("pc_hypre_type", "boomeramg");
    preset("pc_hypre_boomeramg_strong_threshold",
           layout_.description().groups[group].in_vertices ? strong_along_edges
                                                           : strong_in_cells);
    preset("pc_hypre_boomeramg_coarsen_type", "HMIS");
    preset("pc_hypre_boomeramg_interp_type", "ext+i");
    preset("pc_hypre_boomeramg_P_max", "4");
    // One sweep forth and one back: as symmetric as two each, at half their
    // cost.
    preset("pc_hypre_boomeramg_relax_type_down", "SOR/Jacobi");
    preset("pc_hypre_boomeramg_relax_type_up", "backward-SOR/Jacobi");
    check(KSPCreate(layout_.mesh().communicator(), &block.solver));
    check(KSPSetOptionsPrefix(block.solver, prefix.c_str()));
    check(KSPSetFromOptions(block.solver));
    blocks_.push_back(std::move(block));
  }


  template <int dim>
  void
  FieldSplit<dim>::setup(const Mat matrix)
  {
    for (Block &block : blocks_)
    {
      check(MatDestroy(&block.diagonal));
      check(MatDestroy(&block.below));
      block.diagonal =
        nonzero_block(matrix, block.own.indices, block.own.indices);
      if (&block != &blocks_.front())
        block.below =
          nonzero_block(matrix, block.own.indices, block.before.indices);
      check(KSPSetOperators(block.solver, block.diagonal, block.diagonal));
      check(KSPSetUp(block.solver));
    }
  }


  template <int dim>
  void
  FieldSplit<dim>::apply(const Vec in, const Vec out)
  {
    for (Block &block : blocks_)
    {
      gather(in, block.own.places, block.own.values);
      if (block.below != nullptr)
      {
        gather(out, block.before.places, block.before.values);
        check(MatMult(block.below, block.before.values, block.coupling));
        check(VecAXPY(block.own.values, -1., block.coupling));
      }
      check(KSPSolve(block.solver, block.own.values, block.solution));
      scatter(block.solution, block.own.places, out);
    }
  }


  template class FieldSplit<2>;
  template class FieldSplit<3>;
} // namespace Oxion
