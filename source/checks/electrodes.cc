#include <oxion/checks/device_on_mesh.h>
#include <oxion/geometry/bodies.h>
#include <oxion/parameters/paths.h>

#include <algorithm>

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

    /** What a region of a cermet electrode must carry. */
    template <int dim>
    void
    check_cermet(const DeviceOnMesh<dim> &device,
                 const Parameters::Electrode &electrode,
                 const unsigned region)
    {
      std::vector<std::string> missing;
      if (!device.conducts[region])
        missing.push_back("\"Ionic prefactor [S K^n/m]\"");
      if (!device.is_metal[region])
        missing.push_back("\"Resistivity [Ohm m]\"");
      if (!device.carries_gas[region])
        missing.push_back("\"Gas path\"");
      if (!missing.empty())
        device.diagnostics.error("Electrodes/Electrode " + electrode.name +
                                   "/Region",
                                 "the material of region '" + electrode.region +
                                   "' is no cermet, it lacks " +
                                   Parameters::join_list(missing),
                                 "a material with pores, that conducts ions "
                                 "and electrons");
    }


    /** Where the metal is resolved it carries gas and reaches its contact. */
    template <int dim>
    void
    check_metal(const DeviceOnMesh<dim> &device,
                const Bodies<dim> &metals,
                const Parameters::Electrode &electrode)
    {
      const std::string path = "Electrodes/Electrode " + electrode.name;
      std::set<int> own;
      const auto &regions = device.mesh.regions();
      const auto cermet =
        std::find_if(regions.begin(), regions.end(), [&](const auto &region) {
          return region.name == electrode.region;
        });
      if (cermet != regions.end())
      {
        check_cermet(device, electrode, cermet - regions.begin());
        own = metals.of_region(cermet - regions.begin());
      }
      else
      {
        own        = metals.touching({electrode.surface});
        bool solid = false;
        for (const auto &side : device.sides_of(electrode.surface))
          if (device.conducts[side.region()] && !side.at_boundary())
            solid = solid || !device.is_metal[side.other_region()] ||
                    !device.carries_gas[side.other_region()];
        if (solid)
          device.diagnostics.error(
            path + "/Contact",
            "on part of the electrode's surface '" + electrode.surface +
              "' lies no porous metal",
            "a layer with \"Resistivity [Ohm m]\" and \"Gas path\" on it");
      }
      const auto wired = metals.touching({electrode.contact});
      for (const int body : own)
        if (wired.count(body) == 0)
        {
          device.diagnostics.error(path + "/Contact",
                                   "the electrode's metal does not reach to "
                                   "the surface '" +
                                     electrode.contact + "' everywhere",
                                   "a surface of one piece of metal");
          break;
        }
    }


    /** No two electrodes, and no contact, on one face. */
    template <int dim>
    void
    check_overlaps(const DeviceOnMesh<dim> &device)
    {
      std::vector<std::string> surfaces, entries, names;
      for (const auto &electrode : device.parameters.electrodes)
        for (const auto &[entry, surface] :
             {std::pair{"Surface", electrode.surface},
              std::pair{"Contact", electrode.contact}})
        {
          entries.push_back(entry);
          surfaces.push_back(surface);
          names.push_back(electrode.name);
        }
      for (const auto &[i, j] : device.overlapping(surfaces))
        device.diagnostics.error("Electrodes/Electrode " + names[j] + "/" +
                                   entries[j],
                                 "the surfaces '" + surfaces[j] + "' and '" +
                                   surfaces[i] +
                                   "' have faces in common: the electrode \"" +
                                   names[i] + "\" lies there already",
                                 "electrodes beside each other");
    }
  } // namespace


  template <int dim>
  void
  check_electrodes(const DeviceOnMesh<dim> &device)
  {
    const Bodies<dim> metals(device.mesh, device.is_metal);
    for (const auto &electrode : device.parameters.electrodes)
    {
      check_place(device, electrode);
      if (!electrode.contact.empty())
        check_metal(device, metals, electrode);
    }
    check_overlaps(device);
  }


  template void
  check_electrodes(const DeviceOnMesh<2> &);
  template void
  check_electrodes(const DeviceOnMesh<3> &);
} // namespace Oxion
