#pragma once

#include <oxion/geometry/mesh.h>

#include <deal.II/base/mpi.h>

#include "parameters_helpers.h"

/** Small files for Gmsh, which rank 0 alone sees. */
namespace Oxion::Testing
{
  /**
   * Two squares on each other, 1 x 1 and 1 x 2, as a mesh of format 2.2; the
   * text between its elements and its end.
   */
  inline std::string
  two_squares(const std::string &more_elements = "", const unsigned n_more = 0)
  {
    return "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$PhysicalNames\n4\n"
           "1 3 \"between\"\n1 4 \"top\"\n2 1 \"lower\"\n2 2 \"upper\"\n"
           "$EndPhysicalNames\n$Nodes\n8\n1 0 0 0\n2 1 0 0\n3 0 1 0\n"
           "4 1 1 0\n5 0 3 0\n6 1 3 0\n7 2 0 0\n8 2 1 0\n$EndNodes\n"
           "$Elements\n" +
           std::to_string(4 + n_more) +
           "\n1 1 2 3 2 3 4\n2 1 2 4 6 5 6\n3 3 2 1 5 1 2 4 3\n"
           "4 3 2 2 9 3 4 6 5\n" +
           more_elements + "$EndElements\n";
  }

  /** The same in format 4.1. */
  inline std::string
  two_squares_41()
  {
    return "$MeshFormat\n4.1 0 8\n$EndMeshFormat\n$PhysicalNames\n4\n"
           "1 3 \"between\"\n1 4 \"top\"\n2 1 \"lower\"\n2 2 \"upper\"\n"
           "$EndPhysicalNames\n$Entities\n0 2 2 0\n"
           "2 0 1 0 1 1 0 1 3 0\n6 0 3 0 1 3 0 1 4 0\n"
           "5 0 0 0 1 1 0 1 1 0\n9 0 1 0 1 3 0 1 2 0\n$EndEntities\n"
           "$Nodes\n2 6 1 6\n2 5 0 4\n1\n2\n3\n4\n0 0 0\n1 0 0\n0 1 0\n"
           "1 1 0\n2 9 0 2\n5\n6\n0 3 0\n1 3 0\n$EndNodes\n$Elements\n"
           "4 4 1 4\n1 2 1 1\n1 3 4\n1 6 1 1\n2 5 6\n2 5 3 1\n3 1 2 4 3\n"
           "2 9 3 1\n4 3 4 6 5\n$EndElements\n";
  }

  inline Parameters::Surface
  surface(const std::string &name,
          const std::vector<std::string> &first  = {},
          const std::vector<std::string> &second = {})
  {
    Parameters::Surface result;
    result.name   = name;
    result.first  = first;
    result.second = second;
    return result;
  }

  /** The two squares, in mm, planar and 1 m deep, with their surfaces. */
  inline Parameters::Geometry
  two_regions(const std::string &file)
  {
    Parameters::Geometry geometry;
    geometry.symmetry     = Parameters::Symmetry::planar;
    geometry.y            = {{0., 1.}};
    geometry.mesh_file    = file;
    geometry.mesh_regions = {{"lower", "zirconia"}, {"upper", "porous"}};
    geometry.surfaces     = {surface("between"), surface("top")};
    return geometry;
  }

  /** A name that all ranks agree on, of a file that rank 0 has. */
  inline std::string
  on_first_rank(const TemporaryFolder &folder,
                const std::string &name,
                const std::string &text)
  {
    const bool writes =
      dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
    return dealii::Utilities::MPI::broadcast(MPI_COMM_WORLD,
                                             writes ? folder.write(name, text)
                                                    : std::string());
  }
} // namespace Oxion::Testing
