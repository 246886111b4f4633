#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <map>

namespace Oxion::Parameters
{
  namespace
  {
    void
    check_electrodes(const Section &root, const Parameters &parameters)
    {
      const auto surfaces    = names_of(parameters.geometry.surfaces);
      const auto regions     = region_names(parameters.geometry);
      const auto terminals   = names_of(parameters.terminals);
      const auto atmospheres = names_of(parameters.gas.atmospheres);
      const auto &items      = root.section("Electrodes").items("Electrode");
      for (unsigned i = 0; i < items.size(); ++i)
      {
        const auto &electrode = parameters.electrodes[i];
        const auto &item      = items[i];
        item.check_name("Surface", electrode.surface, surfaces, "surface");
        item.check_name("Region", electrode.region, regions, "region");
        item.check_name("Contact", electrode.contact, surfaces, "surface");
        item.check_name("Terminal", electrode.terminal, terminals, "terminal");
        item.check_name("Atmosphere",
                        electrode.atmosphere,
                        atmospheres,
                        "atmosphere");
        const auto is_of_its_own = [&](const std::string &entry,
                                       const std::string Electrode::*place) {
          for (unsigned j = 0; j < i; ++j)
            if (!(electrode.*place).empty() &&
                parameters.electrodes[j].*place == electrode.*place)
              item.error(entry,
                         "the electrode \"" + parameters.electrodes[j].name +
                           "\" has this place already",
                         "a place of its own");
        };
        is_of_its_own("Surface", &Electrode::surface);
        is_of_its_own("Region", &Electrode::region);
        is_of_its_own("Contact", &Electrode::contact);
      }
    }

    /** Is it no region of material none? */
    bool
    has_body(const Geometry &geometry, const std::string &place)
    {
      const auto regions = all_regions(geometry);
      return std::none_of(regions.begin(),
                          regions.end(),
                          [&](const auto &region) {
                            return region.name == place &&
                                   region.material == "none";
                          });
    }

    /**
     * A ring that closes on the axis has no length there. Of a mesh from a file
     * nobody knows here.
     */
    bool
    meets_the_axis(const Geometry &geometry, const std::string &region)
    {
      if (geometry.symmetry != Symmetry::axisymmetric ||
          !geometry.mesh_file.empty())
        return false;
      for (const auto &insert : geometry.inserts)
        if (insert.name == region)
          return insert.x[0] <= 0.;
      return geometry.x[0] <= 0.;
    }

    void
    check_legs(const Section &item,
               const Parameters &parameters,
               const std::vector<std::string> &legs)
    {
      const auto &geometry = parameters.geometry;
      if (geometry.symmetry == Symmetry::spatial)
        item.error(
          "Legs",
          "in 3D no section cuts them",
          "electrodes at the track's ends, and a terminal with \"Drive "
          "= hold temperature\" or another one");
      for (const auto &leg : legs)
      {
        if (std::count(legs.begin(), legs.end(), leg) > 1)
          return item.error("Legs",
                            "\"" + leg + "\" stands there twice",
                            "every leg once");
        if (has_body(geometry, leg) && !is_metal(parameters, leg))
          item.error("Legs",
                     "\"" + leg + "\" is of no metal: no current flows",
                     "regions of a material with \"Resistivity [Ohm m]\"");
        if (meets_the_axis(geometry, leg))
          item.error("Legs",
                     "the ring \"" + leg +
                       "\" closes on the axis, where it has no length",
                     "rings with a hole");
      }
    }

    void
    check_heated_regions(const Section &item,
                         const Parameters &parameters,
                         const unsigned number)
    {
      const Heater &heater    = parameters.heat.heaters[number];
      const std::string entry = heater.legs.empty() ? "Region" : "Legs";
      const auto regions      = region_names(parameters.geometry);
      bool exist              = true;
      for (const auto &region : heater.regions())
      {
        const bool exists = item.check_name(entry, region, regions, "region");
        exist             = exist && exists;
        if (exists && !has_body(parameters.geometry, region))
          item.error(entry,
                     "\"" + region +
                       "\" is of the material none: there is nothing to "
                       "heat",
                     "a region of the body");
        for (unsigned j = 0; j < number; ++j)
          if (const auto &other = parameters.heat.heaters[j];
              exists && contains(other.regions(), region))
            item.error(entry,
                       "the heater \"" + other.name +
                         "\" is in this region already",
                       "a region of its own");
      }
      if (exist && !heater.legs.empty())
        check_legs(item, parameters, heater.legs);
    }

    void
    check_held_place(const Section &item,
                     const Geometry &geometry,
                     const std::string &held,
                     const std::vector<std::string> &places)
    {
      const std::string entry = "Hold mean temperature of";
      if (!has_body(geometry, held))
        item.error(entry,
                   "\"" + held +
                     "\" is of the material none: it has no temperature",
                   "a surface or a region of the body");
      item.check_name(entry, held, places, "region or surface");
    }

    void
    check_held_impedance(const Section &item,
                         const Parameters &parameters,
                         const unsigned number)
    {
      const std::string entry = "Hold impedance";
      const Heater &heater    = parameters.heat.heaters[number];
      if (!item.check_name(entry,
                           heater.held_impedance,
                           names_of(parameters.impedances),
                           "impedance of the protocol"))
        return;
      for (const auto &impedance : parameters.impedances)
        if (impedance.name == heater.held_impedance &&
            (impedance.plus.empty() || !impedance.measurement.empty()))
          item.error(entry,
                     "\"" + impedance.name +
                       (impedance.plus.empty()
                          ? "\" is no impedance but the answer to a parameter"
                          : "\" is the answer of another voltage"),
                     "one with the entry \"Between\" and no other");
      for (unsigned j = 0; j < number; ++j)
        if (const auto &other = parameters.heat.heaters[j];
            heater.holds_impedance() &&
            other.held_impedance == heater.held_impedance)
          item.error(entry,
                     "the heater \"" + other.name +
                       "\" holds this impedance already",
                     "one heater for every held impedance");
    }

    void
    check_heating_terminals(const Section &root,
                            const Parameters &parameters,
                            const std::vector<std::string> &places)
    {
      const auto &items = root.section("Circuit").items("Terminal");
      std::map<std::string, std::string> holders;
      for (const auto &heater : parameters.heat.heaters)
        holders.emplace(heater.held, "heater \"" + heater.name);
      for (unsigned t = 0; t < items.size(); ++t)
      {
        const auto &terminal = parameters.terminals[t];
        if (!terminal.heats())
          continue;
        check_held_place(items[t], parameters.geometry, terminal.held, places);
        if (!parameters.heat.solve)
          items[t].error("Drive",
                         "the temperature is given: no voltage changes it",
                         "\"Solve temperature\" = true in the section Heat, or "
                         "another drive");
        const auto [holder, is_first] =
          holders.emplace(terminal.held, "terminal \"" + terminal.name);
        if (!is_first && !terminal.held.empty())
          items[t].error("Hold mean temperature of",
                         "the " + holder->second +
                           "\" holds this temperature already",
                         "one heater for every held temperature");
      }
    }

    void
    check_heat(const Section &root, const Parameters &parameters)
    {
      const auto regions  = region_names(parameters.geometry);
      const auto surfaces = names_of(parameters.geometry.surfaces);
      auto places         = regions;
      places.insert(places.end(), surfaces.begin(), surfaces.end());

      const Section &heat = root.section("Heat");
      const auto &given   = parameters.boundary_conditions;
      if (parameters.heat.solve && parameters.heat.exchanges.empty() &&
          std::none_of(given.begin(), given.end(), [](const auto &one) {
            return one.field == "T" && !one.is_flux;
          }))
        heat.error(heat.is_set("Exchanges") ? "Exchanges" : "Solve temperature",
                   "no heat can leave: the temperature has no steady value",
                   "at least one exchange, a boundary condition of T, or Solve "
                   "temperature = false");
      for (const auto &item : heat.items("Exchange"))
        item.check_name("Surface", item.text("Surface"), surfaces, "surface");
      const auto &items = heat.items("Heater");
      for (unsigned i = 0; i < items.size(); ++i)
      {
        const auto &heater = parameters.heat.heaters[i];
        check_heated_regions(items[i], parameters, i);
        check_held_place(items[i], parameters.geometry, heater.held, places);
        check_held_impedance(items[i], parameters, i);
        for (unsigned j = 0; j < i; ++j)
        {
          const auto &other = parameters.heat.heaters[j];
          if (!heater.held.empty() && other.held == heater.held)
            items[i].error("Hold mean temperature of",
                           "the heater \"" + other.name +
                             "\" holds this temperature already",
                           "one heater for every held temperature");
        }
      }
      check_heating_terminals(root, parameters, places);
      if (!parameters.heat.solve)
        return;
      const auto &materials = root.section("Materials").items("Material");
      for (const auto &material : parameters.materials)
        for (const auto &item : materials)
          if (item.name() == material.name &&
              material.thermal_conductivity.empty() &&
              !item.is_set("Thermal conductivity [W/m/K]"))
            item.error("Thermal conductivity [W/m/K]",
                       "the temperature is solved, but this material has no "
                       "thermal conductivity",
                       "this entry, or \"Based on\" a library material");
    }

    void
    check_gas(const Section &root, const Parameters &parameters)
    {
      const auto surfaces = names_of(parameters.geometry.surfaces);
      for (const auto &item : root.section("Gas").items("Atmosphere"))
        for (const auto &surface : item.names("Surfaces"))
          item.check_name("Surfaces", surface, surfaces, "surface");
    }

    void
    warn_of_unused_surfaces(const Section &root, const Parameters &parameters)
    {
      std::vector<std::string> used;
      for (const auto &[surface, atmosphere] : parameters.gas.openings)
        used.push_back(surface);
      for (const auto &electrode : parameters.electrodes)
        used.insert(used.end(), {electrode.surface, electrode.contact});
      for (const auto &layer : parameters.thin_layers)
        used.push_back(layer.surface);
      for (const auto &exchange : parameters.heat.exchanges)
        used.push_back(exchange.surface);
      for (const auto &condition : parameters.boundary_conditions)
        used.push_back(condition.surface);
      for (const auto &heater : parameters.heat.heaters)
        used.push_back(heater.held);
      for (const auto &terminal : parameters.terminals)
        used.push_back(terminal.held);
      for (const auto &measurement : parameters.measurements)
        used.push_back(measurement.place);
      for (const auto &item : root.section("Geometry").items("Surface"))
        if (!contains(used, item.name()))
          item.warning("", "nothing uses this surface");
    }

    void
    warn_of_unused_atmospheres(const Section &root,
                               const Parameters &parameters)
    {
      std::vector<std::string> used;
      for (const auto &[surface, atmosphere] : parameters.gas.openings)
        used.push_back(atmosphere);
      for (const auto &electrode : parameters.electrodes)
        used.push_back(electrode.atmosphere);
      for (const auto &item : root.section("Gas").items("Atmosphere"))
        if (!contains(used, item.name()))
          item.warning("", "nothing is exposed to this atmosphere");
    }
  } // namespace


  bool
  is_metal(const Parameters &parameters, const std::string &region)
  {
    std::string material;
    for (const auto &one : all_regions(parameters.geometry))
      if (one.name == region)
        material = one.material;
    for (const auto &one : parameters.materials)
      if (one.name == material)
        return one.electronic.resistivity > 0.;
    return false;
  }


  void
  check_references(const Section &root, const Parameters &parameters)
  {
    check_electrodes(root, parameters);
    check_heat(root, parameters);
    check_gas(root, parameters);
    warn_of_unused_surfaces(root, parameters);
    warn_of_unused_atmospheres(root, parameters);
  }
} // namespace Oxion::Parameters
