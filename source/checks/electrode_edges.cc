#include <oxion/checks/device_on_mesh.h>
#include <oxion/laws/electrode_kinetics.h>

#include <algorithm>

namespace Oxion
{
  // An opening holds a frozen gas that need not be in equilibrium. A catalyst
  // beside it turns over what diffusion brings it across no distance: turnover
  // and heat of the last cell grow without limit as it shrinks.
  template <int dim>
  void
  check_electrode_edges(const DeviceOnMesh<dim> &device)
  {
    const auto &parameters = device.parameters;
    const Laws::GasMixture mixture(parameters.gas);
    for (const auto &electrode : parameters.electrodes)
    {
      if (!electrode.atmosphere.empty() ||
          Laws::ElectrodeKinetics(electrode, mixture).reactions.empty())
        continue;
      const auto nodes = device.vertices_of(electrode.surface);
      for (const auto &[surface, atmosphere] : parameters.gas.openings)
      {
        const auto open = device.vertices_of(surface);
        if (std::any_of(open.begin(), open.end(), [&](const unsigned vertex) {
              return nodes.count(vertex) > 0;
            }))
          device.diagnostics.warning(
            "Electrodes/Electrode " + electrode.name + "/Surface",
            "the catalytic electrode ends at the surface '" + surface +
              "', which is open to the atmosphere \"" + atmosphere +
              "\": its turnover and heat there grow with every finer mesh",
            "an electrode that ends inside its layer, or '" + surface +
              "' without the layer's side that meets the electrode");
      }
    }
  }


  template void
  check_electrode_edges(const DeviceOnMesh<2> &);
  template void
  check_electrode_edges(const DeviceOnMesh<3> &);
} // namespace Oxion
