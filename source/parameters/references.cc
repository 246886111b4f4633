#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

namespace Oxion::Parameters
{
  namespace
  {
    void
    check_electrodes(const Section &root, const Parameters &parameters)
    {
      const auto surfaces    = names_of(parameters.geometry.surfaces);
      const auto terminals   = names_of(parameters.terminals);
      const auto atmospheres = names_of(parameters.gas.atmospheres);
      const auto &items      = root.section("Electrodes").items("Electrode");
      for (unsigned i = 0; i < items.size(); ++i)
      {
        const auto &electrode = parameters.electrodes[i];
        const auto &item      = items[i];
        item.check_name("Surface", electrode.surface, surfaces, "surface");
        item.check_name("Terminal", electrode.terminal, terminals, "terminal");
        item.check_name("Atmosphere",
                        electrode.atmosphere,
                        atmospheres,
                        "atmosphere");
        for (unsigned j = 0; j < i; ++j)
          if (!electrode.surface.empty() &&
              parameters.electrodes[j].surface == electrode.surface)
            item.error("Surface",
                       "the electrode \"" + parameters.electrodes[j].name +
                         "\" lies on this surface already",
                       "a surface of its own");
      }
    }

    /** Is it no layer or insert of material none? */
    bool
    has_body(const Geometry &geometry, const std::string &place)
    {
      const auto is_empty = [&](const auto &region) {
        return region.name == place && region.material == "none";
      };
      return std::none_of(geometry.layers.begin(),
                          geometry.layers.end(),
                          is_empty) &&
             std::none_of(geometry.inserts.begin(),
                          geometry.inserts.end(),
                          is_empty);
    }

    void
    check_heat(const Section &root, const Parameters &parameters)
    {
      const auto regions  = region_names(parameters.geometry);
      const auto surfaces = names_of(parameters.geometry.surfaces);
      auto places         = regions;
      places.insert(places.end(), surfaces.begin(), surfaces.end());

      const Section &heat = root.section("Heat");
      for (const auto &item : heat.items("Exchange"))
        item.check_name("Surface", item.text("Surface"), surfaces, "surface");
      const auto &items = heat.items("Heater");
      for (unsigned i = 0; i < items.size(); ++i)
      {
        const auto &heater = parameters.heat.heaters[i];
        if (items[i].check_name("Region", heater.region, regions, "region") &&
            !has_body(parameters.geometry, heater.region))
          items[i].error("Region",
                         "\"" + heater.region +
                           "\" is of the material none: there is nothing to "
                           "heat",
                         "a region of the body");
        if (!has_body(parameters.geometry, heater.held))
          items[i].error("Hold mean temperature of",
                         "\"" + heater.held +
                           "\" is of the material none: it has no temperature",
                         "a surface or a region of the body");
        items[i].check_name("Hold mean temperature of",
                            heater.held,
                            places,
                            "region or surface");
        if (items[i].check_name("Hold impedance",
                                heater.held_impedance,
                                names_of(parameters.impedances),
                                "impedance of the protocol"))
          for (const auto &impedance : parameters.impedances)
            if (impedance.name == heater.held_impedance &&
                impedance.plus.empty())
              items[i].error("Hold impedance",
                             "\"" + impedance.name +
                               "\" is no impedance but the answer to a "
                               "parameter",
                             "one with the entry \"Between\"");
        for (unsigned j = 0; j < i; ++j)
        {
          const auto &other = parameters.heat.heaters[j];
          if (heater.holds_impedance() &&
              other.held_impedance == heater.held_impedance)
            items[i].error("Hold impedance",
                           "the heater \"" + other.name +
                             "\" holds this impedance already",
                           "one heater for every held impedance");
          if (!heater.region.empty() && other.region == heater.region)
            items[i].error("Region",
                           "the heater \"" + other.name +
                             "\" is in this region already",
                           "a region of its own");
          if (!heater.held.empty() && other.held == heater.held)
            items[i].error("Hold mean temperature of",
                           "the heater \"" + other.name +
                             "\" holds this temperature already",
                           "one heater for every held temperature");
        }
      }
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
        used.push_back(electrode.surface);
      for (const auto &exchange : parameters.heat.exchanges)
        used.push_back(exchange.surface);
      for (const auto &heater : parameters.heat.heaters)
        used.push_back(heater.held);
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
