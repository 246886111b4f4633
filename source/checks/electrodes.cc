#include <oxion/checks/device_on_mesh.h>

namespace Oxion
{
  namespace
  {
    template <int dim>
    void
    check_place(const DeviceOnMesh<dim> &device,
                const Parameters::Electrode &electrode)
    {
      const bool has_atmosphere = !electrode.atmosphere.empty();
      const bool is_sealed      = !electrode.sealed_reference.empty();
      bool no_zirconia = false, no_gas = false, two_zirconias = false,
           inside = false, open = false;
      for (const auto &side : device.sides_of(electrode.surface))
      {
        const bool outside = side.at_boundary();
        const bool here    = device.conducts[side.region()];
        const bool there   = !outside && device.conducts[side.other_region()];
        const bool metal   = device.is_metal[side.region()] ||
                           (!outside && device.is_metal[side.other_region()]);
        no_zirconia   = no_zirconia || !(here || there || metal);
        two_zirconias = two_zirconias || (here && there);
        inside        = inside || !outside;
        open          = open || device.carries_gas[side.region()] ||
               (!outside && device.carries_gas[side.other_region()]);
        if (!has_atmosphere && !is_sealed && here)
          no_gas =
            no_gas || outside || !device.carries_gas[side.other_region()];
      }

      const std::string path    = "Electrodes/Electrode " + electrode.name;
      const std::string surface = "'" + electrode.surface + "'";
      if (no_zirconia)
        device.diagnostics.error(
          path + "/Surface",
          "the electrode touches neither zirconia nor metal on part of "
          "its surface " +
            surface,
          "a face between zirconia and gas");
      if (two_zirconias)
        device.diagnostics.error(path + "/Surface",
                                 "the electrode lies inside zirconia",
                                 "a face between zirconia and gas");
      if (no_gas && !no_zirconia)
        device.diagnostics.error(path + "/Surface",
                                 "the electrode touches no gas on part of its "
                                 "surface " +
                                   surface,
                                 "a porous layer, chamber or duct on it, or an "
                                 "Atmosphere of its own");
      if (is_sealed && open)
        device.diagnostics.error(
          path + "/Sealed reference",
          "part of the electrode's surface " + surface +
            " touches gas, which would flow into the reference",
          "gastight material on it");
      if (has_atmosphere && inside)
        device.diagnostics.error(
          path + "/Atmosphere",
          "the electrode's surface " + surface +
            " lies inside the body, where the gas is solved: an atmosphere "
            "of its own would part the electrode from it",
          "no Atmosphere, or a surface on the body's outside");
    }
  } // namespace


  template <int dim>
  void
  check_electrodes(const DeviceOnMesh<dim> &device)
  {
    const auto &electrodes = device.parameters.electrodes;
    std::vector<std::string> surfaces;
    for (const auto &electrode : electrodes)
    {
      check_place(device, electrode);
      surfaces.push_back(electrode.surface);
    }
    for (const auto &[i, j] : device.overlapping(surfaces))
      device.diagnostics.error("Electrodes/Electrode " + electrodes[j].name +
                                 "/Surface",
                               "the surfaces '" + surfaces[j] + "' and '" +
                                 surfaces[i] +
                                 "' have faces in common: the electrode \"" +
                                 electrodes[i].name + "\" lies there already",
                               "electrodes beside each other");
  }


  template void
  check_electrodes(const DeviceOnMesh<2> &);
  template void
  check_electrodes(const DeviceOnMesh<3> &);
} // namespace Oxion
