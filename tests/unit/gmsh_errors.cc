// What can be wrong with a mesh from a file, each told with its parameter and
// with what to do.
#include <functional>
#include <gtest/gtest.h>

#include "gmsh_files.h"

using namespace Oxion;
using namespace Oxion::Testing;

namespace
{
  using Geometry = Parameters::Geometry;

  struct WrongMesh
  {
    const char *name;
    std::string file, text;
    std::function<void(Geometry &)> change;
    std::string path, message, expected, nearest = "";
  };

  void
  nothing(Geometry &)
  {}

  void
  spatial(Geometry &geometry)
  {
    geometry.symmetry     = Parameters::Symmetry::spatial;
    geometry.mesh_regions = {{"body", "zirconia"}};
    geometry.surfaces     = {};
  }

  /** A square whose physical groups follow. */
  std::string
  square(const std::string &more)
  {
    return "DefineConstant[ side = {1, Name \"Sides/Side [mm]\"} ];\n"
           "Point(1) = {0, 0, 0};\n"
           "line[] = Extrude {side, 0, 0} { Point{1}; Layers{1}; };\n"
           "all[] = Extrude {0, side, 0} { Curve{line[1]}; Layers{1}; "
           "Recombine; };\n" +
           more;
  }
  const std::string lower = "Physical Surface(\"lower\") = {all[1]};\n";

  std::string
  instead_of(const std::string &line, const std::string &other)
  {
    std::string text = two_squares();
    text.replace(text.find(line), line.size(), other);
    return text;
  }

  void
  only_lower(Geometry &geometry)
  {
    geometry.mesh_regions = {{"lower", "zirconia"}};
    geometry.surfaces     = {};
  }

  const std::vector<WrongMesh> wrong_meshes = {
    {"syntax",
     "a.geo",
     "Point(1) = {0, 0, 0};\nPoint(2) = {1, 0, 0}\nLine(1) = {1, 2};\n",
     nothing,
     "Geometry/Mesh file",
     "a.geo', line 3: syntax error (Line)",
     ""},
    {"variable",
     "a.geo",
     "Point(1) = {radius, 0, 0};\n",
     nothing,
     "Geometry/Mesh file",
     "line 1: Unknown variable 'radius'",
     ""},
    {"not a mesh",
     "a.msh",
     "$MeshFormat\n9.9 0 8\n$EndMeshFormat\n",
     nothing,
     "Geometry/Mesh file",
     "Gmsh reports: ",
     ""},
    {"nothing named",
     "a.geo",
     square(""),
     nothing,
     "Geometry/Mesh file",
     "no physical groups",
     "Physical Surface(\"NAME\")"},
    {"curves named alone",
     "a.geo",
     square("Physical Curve(\"top\") = {all[0]};\n"),
     nothing,
     "Geometry/Mesh file",
     "no physical group of surfaces",
     "Physical Surface(\"NAME\")"},
    {"2D for 3D",
     "a.geo",
     square(lower),
     spatial,
     "Geometry/Mesh file",
     "no physical group of volumes",
     "\"Symmetry\" = axisymmetric or planar"},
    {"3D for 2D",
     "a.geo",
     square("c[] = Extrude {0, 0, 1} { Surface{all[1]}; Layers{1}; Recombine; "
            "};\nPhysical Volume(\"body\") = {c[1]};\n"),
     nothing,
     "Geometry/Mesh file",
     "a mesh in 3D: it has the physical volume 'body'",
     "\"Symmetry\" = spatial"},
    {"no material",
     "a.msh",
     two_squares(),
     [](Geometry &g) { g.mesh_regions.pop_back(); },
     "Geometry/Mesh file",
     "region 'upper' of the mesh has no material",
     "\"subsection Region upper\""},
    {"no such region",
     "a.msh",
     two_squares(),
     [](Geometry &g) {
       g.mesh_regions.push_back({"uper", "porous"});
     },
     "Geometry/Region uper",
     "the mesh has no region of this name",
     "one of lower, upper",
     "upper"},
    {"triangles",
     "a.geo",
     "Point(1) = {0, 0, 0};\nl[] = Extrude {1, 0, 0} { Point{1}; "
     "};\ns[] = Extrude {0, 1, 0} { Curve{l[1]}; };\nMesh.MeshSizeMax = 2;\n"
     "Physical Surface(\"lower\") = {s[1]};\n",
     only_lower,
     "Geometry/Mesh file",
     "in region 'lower' ",
     "Recombine Surface"},
    {"prisms",
     "a.geo",
     "Point(1) = {0, 0, 0};\nl[] = Extrude {1, 0, 0} { Point{1}; "
     "};\ns[] = Extrude {0, 1, 0} { Curve{l[1]}; };\nMesh.MeshSizeMax = 2;\n"
     "v[] = Extrude {0, 0, 1} { Surface{s[1]}; Layers{1}; Recombine; };\n"
     "Physical Volume(\"body\") = {v[1]};\n",
     spatial,
     "Geometry/Mesh file",
     "cells are of the type \"Prism",
     "Extrude with Layers and Recombine"},
    {"two groups",
     "a.msh",
     two_squares("5 3 2 2 5 1 2 4 3\n", 1),
     nothing,
     "Geometry/Mesh file",
     "two physical groups, 'lower' and 'upper'",
     "every cell in one"},
    {"folded",
     "a.msh",
     two_squares("5 3 2 2 9 2 8 7 4\n", 1),
     nothing,
     "Geometry/Mesh file",
     "region 'upper' at (1, 0) mm is folded or flat",
     "angles between 0 and 180"},
    {"in parts",
     "a.msh",
     instead_of("9 3 4 6 5", "9 7 8 6 5"),
     nothing,
     "Geometry/Mesh file",
     "the body falls apart: region 'upper' is not connected with region "
     "'lower'",
     "Coherence"},
    {"out of plane",
     "a.msh",
     instead_of("6 1 3 0", "6 1 3 1"),
     nothing,
     "Geometry/Mesh file",
     "leaves Gmsh's plane",
     "x and y of Gmsh"},
    {"negative radius",
     "a.geo",
     square("Translate {-0.5, 0, 0} { Surface{all[1]}; }\n" + lower),
     [](Geometry &g) {
       only_lower(g);
       g.symmetry = Parameters::Symmetry::axisymmetric;
     },
     "Geometry/Mesh file",
     "negative radius, at (-0.5, ",
     "from the axis at 0 on"},
    {"unit",
     "a.msh",
     two_squares(),
     [](Geometry &g) { g.mesh_unit = 1.; },
     "Geometry/Mesh unit [mm]",
     "the body measures 3000 mm along y",
     "a body between 10 nm and 1 m"},
    {"cells",
     "a.msh",
     two_squares(),
     [](Geometry &g) {
       g.grid.refinements = 2;
       g.grid.cell_limit  = 31.;
     },
     "Geometry/Grid/Refinements",
     "the mesh has 2 cells before refinement",
     "a coarser mesh"},
    {"number",
     "a.geo",
     square(lower),
     [](Geometry &g) {
       only_lower(g);
       g.mesh_parameters = {{"Sid [mm]", 2.}};
     },
     "Geometry/Mesh parameter Sid [mm]",
     "the geometry has no number of this name",
     "one of Side [mm]",
     "Side [mm]"},
    {"no such surface",
     "a.msh",
     two_squares(),
     [](Geometry &g) { g.surfaces.push_back(surface("tops")); },
     "Geometry/Surface tops",
     "the mesh has no surface of this name",
     "\"Between\" or \"Outside of\"",
     "top"},
    {"two sides",
     "a.msh",
     two_squares("5 1 2 3 2 1 2\n6 1 2 3 2 3 5\n", 2),
     nothing,
     "Geometry/Surface between",
     "region 'upper' is on the first side of some of its faces and on the "
     "second side of others",
     "\"Between\" or \"Outside of\""},
    {"nothing left",
     "a.msh",
     two_squares(),
     [](Geometry &g) { g.surfaces[1].facing = {Parameters::Facing::left}; },
     "Geometry/Surface top",
     "no face of the mesh's surface is left",
     ""},
  };
} // namespace


TEST(GmshErrors, Texts)
{
  const TemporaryFolder folder;
  for (const auto &one : wrong_meshes)
  {
    SCOPED_TRACE(one.name);
    auto geometry = two_regions(on_first_rank(folder, one.file, one.text));
    one.change(geometry);
    std::vector<GeometryProblem> problems;
    if (geometry.symmetry == Parameters::Symmetry::spatial)
      problems = Mesh<3>(geometry, MPI_COMM_WORLD).problems();
    else
      problems = Mesh<2>(geometry, MPI_COMM_WORLD).problems();
    ASSERT_FALSE(problems.empty());
    const auto &problem = problems.front();
    EXPECT_EQ(problem.parameter, one.path) << problem.message;
    for (const auto &[told, wanted] : {std::pair{problem.message, one.message},
                                       {problem.expected, one.expected},
                                       {problem.nearest, one.nearest}})
      EXPECT_NE(told.find(wanted), std::string::npos)
        << "no \"" << wanted << "\" in\n"
        << told;
  }
}
