#include <oxion/laws/zirconia.h>
#include <oxion/parameters/material_library.h>

namespace Oxion::Parameters
{
  namespace
  {
    using Table = std::vector<std::pair<double, double>>;

    const Table zirconia_conductivity = {{293.15, 2.9}, {1073.15, 2.35}};
    const Table alumina_conductivity  = {{293.15, 30.},
                                         {673.15, 13.},
                                         {1073.15, 7.5},
                                         {1273.15, 6.}};
    // Modified Eucken with Chapman-Enskog viscosities, O2 and N2 by moles.
    const Table air_conductivity = {{300., 0.0255},
                                    {500., 0.0377},
                                    {700., 0.0488},
                                    {900., 0.0595},
                                    {1100., 0.0696},
                                    {1300., 0.0790}};

    Material
    solid(const std::string &name,
          const std::string &source,
          const Table &conductivity,
          const double density,
          const double heat_capacity)
    {
      Material material;
      material.name                 = name;
      material.source               = source;
      material.thermal_conductivity = conductivity;
      material.density              = density;
      material.heat_capacity        = heat_capacity;
      return material;
    }

    Material
    zirconia(const std::string &name,
             const Laws::Zirconia &law,
             const Table &conductivity,
             const double density)
    {
      Material material =
        solid(name, std::string(law.source), conductivity, density, 610.);
      material.ionic = law.ionic;
      return material;
    }

    Material
    porous(Material solid, const double porosity)
    {
      solid.gas_path    = GasPath::porous;
      solid.porosity    = porosity;
      solid.structure   = 0.1;
      solid.pore_radius = 1e-6;
      return solid;
    }

    Material
    open(const std::string &name, const std::string &source, const GasPath path)
    {
      // Density and heat capacity of air at 780 C.
      Material material = solid(name, source, air_conductivity, 0.335, 1160.);
      material.gas_path = path;
      return material;
    }

    const Laws::Zirconia &
    law_of(const std::string_view name)
    {
      for (const auto &law : Laws::known_zirconias)
        if (law.name == name)
          return law;
      return Laws::known_zirconias.front();
    }

    /** Maxwell's k (1 - 1.5 eps) of a ceramic with that porosity. */
    Table
    with_pores(Table conductivity, const double porosity)
    {
      for (auto &[temperature, k] : conductivity)
        k *= 1. - 1.5 * porosity;
      return conductivity;
    }
  } // namespace


  const std::vector<Material> &
  material_library()
  {
    static const std::vector<Material> all = {
      zirconia("sensor zirconia",
               law_of("sensor sheet"),
               zirconia_conductivity,
               6000.),
      zirconia("8YSZ", law_of("8YSZ"), {{293.15, 2.1}}, 5900.),
      zirconia("8YSZ SOFC", law_of("8YSZ SOFC"), {{293.15, 2.1}}, 5900.),
      zirconia("3YSZ", law_of("3YSZ"), zirconia_conductivity, 6050.),
      solid("alumina",
            "96 to 99 % Al2O3, handbook values within some 10 %",
            alumina_conductivity,
            3850.,
            1200.),
      porous(solid("porous alumina",
                   "alumina of 30 % porosity, conductivity k (1 - 1.5 eps); "
                   "structure and pores are examples",
                   with_pores(alumina_conductivity, 0.3),
                   3850.,
                   1200.),
             0.3),
      porous(solid("porous zirconia",
                   "uncertain: 0.5 to 1 W/m/K; structure and pores are "
                   "examples",
                   {{293.15, 0.8}},
                   6000.,
                   610.),
             0.3),
      open("open gap", "slit of a given height, air in it", GasPath::slit),
      open("open hole", "tube of a given diameter, air in it", GasPath::tube),
      solid("platinum",
            "pure platinum, handbook",
            {{300., 71.6}, {800., 75.}, {1000., 78.7}},
            21450.,
            150.),
      solid("low-sodium glass",
            "alkali-free aluminoborosilicate, uncertain: 1.1 to 1.4 W/m/K",
            {{293.15, 1.25}},
            2900.,
            900.)};
    return all;
  }
} // namespace Oxion::Parameters
