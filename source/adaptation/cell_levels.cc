#include "cell_levels.h"

#include <oxion/adaptation/richer_space.h>

#include <deal.II/base/mpi.h>
#include <deal.II/grid/cell_id.h>
#include <deal.II/grid/grid_tools.h>

#include <algorithm>
#include <map>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  CellLevels<dim>::CellLevels(const FieldLayout<dim> &layout)
    : layout_(layout)
  {
    const auto &triangulation = layout.mesh().triangulation();
    level_.resize(triangulation.n_active_cells(), 0);
    for (const auto &cell : triangulation.active_cell_iterators())
    {
      level_[cell->active_cell_index()] = cell->level();
      if (cell->is_locally_owned())
        for (const unsigned f : cell->face_indices())
          if (layout.must_be_even(cell, f))
            even_.emplace_back(cell, cell->neighbor(f));
    }
  }


  template <int dim>
  bool
  CellLevels<dim>::raise(const CellIterator &cell, const int level)
  {
    int &here         = level_[cell->active_cell_index()];
    const bool is_low = here < level;
    here              = std::max(here, level);
    return is_low;
  }


  template <int dim>
  void
  CellLevels<dim>::exchange()
  {
    GridTools::exchange_cell_data_to_ghosts<int>(
      layout_.mesh().triangulation(),
      [&](const auto &cell) -> std_cxx17::optional<int> {
        return level_[cell->active_cell_index()];
      },
      [&](const auto &cell, const int level) {
        level_[cell->active_cell_index()] = level;
      });
  }


  // A rank that does not know that a finer neighbour is joined, too, on another
  // one would not let its cells be joined: beside what is finer now none are.
  template <int dim>
  bool
  CellLevels<dim>::raise_beside_finer_ones()
  {
    const auto &triangulation = layout_.mesh().triangulation();
    std::vector<int> finest(triangulation.n_vertices(), 0), now = finest;
    for (const auto &cell : triangulation.active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned v : cell->vertex_indices())
        {
          int &here     = finest[cell->vertex_index(v)];
          here          = std::max(here, level_[cell->active_cell_index()]);
          int &now_here = now[cell->vertex_index(v)];
          now_here      = std::max(now_here, cell->level());
        }
    bool any = false;
    for (const auto &cell : triangulation.active_cell_iterators())
      if (cell->is_locally_owned())
        for (const unsigned v : cell->vertex_indices())
        {
          const unsigned vertex = cell->vertex_index(v);
          any |= raise(cell, finest[vertex] - 1);
          if (now[vertex] > cell->level())
            any |= raise(cell, cell->level());
        }
    for (const auto &[cell, other] : even_)
      any |= raise(cell, level_[other->active_cell_index()]);
    return any;
  }


  template <int dim>
  bool
  CellLevels<dim>::raise_siblings()
  {
    bool any = false;
    for (const auto &cell :
         layout_.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned() && has_whole_family<dim>(cell))
      {
        const auto parent = cell->parent();
        for (unsigned c = 0; c < parent->n_children(); ++c)
          any |= raise(cell, level_[parent->child(c)->active_cell_index()]);
      }
    return any;
  }


  // Of the parent's siblings each has to be a cell that stays, or one made of
  // cells that are joined. Some of them may be on other ranks.
  template <int dim>
  bool
  CellLevels<dim>::raise_without_cousins()
  {
    using Key                     = CellId::binary_type;
    constexpr unsigned n_children = GeometryInfo<dim>::max_children_per_cell;
    const auto &mesh              = layout_.mesh();
    const auto grandparent        = [&](const CellIterator &cell) {
      return cell->parent()->parent()->id().template to_binary<dim>();
    };

    std::vector<Key> wanted;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned() && is_joined(cell))
        wanted.push_back(grandparent(cell));
    std::map<Key, unsigned> parts; // of a grandparent, in joined cells
    for (const auto &keys :
         Utilities::MPI::all_gather(mesh.communicator(), wanted))
      for (const auto &key : keys)
        parts[key] = 0;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned() || cell->level() == 0)
        continue;
      const bool joined = is_joined(cell);
      const bool stays  = level_[cell->active_cell_index()] == cell->level();
      const auto key    = joined ? grandparent(cell)
                                 : cell->parent()->id().template to_binary<dim>();
      if (const auto found = parts.find(key); found != parts.end())
        found->second += joined ? 1 : stays ? n_children : 0;
    }
    std::vector<unsigned> counts;
    for (const auto &entry : parts)
      counts.push_back(entry.second);
    Utilities::MPI::sum(counts, mesh.communicator(), counts);
    unsigned next = 0;
    for (auto &entry : parts)
      entry.second = counts[next++];

    bool any = false;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned() && is_joined(cell) &&
          parts[grandparent(cell)] != n_children * n_children)
        any |= raise(cell, cell->level());
    return any;
  }


  template <int dim>
  void
  CellLevels<dim>::balance()
  {
    bool any = true;
    while (any)
    {
      exchange();
      any = raise_beside_finer_ones();
      any |= raise_siblings();
      any |= raise_without_cousins();
      any = Utilities::MPI::logical_or(any, layout_.mesh().communicator());
    }
  }


  template <int dim>
  double
  CellLevels<dim>::set_flags() const
  {
    auto &triangulation           = layout_.mesh().triangulation();
    constexpr unsigned n_children = GeometryInfo<dim>::max_children_per_cell;
    double n_cells                = 0.;
    for (const auto &cell : triangulation.active_cell_iterators())
    {
      if (!cell->is_locally_owned())
        continue;
      const int level = level_[cell->active_cell_index()];
      n_cells += level > cell->level()   ? n_children
                 : level < cell->level() ? 1. / n_children
                                         : 1.;
      if (level > cell->level())
        cell->set_refine_flag();
      else if (level < cell->level())
        cell->set_coarsen_flag();
    }
    return Utilities::MPI::sum(n_cells, layout_.mesh().communicator());
  }


  template class CellLevels<2>;
  template class CellLevels<3>;
} // namespace Oxion
