#pragma once

#include <oxion/fields/fields.h>
#include <oxion/geometry/mesh.h>

#include <deal.II/base/index_set.h>
#include <deal.II/dofs/dof_handler.h>
#include <deal.II/fe/fe_q.h>
#include <deal.II/fe/mapping_q.h>
#include <deal.II/hp/fe_collection.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/petsc_vector.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace Oxion
{
  /** A cell's unknowns in the monolithic numbering. */
  struct CellDofs
  {
    std::vector<dealii::types::global_dof_index> ids;
    /// Where a group's unknowns start in ids, -1 if it is absent here.
    std::vector<int> first;
    unsigned n_nodes; ///< of the finite element
  };

  /**
   * All unknowns in one numbering, contiguous on each rank: group after group,
   * in each the component fastest; the global unknowns close the last rank.
   *
   * One hp DoFHandler (FE_Q | FE_Nothing) per group. (One FESystem with
   * FE_Nothing components is silently wrong at hanging nodes in deal.II 9.4.)
   * A group that is torn along surfaces has one for each of its parts, so that
   * where they touch there the nodes are double; where parts touch elsewhere,
   * the nodes of one hang on those of the other.
   */
  template <int dim>
  class FieldLayout
  {
  public:
    using Vector       = dealii::PETScWrappers::MPI::Vector;
    using Index        = dealii::types::global_dof_index;
    using CellIterator = typename Mesh<dim>::CellIterator;

    FieldLayout(Mesh<dim> &mesh, const Fields &description);

    /** Numbers all unknowns anew on the present mesh. */
    void
    distribute();

    /** Index into fields() of a global unknown. */
    unsigned
    field_of_global(const unsigned i) const
    {
      return fields_.size() - description_.globals.size() + i;
    }
    /** One field of a group. */
    const Field &
    field(const unsigned group, const unsigned component) const
    {
      return description_.groups[group].fields[component];
    }

    const Fields &
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

    unsigned
    n_groups() const
    {
      return description_.groups.size();
    }
    bool
    has(const unsigned group) const
    {
      return !description_.groups[group].fields.empty();
    }
    unsigned
    n_components(const unsigned group) const
    {
      return description_.groups[group].fields.size();
    }
    bool
    lives(const unsigned group, const unsigned region) const
    {
      return has(group) && description_.groups[group].lives[region];
    }

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
    /** Number of unknowns of one scalar field of the group. */
    Index
    n_nodes(unsigned group) const;
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
    /** The unknown at the same place that it is, where parts touch; or itself.
     */
    Index
    same_place(Index unknown) const;

    /**
     * Are there to be no hanging nodes on a face, as parts of a field that is
     * torn elsewhere are joined there?
     */
    bool
    must_be_even(const CellIterator &cell, unsigned face) const;

    /** All scalar fields in order: fields of each group, globals. */
    const std::vector<Field> &
    fields() const
    {
      return fields_;
    }
    /** Index into fields() of an owned row. */
    unsigned
    field_of(Index row) const;
    /** Of all of them, in their order. */
    std::vector<unsigned char>
    field_of_owned_rows() const;
    /** Index into fields() of a group's component. */
    unsigned
    field_index(const unsigned group, const unsigned component) const
    {
      return first_field_[group] + component;
    }

    /** Local rows of one group: start and number. */
    std::array<Index, 2>
    owned_range(unsigned group) const;

    Vector
    make_vector() const;
    Vector
    make_ghosted_vector() const;

    // Part by part of the groups, as what transfers fields needs it.
    unsigned
    n_parts() const
    {
      return parts_.size();
    }
    unsigned
    group_of_part(const unsigned part) const
    {
      return parts_[part].group;
    }
    const dealii::DoFHandler<dim> &
    dof_handler(const unsigned part) const
    {
      return *parts_[part].handler;
    }

    /** The values of one field on a part's handler, with ghosts, in SI. */
    Vector
    field_values(const Vector &x, unsigned part, unsigned component) const;

    /** Opposite of field_values, into x (which must be compressed after). */
    void
    set_field_values(const Vector &values,
                     unsigned part,
                     unsigned component,
                     Vector &x) const;

    Mesh<dim> &
    mesh() const
    {
      return mesh_;
    }

  private:
    /** Regions of a group whose cells share nodes. */
    struct Part
    {
      unsigned group;
      std::unique_ptr<dealii::DoFHandler<dim>> handler;
      /// [rank] First node there, first unknown there.
      std::vector<Index> node_start{}, unknown_start{};
    };

    /** Unknown of a handler's node in the monolithic numbering. */
    Index
    global_index(const Part &part, Index node, unsigned component) const;
    typename dealii::DoFHandler<dim>::active_cell_iterator
    on(const Part &part, const CellIterator &cell) const
    {
      return {&mesh_.triangulation(),
              cell->level(),
              cell->index(),
              part.handler.get()};
    }
    void
    number_unknowns();
    /** Do different parts of a group meet at a face along which none is torn?
     */
    bool
    joins_parts(unsigned group, const CellIterator &cell, unsigned face) const;
    void
    constrain_hanging_nodes();
    /** Where parts of a group touch but are not torn. */
    void
    join_parts();

    Mesh<dim> &mesh_;
    Fields description_;
    dealii::MappingQ<dim> mapping_;
    dealii::FE_Q<dim> fe_;
    dealii::hp::FECollection<dim> fe_collection_;
    std::vector<std::vector<unsigned>> face_nodes_;
    std::vector<Part> parts_;               ///< group after group
    std::vector<std::vector<int>> part_of_; ///< [group][region], -1 for none

    std::vector<Field> fields_;
    std::vector<unsigned> first_field_;

    std::vector<Index> rank_start_;
    Index n_total_ = 0;
    dealii::IndexSet owned_, relevant_;
    dealii::AffineConstraints<double> hanging_nodes_;
  };
} // namespace Oxion
