#include <oxion/checks/device_on_mesh.h>

namespace Oxion
{
  namespace
  {
    template <int dim>
    void
    check_place(const DeviceOnMesh<dim> &device,
                const Parameters::ThinLayer &layer)
    {
      const auto meet = [](const auto &side, const std::vector<bool> &regions) {
        return regions[side.region()] && regions[side.other_region()];
      };
      bool gas_meets_gas = false;
      bool nothing_meets = !device.parameters.heat.solve;
      for (const auto &side : device.sides_of(layer.surface))
        if (!side.at_boundary()) // told already
        {
          gas_meets_gas = gas_meets_gas || meet(side, device.carries_gas);
          nothing_meets = nothing_meets && !meet(side, device.conducts) &&
                          !meet(side, device.conducts_electrons);
        }
      const std::string path = "Thin layers/Thin layer " + layer.name;
      if (nothing_meets)
        device.diagnostics.error(path + "/Surface",
                                 "nothing crosses the surface '" +
                                   layer.surface +
                                   "': no ions or electrons are conducted on "
                                   "both sides, and the temperature is given",
                                 "a surface between two conductors");
      if (gas_meets_gas)
        device.diagnostics.error(path + "/Surface",
                                 "gas on both sides of '" + layer.surface +
                                   "' would flow through the layer",
                                 "a layer of the geometry");
    }
  } // namespace


  template <int dim>
  void
  check_thin_layers(const DeviceOnMesh<dim> &device)
  {
    std::vector<std::string> surfaces;
    for (const auto &layer : device.parameters.thin_layers)
    {
      check_place(device, layer);
      surfaces.push_back(layer.surface);
    }
    const unsigned n_layers = surfaces.size();
    for (const auto &electrode : device.parameters.electrodes)
      surfaces.push_back(electrode.surface);
    for (const auto &[i, j] : device.overlapping(surfaces))
      if (i < n_layers && surfaces[i] != surfaces[j])
        device.diagnostics.error(
          "Thin layers/Thin layer " + device.parameters.thin_layers[i].name +
            "/Surface",
          "the surface '" + surfaces[j] + "' of the " +
            (j < n_layers
               ? "thin layer \"" + device.parameters.thin_layers[j].name
               : "electrode \"" +
                   device.parameters.electrodes[j - n_layers].name) +
            "\" has faces in common with '" + surfaces[i] + "'",
          "layers and electrodes beside each other");
  }


  template void
  check_thin_layers(const DeviceOnMesh<2> &);
  template void
  check_thin_layers(const DeviceOnMesh<3> &);
} // namespace Oxion
