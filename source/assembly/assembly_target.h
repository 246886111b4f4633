#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/assembly/local_nodes.h>

#include <deal.II/lac/full_matrix.h>
#include <deal.II/lac/vector.h>

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
    {
      state = x;
    }

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
      state.extract_subvector_to(ids.begin(), ids.end(), value.begin());
      for (unsigned i = 0; i < ids.size(); ++i)
        value[i] *= unknown_scale[i];
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
        layout.hanging_nodes().distribute_local_to_global(local_residual,
                                                          ids,
                                                          *rows());
      }
      if (derivative != nullptr)
        submit_derivative();
      if (jacobian != nullptr)
      {
        for (unsigned i = 0; i < n; ++i)
          for (unsigned j = 0; j < n; ++j)
            local_matrix(i, j) *= unknown_scale[j] / row_scale[i];
        if (has_sums)
          row_constraints.distribute_local_to_global(
            local_matrix, ids, constraints, ids, *jacobian);
        else
          constraints.distribute_local_to_global(local_matrix, ids, *jacobian);
      }
    }

  private:
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

    dealii::Vector<double> local_derivative{};
  };


  /** The integrals of all terms, while they are collected. */
  template <int dim>
  class Assembler<dim>::Collected
  {
  public:
    explicit Collected(const Problem<dim> &problem)
    {
      for (const auto &term : problem.volume_terms)
        of_volume_.emplace_back(term->integrals());
      for (const auto &term : problem.surface_terms)
        of_surface_.emplace_back(term->integrals());
    }

    /** One term's. */
    struct Share
    {
      explicit Share(const std::vector<Integral> &integrals)
        : integrals(integrals)
        , integrand(integrals.size(), 0.)
      {
        for (const Integral &integral : integrals)
          total.push_back(integral.reduction == Reduction::sum ? 0.
                          : integral.reduction == Reduction::smallest
                            ? std::numeric_limits<double>::max()
                            : std::numeric_limits<double>::lowest());
      }

      void
      add(const double weight)
      {
        for (unsigned i = 0; i < total.size(); ++i)
          switch (integrals[i].reduction)
          {
            case Reduction::sum:
              total[i] += weight * integrand[i];
              break;
            case Reduction::smallest:
              total[i] = std::min(total[i], integrand[i]);
              break;
            case Reduction::largest:
              total[i] = std::max(total[i], integrand[i]);
          }
      }

      std::vector<Integral> integrals;
      std::vector<double> integrand, total;
    };

    Share &
    of_volume_term(const unsigned t)
    {
      return of_volume_[t];
    }
    Share &
    of_surface_term(const unsigned t)
    {
      return of_surface_[t];
    }

    /** Over all ranks; terms of one name add up. */
    Integrals
    reduced(MPI_Comm communicator) const
    {
      Integrals result;
      for (const auto *shares : {&of_volume_, &of_surface_})
        for (const Share &share : *shares)
          for (unsigned i = 0; i < share.total.size(); ++i)
          {
            namespace Communication       = dealii::Utilities::MPI;
            const auto &[name, reduction] = share.integrals[i];
            const double here             = share.total[i];
            if (reduction == Reduction::sum)
              result[name] += Communication::sum(here, communicator);
            else
              result[name] = reduction == Reduction::smallest
                               ? Communication::min(here, communicator)
                               : Communication::max(here, communicator);
          }
      return result;
    }

  private:
    std::vector<Share> of_volume_, of_surface_;
  };
} // namespace Oxion
