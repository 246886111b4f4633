#include "gas_path_size.h"

#include <oxion/parameters/paths.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace Oxion::Parameters
{
  namespace
  {
    const std::map<GasPath, std::string> size_entries = {
      {GasPath::porous, "Pore radius [um]"},
      {GasPath::slit, "Gap height [um]"},
      {GasPath::tube, "Diameter [um]"}};

    /** What a place in the geometry says of a slit's or tube's size. */
    struct WallDistance
    {
      std::string place;            ///< layer, insert or region
      double distance = 0.;         ///< between the walls [m], 0: unknown
      std::vector<double> sideways; ///< between the walls aside [m]
    };

    bool
    agree(const double a, const double b)
    {
      return std::abs(a - b) <= 1e-6 * std::max(a, b);
    }

    std::string
    in_micrometres(const double metres)
    {
      std::ostringstream out;
      out << metres * 1e6 << " um";
      return out.str();
    }

    /** Of the named layers if they lie on each other, else 0. */
    double
    height_of(const Geometry &geometry, const std::vector<std::string> &layers)
    {
      double height = 0.;
      bool inside = false, left = false;
      for (const auto &layer : geometry.layers)
        if (contains(layers, layer.name))
        {
          if (left)
            return 0.;
          inside = true;
          height += layer.thickness;
        }
        else
          left = inside;
      return height;
    }

    /**
     * For every layer and insert of the material: a slit is as high as its
     * layers are thick, a tube on the axis twice as wide as its radius.
     */
    std::vector<WallDistance>
    wall_distances(const Geometry &geometry,
                   const std::string &material,
                   const GasPath path)
    {
      const bool round  = geometry.symmetry == Symmetry::axisymmetric;
      const auto across = [&](const std::array<double, 2> &x) {
        return round && x[0] == 0. ? 2. * x[1] : 0.;
      };
      const auto width = [](const std::array<double, 2> &x) {
        return x[1] - x[0];
      };
      std::vector<WallDistance> result;
      for (const auto &layer : geometry.layers)
        if (layer.material == material)
          result.push_back(
            {layer.name,
             path == GasPath::slit ? layer.thickness : across(geometry.x),
             {}});
      for (const auto &insert : geometry.inserts)
        if (insert.material == material)
          result.push_back(
            {insert.name,
             path == GasPath::slit ? height_of(geometry, insert.layers)
                                   : across(insert.x),
             {width(insert.x), width(insert.y.value_or(geometry.y))}});
      for (const auto &region : geometry.mesh_regions)
        if (region.material == material)
          result.push_back({region.name, 0., {}});
      return result;
    }

    /** What all places agree on [m]; 0, reported, if there is no such size. */
    double
    common_distance(const std::vector<WallDistance> &places,
                    const Section &section,
                    const std::string &entry)
    {
      for (const auto &one : places)
        if (one.distance == 0. || !agree(one.distance, places.front().distance))
        {
          section.error(entry,
                        one.distance == 0.
                          ? "this entry is missing"
                          : "the material fills \"" + places.front().place +
                              "\", " + in_micrometres(places.front().distance) +
                              " high, and \"" + one.place + "\", " +
                              in_micrometres(one.distance) + " high",
                        one.distance == 0. ? "a number above 0"
                                           : "a number above 0, or a material "
                                             "for each of them");
          return 0.;
        }
      return places.empty() ? 0. : places.front().distance;
    }

    /** Warns where a given size [m] is another than the place's. */
    void
    compare_with_walls(const std::vector<WallDistance> &places,
                       const double given,
                       const Section &section,
                       const std::string &entry)
    {
      for (const auto &one : places)
        if (one.distance > 0. && !agree(given, one.distance) &&
            std::none_of(one.sideways.begin(),
                         one.sideways.end(),
                         [&](const double width) {
                           return agree(given, width);
                         }))
          section.warning(entry,
                          in_micrometres(given) + ", but the walls of \"" +
                            one.place + "\" are " +
                            in_micrometres(one.distance) +
                            " apart; without this entry the size follows them");
    }

    void
    refuse_other_entries(const Section &section, const GasPath gas_path)
    {
      const auto refuse = [&](const std::string &entry) {
        if (section.has(entry))
          section.error(entry,
                        "a material whose gas path is " +
                          word_of(gas_path_words(), gas_path) + " has no \"" +
                          entry + "\"",
                        "no such entry, or another \"Gas path\"");
      };
      for (const auto &[path, entry] : size_entries)
        if (path != gas_path)
          refuse(entry);
      if (gas_path != GasPath::porous)
        refuse("Porosity [-]");
      if (gas_path == GasPath::none)
        for (const char *entry : {"Structure factor [-]", "Permeability [m2]"})
          refuse(entry);
    }
  } // namespace


  const Words<GasPath> &
  gas_path_words()
  {
    static const Words<GasPath> words = {{"none", GasPath::none},
                                         {"porous", GasPath::porous},
                                         {"slit", GasPath::slit},
                                         {"tube", GasPath::tube}};
    return words;
  }


  void
  set_size_by_walls(const Section &where,
                    const std::string &entry,
                    const Geometry &geometry,
                    Material &material)
  {
    if (material.gas_path != GasPath::none && material.pore_radius == 0.)
      material.pore_radius =
        0.5 * common_distance(wall_distances(geometry,
                                             material.name,
                                             material.gas_path),
                              where,
                              entry);
  }


  void
  read_gas_path_size(const Section &section,
                     const Geometry &geometry,
                     Material &material)
  {
    refuse_other_entries(section, material.gas_path);
    if (material.gas_path == GasPath::none)
      return;
    const std::string &entry = size_entries.at(material.gas_path);
    if (section.has(entry))
    {
      const double size = section.number(entry);
      if (material.gas_path == GasPath::porous)
        material.pore_radius = size;
      else
      {
        material.pore_radius = 0.5 * size;
        compare_with_walls(wall_distances(geometry,
                                          material.name,
                                          material.gas_path),
                           size,
                           section,
                           entry);
      }
    }
    else if (section.is_set(entry))
      return; // refused and reported
    else if (material.gas_path != GasPath::porous)
      set_size_by_walls(section, entry, geometry, material);
    else if (material.pore_radius == 0.)
      section.error(entry, "this entry is missing", "a number above 0");
  }
} // namespace Oxion::Parameters
