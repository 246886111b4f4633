#include <oxion/geometry/refinement_levels.h>

#include <deal.II/base/mpi.h>
#include <deal.II/grid/cell_id.h>

#include <functional>
#include <map>
#include <set>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  std::vector<typename Mesh<dim>::CellIterator>
  cells_along_curve(const Mesh<dim> &mesh)
  {
    // On this kind of mesh the id of a coarse cell is the number of p4est's
    // tree, and within a tree ids compare as the curve goes.
    std::map<CellId, typename Mesh<dim>::CellIterator> cells;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        cells.emplace(cell->id(), cell);
    std::vector<typename Mesh<dim>::CellIterator> result;
    for (const auto &[id, cell] : cells)
      result.push_back(cell);
    return result;
  }


  template <int dim>
  std::vector<double>
  refinement_levels(const Mesh<dim> &mesh)
  {
    std::vector<double> result;
    for (const auto &cell : cells_along_curve(mesh))
      result.push_back(cell->level());
    return result;
  }


  template <int dim>
  bool
  flag_towards(Mesh<dim> &mesh, const std::vector<double> &levels)
  {
    // Within a tree the curve goes through a cell's children in their order.
    std::set<CellId> bisected;
    auto next = levels.begin();
    const std::function<void(types::coarse_cell_id,
                             std::vector<std::uint8_t> &)>
      descend = [&](const types::coarse_cell_id tree,
                    std::vector<std::uint8_t> &path) {
        if (next == levels.end())
          return;
        if (*next <= double(path.size()))
        {
          ++next;
          return;
        }
        bisected.emplace(tree, path);
        for (unsigned c = 0; c < GeometryInfo<dim>::max_children_per_cell; ++c)
        {
          path.push_back(c);
          descend(tree, path);
          path.pop_back();
        }
      };
    for (unsigned tree = 0; tree < mesh.triangulation().n_cells(0); ++tree)
    {
      std::vector<std::uint8_t> path;
      descend(tree, path);
    }

    bool any = false;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned() && bisected.count(cell->id()) > 0)
      {
        cell->set_refine_flag();
        any = true;
      }
    return Utilities::MPI::logical_or(any, mesh.communicator());
  }


  template std::vector<Mesh<2>::CellIterator>
  cells_along_curve(const Mesh<2> &);
  template std::vector<Mesh<3>::CellIterator>
  cells_along_curve(const Mesh<3> &);
  template std::vector<double>
  refinement_levels(const Mesh<2> &);
  template std::vector<double>
  refinement_levels(const Mesh<3> &);
  template bool
  flag_towards(Mesh<2> &, const std::vector<double> &);
  template bool
  flag_towards(Mesh<3> &, const std::vector<double> &);
} // namespace Oxion
