#include <oxion/geometry/bodies.h>

#include <algorithm>

namespace Oxion
{
  template <int dim>
  Bodies<dim>::Bodies(const Mesh<dim> &mesh,
                      const std::vector<bool> &belongs,
                      const std::vector<unsigned> &barriers)
    : mesh_(mesh)
    , body_(mesh.triangulation().n_cells(0), -1)
  {
    const auto is_barrier = [&](const auto &face) {
      return std::any_of(barriers.begin(), barriers.end(), [&](const auto one) {
        return mesh.on_surface(face, one);
      });
    };
    using Cell = typename Mesh<dim>::Triangulation::cell_iterator;
    for (const auto &start : mesh.triangulation().cell_iterators_on_level(0))
    {
      if (!belongs[start->material_id()] || body_[start->index()] >= 0)
        continue;
      std::vector<Cell> front{start};
      body_[start->index()] = n_bodies_;
      while (!front.empty())
      {
        const Cell cell = front.back();
        front.pop_back();
        for (const unsigned f : cell->face_indices())
        {
          if (cell->at_boundary(f) || is_barrier(cell->face(f)))
            continue;
          const Cell next = cell->neighbor(f);
          if (belongs[next->material_id()] && body_[next->index()] < 0)
          {
            body_[next->index()] = n_bodies_;
            front.push_back(next);
          }
        }
      }
      ++n_bodies_;
    }
  }


  template <int dim>
  std::set<int>
  Bodies<dim>::touching(const std::vector<std::string> &surfaces) const
  {
    std::set<int> result;
    for (const auto &name : surfaces)
    {
      const int surface = mesh_.find_surface(name);
      if (surface < 0)
        continue;
      for (const auto &cell : mesh_.triangulation().cell_iterators_on_level(0))
        if (body_[cell->index()] >= 0)
          for (const unsigned f : cell->face_indices())
            if (mesh_.on_surface(cell->face(f), surface))
              result.insert(body_[cell->index()]);
    }
    return result;
  }


  template <int dim>
  std::set<int>
  Bodies<dim>::of_region(const unsigned region) const
  {
    std::set<int> result;
    for (const auto &cell : mesh_.triangulation().cell_iterators_on_level(0))
      if (cell->material_id() == region && body_[cell->index()] >= 0)
        result.insert(body_[cell->index()]);
    return result;
  }


  template class Bodies<2>;
  template class Bodies<3>;
} // namespace Oxion
