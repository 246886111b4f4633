#include <oxion/checks/device_on_mesh.h>

#include <deal.II/base/tensor.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    std::string
    path_of(const std::pair<std::string, std::string> &opening)
    {
      return "Gas/Atmosphere " + opening.second + "/Surfaces";
    }

    const Parameters::Atmosphere *
    find_atmosphere(const Parameters::Gas &gas, const std::string &name)
    {
      for (const auto &atmosphere : gas.atmospheres)
        if (atmosphere.name == name)
          return &atmosphere;
      return nullptr;
    }

    /** Do they differ now, or may they by a sweep over one of them? */
    bool
    may_differ(const Parameters::Parameters &parameters,
               const std::string &one,
               const std::string &other)
    {
      const auto *a = find_atmosphere(parameters.gas, one);
      const auto *b = find_atmosphere(parameters.gas, other);
      if (one == other || a == nullptr || b == nullptr)
        return false;
      const auto swept = Parameters::swept_parameters(parameters.sweeps);
      const auto is_of = [](const Parameters::SweptParameter &parameter,
                            const std::string &name) {
        return parameter.path.rfind("Gas/Atmosphere " + name + "/", 0) == 0;
      };
      return a->pressure != b->pressure ||
             a->mole_fractions != b->mole_fractions ||
             std::any_of(swept.begin(),
                         swept.end(),
                         [&](const auto &parameter) {
                           return is_of(parameter, one) ||
                                  is_of(parameter, other);
                         });
    }

    /** Two faces of which one is more along than across the other's normal. */
    constexpr double about_one_direction = 0.5;

    template <int dim>
    Tensor<1, dim>
    normal_of(const typename DeviceOnMesh<dim>::Side &side)
    {
      const auto face = side.cell->face(side.face);
      Tensor<1, dim> result;
      if constexpr (dim == 2)
        result = cross_product_2d(face->vertex(1) - face->vertex(0));
      else
        result = cross_product_3d(face->vertex(3) - face->vertex(0),
                                  face->vertex(2) - face->vertex(1));
      return result / result.norm();
    }

    /**
     * A tube is open at its ends: where it is cut by a plane of symmetry, that
     * is an outside of it, too.
     */
    template <int dim>
    void
    warn_of_open_walls(const DeviceOnMesh<dim> &device,
                       const std::string &surface)
    {
      std::map<unsigned, Tensor<1, dim>> end_of; // by region
      std::set<unsigned> warned;
      for (const auto &side : device.sides_of(surface))
      {
        const unsigned region = side.region();
        const Region &of      = device.mesh.regions()[region];
        for (const auto &material : device.parameters.materials)
          if (material.name == of.material &&
              material.gas_path == Parameters::GasPath::tube)
          {
            const auto normal = normal_of<dim>(side);
            const auto &end   = end_of.emplace(region, normal).first->second;
            if (std::abs(normal * end) < about_one_direction &&
                warned.insert(region).second)
              device.diagnostics.warning(
                "Geometry/Surface " + surface + "/Facing",
                "the opening '" + surface + "' is at an end of the tube \"" +
                  of.name + "\" and along its wall, too",
                "one direction: what a plane of symmetry cuts is no opening");
          }
      }
    }
  } // namespace


  template <int dim>
  void
  check_openings(const DeviceOnMesh<dim> &device)
  {
    const auto &openings = device.parameters.gas.openings;
    std::vector<std::string> surfaces;
    for (const auto &opening : openings)
    {
      bool wrong = false;
      for (const auto &side : device.sides_of(opening.first))
        wrong =
          wrong || !side.at_boundary() || !device.carries_gas[side.region()];
      if (wrong)
        device.diagnostics.error(
          path_of(opening),
          "surface '" + opening.first +
            "' is not wholly the outside of gas-carrying regions",
          "porous layers, chambers or holes where they meet the outside");
      else
        warn_of_open_walls(device, opening.first);
      surfaces.push_back(opening.first);
    }

    const auto overlaps = device.overlapping(surfaces);
    for (const auto &[i, j] : overlaps)
      device.diagnostics.error(path_of(openings[j]),
                               "the surfaces '" + surfaces[j] + "' and '" +
                                 surfaces[i] +
                                 "' have faces in common: they are open to the "
                                 "atmosphere \"" +
                                 openings[i].second + "\" already",
                               "every face open to one atmosphere, once");
    for (const auto &pair : device.touching(surfaces))
    {
      const auto &first = openings[pair.first], &second = openings[pair.second];
      if (overlaps.count(pair) == 0 &&
          may_differ(device.parameters, first.second, second.second))
        device.diagnostics.warning(
          path_of(second),
          "the surfaces '" + first.first + "' and '" + second.first +
            "' meet: on their common edge the atmosphere \"" + first.second +
            "\" holds, which is listed first, not \"" + second.second + "\"",
          "a wall between two gases");
    }
  }


  template void
  check_openings(const DeviceOnMesh<2> &);
  template void
  check_openings(const DeviceOnMesh<3> &);
} // namespace Oxion
