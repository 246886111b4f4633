#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/assembly/local_nodes.h>
#include <oxion/base/petsc.h>

#include <deal.II/lac/full_matrix.h>
#include <deal.II/lac/vector.h>

#include <algorithm>
#include <numeric>

#include "collected_integrals.h"
#include "owned_block.h"

namespace Oxion
{
  /**
   * Where a running assembly goes: the state it reads, the one of residual,
   * storage and jacobian that it adds to, and the scratch system of the cell or
   * face at hand, all in SI; submit() scales.
   */
  template <int dim>
  struct Assembler<dim>::Target
  {
    Target(const Assembler<dim> &assembler, const Vector &x)
      : layout(assembler.layout_)
      , constraints(assembler.constraints_)
      , row_constraints(assembler.row_constraints_)
      , has_sums(assembler.has_sums_)
      , state(layout.make_ghosted_vector())
      , first_owned(layout.owned().n_elements() > 0
                      ? layout.owned().nth_index_in_set(0)
                      : 0)
      , n_owned(layout.owned().n_elements())
    {
      state = x;
      Petsc::check(VecGhostGetLocalForm(state, &local_form));
      Petsc::check(VecGetArrayRead(local_form, &local_state));
    }
    ~Target()
    {
      // Nobody could be told if one of these failed.
      VecRestoreArrayRead(local_form, &local_state);
      VecGhostRestoreLocalForm(state, &local_form);
    }
    Target(const Target &) = delete;
    Target &
    operator=(const Target &) = delete;

    const FieldLayout<dim> &layout;
    /// Of the matrix, and of its rows where they differ.
    const dealii::AffineConstraints<double> &constraints, &row_constraints;
    const bool has_sums;
    Vector state; ///< with ghosts
    Vector *residual = nullptr;
    Vector *storage  = nullptr;
    Matrix *jacobian = nullptr;
    /// Of the sum of rows times their weights, these with ghosts.
    Vector *derivative    = nullptr;
    const Vector *weights = nullptr;
    double rate           = 0.; ///< the storage's share in either
    double space          = 1.; ///< and that of S
    Collected *integrals  = nullptr;
    std::optional<OneSided> side{};

    std::vector<LocalNodes> nodes{};
    std::vector<Index> ids{};
    std::vector<double> unknown_scale{}, row_scale{};
    std::vector<double> value{}; ///< of the unknowns, SI
    dealii::Vector<double> local_residual{};
    dealii::FullMatrix<double> local_matrix = dealii::FullMatrix<double>(0);

    /** Is a local matrix wanted? */
    bool
    linearises() const
    {
      return jacobian != nullptr || derivative != nullptr;
    }

    /** The vector that rows are added to. */
    Vector *
    rows() const
    {
      return residual != nullptr ? residual : storage;
    }

    /** Of C in these rows. */
    double
    storage_share() const
    {
      return storage != nullptr ? 1. : residual != nullptr ? rate : 0.;
    }

    /** Is this region's share wanted? */
    bool
    wants(const unsigned region) const
    {
      return !side || side->regions[region];
    }
    /** Surfaces overlap: what counts is the face, not the name. */
    bool
    wants_face(const InterfaceFace<dim> &face) const
    {
      return !side ||
             !layout.mesh().on_surface(face.first->face(face.first_face),
                                       side->surface);
    }

    /**
     * Gathers the unknowns of a program's fields, reads their values and
     * clears the local system. dofs: of either side.
     */
    void
    begin(const Program &program, const std::array<CellDofs, 2> &dofs)
    {
      nodes.clear();
      ids.clear();
      unknown_scale.clear();
      row_scale.clear();
      for (const LocalField &local : program.list)
      {
        if (local.group == layout.n_groups())
        {
          append(layout.global_unknown(local.component),
                 layout.description().globals[local.component]);
          nodes.push_back({unsigned(ids.size()) - 1, 1, 1});
          continue;
        }
        const CellDofs &of_cell = dofs[local.side];
        const unsigned n        = layout.n_components(local.group);
        // Unknowns stand node by node, all components of a group together.
        if (local.component == 0)
          for (unsigned i = 0; i < n * of_cell.n_nodes; ++i)
            append(of_cell.ids[of_cell.first[local.group] + i],
                   layout.field(local.group, i % n));
        const unsigned start = local.component == 0
                                 ? ids.size() - n * of_cell.n_nodes
                                 : nodes.back().start + 1;
        nodes.push_back({start, n, of_cell.n_nodes});
      }

      value.resize(ids.size());
      for (unsigned i = 0; i < ids.size(); ++i)
        value[i] = local_state[local_index(ids[i])] * unknown_scale[i];
      if (rows() != nullptr)
        local_residual.reinit(ids.size());
      if (linearises())
        local_matrix.reinit(ids.size(), ids.size());
    }

    void
    submit()
    {
      const unsigned n = ids.size();
      if (rows() != nullptr)
      {
        for (unsigned i = 0; i < n; ++i)
          local_residual[i] /= row_scale[i];
        submit_rows();
      }
      if (derivative != nullptr)
        submit_derivative();
      if (jacobian != nullptr)
        submit_matrix();
    }

    /** To be called at the end, before the matrix is compressed. */
    void
    finish()
    {
      if (!owned_rows.empty())
      {
        PetscScalar *values;
        Petsc::check(VecGetArray(*rows(), &values));
        for (std::size_t i = 0; i < owned_rows.size(); ++i)
          values[i] += owned_rows[i];
        Petsc::check(VecRestoreArray(*rows(), &values));
      }
      owned_block.reset();
    }

  private:
    bool
    is_owned(const Index id) const
    {
      return id >= first_owned && id < first_owned + n_owned;
    }

    /** Where an unknown stands in the local form: the ghosts come last. */
    Index
    local_index(const Index id) const
    {
      if (is_owned(id))
        return id - first_owned;
      const Index among_relevant = layout.relevant().index_within_set(id);
      return id < first_owned ? n_owned + among_relevant : among_relevant;
    }

    /** Most cells have nothing that is constrained. */
    bool
    any_constrained(const dealii::AffineConstraints<double> &by) const
    {
      return by.n_constraints() > 0 &&
             std::any_of(ids.begin(), ids.end(), [&](const Index id) {
               return by.is_constrained(id);
             });
    }

    /** Of a cell or face all of whose unknowns live here. */
    bool
    all_owned() const
    {
      return std::all_of(ids.begin(), ids.end(), [&](const Index id) {
        return is_owned(id);
      });
    }

    void
    submit_rows()
    {
      if (!all_owned() || any_constrained(layout.hanging_nodes()))
      {
        layout.hanging_nodes().distribute_local_to_global(local_residual,
                                                          ids,
                                                          *rows());
        return;
      }
      owned_rows.resize(n_owned, 0.);
      for (unsigned i = 0; i < ids.size(); ++i)
        owned_rows[ids[i] - first_owned] += local_residual[i];
    }

    void
    submit_matrix()
    {
      if (all_owned() && !any_constrained(constraints) &&
          !(has_sums && any_constrained(row_constraints)))
      {
        add_to_owned_block();
        return;
      }
      for (unsigned i = 0; i < ids.size(); ++i)
        for (unsigned j = 0; j < ids.size(); ++j)
          local_matrix(i, j) *= unknown_scale[j] / row_scale[i];
      if (has_sums)
        row_constraints.distribute_local_to_global(
          local_matrix, ids, constraints, ids, *jacobian);
      else
        constraints.distribute_local_to_global(local_matrix, ids, *jacobian);
    }

    /** Row by row along its columns: PETSc would search for each of them. */
    void
    add_to_owned_block()
    {
      if (!owned_block)
        owned_block.emplace(*jacobian);
      const unsigned n = ids.size();
      order.resize(n);
      std::iota(order.begin(), order.end(), 0u);
      std::sort(order.begin(), order.end(), [&](unsigned i, unsigned j) {
        return ids[i] < ids[j];
      });
      for (unsigned i = 0; i < n; ++i)
      {
        const double *entries = &local_matrix(i, 0);
        auto row              = owned_block->row(ids[i] - first_owned);
        for (const unsigned j : order)
          if (entries[j] != 0.)
            row.add(ids[j] - first_owned,
                    entries[j] * unknown_scale[j] / row_scale[i]);
      }
    }

    void
    submit_derivative()
    {
      const unsigned n = ids.size();
      std::vector<double> weight(n);
      weights->extract_subvector_to(ids.begin(), ids.end(), weight.begin());
      local_derivative.reinit(n);
      for (unsigned i = 0; i < n; ++i)
        if (weight[i] != 0.)
          for (unsigned j = 0; j < n; ++j)
            local_derivative[j] +=
              weight[i] / row_scale[i] * local_matrix(i, j) * unknown_scale[j];
      layout.hanging_nodes().distribute_local_to_global(local_derivative,
                                                        ids,
                                                        *derivative);
    }

    void
    append(const Index id, const Field &field)
    {
      ids.push_back(id);
      unknown_scale.push_back(field.scale);
      row_scale.push_back(field.residual_scale);
    }

    Vec local_form                 = nullptr; ///< of the state, ghosts last
    const PetscScalar *local_state = nullptr;
    const Index first_owned, n_owned;
    std::vector<double> owned_rows{};        ///< what they got from whole cells
    std::optional<OwnedBlock> owned_block{}; ///< of the jacobian
    std::vector<unsigned> order{};
    dealii::Vector<double> local_derivative{};
  };
} // namespace Oxion
