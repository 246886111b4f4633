#include <oxion/fields/field_layout.h>

#include <deal.II/dofs/dof_tools.h>

#include <algorithm>
#include <map>

#include "parts.h"

// Unknowns that follow from others, so that each field is continuous within a
// part, and from part to part where it is not torn.
namespace Oxion
{
  using namespace dealii;

  template <int dim>
  void
  FieldLayout<dim>::constrain_hanging_nodes()
  {
    for (const Part &part : parts_)
    {
      IndexSet nodes;
      DoFTools::extract_locally_relevant_dofs(*part.handler, nodes);
      AffineConstraints<double> of_handler(nodes);
      DoFTools::make_hanging_node_constraints(*part.handler, of_handler);
      of_handler.close();
      for (const Index node : nodes)
        if (of_handler.is_constrained(node))
          for (unsigned c = 0; c < n_components(part.group); ++c)
          {
            const Index line = global_index(part, node, c);
            hanging_nodes_.add_line(line);
            for (const auto &entry : *of_handler.get_constraint_entries(node))
              hanging_nodes_.add_entry(line,
                                       global_index(part, entry.first, c),
                                       entry.second);
          }
    }
  }


  // At the end of a tear, and along all other faces between two parts, their
  // nodes are one: that of the first part to which a way through such faces
  // leads. Of an owned cell's nodes every such face is known here.
  template <int dim>
  void
  FieldLayout<dim>::join_parts()
  {
    using Node = std::pair<unsigned, Index>; // of a part's handler
    std::map<Node, Node> towards_first;
    const auto first_of = [&](Node node) {
      for (auto next = towards_first.find(node); next != towards_first.end();
           next      = towards_first.find(node))
        node = next->second;
      return node;
    };
    std::vector<Index> here(fe_.n_dofs_per_cell()), there(here.size());
    const auto join = [&](const CellIterator &cell,
                          const unsigned face,
                          const unsigned part,
                          const unsigned other_part) {
      const CellIterator neighbor = cell->neighbor(face);
      on(parts_[part], cell)->get_dof_indices(here);
      on(parts_[other_part], neighbor)->get_dof_indices(there);
      const auto &others = face_nodes_[cell->neighbor_of_neighbor(face)];
      for (unsigned i = 0; i < others.size(); ++i)
      {
        const Node a = first_of({part, here[face_nodes_[face][i]]}),
                   b = first_of({other_part, there[others[i]]});
        if (a != b)
          towards_first[std::max(a, b)] = std::min(a, b);
      }
    };

    for (unsigned g = 0; g < n_groups(); ++g)
      for (const auto &cell : mesh_.triangulation().active_cell_iterators())
        for (const unsigned f : cell->face_indices())
        {
          if (cell->is_artificial() || !joins_parts(g, cell, f))
            continue;
          const int part  = part_of_[g][cell->material_id()];
          const int other = part_of_[g][cell->neighbor(f)->material_id()];
          if (part < other)
            continue; // seen from there
          const bool is_even =
            !cell->face(f)->has_children() && !cell->neighbor_is_coarser(f);
          AssertThrow(is_even || !cell->is_locally_owned(),
                      ExcMessage("hanging nodes between parts of a field that "
                                 "is torn elsewhere"));
          if (is_even && !cell->neighbor(f)->is_artificial())
            join(cell, f, part, other);
        }

    for (const auto &entry : towards_first)
    {
      const auto [part, node]   = entry.first;
      const auto [first, other] = first_of(entry.first);
      for (unsigned c = 0; c < n_components(parts_[part].group); ++c)
      {
        const Index line = global_index(parts_[part], node, c);
        if (hanging_nodes_.is_constrained(line))
          continue;
        hanging_nodes_.add_line(line);
        hanging_nodes_.add_entry(line,
                                 global_index(parts_[first], other, c),
                                 1.);
      }
    }
  }


  template <int dim>
  bool
  FieldLayout<dim>::joins_parts(const unsigned group,
                                const CellIterator &cell,
                                const unsigned face) const
  {
    const FieldGroup &fields = description_.groups[group];
    if (fields.torn_along.empty() || !has(group) || cell->at_boundary(face))
      return false;
    const int part  = part_of_[group][cell->material_id()];
    const int other = part_of_[group][cell->neighbor(face)->material_id()];
    return part >= 0 && other >= 0 && part != other &&
           !is_torn(mesh_, fields, cell->face(face));
  }


  template <int dim>
  bool
  FieldLayout<dim>::must_be_even(const CellIterator &cell,
                                 const unsigned face) const
  {
    for (unsigned g = 0; g < n_groups(); ++g)
      if (joins_parts(g, cell, face))
        return true;
    return false;
  }


  template <int dim>
  typename FieldLayout<dim>::Index
  FieldLayout<dim>::same_place(const Index unknown) const
  {
    const auto *entries = hanging_nodes_.get_constraint_entries(unknown);
    return entries != nullptr && entries->size() == 1 &&
               entries->front().second == 1.
             ? entries->front().first
             : unknown;
  }


  template void
  FieldLayout<2>::constrain_hanging_nodes();
  template void
  FieldLayout<2>::join_parts();
  template bool
  FieldLayout<2>::joins_parts(unsigned, const CellIterator &, unsigned) const;
  template bool
  FieldLayout<2>::must_be_even(const CellIterator &, unsigned) const;
  template FieldLayout<2>::Index FieldLayout<2>::same_place(Index) const;
  template void
  FieldLayout<3>::constrain_hanging_nodes();
  template void
  FieldLayout<3>::join_parts();
  template bool
  FieldLayout<3>::joins_parts(unsigned, const CellIterator &, unsigned) const;
  template bool
  FieldLayout<3>::must_be_even(const CellIterator &, unsigned) const;
  template FieldLayout<3>::Index FieldLayout<3>::same_place(Index) const;
} // namespace Oxion
