#include <oxion/checks/device_on_mesh.h>
#include <oxion/geometry/bodies.h>

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
    const auto open = spaces.touching(surfaces);
    for (unsigned r = 0; r < device.mesh.regions().size(); ++r)
      for (const int space : spaces.of_region(r))
        if (open.count(space) == 0)
        {
          device.diagnostics.error(
            "Geometry",
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
