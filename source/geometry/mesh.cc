#include <oxion/geometry/bodies.h>
#include <oxion/geometry/mesh.h>

#include <deal.II/grid/cell_id.h>

#include <algorithm>

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Where in its coarse cell a vertex of the cell of that number is. */
    template <int dim>
    Point<dim>
    unit_point(const CellId &cell, const unsigned vertex)
    {
      Point<dim> point = GeometryInfo<dim>::unit_cell_vertex(vertex);
      const auto path  = cell.get_child_indices();
      for (unsigned level = path.size(); level > 0; --level)
        point =
          GeometryInfo<dim>::child_to_cell_coordinates(point, path[level - 1]);
      return point;
    }
  } // namespace


  template <int dim>
  Mesh<dim>::Mesh(const Parameters::Geometry &geometry, MPI_Comm communicator)
    : thickness_(geometry)
    , triangulation_(communicator)
  {
    auto coarse = geometry.mesh_file.empty()
                    ? mesh_of_stack<dim>(geometry)
                    : mesh_of_file<dim>(geometry, communicator);
    regions_    = coarse.regions;
    problems_   = coarse.problems;
    if (!problems_.empty())
      return;
    triangulation_.create_triangulation(coarse.vertices,
                                        coarse.cells,
                                        SubCellData());
    mark_surfaces(geometry.surfaces, coarse);
    check_connected(coarse.of_parts);
    if (!problems_.empty())
      return;
    shapes_ = coarse.shapes;
    if (shapes_ != nullptr)
      for (auto *signal :
           {&triangulation_.signals.post_distributed_refinement,
            &triangulation_.signals.post_distributed_repartition})
        signal->connect([this] { place_nodes(); });
    if (coarse.bisections > 0)
      triangulation_.refine_global(coarse.bisections);
  }


  /** Of all cells that this rank knows, so that neighbours agree. */
  template <int dim>
  void
  Mesh<dim>::place_nodes()
  {
    for (const auto &cell : triangulation_.active_cell_iterators())
    {
      // The number in the id is that of p4est's tree.
      const unsigned coarse = coarse_index(cell);
      const CellId id       = cell->id();
      for (const unsigned v : cell->vertex_indices())
        cell->vertex(v) = shapes_->at(coarse, unit_point<dim>(id, v));
    }
  }


  template <int dim>
  void
  Mesh<dim>::check_connected(const GeometryProblem &of_parts)
  {
    const Bodies<dim> bodies(*this, std::vector<bool>(regions_.size(), true));
    for (const auto &cell : triangulation_.cell_iterators_on_level(0))
      if (bodies.of_cell(cell->index()) != 0)
      {
        const auto &own   = regions_[cell->material_id()].name;
        const auto &first = regions_[triangulation_.begin(0)->material_id()];
        problems_.push_back(
          {of_parts.parameter,
           "the body falls apart: " +
             (own == first.name
                ? "the parts of region '" + own + "' are not connected"
                : "region '" + own + "' is not connected with region '" +
                    first.name + "'") +
             of_parts.message,
           of_parts.expected});
        break;
      }
  }


  template <int dim>
  bool
  Mesh<dim>::on_axis(const Point<dim> &point) const
  {
    return symmetry() == Parameters::Symmetry::axisymmetric &&
           std::abs(point[0]) < 1e-12;
  }


  template <int dim>
  int
  Mesh<dim>::find_region(const std::string &name) const
  {
    for (unsigned r = 0; r < regions_.size(); ++r)
      if (regions_[r].name == name)
        return r;
    return -1;
  }


  template <int dim>
  int
  Mesh<dim>::find_surface(const std::string &name) const
  {
    const auto found =
      std::find(surface_names_.begin(), surface_names_.end(), name);
    return found == surface_names_.end() ? -1 : found - surface_names_.begin();
  }


  template <int dim>
  const std::vector<unsigned> &
  Mesh<dim>::surfaces_of(const FaceIterator &face) const
  {
    static const std::vector<unsigned> none;
    const auto id = face->manifold_id();
    return id == numbers::flat_manifold_id ? none : surface_sets_[id];
  }


  template <int dim>
  bool
  Mesh<dim>::on_surface(const FaceIterator &face, const unsigned surface) const
  {
    const auto &set = surfaces_of(face);
    return std::find(set.begin(), set.end(), surface) != set.end();
  }


  template class Mesh<2>;
  template class Mesh<3>;
} // namespace Oxion
