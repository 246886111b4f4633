#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/viscosity.h>
#include <oxion/laws/zirconia.h>
#include <oxion/parameters/material_library.h>

namespace Oxion::Parameters
{
  namespace
  {
    using Table = std::vector<std::pair<double, double>>;

    // Handbook values; porosity, grain and impurities decide, to some 10 %.
    /// Dense 3 to 5 mol% YSZ.
    const Table zirconia_conductivity = {{293.15, 2.9}, {1073.15, 2.35}};
    /// 96 to 99 % Al2O3.
    const Table alumina_conductivity = {{293.15, 30.},
                                        {673.15, 13.},
                                        {1073.15, 7.5},
                                        {1273.15, 6.}};

    /** Of dry air by kinetic theory, 300 ... 1500 K, linear within 1e-3. */
    Table
    air_conductivity()
    {
      using namespace Laws;
      const SpeciesArray<const Species *> species{
        {&find_species("O2"), &find_species("N2")}};
      const SpeciesArray<double> fractions{{oxygen_in_air, 1. - oxygen_in_air}};
      Table table;
      for (double T = 300.; T <= 1500.; T += 50.)
        table.emplace_back(T, mixture_conductivity(2, species, fractions, T));
      return table;
    }

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
             const Table &conductivity,
             const double density)
    {
      const Laws::Zirconia &law = Laws::find_zirconia(name);
      Material material =
        solid(name, std::string(law.source), conductivity, density, 610.);
      material.ionic = law.ionic;
      return material;
    }

    Material
    metal(Material solid, const ElectronicConductivity &law)
    {
      solid.electronic = law;
      return solid;
    }

    /** Zirconia with its minority carriers. */
    Material
    mixed(Material zirconia)
    {
      zirconia.source +=
        "; electrons and holes: " + std::string(Laws::minority_carriers_source);
      zirconia.name       = "mixed " + zirconia.name;
      zirconia.electronic = Laws::minority_carriers;
      return zirconia;
    }

    /** An insulator that leaks, as if oxide ions did it. */
    Material
    conducting(Material insulator,
               const IonicConductivity &law,
               const std::string &source)
    {
      insulator.name = "conducting " + insulator.name;
      insulator.source += "; " + source +
                          "; what moves there is taken for oxide ions, which "
                          "is the worst case of a leak";
      insulator.ionic = law;
      return insulator;
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
      Material material = solid(name, source, air_conductivity(), 0.335, 1160.);
      material.gas_path = path;
      return material;
    }

    /** Maxwell's dilute limit k (1 - 1.5 eps), up to a porosity of some 0.4. */
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
    const Material alumina                 = solid("alumina",
                                   "96 to 99 % Al2O3, handbook values within "
                                                   "some 10 %",
                                   alumina_conductivity,
                                   3850.,
                                   1200.);
    const Material glass                   = solid("low-sodium glass",
                                 "alkali-free aluminoborosilicate, uncertain: "
                                                   "1.1 to 1.4 W/m/K",
                                 {{293.15, 1.25}},
                                 2900.,
                                 900.);
    static const std::vector<Material> all = {
      zirconia("sensor zirconia", zirconia_conductivity, 6000.),
      zirconia("8YSZ", {{293.15, 2.1}}, 5900.),
      zirconia("8YSZ SOFC", {{293.15, 2.1}}, 5900.),
      zirconia("3YSZ", zirconia_conductivity, 6050.),
      mixed(zirconia("sensor zirconia", zirconia_conductivity, 6000.)),
      mixed(zirconia("8YSZ", {{293.15, 2.1}}, 5900.)),
      alumina,
      conducting(alumina,
                 {5., 0., 1.25},
                 "resistivity within a factor of ten: 1e10, 1e8, 1e6, 1e5, 1e4 "
                 "Ohm m at 300, 500, 700, 800, 1000 C"),
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
      metal(solid("platinum",
                  "pure platinum, handbook; resistance by IEC 60751",
                  {{300., 71.6}, {800., 75.}, {1000., 78.7}},
                  21450.,
                  150.),
            {9.83e-8, 3.9083e-3, -5.775e-7}),
      glass,
      conducting(glass,
                 {170., 0., 1.49},
                 "resistivity uncertain: 1e7 to 1e8 Ohm m at 500 C, 1e5 to 1e6 "
                 "at 700 C; with sodium it is a thousand times less")};
    return all;
  }
} // namespace Oxion::Parameters
