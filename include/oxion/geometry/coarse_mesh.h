#pragma once

#include <oxion/parameters/parameters.h>

#include <deal.II/base/geometry_info.h>
#include <deal.II/base/point.h>
#include <deal.II/grid/tria_description.h>

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace Oxion
{
  using Parameters::Region;

  /** Something wrong with the geometry, to be told with its parameter. */
  struct GeometryProblem
  {
    std::string parameter; ///< path in the parameter file
    std::string message;
    std::string expected = "";
    std::string nearest  = ""; ///< valid name closest to what was written
  };

  /** Where the points inside coarse cells lie, of which refinement makes nodes.
   */
  template <int dim>
  class CellShapes
  {
  public:
    virtual ~CellShapes() = default;

    /** unit: coordinates in the cell, each from 0 to 1. */
    virtual dealii::Point<dim>
    at(unsigned coarse_cell, const dealii::Point<dim> &unit) const = 0;
  };

  /** The few cells that a source of meshes gives and a Mesh is made from. */
  template <int dim>
  struct CoarseMesh
  {
    /// Indices of a face's vertices, rising.
    using Face =
      std::array<unsigned, dealii::GeometryInfo<dim>::vertices_per_face>;

    std::vector<dealii::Point<dim>> vertices; ///< [m]
    std::vector<dealii::CellData<dim>> cells; ///< material_id: index of region
    std::vector<Region> regions;
    /// What the source knows of surfaces by itself.
    std::map<std::string, std::set<Face>> surfaces;
    std::shared_ptr<const CellShapes<dim>> shapes; ///< nullptr: straight cells
    unsigned bisections = 0; ///< that make the source's mesh of these cells
    std::vector<GeometryProblem> problems; ///< if any, the rest is void
    /// What to look for where parts of the body do not meet.
    GeometryProblem of_parts;
  };

  /** Of layers and inserts. */
  template <int dim>
  CoarseMesh<dim>
  mesh_of_stack(const Parameters::Geometry &geometry);

  /**
   * Of a file that Gmsh reads, on rank 0 alone. Physical groups of cells are
   * regions, those of faces surfaces; what is in no group is left out.
   * Collective.
   */
  template <int dim>
  CoarseMesh<dim>
  mesh_of_file(const Parameters::Geometry &geometry, MPI_Comm communicator);
} // namespace Oxion
