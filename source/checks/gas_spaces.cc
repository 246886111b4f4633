#include <oxion/checks/device_on_mesh.h>
#include <oxion/geometry/bodies.h>
#include <oxion/geometry/region_path.h>

#include <map>

namespace Oxion
{
  template <int dim>
  void
  check_gas_spaces(const DeviceOnMesh<dim> &device)
  {
    std::vector<std::string> surfaces;
    for (const auto &opening : device.parameters.gas.openings)
      surfaces.push_back(opening.first);
    const Bodies<dim> spaces(device.mesh, device.carries_gas);
    auto open = spaces.touching(surfaces);
    // A space of which all pressures are given somewhere, too.
    const auto &species = device.parameters.gas.species;
    std::map<int, unsigned> n_given;
    for (const auto &one : species)
    {
      const std::string field =
        one == device.parameters.gas.carrier ? "p" : "p_" + one;
      std::vector<std::string> given;
      for (const auto &condition : device.parameters.boundary_conditions)
        if (!condition.is_flux && condition.field == field)
          given.push_back(condition.surface);
      for (const int space : spaces.touching(given))
        if (++n_given[space] == species.size())
          open.insert(space);
    }
    for (unsigned r = 0; r < device.mesh.regions().size(); ++r)
      for (const int space : spaces.of_region(r))
        if (open.count(space) == 0)
        {
          device.diagnostics.error(
            region_path(device.parameters.geometry,
                        device.mesh.regions()[r].name),
            "region '" + device.mesh.regions()[r].name +
              "' is part of a gas space without an opening to an atmosphere: "
              "its pressure is not determined in a steady state");
          break;
        }
  }


  template void
  check_gas_spaces(const DeviceOnMesh<2> &);
  template void
  check_gas_spaces(const DeviceOnMesh<3> &);
} // namespace Oxion
