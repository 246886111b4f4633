#include <oxion/checks/device_on_mesh.h>
#include <oxion/geometry/bodies.h>

#include <algorithm>

namespace Oxion
{
  namespace
  {
    std::string
    path_of(const Parameters::HeatExchange &exchange)
    {
      return "Heat/Exchange " + exchange.name + "/Surface";
    }

    /** Two exchanges on one face add; a fixed temperature stands alone. */
    template <int dim>
    void
    check_fixed_temperatures(const DeviceOnMesh<dim> &device)
    {
      const auto &exchanges = device.parameters.heat.exchanges;
      std::vector<std::string> surfaces;
      for (const auto &exchange : exchanges)
        surfaces.push_back(exchange.surface);

      const auto overlaps = device.overlapping(surfaces);
      for (const auto &[i, j] : overlaps)
      {
        const auto &a = exchanges[i], &b = exchanges[j];
        if (a.fixed_temperature && b.fixed_temperature)
          device.diagnostics.error(path_of(b),
                                   "the surfaces '" + b.surface + "' and '" +
                                     a.surface +
                                     "' have faces in common: the exchange \"" +
                                     a.name +
                                     "\" fixes the temperature there already",
                                   "one fixed temperature for every face");
        else if (a.fixed_temperature || b.fixed_temperature)
        {
          const auto &fixed = a.fixed_temperature ? a : b;
          const auto &other = a.fixed_temperature ? b : a;
          device.diagnostics.warning(path_of(other),
                                     "without effect on part of its surface '" +
                                       other.surface + "': the exchange \"" +
                                       fixed.name +
                                       "\" fixes the temperature there",
                                     "surfaces beside each other");
        }
      }
      for (const auto &pair : device.touching(surfaces))
      {
        const auto &a = exchanges[pair.first], &b = exchanges[pair.second];
        if (overlaps.count(pair) == 0 && a.fixed_temperature &&
            b.fixed_temperature && *a.fixed_temperature != *b.fixed_temperature)
          device.diagnostics.warning(
            path_of(b),
            "the surfaces '" + a.surface + "' and '" + b.surface +
              "' meet: on their common edge the temperature of the exchange "
              "\"" +
              a.name + "\" holds, which is listed first, not that of \"" +
              b.name + "\"",
            "a distance between two fixed temperatures");
      }
    }

    /** A heater or a terminal that holds a mean temperature. */
    struct Holder
    {
      std::string path, name, held;
    };

    std::vector<Holder>
    holders(const Parameters::Parameters &parameters)
    {
      std::vector<Holder> result;
      for (const auto &heater : parameters.heat.heaters)
        result.push_back({"Heat/Heater " + heater.name,
                          "heater \"" + heater.name + '"',
                          heater.held});
      for (const auto &terminal : parameters.terminals)
        if (terminal.heats())
          result.push_back({"Circuit/Terminal " + terminal.name,
                            "terminal \"" + terminal.name + '"',
                            terminal.held});
      return result;
    }

    /** What is to be held must be one's own, and free to change. */
    template <int dim>
    void
    check_held_surfaces(const DeviceOnMesh<dim> &device)
    {
      std::set<unsigned> fixed;
      for (const auto &exchange : device.parameters.heat.exchanges)
        if (exchange.fixed_temperature)
        {
          const auto faces = device.faces_of(exchange.surface);
          fixed.insert(faces.begin(), faces.end());
        }

      for (const auto &condition : device.parameters.boundary_conditions)
        if (condition.field == "T" && !condition.is_flux)
        {
          const auto faces = device.faces_of(condition.surface);
          fixed.insert(faces.begin(), faces.end());
        }

      const auto all = holders(device.parameters);
      for (unsigned i = 0; i < all.size(); ++i)
      {
        const auto faces = device.faces_of(all[i].held);
        if (faces.empty())
          continue;
        const std::string path = all[i].path + "/Hold mean temperature of";
        if (std::includes(
              fixed.begin(), fixed.end(), faces.begin(), faces.end()))
          device.diagnostics.error(path,
                                   "the temperature of the surface '" +
                                     all[i].held +
                                     "' is fixed by an exchange or a boundary "
                                     "condition: no power can hold it",
                                   "a region or surface inside the body");
        for (unsigned j = 0; j < i; ++j)
          if (device.faces_of(all[j].held) == faces)
            device.diagnostics.error(path,
                                     "the surfaces '" + all[i].held +
                                       "' and '" + all[j].held +
                                       "' are the same faces: the " +
                                       all[j].name +
                                       " holds this temperature already",
                                     "one heater for every held temperature");
      }
    }

    /** What heats with its voltage needs something that this heats. */
    template <int dim>
    void
    check_tracks(const DeviceOnMesh<dim> &device)
    {
      const Bodies<dim> metals(device.mesh,
                               device.is_metal,
                               device.without_electrons);
      const auto &regions = device.mesh.regions();
      for (const auto &terminal : device.parameters.terminals)
      {
        if (!terminal.heats())
          continue;
        std::vector<std::string> ends;
        for (const auto &electrode : device.parameters.electrodes)
          if (electrode.terminal == terminal.name)
            ends.push_back(electrode.wired_at());
        const auto track       = metals.touching(ends);
        const std::string path = "Circuit/Terminal " + terminal.name + "/";
        if (track.empty())
          device.diagnostics.error(path + "Drive",
                                   "no metal is at this terminal's electrodes: "
                                   "there is no track to heat",
                                   "an electrode at the end of a track");
        const auto held =
          std::find_if(regions.begin(), regions.end(), [&](const auto &region) {
            return region.name == terminal.held;
          });
        if (track.empty() || held == regions.end() ||
            device.parameters.transient.end_time <= 0. ||
            terminal.control != Parameters::ControlKind::ideal)
          continue;
        for (const int body : metals.of_region(held - regions.begin()))
          if (track.count(body) == 0)
            device.diagnostics.error(
              path + "Hold mean temperature of",
              "\"" + terminal.held +
                "\" is metal that this terminal does not heat: in time no "
                "voltage is the right one to hold it ideally",
              "\"Control = PI\", or a region of the track");
      }
    }
  } // namespace


  template <int dim>
  void
  check_heat(const DeviceOnMesh<dim> &device)
  {
    for (const auto &exchange : device.parameters.heat.exchanges)
    {
      const auto &sides = device.sides_of(exchange.surface);
      if (!std::all_of(sides.begin(), sides.end(), [](const auto &side) {
            return side.at_boundary();
          }))
        device.diagnostics.error(path_of(exchange),
                                 "surface '" + exchange.surface +
                                   "' lies inside the body",
                                 "a surface on the outside");
    }
    check_fixed_temperatures(device);
    check_held_surfaces(device);
    check_tracks(device);
  }


  template void
  check_heat(const DeviceOnMesh<2> &);
  template void
  check_heat(const DeviceOnMesh<3> &);
} // namespace Oxion
