#include <oxion/geometry/bodies.h>
#include <oxion/physics/model.h>

#include <algorithm>
#include <map>

namespace Oxion
{
  template <int dim>
  GasSpaces
  find_gas_spaces(const Mesh<dim> &mesh, const Model &model)
  {
    std::vector<bool> carries_gas;
    for (const auto &region : model.regions)
      carries_gas.push_back(region.carries_gas);
    const Bodies<dim> bodies(mesh, carries_gas);

    // Bodies that meet in a vertex get the smaller number of the two.
    std::vector<int> space(bodies.size());
    for (unsigned b = 0; b < space.size(); ++b)
      space[b] = b;
    std::map<unsigned, int> at_vertex;
    for (const auto &cell : mesh.triangulation().cell_iterators_on_level(0))
    {
      const int body = bodies.of_cell(cell->index());
      if (body < 0)
        continue;
      for (const unsigned v : cell->vertex_indices())
      {
        const int known =
          at_vertex.try_emplace(cell->vertex_index(v), body).first->second;
        const int kept = std::min(space[known], space[body]);
        const int lost = std::max(space[known], space[body]);
        std::replace(space.begin(), space.end(), lost, kept);
      }
    }

    GasSpaces result;
    result.atmospheres.resize(space.size());
    for (const auto &opening : model.openings)
    {
      std::set<int> opened;
      for (const int body :
           bodies.touching({mesh.surface_names()[opening.surface]}))
        opened.insert(space[body]);
      for (const int s : opened)
        result.atmospheres[s].push_back(opening.atmosphere);
    }
    const unsigned n = mesh.triangulation().n_cells(0);
    for (unsigned cell = 0; cell < n; ++cell)
    {
      const int body = bodies.of_cell(cell);
      result.of_coarse_cell.push_back(body < 0 ? -1 : space[body]);
    }
    return result;
  }


  template GasSpaces
  find_gas_spaces(const Mesh<2> &, const Model &);
  template GasSpaces
  find_gas_spaces(const Mesh<3> &, const Model &);
} // namespace Oxion
