#pragma once

#include <oxion/geometry/coarse_mesh.h>

#include <boost/serialization/array.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/vector.hpp>

namespace Oxion
{
  template <typename Archive>
  void
  serialize(Archive &archive, GeometryProblem &problem, const unsigned)
  {
    archive &problem.parameter &problem.message &problem.expected &problem
      .nearest;
  }

  /** Gmsh's elements of one type. */
  struct GmshElements
  {
    std::string type; ///< "Hexahedron 27"
    unsigned order = 1, nodes_per_element = 0;
    std::vector<double> unit_nodes; ///< coordinates of each node, -1 to 1
    std::vector<unsigned> nodes;    ///< of one element after the other

    template <typename Archive>
    void
    serialize(Archive &archive, const unsigned)
    {
      archive &type &order &nodes_per_element &unit_nodes &nodes;
    }
  };

  struct GmshGroup
  {
    int dimension = 0;
    std::string name;
    std::vector<GmshElements> elements;

    template <typename Archive>
    void
    serialize(Archive &archive, const unsigned)
    {
      archive &dimension &name &elements;
    }
  };

  /** A mesh as Gmsh gives it, in its own unit, or why it does not. */
  struct GmshMesh
  {
    std::vector<std::array<double, 3>> nodes;
    std::vector<GmshGroup> groups; ///< physical ones, of all dimensions
    std::vector<GeometryProblem> problems;

    template <typename Archive>
    void
    serialize(Archive &archive, const unsigned)
    {
      archive &nodes &groups &problems;
    }
  };

  /**
   * Reads the geometry's file, of a .geo the mesh of that dimension with nodes
   * of second order, which know its curves. Silent.
   */
  GmshMesh
  read_with_gmsh(const Parameters::Geometry &geometry, int dimension);
} // namespace Oxion
