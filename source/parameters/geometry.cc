#include <oxion/parameters/lengths.h>
#include <oxion/parameters/paths.h>
#include <oxion/parameters/read_sections.h>
#include <oxion/parameters/schema.h>

#include "mesh_file.h"

namespace Oxion::Parameters
{
  namespace
  {
    constexpr double micrometre = 1e-6, millimetre = 1e-3; // [m]

    const Words<Symmetry> symmetries = {{"axisymmetric",
                                         Symmetry::axisymmetric},
                                        {"planar", Symmetry::planar},
                                        {"spatial", Symmetry::spatial}};

    const Words<Facing> facings = {{"any", Facing::any},
                                   {"top", Facing::top},
                                   {"bottom", Facing::bottom},
                                   {"right", Facing::right},
                                   {"left", Facing::left},
                                   {"back", Facing::back},
                                   {"front", Facing::front}};

    /** One length in units of so many metres. */
    ValueType
    length(const double unit)
    {
      return number_between(smallest_length / unit, largest_length / unit);
    }

    ValueType
    extent()
    {
      return range(-largest_length / millimetre, largest_length / millimetre);
    }

    SectionDeclaration
    declare_layer()
    {
      return {
        "Layer",
        "One level of the stack.",
        {{"Thickness [um]",
          {&Layer::thickness, length(micrometre)},
          "Height.",
          required},
         {"Material", &Layer::material, "Of its base, or none.", required},
         {"Largest cell [um]",
          {&Layer::cell_size, number_at_least(0.)},
          "Largest height of a cell, 0: as the grid says."}}};
    }

    SectionDeclaration
    declare_insert()
    {
      return {
        "Insert",
        "A box, or ring when axisymmetric, of another material; it may lie "
        "inside one that is listed before it.",
        {{"Layers",
          {&Insert::layers, names(1)},
          "The layers it fills in height.",
          required},
         {"Material", &Insert::material, "Its material, or none.", required},
         {"r [mm]", extent(), "Inner and outer radius."},
         {"x [mm]", extent(), "Extent in x, planar and 3D."},
         {"y [mm]", extent(), "Extent in y, 3D; nothing: all."},
         {"Largest cell [um]",
          {&Insert::cell_size, number_at_least(0.)},
          "Largest width of a cell, 0: as the grid says."}}};
    }

    SectionDeclaration
    declare_surface()
    {
      return {"Surface",
              "A named set of faces: between regions or on the outside. A "
              "region is a layer's base or an insert.",
              {{"Between",
                names(2, 2),
                "Two regions; several on one side are joined: a + b, c."},
               {"Outside of",
                names(1),
                "Regions whose faces to the outside belong to it, or all."},
               {"Facing",
                {choices(words_of(facings)), "any"},
                "Normal away from the first region: +z is top, +x or outward "
                "is right, +y is back."},
               {"r [mm]", box_range(), "Limits of the radius."},
               {"x [mm]", box_range(), "Limits in x, planar and 3D."},
               {"y [mm]", box_range(), "Limits in y, 3D."},
               {"z [mm]", box_range(), "Limits above the stack's bottom."}}};
    }

    SectionDeclaration
    declare_grid()
    {
      return {
        "Grid",
        "Cells: graded towards every edge of a layer, insert or surface.",
        {{"Edge cell size [um]",
          {&Grid::edge_cell_size, length(micrometre)},
          "Size at every edge."},
         {"Growth ratio [-]",
          {&Grid::growth, number_between(1., 10.)},
          "Size of a cell over that of its neighbour."},
         {"Largest cell [um]",
          {&Grid::largest_cell, length(micrometre)},
          "Anywhere."},
         {"Largest cell in x [um]",
          {&Grid::largest_in_x, number_at_least(0.)},
          "Along x or r, instead; 0: as anywhere. For long elements."},
         {"Largest cell in y [um]",
          {&Grid::largest_in_y, number_at_least(0.)},
          "Along y in 3D, instead; 0: as anywhere."},
         {"Aspect limit [-]",
          {&Grid::aspect_limit, number_at_least(1.)},
          "Largest ratio of two sides of a cell."},
         {"Fineness [-]",
          {&Grid::fineness, number_between(1e-3, 1e3)},
          "Multiplies the number of cells along every axis."},
         {"Refinements",
          {&Grid::refinements, integer(0, 10)},
          "Bisections of all cells after the coarse solve."},
         {"Degree", {&Grid::degree, integer(1, 3)}, "Of the finite elements."},
         {"Cell limit [-]",
          {&Grid::cell_limit, number_between(1., 2e9)},
          "A mesh of more cells, refined, is refused before it is made."}}};
    }

    /** The coordinate entries that the symmetry has no use for. */
    void
    refuse_other_coordinates(const Section &section, const Symmetry symmetry)
    {
      const auto refuse = [&](const std::string &entry,
                              const std::string &instead) {
        if (section.declaration().find_entry(entry) != nullptr &&
            section.is_set(entry))
          section.error(entry,
                        "\"" + entry + "\" has no meaning when Symmetry is " +
                          word_of(symmetries, symmetry),
                        instead);
      };
      if (symmetry == Symmetry::axisymmetric)
      {
        refuse("x [mm]", "\"r [mm]\"");
        refuse("y [mm]", "no extent in y");
      }
      else
        refuse("r [mm]", "\"x [mm]\"");
      if (symmetry == Symmetry::planar)
        refuse("y [mm]", "\"Depth [mm]\" of the geometry");
      if (symmetry == Symmetry::axisymmetric)
        refuse("Depth [mm]", "no depth");
      // That of a cut which a file in 3D includes.
      if (symmetry == Symmetry::spatial &&
          section.declaration().find_entry("Depth [mm]") != nullptr &&
          section.is_set("Depth [mm]"))
        section.warning("Depth [mm]",
                        "the depth of a planar cut counts for nothing in three "
                        "dimensions, where y says how deep the element is");
    }

    std::string
    in_plane(const Symmetry symmetry)
    {
      return symmetry == Symmetry::axisymmetric ? "r [mm]" : "x [mm]";
    }

    /** A range that must be given and have an extent. */
    std::array<double, 2>
    read_extent(const Section &section, const std::string &entry)
    {
      const auto extent = section.range(entry);
      if (!extent)
      {
        if (!section.is_set(entry))
          section.error(entry,
                        "this entry is missing",
                        "two numbers, the smaller one first");
        return {{0., 0.}};
      }
      if ((*extent)[1] - (*extent)[0] < smallest_length)
        section.error(entry,
                      "there is no extent",
                      "two numbers at least 10 nm apart");
      return *extent;
    }

    Insert
    read_insert(const Section &section, const Symmetry symmetry)
    {
      refuse_other_coordinates(section, symmetry);
      Insert insert = section.read<Insert>();
      insert.x      = read_extent(section, in_plane(symmetry));
      if (symmetry == Symmetry::spatial && section.is_set("y [mm]"))
        insert.y = read_extent(section, "y [mm]");
      return insert;
    }

    Surface
    read_surface(const Section &section, const Geometry &geometry)
    {
      const Symmetry symmetry = geometry.symmetry;
      refuse_other_coordinates(section, symmetry);
      Surface surface;
      surface.name            = section.name();
      const bool may_be_given = !geometry.mesh_file.empty();
      if (section.is_set("Between")
            ? section.is_set("Outside of")
            : !section.is_set("Outside of") && !may_be_given)
        section.error(section.is_set("Between") ? "Between" : "",
                      section.is_set("Between")
                        ? "both \"Between\" and \"Outside of\""
                        : "neither \"Between\" nor \"Outside of\"",
                      "one of the two");
      const auto between = section.names("Between");
      if (between.size() == 2)
      {
        surface.first  = split_list(between[0], '+');
        surface.second = split_list(between[1], '+');
      }
      else
        surface.first = section.names("Outside of");

      surface.facing.clear();
      for (const auto &word : section.names("Facing"))
        surface.facing.push_back(value_of(facings, word));

      const unsigned height = symmetry == Symmetry::spatial ? 2 : 1;
      const auto limit      = [&](const std::string &entry, const unsigned d) {
        if (const auto range = section.range(entry))
        {
          surface.box.lower[d] = (*range)[0];
          surface.box.upper[d] = (*range)[1];
        }
      };
      limit(in_plane(symmetry), 0);
      if (symmetry == Symmetry::spatial)
        limit("y [mm]", 1);
      limit("z [mm]", height);
      return surface;
    }

    Grid
    read_grid(const Section &section)
    {
      const Grid grid = section.read<Grid>();
      for (const auto &[entry, largest] :
           {std::pair{"Largest cell in x [um]", grid.largest_in_x},
            std::pair{"Largest cell in y [um]", grid.largest_in_y}})
        if (largest > 0. && largest < grid.edge_cell_size)
          section.error(entry,
                        "the cells at the edges are larger than the largest "
                        "cell",
                        "\"Edge cell size [um]\" not above \"" +
                          std::string(entry) + "\", or 0");
      if (grid.edge_cell_size > grid.largest_cell)
        section.error(section.is_set("Edge cell size [um]")
                        ? "Edge cell size [um]"
                        : "Largest cell [um]",
                      "the cells at the edges are larger than the largest cell",
                      "\"Edge cell size [um]\" not above \"Largest cell "
                      "[um]\"");
      return grid;
    }
  } // namespace


  std::vector<Region>
  all_regions(const Geometry &geometry)
  {
    std::vector<Region> result = geometry.mesh_regions;
    for (const auto &layer : geometry.layers)
      result.push_back({layer.name, layer.material});
    for (const auto &insert : geometry.inserts)
      result.push_back({insert.name, insert.material});
    return result;
  }


  std::vector<std::string>
  region_names(const Geometry &geometry)
  {
    return names_of(all_regions(geometry));
  }


  SectionDeclaration
  declare_geometry()
  {
    return {
      "Geometry",
      "The element: a stack of layers with inserts or a mesh of Gmsh, and its "
      "surfaces.",
      {{"Symmetry",
        {&Geometry::symmetry, symmetries},
        "axisymmetric: (r, z); planar: (x, z) with a depth; spatial: "
        "(x, y, z)."},
       {"r [mm]", extent(), "Inner and outer radius of the element."},
       {"x [mm]", extent(), "Its extent in x, planar and 3D."},
       {"y [mm]", extent(), "Its extent in y, 3D."},
       {"Depth [mm]", length(millimetre), "Its depth in y, planar."},
       {"Layers", names(1), "From bottom to top."},
       {"Inserts", names(0), "Boxes of other materials in layers."},
       {"Mesh file",
        {&Geometry::mesh_file, text()},
        "A geometry (.geo) or mesh (.msh) of Gmsh in place of layers: all "
        "cells quadrilaterals or hexahedra, physical groups as regions "
        "and surfaces; a plane one in Gmsh's x and y.",
        shows_nothing},
       {"Mesh unit [mm]",
        {&Geometry::mesh_unit, length(millimetre)},
        "A length of one in it."},
       {"Surfaces",
        names(0),
        "Faces that other sections name; of a surface of the mesh the "
        "name will do."}},
      {{"Layers", {declare_layer()}},
       {"Inserts", {declare_insert()}},
       {"", {declare_region()}},
       {"", {declare_mesh_parameter()}},
       {"Surfaces", {declare_surface()}, true}},
      {declare_grid(), declare_adaptation()}};
  }


  Geometry
  read_geometry(const Section &section)
  {
    Geometry geometry = section.read<Geometry>();
    refuse_other_coordinates(section, geometry.symmetry);

    read_mesh_file(section, geometry);
    if (geometry.mesh_file.empty())
    {
      geometry.x = read_extent(section, in_plane(geometry.symmetry));
      if (geometry.symmetry == Symmetry::spatial)
        geometry.y = read_extent(section, "y [mm]");
    }
    if (geometry.symmetry == Symmetry::planar)
    {
      if (!section.is_set("Depth [mm]"))
        section.error("Depth [mm]",
                      "this entry is missing",
                      "a number above 0");
      geometry.y = {{0., section.number("Depth [mm]")}};
    }
    for (const auto &item : section.items("Layer"))
      geometry.layers.push_back(item.read<Layer>());
    for (const auto &item : section.items("Insert"))
      geometry.inserts.push_back(read_insert(item, geometry.symmetry));
    for (const auto &item : section.items("Surface"))
      geometry.surfaces.push_back(read_surface(item, geometry));
    geometry.grid       = read_grid(section.section("Grid"));
    geometry.adaptation = section.section("Adaptation").read<Adaptation>();
    return geometry;
  }
} // namespace Oxion::Parameters
