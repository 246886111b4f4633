#include <oxion/fields/field_layout.h>

#include <deal.II/base/mpi.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_nothing.h>

#include <algorithm>

#include "parts.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  FieldLayout<dim>::FieldLayout(Mesh<dim> &mesh, const Fields &description)
    : mesh_(mesh)
    , description_(description)
    , mapping_(1)
    , fe_(description.degree)
    , fe_collection_(fe_, FE_Nothing<dim>())
  {
    for (const FieldGroup &group : description_.groups)
    {
      const unsigned g = part_of_.size();
      part_of_.push_back(has(g) ? parts_of(mesh, group)
                                : std::vector<int>(mesh.regions().size(), -1));
      const unsigned first = parts_.size();
      for (int &part : part_of_.back())
        if (part >= 0)
        {
          part += first;
          while (int(parts_.size()) <= part)
            parts_.push_back(
              {g, std::make_unique<DoFHandler<dim>>(mesh.triangulation())});
        }
      first_field_.push_back(fields_.size());
      fields_.insert(fields_.end(), group.fields.begin(), group.fields.end());
    }
    fields_.insert(fields_.end(),
                   description_.globals.begin(),
                   description_.globals.end());

    for (const unsigned f : GeometryInfo<dim>::face_indices())
    {
      std::vector<unsigned> nodes;
      for (unsigned i = 0; i < fe_.n_dofs_per_cell(); ++i)
        if (fe_.has_support_on_face(i, f))
          nodes.push_back(i);
      face_nodes_.push_back(nodes);
    }

    distribute();
  }


  template <int dim>
  void
  FieldLayout<dim>::distribute()
  {
    for (unsigned p = 0; p < parts_.size(); ++p)
    {
      DoFHandler<dim> &handler        = *parts_[p].handler;
      const std::vector<int> &part_of = part_of_[parts_[p].group];
      for (const auto &cell : handler.active_cell_iterators())
        if (cell->is_locally_owned())
          cell->set_active_fe_index(part_of[cell->material_id()] == int(p) ? 0
                                                                           : 1);
      handler.distribute_dofs(fe_collection_);
      AssertThrow(handler.locally_owned_dofs().is_contiguous(),
                  ExcInternalError());
    }
    number_unknowns();
    hanging_nodes_.clear();
    hanging_nodes_.reinit(relevant_);
    constrain_hanging_nodes();
    join_parts();
    hanging_nodes_.close();
  }


  template <int dim>
  void
  FieldLayout<dim>::number_unknowns()
  {
    const MPI_Comm communicator = mesh_.communicator();
    const unsigned n_ranks      = Utilities::MPI::n_mpi_processes(communicator);
    const unsigned rank = Utilities::MPI::this_mpi_process(communicator);

    rank_start_.assign(n_ranks + 1, 0);
    for (Part &part : parts_)
    {
      part.node_start.assign(n_ranks + 1, 0);
      part.unknown_start.assign(n_ranks, 0);
      const auto counts =
        Utilities::MPI::all_gather(communicator,
                                   part.handler->n_locally_owned_dofs());
      for (unsigned r = 0; r < n_ranks; ++r)
      {
        part.node_start[r + 1] = part.node_start[r] + counts[r];
        rank_start_[r + 1] += counts[r] * n_components(part.group);
      }
    }
    rank_start_[n_ranks] += description_.globals.size();
    for (unsigned r = 0; r < n_ranks; ++r)
      rank_start_[r + 1] += rank_start_[r];
    for (unsigned r = 0; r < n_ranks; ++r)
    {
      Index next = rank_start_[r];
      for (Part &part : parts_)
      {
        part.unknown_start[r] = next;
        next += (part.node_start[r + 1] - part.node_start[r]) *
                n_components(part.group);
      }
    }

    n_total_ = rank_start_[n_ranks];
    owned_   = IndexSet(n_total_);
    owned_.add_range(rank_start_[rank], rank_start_[rank + 1]);

    std::vector<Index> indices;
    for (const Part &part : parts_)
    {
      IndexSet nodes;
      DoFTools::extract_locally_relevant_dofs(*part.handler, nodes);
      for (const Index node : nodes)
        for (unsigned c = 0; c < n_components(part.group); ++c)
          indices.push_back(global_index(part, node, c));
    }
    for (unsigned i = 0; i < description_.globals.size(); ++i)
      indices.push_back(global_unknown(i));
    std::sort(indices.begin(), indices.end());
    relevant_ = owned_;
    relevant_.add_indices(indices.begin(), indices.end());
    relevant_.compress();
  }


  template <int dim>
  typename FieldLayout<dim>::Index
  FieldLayout<dim>::global_index(const Part &part,
                                 const Index node,
                                 const unsigned component) const
  {
    const auto &start = part.node_start;
    const unsigned rank =
      std::upper_bound(start.begin(), start.end(), node) - start.begin() - 1;
    return part.unknown_start[rank] +
           (node - start[rank]) * n_components(part.group) + component;
  }


  template <int dim>
  void
  FieldLayout<dim>::cell_dofs(const CellIterator &cell, CellDofs &result) const
  {
    static thread_local std::vector<Index> nodes;
    const unsigned n_nodes = fe_.n_dofs_per_cell();
    nodes.resize(n_nodes);
    result.n_nodes = n_nodes;
    result.ids.clear();
    result.first.resize(n_groups());
    for (unsigned g = 0; g < n_groups(); ++g)
    {
      const int p     = part_of_[g][cell->material_id()];
      result.first[g] = -1;
      if (p < 0)
        continue;
      result.first[g] = result.ids.size();
      on(parts_[p], cell)->get_dof_indices(nodes);
      for (const Index node : nodes)
      {
        const Index first = global_index(parts_[p], node, 0);
        for (unsigned c = 0; c < n_components(g); ++c)
          result.ids.push_back(first + c);
      }
    }
  }


  template <int dim>
  unsigned
  FieldLayout<dim>::field_of(const Index row) const
  {
    if (row >= global_unknown(0))
      return fields_.size() - description_.globals.size() +
             (row - global_unknown(0));
    for (unsigned g = 0; g < n_groups(); ++g)
    {
      const auto range = owned_range(g);
      if (row >= range[0] && row < range[0] + range[1])
        return first_field_[g] + (row - range[0]) % n_components(g);
    }
    AssertThrow(false, ExcInternalError());
    return 0;
  }


  template <int dim>
  std::vector<unsigned char>
  FieldLayout<dim>::field_of_owned_rows() const
  {
    std::vector<unsigned char> result;
    for (const auto row : owned())
      result.push_back(field_of(row));
    return result;
  }


  template <int dim>
  std::array<types::global_dof_index, 2>
  FieldLayout<dim>::owned_range(const unsigned g) const
  {
    const unsigned rank =
      Utilities::MPI::this_mpi_process(mesh_.communicator());
    std::array<Index, 2> range{{rank_start_[rank], 0}};
    for (const Part &part : parts_)
    {
      const Index n = (part.node_start[rank + 1] - part.node_start[rank]) *
                      n_components(part.group);
      if (part.group < g)
        range[0] += n;
      else if (part.group == g)
        range[1] += n;
    }
    return range;
  }


  template <int dim>
  typename FieldLayout<dim>::Index
  FieldLayout<dim>::n_nodes(const unsigned g) const
  {
    Index n = 0;
    for (const Part &part : parts_)
      if (part.group == g)
        n += part.handler->n_dofs();
    return n;
  }


  template <int dim>
  typename FieldLayout<dim>::Vector
  FieldLayout<dim>::make_vector() const
  {
    return Vector(owned_, mesh_.communicator());
  }


  template <int dim>
  typename FieldLayout<dim>::Vector
  FieldLayout<dim>::make_ghosted_vector() const
  {
    return Vector(owned_, relevant_, mesh_.communicator());
  }


  template <int dim>
  typename FieldLayout<dim>::Vector
  FieldLayout<dim>::field_values(const Vector &x,
                                 const unsigned p,
                                 const unsigned component) const
  {
    const Part &part     = parts_[p];
    const IndexSet nodes = part.handler->locally_owned_dofs();
    const double scale   = field(part.group, component).scale;
    Vector values(nodes, mesh_.communicator());
    for (const Index node : nodes)
      values(node) = scale * x(global_index(part, node, component));
    values.compress(VectorOperation::insert);

    IndexSet relevant;
    DoFTools::extract_locally_relevant_dofs(*part.handler, relevant);
    Vector result(nodes, relevant, mesh_.communicator());
    result = values;
    return result;
  }


  template <int dim>
  void
  FieldLayout<dim>::set_field_values(const Vector &values,
                                     const unsigned p,
                                     const unsigned component,
                                     Vector &x) const
  {
    const Part &part   = parts_[p];
    const double scale = field(part.group, component).scale;
    for (const Index node : part.handler->locally_owned_dofs())
      x(global_index(part, node, component)) = values(node) / scale;
  }


  template class FieldLayout<2>;
  template class FieldLayout<3>;
} // namespace Oxion
