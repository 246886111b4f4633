#include <oxion/parameters/lengths.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>

#include <algorithm>
#include <cmath>

namespace Oxion::Parameters
{
  namespace
  {
    using Limits = std::array<double, 2>;

    bool
    overlap(const Limits &a, const Limits &b)
    {
      return std::min(a[1], b[1]) - std::max(a[0], b[0]) > same_place;
    }

    bool
    reaches_out(const Limits &inner, const Limits &outer)
    {
      return inner[0] < outer[0] - same_place ||
             inner[1] > outer[1] + same_place;
    }

    std::string
    share_a_layer(const Insert &a, const Insert &b)
    {
      for (const auto &layer : a.layers)
        if (contains(b.layers, layer))
          return layer;
      return "";
    }

    void
    check_names(const Section &section, const Geometry &geometry)
    {
      for (const auto &insert : section.items("Insert"))
        for (const auto &layer : geometry.layers)
          if (layer.name == insert.name())
            insert.error("",
                         "a layer and an insert have the same name",
                         "different names: both are regions");
      const auto regions = region_names(geometry);
      for (const auto &surface : section.items("Surface"))
        if (contains(regions, surface.name()))
          surface.error("",
                        "a region and a surface have the same name",
                        "different names: both are places");
      const auto refuse_word = [](const std::vector<Section> &items) {
        for (const auto &item : items)
          if (item.name() == "all" || item.name() == "none" ||
              item.name().find('+') != std::string::npos)
            item.error("",
                       "\"" + item.name() + "\" has a meaning of its own",
                       "a name other than \"all\" and \"none\", without \"+\"");
      };
      refuse_word(section.items("Layer"));
      refuse_word(section.items("Insert"));
      refuse_word(section.items("Region"));
      refuse_word(section.items("Surface"));
    }

    void
    check_inserts(const Section &section, const Geometry &geometry)
    {
      const auto layers = names_of(geometry.layers);
      const auto &items = section.items("Insert");
      const std::string in_plane =
        geometry.symmetry == Symmetry::axisymmetric ? "r [mm]" : "x [mm]";
      for (unsigned i = 0; i < geometry.inserts.size(); ++i)
      {
        const Insert &insert = geometry.inserts[i];
        for (const auto &layer : insert.layers)
          items[i].check_name("Layers", layer, layers, "layer");
        if (reaches_out(insert.x, geometry.x))
          items[i].error(in_plane,
                         "the insert reaches out of the element",
                         "limits inside " + in_plane + " of the geometry");
        if (insert.y && reaches_out(*insert.y, geometry.y))
          items[i].error("y [mm]",
                         "the insert reaches out of the element",
                         "limits inside y [mm] of the geometry");
        for (unsigned j = 0; j < i; ++j)
        {
          const Insert &other     = geometry.inserts[j];
          const std::string layer = share_a_layer(insert, other);
          const Limits y          = insert.y.value_or(geometry.y);
          const Limits other_y    = other.y.value_or(geometry.y);
          const bool spatial      = geometry.symmetry == Symmetry::spatial;
          const bool beside =
            !overlap(insert.x, other.x) || (spatial && !overlap(y, other_y));
          const bool within = !reaches_out(insert.x, other.x) &&
                              !(spatial && reaches_out(y, other_y));
          if (!layer.empty() && !beside && !within)
            items[i].error(in_plane,
                           "the insert overlaps the insert \"" + other.name +
                             "\" in the layer \"" + layer + "\"",
                           "inserts side by side, or one inside another that "
                           "is listed before it");
        }
      }
    }

    void
    check_surfaces(const Section &section, const Geometry &geometry)
    {
      const auto regions = region_names(geometry);
      auto all           = regions;
      all.push_back("all");

      double height = 0.;
      for (const auto &layer : geometry.layers)
        height += layer.thickness;
      std::vector<std::pair<std::string, Limits>> extents;
      if (!geometry.mesh_file.empty())
        extents = {}; // known with the mesh only, on which a box finds nothing
      else if (geometry.symmetry == Symmetry::axisymmetric)
        extents = {{"r [mm]", geometry.x}, {"z [mm]", {{0., height}}}};
      else if (geometry.symmetry == Symmetry::planar)
        extents = {{"x [mm]", geometry.x}, {"z [mm]", {{0., height}}}};
      else
        extents = {{"x [mm]", geometry.x},
                   {"y [mm]", geometry.y},
                   {"z [mm]", {{0., height}}}};

      const auto &items = section.items("Surface");
      for (unsigned i = 0; i < geometry.surfaces.size(); ++i)
      {
        const Surface &surface = geometry.surfaces[i];
        const bool inner       = !surface.second.empty();
        for (const auto &region : surface.first)
          items[i].check_name(inner ? "Between" : "Outside of",
                              region,
                              inner ? regions : all,
                              "region");
        for (const auto &region : surface.second)
        {
          items[i].check_name("Between", region, regions, "region");
          if (contains(surface.first, region))
            items[i].error("Between",
                           "the same region is on both sides",
                           "two different regions");
        }
        for (unsigned d = 0; d < extents.size(); ++d)
          if (surface.box.lower[d] > extents[d].second[1] + same_place ||
              surface.box.upper[d] < extents[d].second[0] - same_place)
            items[i].error(extents[d].first,
                           "the surface's box lies outside the element",
                           "limits that reach into the element");
      }
    }
  } // namespace


  void
  check_geometry(const Section &section, const Geometry &geometry)
  {
    if (geometry.symmetry == Symmetry::axisymmetric && geometry.x[0] < 0.)
      section.error("r [mm]", "a negative radius", "radii of at least 0");
    check_names(section, geometry);
    check_inserts(section, geometry);
    check_surfaces(section, geometry);
  }
} // namespace Oxion::Parameters
