#include <oxion/checks/device_on_mesh.h>
#include <oxion/laws/thin_layer.h>

#include <algorithm>
#include <map>

namespace Oxion
{
  namespace
  {
    /** Pairs of lists with a common element. */
    std::set<std::pair<unsigned, unsigned>>
    with_common_element(const std::vector<std::set<unsigned>> &lists)
    {
      std::map<unsigned, std::vector<unsigned>> lists_of;
      for (unsigned i = 0; i < lists.size(); ++i)
        for (const unsigned element : lists[i])
          lists_of[element].push_back(i);
      std::set<std::pair<unsigned, unsigned>> result;
      for (const auto &[element, members] : lists_of)
        for (unsigned b = 1; b < members.size(); ++b)
          for (unsigned a = 0; a < b; ++a)
            result.emplace(members[a], members[b]);
      return result;
    }
  } // namespace


  template <int dim>
  DeviceOnMesh<dim>::DeviceOnMesh(const Mesh<dim> &mesh,
                                  const Parameters::Parameters &parameters,
                                  Parameters::Diagnostics &diagnostics)
    : mesh(mesh)
    , parameters(parameters)
    , diagnostics(diagnostics)
    , sides_(mesh.surface_names().size())
  {
    const auto find_material = [&](const std::string &name) {
      return std::find_if(parameters.materials.begin(),
                          parameters.materials.end(),
                          [&](const auto &m) { return m.name == name; });
    };
    for (const auto &region : mesh.regions())
    {
      const auto material = find_material(region.material);
      conducts.push_back(material->ionic.prefactor > 0.);
      is_metal.push_back(material->electronic.resistivity > 0.);
      conducts_electrons.push_back(
        is_metal.back() ||
        (conducts.back() && (material->electronic.electron_prefactor > 0. ||
                             material->electronic.hole_prefactor > 0.)));
      carries_gas.push_back(material->gas_path != Parameters::GasPath::none);
    }
    for (const auto &layer : parameters.thin_layers)
    {
      const auto &material   = *find_material(layer.material);
      const unsigned surface = mesh.find_surface(layer.surface);
      if (!Laws::lets_ions_through(layer, material))
        without_ions.push_back(surface);
      if (!Laws::lets_electrons_through(layer, material))
        without_electrons.push_back(surface);
    }
    for (const auto &cell : mesh.triangulation().cell_iterators_on_level(0))
      for (const unsigned f : cell->face_indices())
        for (const unsigned surface : mesh.surfaces_of(cell->face(f)))
          sides_[surface].push_back({cell, f});
  }


  template <int dim>
  const std::vector<typename DeviceOnMesh<dim>::Side> &
  DeviceOnMesh<dim>::sides_of(const std::string &surface) const
  {
    static const std::vector<Side> none;
    const int s = mesh.find_surface(surface);
    return s < 0 ? none : sides_[s];
  }


  template <int dim>
  std::set<unsigned>
  DeviceOnMesh<dim>::faces_of(const std::string &surface) const
  {
    std::set<unsigned> result;
    for (const Side &side : sides_of(surface))
      result.insert(side.cell->face_index(side.face));
    return result;
  }


  template <int dim>
  std::set<unsigned>
  DeviceOnMesh<dim>::vertices_of(const std::string &surface) const
  {
    std::set<unsigned> result;
    for (const Side &side : sides_of(surface))
    {
      const auto face = side.cell->face(side.face);
      for (const unsigned v : face->vertex_indices())
        result.insert(face->vertex_index(v));
    }
    return result;
  }


  template <int dim>
  typename DeviceOnMesh<dim>::Pairs
  DeviceOnMesh<dim>::overlapping(const std::vector<std::string> &surfaces) const
  {
    std::vector<std::set<unsigned>> lists;
    for (const auto &surface : surfaces)
      lists.push_back(faces_of(surface));
    return with_common_element(lists);
  }


  template <int dim>
  typename DeviceOnMesh<dim>::Pairs
  DeviceOnMesh<dim>::touching(const std::vector<std::string> &surfaces) const
  {
    std::vector<std::set<unsigned>> lists;
    for (const auto &surface : surfaces)
      lists.push_back(vertices_of(surface));
    return with_common_element(lists);
  }


  template class DeviceOnMesh<2>;
  template class DeviceOnMesh<3>;
} // namespace Oxion
