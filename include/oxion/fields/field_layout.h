#pragma once

#include <oxion/geometry/mesh.h>

#include <deal.II/base/index_set.h>
#include <deal.II/dofs/dof_handler.h>
#include <deal.II/fe/fe_q.h>
#include <deal.II/fe/mapping_q.h>
#include <deal.II/hp/fe_collection.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/petsc_vector.h>

#include <array>
#include <string>
#include <vector>

namespace Oxion
{
  /** Unknowns that live in the same cells share one DoFHandler. */
  enum Support
  {
    temperature,
    ionic,
    gas,
    n_supports
  };

  /** One scalar unknown field, or one global unknown. */
  struct Field
  {
    std::string name;
    double scale;          ///< unknown in the solver = value / scale
    double residual_scale; ///< equation in the solver = residual / scale
  };

  /** Which fields there are and where they live; made from the parameters. */
  struct FieldDescription
  {
    /// Names and scales of each support's components; empty: no such field.
    std::array<std::vector<Field>, n_supports> components;
    /// lives[support][region]
    std::array<std::vector<bool>, n_supports> lives;
    std::vector<Field> globals;
    unsigned degree = 1;
  };

  /** A cell's unknowns in the monolithic numbering. */
  struct CellDofs
  {
    std::vector<dealii::types::global_dof_index> ids;
    /// Where a support's unknowns start in ids, -1 if it is absent here.
    std::array<int, n_supports> first;
    unsigned n_nodes; ///< of the finite element
  };

  /**
   * All unknowns in one numbering, contiguous on each rank:
   * rank r: temperature | ionic | gas (component fastest) ...; the global
   * unknowns close the last rank.
   *
   * One hp DoFHandler (FE_Q | FE_Nothing) per support. (One FESystem with
   * FE_Nothing components is silently wrong at hanging nodes in deal.II 9.4.)
   */
  template <int dim>
  class FieldLayout
  {
  public:
    using Vector       = dealii::PETScWrappers::MPI::Vector;
    using Index        = dealii::types::global_dof_index;
    using CellIterator = typename Mesh<dim>::CellIterator;

    FieldLayout(Mesh<dim> &mesh, const FieldDescription &description);

    /** Numbers all unknowns anew on the present mesh. */
    void
    distribute();

    const FieldDescription &
    description() const
    {
      return description_;
    }
    const dealii::FE_Q<dim> &
    fe() const
    {
      return fe_;
    }
    const dealii::MappingQ<dim> &
    mapping() const
    {
      return mapping_;
    }
    const dealii::DoFHandler<dim> &
    dof_handler(const Support support) const
    {
      return dof_handlers_[support];
    }

    bool
    has(const Support support) const
    {
      return !description_.components[support].empty();
    }
    unsigned
    n_components(const Support support) const
    {
      return description_.components[support].size();
    }
    bool
    lives(const Support support, const unsigned region) const
    {
      return has(support) && description_.lives[support][region];
    }

    /** Unknown of a handler's node in the monolithic numbering. */
    Index
    global_index(Support support, Index node, unsigned component) const;

    /** Monolithic index of global unknown i. */
    Index
    global_unknown(const unsigned i) const
    {
      return n_total_ - description_.globals.size() + i;
    }

    void
    cell_dofs(const CellIterator &cell, CellDofs &result) const;

    /** Nodes of a cell's face, as node numbers within the cell. */
    const std::vector<unsigned> &
    face_nodes(const unsigned face) const
    {
      return face_nodes_[face];
    }

    Index
    n_unknowns() const
    {
      return n_total_;
    }
    /** Number of unknowns of one scalar field of the support. */
    Index
    n_nodes(const Support support) const
    {
      return has(support) ? dof_handlers_[support].n_dofs() : 0;
    }
    const dealii::IndexSet &
    owned() const
    {
      return owned_;
    }
    const dealii::IndexSet &
    relevant() const
    {
      return relevant_;
    }
    const dealii::AffineConstraints<double> &
    hanging_nodes() const
    {
      return hanging_nodes_;
    }

    /** All scalar fields in order: components of each support, globals. */
    const std::vector<Field> &
    fields() const
    {
      return fields_;
    }
    /** Index into fields() of an owned row. */
    unsigned
    field_of(Index row) const;
    /** Index into fields() of a support's component. */
    unsigned
    field_index(const Support support, const unsigned component) const
    {
      return first_field_[support] + component;
    }

    /** Local rows of one support: start and number. */
    std::array<Index, 2>
    owned_range(Support support) const;

    Vector
    make_vector() const;
    Vector
    make_ghosted_vector() const;

    /** The values of one field on its own handler, with ghosts, in SI. */
    Vector
    field_values(const Vector &x, Support support, unsigned component) const;

    /** Opposite of field_values, into x (which must be compressed after). */
    void
    set_field_values(const Vector &values,
                     Support support,
                     unsigned component,
                     Vector &x) const;

    typename dealii::DoFHandler<dim>::active_cell_iterator
    on(const Support support, const CellIterator &cell) const
    {
      return {&mesh_.triangulation(),
              cell->level(),
              cell->index(),
              &dof_handlers_[support]};
    }

    Mesh<dim> &
    mesh() const
    {
      return mesh_;
    }

  private:
    void
    number_unknowns();
    void
    make_hanging_node_constraints();

    Mesh<dim> &mesh_;
    FieldDescription description_;
    dealii::MappingQ<dim> mapping_;
    dealii::FE_Q<dim> fe_;
    dealii::hp::FECollection<dim> fe_collection_;
    std::vector<std::vector<unsigned>> face_nodes_;
    std::array<dealii::DoFHandler<dim>, n_supports> dof_handlers_;

    std::vector<Field> fields_;
    std::array<unsigned, n_supports> first_field_{};

    /// For each support and rank: first node there, first unknown there.
    std::array<std::vector<Index>, n_supports> node_start_, unknown_start_;
    std::vector<Index> rank_start_;
    Index n_total_ = 0;
    dealii::IndexSet owned_, relevant_;
    dealii::AffineConstraints<double> hanging_nodes_;
  };
} // namespace Oxion
