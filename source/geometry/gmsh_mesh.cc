#include <oxion/geometry/coarse_mesh.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/lengths.h>
#include <oxion/parameters/paths.h>

#include <deal.II/base/bounding_box.h>
#include <deal.II/base/mpi.h>
#include <deal.II/grid/grid_tools.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "gmsh_reader.h"
#include "quadratic_cells.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    const std::string mesh_file = "Geometry/Mesh file";

    template <int dim>
    std::string
    in_millimetres(const Point<dim> &point)
    {
      std::ostringstream out;
      for (unsigned d = 0; d < dim; ++d)
        out << (d > 0 ? ", " : "(") << point[d] * 1e3;
      return out.str() + ") mm";
    }

    /** A cell as Gmsh has it. */
    template <int dim>
    struct GmshCell
    {
      std::array<unsigned, GeometryInfo<dim>::vertices_per_cell> corners;
      CellNodes<dim> nodes;
    };

    /** 0, 1 or 2 in each direction of node `n` of an element. */
    template <int dim>
    typename CellNodes<dim>::Place
    place_of(const GmshElements &elements, const unsigned n)
    {
      const unsigned stride =
        elements.unit_nodes.size() / elements.nodes_per_element;
      typename CellNodes<dim>::Place place;
      for (unsigned d = 0; d < dim; ++d)
        place[d] = std::lround(elements.unit_nodes[stride * n + d]) + 1;
      return place;
    }

    template <int dim>
    bool
    is_cell(const GmshElements &elements)
    {
      return elements.order <= 2 &&
             elements.type.rfind(dim == 2 ? "Quadrilateral" : "Hexahedron",
                                 0) == 0;
    }

    /** What Gmsh has read as the coarse mesh of a Mesh, or what is wrong. */
    template <int dim>
    class Builder
    {
    public:
      Builder(const GmshMesh &gmsh, const Parameters::Geometry &geometry)
        : gmsh_(gmsh)
        , geometry_(geometry)
      {
        mesh_.of_parts = {mesh_file,
                          "",
                          "shapes that share their points, curves and surfaces "
                          "in Gmsh: each made once, or joined by Coherence or "
                          "BooleanFragments"};
      }

      CoarseMesh<dim>
      build()
      {
        mesh_.problems = gmsh_.problems;
        if (mesh_.problems.empty())
          match_regions();
        if (mesh_.problems.empty())
          for (const auto &group : gmsh_.groups)
            if (group.dimension == dim)
              add_cells(group);
        if (mesh_.problems.empty())
          check_extent();
        if (mesh_.problems.empty())
          order_cells();
        for (const auto &group : gmsh_.groups)
          if (mesh_.problems.empty() && group.dimension == dim - 1)
            add_faces(group);
        return std::move(mesh_);
      }

    private:
      void
      error(const std::string &parameter,
            const std::string &message,
            const std::string &expected = "",
            const std::string &nearest  = "")
      {
        mesh_.problems.push_back({parameter, message, expected, nearest});
      }

      void
      match_regions()
      {
        const std::string cells =
          dim == 2 ? "Physical Surface" : "Physical Volume";
        std::vector<std::string> names;
        for (const auto &group : gmsh_.groups)
        {
          if (group.dimension > dim)
            return error(mesh_file,
                         "this is a mesh in 3D: it has the physical volume '" +
                           group.name + "'",
                         "\"Symmetry\" = spatial");
          if (group.dimension == dim)
            names.push_back(group.name);
        }
        if (names.empty())
          return error(mesh_file,
                       gmsh_.groups.empty()
                         ? "this mesh has no physical groups: nothing in it "
                           "has a name"
                         : std::string("this mesh has no physical group of ") +
                             (dim == 2 ? "surfaces" : "volumes"),
                       cells + "(\"NAME\") = {...}; for every region" +
                         (dim == 3 ? ", or \"Symmetry\" = axisymmetric or "
                                     "planar"
                                   : ""));
        std::vector<std::string> known;
        for (const auto &region : geometry_.mesh_regions)
        {
          known.push_back(region.name);
          if (!Parameters::contains(names, region.name))
            error("Geometry/Region " + region.name,
                  "the mesh has no region of this name",
                  "one of " + Parameters::short_list(names),
                  Parameters::nearest_name(region.name, names));
          if (region.material == "none")
            continue;
          region_index_[region.name] = mesh_.regions.size();
          mesh_.regions.push_back(region);
        }
        for (const auto &name : names)
          if (!Parameters::contains(known, name))
            error(mesh_file,
                  "region '" + name + "' of the mesh has no material",
                  "a \"subsection Region " + name +
                    "\" with \"Material\", which is none for what is no part "
                    "of the body",
                  Parameters::nearest_name(name, known));
      }

      void
      add_cells(const GmshGroup &group)
      {
        const auto region = region_index_.find(group.name);
        if (region == region_index_.end())
          return; // of material none
        std::size_t n_cells = 0;
        for (const auto &elements : group.elements)
        {
          const std::size_t n =
            elements.nodes.size() / elements.nodes_per_element;
          if (!is_cell<dim>(elements))
          {
            refuse_elements(group.name, elements, n);
            continue;
          }
          for (std::size_t i = 0; i < n && mesh_.problems.empty(); ++i)
            add_cell(region->second, elements, i);
          n_cells += n;
        }
        if (n_cells == 0 && mesh_.problems.empty())
          error("Geometry/Region " + group.name,
                "the mesh has no cells in this region",
                "a physical group of what is meshed");
      }

      void
      refuse_elements(const std::string &region,
                      const GmshElements &elements,
                      const std::size_t n)
      {
        error(mesh_file,
              "in region '" + region + "' " + std::to_string(n) +
                (n == 1 ? " cell is a" : " cells are of the type") + " \"" +
                elements.type + "\"",
              dim == 2
                ? "quadrilaterals alone, of order 1 or 2: Transfinite Surface "
                  "and Recombine Surface, or Mesh.SubdivisionAlgorithm = 1 "
                  "with Recombine"
                : "hexahedra alone, of order 1 or 2: Extrude with Layers and "
                  "Recombine on a recombined surface, or Transfinite Volume "
                  "with Recombine Surface, or Mesh.SubdivisionAlgorithm = 2");
      }

      Point<dim>
      point_of(const unsigned node)
      {
        const auto &xyz = gmsh_.nodes[node];
        Point<dim> point;
        for (unsigned d = 0; d < dim; ++d)
          point[d] = geometry_.mesh_unit * xyz[d];
        if (mesh_.problems.empty() && dim == 2 &&
            std::abs(xyz[2]) * geometry_.mesh_unit > Parameters::same_place)
          error(mesh_file,
                "the mesh leaves Gmsh's plane of x and y",
                "x (or r) and z of the model as x and y of Gmsh");
        if (mesh_.problems.empty() && point[0] < -Parameters::same_place &&
            geometry_.symmetry == Parameters::Symmetry::axisymmetric)
          error(mesh_file,
                "the mesh has a negative radius, at " +
                  in_millimetres<dim>(point),
                "r as x of Gmsh, from the axis at 0 on");
        return point;
      }

      void
      add_cell(const unsigned region,
               const GmshElements &elements,
               const std::size_t i)
      {
        GmshCell<dim> cell;
        for (unsigned n = 0; n < elements.nodes_per_element; ++n)
        {
          const unsigned node =
            elements.nodes[i * elements.nodes_per_element + n];
          const auto place = place_of<dim>(elements, n);
          cell.nodes.set(place, point_of(node));
          if (std::count(place.begin(), place.end(), 1) > 0)
            continue;
          unsigned v = 0;
          for (unsigned d = 0; d < dim; ++d)
            v += (place[d] / 2) << d;
          cell.corners[v] = node;
        }
        cell.nodes.complete();
        auto key = cell.corners;
        std::sort(key.begin(), key.end());
        const auto [other, is_new] = known_.emplace(key, region);
        if (is_new)
          add_cell(region, std::move(cell));
        else if (other->second != region)
          error(mesh_file,
                "cells are in two physical groups, '" +
                  mesh_.regions[other->second].name + "' and '" +
                  mesh_.regions[region].name + "'",
                "every cell in one");
      }

      void
      add_cell(const unsigned region, GmshCell<dim> &&cell)
      {
        CellData<dim> data;
        data.material_id = region;
        for (unsigned v = 0; v < cell.corners.size(); ++v)
        {
          const auto [vertex, is_new] =
            vertex_.emplace(cell.corners[v], mesh_.vertices.size());
          if (is_new)
            mesh_.vertices.push_back(point_of(cell.corners[v]));
          data.vertices[v] = vertex->second;
        }
        const double orientation = orientation_of(data);
        if (orientation == 0.)
          error(mesh_file,
                "a cell of region '" + mesh_.regions[region].name + "' at " +
                  in_millimetres<dim>(mesh_.vertices[data.vertices[0]]) +
                  " is folded or flat in a corner",
                "corners with angles between 0 and 180 degrees");
        mesh_.cells.push_back(data);
        nodes_.push_back(std::move(cell.nodes));
        corners_.push_back(data.vertices);
        if (orientation < 0.) // mirrored along the first axis
          for (unsigned v = 0; v < data.vertices.size(); v += 2)
            std::swap(mesh_.cells.back().vertices[v],
                      mesh_.cells.back().vertices[v + 1]);
      }

      /** 1 or -1, the sign of the volume at all corners; 0 if they differ. */
      double
      orientation_of(const CellData<dim> &cell) const
      {
        constexpr double flat = 1e-6; // sine of an angle
        double result         = 0.;
        for (unsigned v = 0; v < cell.vertices.size(); ++v)
        {
          Tensor<2, dim> edges;
          for (unsigned d = 0; d < dim; ++d)
          {
            edges[d] = mesh_.vertices[cell.vertices[v | (1u << d)]] -
                       mesh_.vertices[cell.vertices[v & ~(1u << d)]];
            if (edges[d].norm() == 0.)
              return 0.;
            edges[d] /= edges[d].norm();
          }
          const double volume = determinant(edges);
          if (std::abs(volume) < flat || volume * result < 0.)
            return 0.;
          result = volume > 0. ? 1. : -1.;
        }
        return result;
      }

      void
      check_extent()
      {
        const auto &grid = geometry_.grid;
        const double n =
          mesh_.cells.size() * std::pow(2., dim * grid.refinements);
        if (n > grid.cell_limit)
          return error(grid.refinements > 0 ? "Geometry/Grid/Refinements"
                                            : mesh_file,
                       "the mesh has " + std::to_string(mesh_.cells.size()) +
                         " cells" +
                         (grid.refinements > 0 ? " before refinement" : ""),
                       "a coarser mesh, or a higher \"Geometry/Grid/Cell "
                       "limit [-]\"");
        if (mesh_.cells.empty())
          return error(mesh_file,
                       "the body is empty: all regions are of material none",
                       "materials");
        BoundingBox<dim> box(mesh_.vertices);
        for (unsigned d = 0; d < dim; ++d)
        {
          const double length = box.side_length(d);
          if (length > Parameters::largest_length ||
              length < Parameters::smallest_length)
          {
            std::ostringstream size;
            size << length * 1e3 << " mm";
            return error("Geometry/Mesh unit [mm]",
                         "the body measures " + size.str() + " along " +
                           "xyz"[d],
                         "the length in mm of what is 1 in the file, for a "
                         "body between 10 nm and 1 m");
          }
        }
      }

      /** As deal.II wants neighbours to be, and their shapes with them. */
      void
      order_cells()
      {
        GridTools::consistently_order_cells(mesh_.cells);
        if (std::all_of(nodes_.begin(), nodes_.end(), [](const auto &nodes) {
              return nodes.is_straight();
            }))
          return;
        using Place = typename CellNodes<dim>::Place;
        for (unsigned c = 0; c < nodes_.size(); ++c)
        {
          const auto place = [&](const unsigned v) {
            const unsigned before = std::find(corners_[c].begin(),
                                              corners_[c].end(),
                                              mesh_.cells[c].vertices[v]) -
                                    corners_[c].begin();
            Place result;
            for (unsigned d = 0; d < dim; ++d)
              result[d] = 2 * ((before >> d) & 1);
            return result;
          };
          const Place origin = place(0);
          std::array<Place, dim> axes;
          for (unsigned a = 0; a < dim; ++a)
          {
            axes[a] = place(1u << a);
            for (unsigned d = 0; d < dim; ++d)
              axes[a][d] = (axes[a][d] - origin[d]) / 2;
          }
          nodes_[c] = nodes_[c].seen_from(origin, axes);
        }
        mesh_.shapes = std::make_shared<QuadraticCells<dim>>(std::move(nodes_));
      }

      void
      add_faces(const GmshGroup &group)
      {
        auto &faces = mesh_.surfaces[group.name];
        for (const auto &elements : group.elements)
          for (std::size_t i = 0; i < elements.nodes.size();
               i += elements.nodes_per_element)
          {
            // Corners come first in every order.
            typename CoarseMesh<dim>::Face face;
            bool is_of_cells = face.size() <= elements.nodes_per_element;
            for (unsigned v = 0; v < face.size() && is_of_cells; ++v)
            {
              const auto vertex = vertex_.find(elements.nodes[i + v]);
              is_of_cells       = vertex != vertex_.end();
              face[v]           = is_of_cells ? vertex->second : 0;
            }
            std::sort(face.begin(), face.end());
            if (is_of_cells)
              faces.insert(face);
          }
      }

      using Corners = decltype(GmshCell<dim>::corners);

      const GmshMesh &gmsh_;
      const Parameters::Geometry &geometry_;
      CoarseMesh<dim> mesh_;
      std::map<std::string, unsigned> region_index_;
      std::map<Corners, unsigned> known_;   ///< region of the cell
      std::map<unsigned, unsigned> vertex_; ///< of a node of Gmsh
      std::vector<CellNodes<dim>> nodes_;   ///< [cell], as Gmsh orders it
      std::vector<decltype(CellData<dim>::vertices)> corners_; ///< likewise
    };
  } // namespace


  template <int dim>
  CoarseMesh<dim>
  mesh_of_file(const Parameters::Geometry &geometry, MPI_Comm communicator)
  {
    const bool reads    = Utilities::MPI::this_mpi_process(communicator) == 0;
    const GmshMesh gmsh = Utilities::MPI::broadcast(
      communicator, reads ? read_with_gmsh(geometry, dim) : GmshMesh());
    return Builder<dim>(gmsh, geometry).build();
  }


  template CoarseMesh<2>
  mesh_of_file(const Parameters::Geometry &, MPI_Comm);
  template CoarseMesh<3>
  mesh_of_file(const Parameters::Geometry &, MPI_Comm);
} // namespace Oxion
