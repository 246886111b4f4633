#include <oxion/parameters/lengths.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

namespace Oxion::Parameters
{
  namespace
  {
    SectionDeclaration
    declare_thin_layer()
    {
      return {
        "Thin layer",
        "A layer without cells of its own, on a surface between two regions.",
        {{"Surface", &ThinLayer::surface, "Where.", required},
         {"Material", &ThinLayer::material, "Its material.", required},
         {"Thickness [um]",
          {&ThinLayer::thickness,
           any_magnitude(
             number_between(smallest_length / 1e-6, largest_length / 1e-6))},
          "What crosses it sees this over the material's conductivity.",
          required},
         {"Ionic resistance [Ohm m2]",
          {&ThinLayer::ionic_resistance, any_magnitude(number_above(0.))},
          "To oxide ions, instead of that; a material that conducts none lets "
          "none through."},
         {"Electronic resistance [Ohm m2]",
          {&ThinLayer::electronic_resistance, any_magnitude(number_above(0.))},
          "To electrons, likewise; only metals let them through."},
         {"Thermal resistance [m2 K/W]",
          {&ThinLayer::thermal_resistance, any_magnitude(number_above(0.))},
          "To heat, likewise."}}};
    }
  } // namespace


  SectionDeclaration
  declare_thin_layers()
  {
    return {"Thin layers",
            "Layers too thin for cells, as resistances of surfaces.",
            {{"Thin layers", names(0), "Their names."}},
            {{"Thin layers", {declare_thin_layer()}}}};
  }


  std::vector<ThinLayer>
  read_thin_layers(const Section &section)
  {
    std::vector<ThinLayer> result;
    for (const auto &item : section.items("Thin layer"))
    {
      result.push_back(item.read<ThinLayer>());
      if (result.back().material == "none")
        item.error("Material",
                   "a layer of nothing has no resistance",
                   "a material, or no such layer");
    }
    return result;
  }


  void
  check_thin_layers(const Section &root, const Parameters &parameters)
  {
    const auto surfaces = names_of(parameters.geometry.surfaces);
    const auto &items   = root.section("Thin layers").items("Thin layer");
    for (unsigned i = 0; i < items.size(); ++i)
    {
      const std::string &name = parameters.thin_layers[i].surface;
      if (!items[i].check_name("Surface", name, surfaces, "surface"))
        continue;
      const auto taken_by = [&](const auto &one, const std::string &what) {
        if (one.surface == name)
          items[i].error("Surface",
                         "the " + what + " \"" + one.name +
                           "\" lies on this surface already",
                         "a surface of its own");
      };
      for (unsigned j = 0; j < i; ++j)
        taken_by(parameters.thin_layers[j], "thin layer");
      for (const auto &electrode : parameters.electrodes)
        taken_by(electrode, "electrode");
      for (const auto &surface : parameters.geometry.surfaces)
        if (surface.name == name && !surface.first.empty() &&
            surface.second.empty())
          items[i].error("Surface",
                         "\"" + name +
                           "\" lies on the outside: there is nothing behind "
                           "the layer",
                         "a surface \"Between\" two regions");
    }
  }
} // namespace Oxion::Parameters
