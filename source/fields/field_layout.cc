#include <oxion/fields/field_layout.h>

#include <deal.II/base/mpi.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_nothing.h>

#include <algorithm>

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
      dof_handlers_.push_back(
        std::make_unique<DoFHandler<dim>>(mesh.triangulation()));
      first_field_.push_back(fields_.size());
      fields_.insert(fields_.end(), group.fields.begin(), group.fields.end());
    }
    node_start_.resize(n_groups());
    unknown_start_.resize(n_groups());
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
    for (unsigned g = 0; g < n_groups(); ++g)
    {
      if (!has(g))
        continue;
      for (const auto &cell : dof_handlers_[g]->active_cell_iterators())
        if (cell->is_locally_owned())
          cell->set_active_fe_index(lives(g, cell->material_id()) ? 0 : 1);
      dof_handlers_[g]->distribute_dofs(fe_collection_);
      AssertThrow(dof_handlers_[g]->locally_owned_dofs().is_contiguous(),
                  ExcInternalError());
    }
    number_unknowns();
    make_hanging_node_constraints();
  }


  template <int dim>
  void
  FieldLayout<dim>::number_unknowns()
  {
    const MPI_Comm communicator = mesh_.communicator();
    const unsigned n_ranks      = Utilities::MPI::n_mpi_processes(communicator);
    const unsigned rank = Utilities::MPI::this_mpi_process(communicator);

    rank_start_.assign(n_ranks + 1, 0);
    for (unsigned g = 0; g < n_groups(); ++g)
    {
      node_start_[g].assign(n_ranks + 1, 0);
      unknown_start_[g].assign(n_ranks, 0);
      if (!has(g))
        continue;
      const auto counts =
        Utilities::MPI::all_gather(communicator,
                                   dof_handlers_[g]->n_locally_owned_dofs());
      for (unsigned r = 0; r < n_ranks; ++r)
      {
        node_start_[g][r + 1] = node_start_[g][r] + counts[r];
        rank_start_[r + 1] += counts[r] * n_components(g);
      }
    }
    rank_start_[n_ranks] += description_.globals.size();
    for (unsigned r = 0; r < n_ranks; ++r)
      rank_start_[r + 1] += rank_start_[r];
    for (unsigned r = 0; r < n_ranks; ++r)
    {
      Index next = rank_start_[r];
      for (unsigned g = 0; g < n_groups(); ++g)
      {
        unknown_start_[g][r] = next;
        next += (node_start_[g][r + 1] - node_start_[g][r]) * n_components(g);
      }
    }

    n_total_ = rank_start_[n_ranks];
    owned_   = IndexSet(n_total_);
    owned_.add_range(rank_start_[rank], rank_start_[rank + 1]);

    std::vector<Index> indices;
    for (unsigned g = 0; g < n_groups(); ++g)
    {
      if (!has(g))
        continue;
      IndexSet nodes;
      DoFTools::extract_locally_relevant_dofs(*dof_handlers_[g], nodes);
      for (const Index node : nodes)
        for (unsigned c = 0; c < n_components(g); ++c)
          indices.push_back(global_index(g, node, c));
    }
    for (unsigned i = 0; i < description_.globals.size(); ++i)
      indices.push_back(global_unknown(i));
    std::sort(indices.begin(), indices.end());
    relevant_ = owned_;
    relevant_.add_indices(indices.begin(), indices.end());
    relevant_.compress();
  }


  template <int dim>
  void
  FieldLayout<dim>::make_hanging_node_constraints()
  {
    hanging_nodes_.clear();
    hanging_nodes_.reinit(relevant_);
    for (unsigned g = 0; g < n_groups(); ++g)
    {
      if (!has(g))
        continue;
      IndexSet nodes;
      DoFTools::extract_locally_relevant_dofs(*dof_handlers_[g], nodes);
      AffineConstraints<double> of_handler(nodes);
      DoFTools::make_hanging_node_constraints(*dof_handlers_[g], of_handler);
      of_handler.close();
      for (const Index node : nodes)
        if (of_handler.is_constrained(node))
          for (unsigned c = 0; c < n_components(g); ++c)
          {
            const Index line = global_index(g, node, c);
            hanging_nodes_.add_line(line);
            for (const auto &entry : *of_handler.get_constraint_entries(node))
              hanging_nodes_.add_entry(line,
                                       global_index(g, entry.first, c),
                                       entry.second);
          }
    }
    hanging_nodes_.close();
  }


  template <int dim>
  typename FieldLayout<dim>::Index
  FieldLayout<dim>::global_index(const unsigned g,
                                 const Index node,
                                 const unsigned component) const
  {
    const auto &start = node_start_[g];
    const unsigned rank =
      std::upper_bound(start.begin(), start.end(), node) - start.begin() - 1;
    return unknown_start_[g][rank] + (node - start[rank]) * n_components(g) +
           component;
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
      result.first[g] = -1;
      if (!lives(g, cell->material_id()))
        continue;
      result.first[g] = result.ids.size();
      on(g, cell)->get_dof_indices(nodes);
      for (const Index node : nodes)
      {
        const Index first = global_index(g, node, 0);
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
    return {
      {unknown_start_[g][rank],
       (node_start_[g][rank + 1] - node_start_[g][rank]) * n_components(g)}};
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
                                 const unsigned g,
                                 const unsigned component) const
  {
    const auto &handler  = *dof_handlers_[g];
    const IndexSet nodes = handler.locally_owned_dofs();
    const double scale   = field(g, component).scale;
    Vector values(nodes, mesh_.communicator());
    for (const Index node : nodes)
      values(node) = scale * x(global_index(g, node, component));
    values.compress(VectorOperation::insert);

    IndexSet relevant;
    DoFTools::extract_locally_relevant_dofs(handler, relevant);
    Vector result(nodes, relevant, mesh_.communicator());
    result = values;
    return result;
  }


  template <int dim>
  void
  FieldLayout<dim>::set_field_values(const Vector &values,
                                     const unsigned g,
                                     const unsigned component,
                                     Vector &x) const
  {
    const double scale = field(g, component).scale;
    for (const Index node : dof_handlers_[g]->locally_owned_dofs())
      x(global_index(g, node, component)) = values(node) / scale;
  }


  template class FieldLayout<2>;
  template class FieldLayout<3>;
} // namespace Oxion
