#pragma once

#include <oxion/assembly/assembler.h>

#include <deal.II/lac/full_matrix.h>
#include <deal.II/lac/vector.h>

namespace Oxion
{
  /**
   * Where a running assembly goes: the state it reads, what it adds to, and
   * the scratch system of the cell or face at hand, all in SI; submit() scales.
   */
  template <int dim>
  struct Assembler<dim>::Target
  {
    const FieldLayout<dim> &layout;
    const dealii::AffineConstraints<double> &constraints; ///< of the matrix
    Vector state;                                         ///< with ghosts
    Vector *residual = nullptr;
    Matrix *jacobian = nullptr;
    Tally *tally     = nullptr;
    std::optional<OneSided> side{};

    std::vector<Index> ids{};
    std::vector<double> unknown_scale{}, row_scale{};
    std::vector<double> value{}; ///< of the unknowns, SI
    dealii::Vector<double> local_residual{};
    dealii::FullMatrix<double> local_matrix = dealii::FullMatrix<double>(0);

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

    void
    clear()
    {
      ids.clear();
      unknown_scale.clear();
      row_scale.clear();
    }

    /** Appends a cell's unknowns of one support; returns where they start. */
    unsigned
    append(const CellDofs &dofs, const Support support)
    {
      const unsigned start = ids.size();
      const unsigned n     = layout.n_components(support);
      for (unsigned i = 0; i < n * dofs.n_nodes; ++i)
      {
        ids.push_back(dofs.ids[dofs.first[support] + i]);
        const Field &field = layout.description().components[support][i % n];
        unknown_scale.push_back(field.scale);
        row_scale.push_back(field.residual_scale);
      }
      return start;
    }

    unsigned
    append_global(const unsigned unknown)
    {
      const Field &field = layout.description().globals[unknown];
      ids.push_back(layout.global_unknown(unknown));
      unknown_scale.push_back(field.scale);
      row_scale.push_back(field.residual_scale);
      return ids.size() - 1;
    }

    /** Reads the values of all appended unknowns and clears the system. */
    void
    begin()
    {
      value.resize(ids.size());
      state.extract_subvector_to(ids.begin(), ids.end(), value.begin());
      for (unsigned i = 0; i < ids.size(); ++i)
        value[i] *= unknown_scale[i];
      if (residual != nullptr)
        local_residual.reinit(ids.size());
      if (jacobian != nullptr)
        local_matrix.reinit(ids.size(), ids.size());
    }

    void
    submit()
    {
      const unsigned n = ids.size();
      if (residual != nullptr)
      {
        for (unsigned i = 0; i < n; ++i)
          local_residual[i] /= row_scale[i];
        layout.hanging_nodes().distribute_local_to_global(local_residual,
                                                          ids,
                                                          *residual);
      }
      if (jacobian != nullptr)
      {
        for (unsigned i = 0; i < n; ++i)
          for (unsigned j = 0; j < n; ++j)
            local_matrix(i, j) *= unknown_scale[j] / row_scale[i];
        constraints.distribute_local_to_global(local_matrix, ids, *jacobian);
      }
    }
  };
} // namespace Oxion
