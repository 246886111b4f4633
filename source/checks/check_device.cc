#include <oxion/checks/check_device.h>
#include <oxion/checks/device_on_mesh.h>

namespace Oxion
{
  template <int dim>
  void
  check_device(const Mesh<dim> &mesh,
               const Parameters::Parameters &parameters,
               Parameters::Diagnostics &diagnostics)
  {
    for (const auto &problem : mesh.problems())
      diagnostics.error(problem.parameter,
                        problem.message,
                        problem.expected,
                        problem.nearest);
    if (!mesh.problems().empty())
      return;
    const DeviceOnMesh<dim> device(mesh, parameters, diagnostics);
    check_electrodes(device);
    check_thin_layers(device);
    check_openings(device);
    check_heat(device);
    check_boundary_conditions(device);
    check_gas_spaces(device);
    check_potentials(device);
    check_electrode_edges(device);
    check_operation(device);
  }


  template void
  check_device(const Mesh<2> &,
               const Parameters::Parameters &,
               Parameters::Diagnostics &);
  template void
  check_device(const Mesh<3> &,
               const Parameters::Parameters &,
               Parameters::Diagnostics &);
} // namespace Oxion
