#include <oxion/checks/device_on_mesh.h>

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

    /** What a heater is to hold must be its own, and free to change. */
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

      const auto &heaters = device.parameters.heat.heaters;
      for (unsigned i = 0; i < heaters.size(); ++i)
      {
        const auto faces = device.faces_of(heaters[i].held);
        if (faces.empty())
          continue;
        const std::string path =
          "Heat/Heater " + heaters[i].name + "/Hold mean temperature of";
        if (std::includes(
              fixed.begin(), fixed.end(), faces.begin(), faces.end()))
          device.diagnostics.error(path,
                                   "the temperature of the surface '" +
                                     heaters[i].held +
                                     "' is fixed by an exchange: no power can "
                                     "hold it",
                                   "a region or surface inside the body");
        for (unsigned j = 0; j < i; ++j)
          if (device.faces_of(heaters[j].held) == faces)
            device.diagnostics.error(path,
                                     "the surfaces '" + heaters[i].held +
                                       "' and '" + heaters[j].held +
                                       "' are the same faces: the heater \"" +
                                       heaters[j].name +
                                       "\" holds this temperature already",
                                     "one heater for every held temperature");
      }
    }

    /** What heats with its voltage needs something that this heats. */
    template <int dim>
    void
    check_tracks(const DeviceOnMesh<dim> &device)
    {
      for (const auto &terminal : device.parameters.terminals)
      {
        if (!terminal.heats())
          continue;
        bool touches_metal = false;
        for (const auto &electrode : device.parameters.electrodes)
          if (electrode.terminal == terminal.name)
            for (const auto &side : device.sides_of(electrode.surface))
              touches_metal = touches_metal || device.is_metal[side.region()];
        if (!touches_metal)
          device.diagnostics.error("Circuit/Terminal " + terminal.name +
                                     "/Drive",
                                   "no metal is at this terminal's electrodes: "
                                   "there is no track to heat",
                                   "an electrode at the end of a track");
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
