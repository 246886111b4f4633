#include <oxion/parameters/material_library.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>

#include "gas_path_size.h"

namespace Oxion::Parameters
{
  namespace
  {
    const Material *
    find_in_library(const std::string &name)
    {
      for (const auto &material : material_library())
        if (material.name == name)
          return &material;
      return nullptr;
    }

    std::vector<std::pair<double, double>>
    read_conductivity(const Section &section, const std::string &entry)
    {
      const auto table = section.table(entry);
      if (table.empty())
        return {{293.15, section.number(entry)}};
      return table;
    }

    /** Of a straight capillary, gap or tube, with the structure factor. */
    double
    permeability(const Material &material)
    {
      const double r = material.pore_radius;
      switch (material.gas_path)
      {
        case GasPath::porous:
        case GasPath::tube:
          return material.structure * r * r / 8.;
        case GasPath::slit:
          return material.structure * r * r / 3.;
        case GasPath::none:
          break;
      }
      return 0.;
    }

    Material
    read_material(const Section &section, const Geometry &geometry)
    {
      Material material;
      const std::string base = section.text("Based on");
      if (const Material *library = find_in_library(base))
        material = *library;
      else
        section.check_name("Based on",
                           base,
                           names_of(material_library()),
                           "library material");
      const GasPath path = material.gas_path;
      section.fill(material);
      if (material.gas_path != path)
        material.pore_radius = 0.; // the library's is of another kind
      if (section.has("Thermal conductivity [W/m/K]"))
        material.thermal_conductivity =
          read_conductivity(section, "Thermal conductivity [W/m/K]");
      if (material.gas_path == GasPath::porous &&
          !section.has("Density [kg/m3]"))
        material.density *= 1. - material.porosity;
      if (!base.empty() && find_in_library(base) == nullptr)
        return material; // sizes of an unknown base are no further error

      read_gas_path_size(section, geometry, material);
      material.permeability = permeability(material);
      if (section.has("Permeability [m2]"))
        material.permeability = section.number("Permeability [m2]");
      return material;
    }

    SectionDeclaration
    declare_material()
    {
      constexpr auto ionic      = &Material::ionic;
      constexpr auto electronic = &Material::electronic;
      using Electronic          = ElectronicConductivity;
      SectionDeclaration result = {
        "Material",
        "A library material with numbers of its own. What is not set is the "
        "library's.",
        {{"Based on", name(), "Name of a library material."},
         {"Source",
          {&Material::source, text()},
          "Where the numbers come from."},
         {"Ionic prefactor [S K^n/m]",
          {ionic,
           &IonicConductivity::prefactor,
           any_magnitude(number_at_least(0.))},
          "A of sigma = A/T^n exp(-E/kT) of the oxide ions, 0: none."},
         {"Ionic temperature power [-]",
          {ionic,
           &IonicConductivity::temperature_power,
           number_between(0., 2.)},
          "n."},
         {"Ionic activation energy [eV]",
          {ionic, &IonicConductivity::energy, number_at_least(0.)},
          "E."},
         {"Seebeck coefficient [mV/K]",
          {&Material::seebeck, number()},
          "Of the oxide ions."},
         {"Resistivity [Ohm m]",
          {electronic,
           &Electronic::resistivity,
           any_magnitude(number_at_least(0.))},
          "Of a metal at 0 C, 0: none."},
         {"Resistivity coefficient A [1/K]",
          {electronic, &Electronic::linear_coefficient, number_at_least(0.)},
          "A of R/R_0 = 1 + A t + B t^2, t in degrees Celsius."},
         {"Resistivity coefficient B [1/K2]",
          {electronic, &Electronic::quadratic_coefficient, number()},
          "B."},
         {"Electron prefactor [S/m]",
          {electronic,
           &Electronic::electron_prefactor,
           any_magnitude(number_at_least(0.))},
          "Of zirconia's electrons, sigma = prefactor exp(-E/kT) p^(-1/4), p "
          "of oxygen in atm; 0: none."},
         {"Electron activation energy [eV]",
          {electronic, &Electronic::electron_energy, number_at_least(0.)},
          "E."},
         {"Hole prefactor [S/m]",
          {electronic,
           &Electronic::hole_prefactor,
           any_magnitude(number_at_least(0.))},
          "Of zirconia's holes, with p^(1/4); 0: none."},
         {"Hole activation energy [eV]",
          {electronic, &Electronic::hole_energy, number_at_least(0.)},
          "E."},
         {"Thermal conductivity [W/m/K]",
          number_or_table(),
          "A number, or values at temperatures [K]: 300: 2.9, 1073: 2.3."},
         {"Density [kg/m3]",
          {&Material::density, number_above(0.)},
          "Of the whole, pores included."},
         {"Heat capacity [J/kg/K]",
          {&Material::heat_capacity, number_above(0.)},
          "By mass."},
         {"Gas path",
          {&Material::gas_path, gas_path_words()},
          "How gas gets through: not, pores, a gap, a hole."},
         {"Porosity [-]",
          {&Material::porosity, any_magnitude(number_between(0., 1.))},
          "Volume of the pores, taken off the density; diffusion follows the "
          "structure factor."},
         {"Structure factor [-]",
          {&Material::structure, any_magnitude(number_between(1e-9, 1.))},
          "Porosity over tortuosity factor, of diffusion and flow."},
         {"Pore radius [um]", number_above(0.), "Of a porous material."},
         {"Gap height [um]",
          number_above(0.),
          "Of an open gap; default: the thickness of its layers."},
         {"Diameter [um]",
          number_above(0.),
          "Of an open hole; default: that of an insert around the axis."},
         {"Permeability [m2]",
          number_above(0.),
          "Structure factor included; default by size: r^2/8, h^2/12, d^2/32 "
          "times the structure factor."}}};
      for (auto &entry : result.entries)
        entry.default_value.clear(); // what is not set is the library's
      return result;
    }
  } // namespace


  const std::vector<std::string> &
  storage_entries()
  {
    static const std::vector<std::string> all = {"Porosity [-]",
                                                 "Density [kg/m3]",
                                                 "Heat capacity [J/kg/K]",
                                                 "Double-layer capacitance "
                                                 "[F/m2]"};
    return all;
  }


  SectionDeclaration
  declare_materials()
  {
    return {"Materials",
            "Materials of this element. A library material can also be named "
            "without a subsection here: " +
              join_list(names_of(material_library())) + ".",
            {},
            {{"", {declare_material()}}}};
  }


  std::vector<Material>
  read_materials(const Section &root, const Geometry &geometry)
  {
    const Section &section = root.section("Materials");
    std::vector<Material> result, own;
    std::vector<std::string> valid{"none"};
    for (const auto &item : section.items("Material"))
    {
      own.push_back(read_material(item, geometry));
      valid.push_back(item.name());
    }
    for (const auto &material : material_library())
      valid.push_back(material.name);

    const auto use = [&](const Section &where, const std::string &name) {
      if (name == "none" ||
          !where.check_name("Material", name, valid, "material"))
        return;
      const auto has_name = [&](const Material &m) { return m.name == name; };
      if (std::any_of(result.begin(), result.end(), has_name))
        return;
      const auto found = std::find_if(own.begin(), own.end(), has_name);
      if (found != own.end())
        return result.push_back(*found);
      Material material = *find_in_library(name);
      if (material.gas_path == GasPath::porous)
        material.density *= 1. - material.porosity;
      set_size_by_walls(where, "Material", geometry, material);
      material.permeability = permeability(material);
      result.push_back(material);
    };
    for (const char *kind : {"Layer", "Insert", "Region"})
      for (const auto &item : root.section("Geometry").items(kind))
        use(item, item.text("Material"));
    for (const auto &item : root.section("Thin layers").items("Thin layer"))
      use(item, item.text("Material"));

    const auto used = names_of(result);
    for (const auto &item : section.items("Material"))
      if (!contains(used, item.name()))
        item.warning("",
                     "no layer, thin layer, insert or region is made of this "
                     "material");
    return result;
  }


  void
  warn_of_storage(const Section &section)
  {
    const auto &items = section.items("Material");
    std::vector<std::string> given;
    const Section *first = nullptr;
    for (const auto &entry : storage_entries())
      for (const auto &item : items)
        if (item.declaration().find_entry(entry) && item.has(entry))
        {
          first = first == nullptr ? &item : first;
          given.push_back(entry);
          break;
        }
    if (first == nullptr)
      return;
    const std::vector<std::string> others(given.begin() + 1, given.end());
    first->warning(given.front(),
                   "no steady state depends on it, in this and every other "
                   "material" +
                     (others.empty() ? "" : ", nor on " + join_list(others)) +
                     "; diffusion through pores follows \"Structure factor "
                     "[-]\" and \"Pore radius [um]\"");
  }
} // namespace Oxion::Parameters
