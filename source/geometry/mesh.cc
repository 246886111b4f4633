#include <oxion/geometry/bodies.h>
#include <oxion/geometry/grid_chart.h>
#include <oxion/geometry/mesh.h>
#include <oxion/parameters/lengths.h>

#include <deal.II/grid/grid_tools.h>

#include <algorithm>
#include <map>
#include <set>

namespace Oxion
{
  using namespace dealii;
  using Parameters::Facing;

  namespace
  {
    template <int dim>
    Facing
    facing_of(const unsigned face_number)
    {
      constexpr std::array<Facing, 6> in_3d{{Facing::left,
                                             Facing::right,
                                             Facing::front,
                                             Facing::back,
                                             Facing::bottom,
                                             Facing::top}};
      constexpr std::array<Facing, 4> in_2d{
        {Facing::left, Facing::right, Facing::bottom, Facing::top}};
      if constexpr (dim == 3)
        return in_3d[face_number];
      else
        return in_2d[face_number];
    }

    /** Box coordinates of a point: the stacking axis is the last, index 2. */
    template <int dim>
    bool
    inside(const Parameters::Box &box, const Point<dim> &point)
    {
      constexpr double tolerance = Parameters::same_place;
      for (unsigned d = 0; d < dim; ++d)
        if (point[d] < box.lower[d] - tolerance ||
            point[d] > box.upper[d] + tolerance)
          return false;
      return true;
    }

    /// Of what lies on no surface where the grid is made by refinement.
    constexpr types::manifold_id in_the_grid = numbers::flat_manifold_id - 1;

    bool
    contains(const std::vector<std::string> &names, const std::string &name)
    {
      return std::find(names.begin(), names.end(), name) != names.end();
    }
  } // namespace


  template <int dim>
  Mesh<dim>::Mesh(const Parameters::Geometry &geometry, MPI_Comm communicator)
    : thickness_(geometry)
    , triangulation_(communicator)
  {
    const LayerStack stack(geometry);
    regions_              = stack.regions();
    largest_aspect_ratio_ = stack.largest_aspect_ratio();
    create_cells(stack);
    if (!problems_.empty())
      return;
    mark_surfaces(geometry.surfaces);
    check_connected();
    if (problems_.empty())
      refine_to_grid(stack);
  }


  template <int dim>
  void
  Mesh<dim>::create_cells(const LayerStack &stack)
  {
    const unsigned block = 1u << stack.coarsenings();
    std::array<std::vector<double>, dim> axes;
    std::array<unsigned, dim> n_nodes;
    for (unsigned d = 0; d < dim; ++d)
    {
      const auto &nodes = stack.axes()[d];
      for (std::size_t i = 0; i < nodes.size(); i += block)
        axes[d].push_back(nodes[i]);
      n_nodes[d] = axes[d].size();
    }

    std::vector<Point<dim>> vertices;
    std::array<unsigned, dim> node{};
    const auto n_grid_nodes = [&] {
      std::size_t n = 1;
      for (unsigned d = 0; d < dim; ++d)
        n *= n_nodes[d];
      return n;
    }();
    vertices.reserve(n_grid_nodes);
    for (std::size_t i = 0; i < n_grid_nodes; ++i)
    {
      std::size_t rest = i;
      Point<dim> p;
      for (unsigned d = 0; d < dim; ++d)
      {
        p[d] = axes[d][rest % n_nodes[d]];
        rest /= n_nodes[d];
      }
      vertices.push_back(p);
    }

    std::vector<CellData<dim>> cells;
    std::set<int> seen;
    std::size_t n_grid_cells = 1;
    for (unsigned d = 0; d < dim; ++d)
      n_grid_cells *= n_nodes[d] - 1;
    for (std::size_t i = 0; i < n_grid_cells; ++i)
    {
      std::size_t rest = i;
      std::vector<double> centre(dim);
      for (unsigned d = 0; d < dim; ++d)
      {
        node[d]   = rest % (n_nodes[d] - 1);
        centre[d] = (axes[d][node[d]] + axes[d][node[d] + 1]) / 2;
        rest /= n_nodes[d] - 1;
      }
      const int region = stack.region_at(centre);
      if (region == LayerStack::outside)
        continue;
      seen.insert(region);
      CellData<dim> cell;
      cell.material_id = region;
      for (unsigned v = 0; v < GeometryInfo<dim>::vertices_per_cell; ++v)
      {
        std::size_t index = 0, stride = 1;
        for (unsigned d = 0; d < dim; ++d)
        {
          index += stride * (node[d] + ((v >> d) & 1));
          stride *= n_nodes[d];
        }
        cell.vertices[v] = index;
      }
      cells.push_back(cell);
    }

    for (unsigned r = 0; r < regions_.size(); ++r)
      if (seen.count(r) == 0)
        problems_.push_back({"Geometry",
                             "region '" + regions_[r].name +
                               "' has no cells: other inserts fill it, or it "
                               "lies outside the element"});
    if (cells.empty())
      problems_.push_back({"Geometry/Layers", "the body is empty"});
    if (!problems_.empty())
      return;

    SubCellData no_faces;
    GridTools::delete_unused_vertices(vertices, cells, no_faces);
    triangulation_.create_triangulation(vertices, cells, no_faces);
  }


  template <int dim>
  void
  Mesh<dim>::refine_to_grid(const LayerStack &stack)
  {
    if (stack.coarsenings() == 0)
      return;
    std::array<std::vector<double>, dim> axes;
    std::copy(stack.axes().begin(), stack.axes().end(), axes.begin());
    const GridChart<dim> chart(axes);
    // The manifold's number tells the surfaces of a face, its shape is one.
    for (const auto &cell : triangulation_.cell_iterators_on_level(0))
    {
      cell->set_manifold_id(in_the_grid);
      for (const unsigned f : cell->face_indices())
        if (cell->face(f)->manifold_id() == numbers::flat_manifold_id)
          cell->face(f)->set_manifold_id(in_the_grid);
      if constexpr (dim == 3)
        for (const unsigned l : cell->line_indices())
          cell->line(l)->set_manifold_id(in_the_grid);
    }
    triangulation_.set_manifold(in_the_grid, chart);
    for (unsigned set = 0; set < surface_sets_.size(); ++set)
      triangulation_.set_manifold(set, chart);
    triangulation_.refine_global(stack.coarsenings());
  }


  template <int dim>
  void
  Mesh<dim>::mark_surfaces(const std::vector<Parameters::Surface> &surfaces)
  {
    std::map<std::vector<unsigned>, unsigned> set_index;
    std::vector<bool> has_faces(surfaces.size(), false);
    for (const auto &surface : surfaces)
    {
      surface_names_.push_back(surface.name);
      first_sides_.emplace_back();
      for (const auto &region : regions_)
        first_sides_.back().push_back(contains(surface.first, region.name) ||
                                      contains(surface.first, "all"));
    }

    // From either side of a face: does the normal that leaves `cell` fit?
    const auto belongs = [&](const Parameters::Surface &surface,
                             const std::string &from,
                             const std::string *to,
                             const unsigned face_number,
                             const Point<dim> &centre) {
      if (!contains(surface.first, from) && !contains(surface.first, "all"))
        return false;
      if (to == nullptr ? !surface.second.empty()
                        : !contains(surface.second, *to))
        return false;
      const bool fits =
        std::find_if(surface.facing.begin(),
                     surface.facing.end(),
                     [&](const Facing facing) {
                       return facing == Facing::any ||
                              facing == facing_of<dim>(face_number);
                     }) != surface.facing.end();
      return fits && inside<dim>(surface.box, centre);
    };

    for (const auto &cell : triangulation_.cell_iterators_on_level(0))
      for (const unsigned f : cell->face_indices())
      {
        const std::string &from = regions_[cell->material_id()].name;
        const auto face         = cell->face(f);
        const bool at_boundary  = cell->at_boundary(f);
        if (at_boundary && on_axis(face->center()))
          continue;
        const std::string *to =
          at_boundary ? nullptr
                      : &regions_[cell->neighbor(f)->material_id()].name;
        std::vector<unsigned> set;
        for (unsigned s = 0; s < surfaces.size(); ++s)
          if (belongs(surfaces[s], from, to, f, face->center()) ||
              (!at_boundary && belongs(surfaces[s],
                                       *to,
                                       &from,
                                       GeometryInfo<dim>::opposite_face[f],
                                       face->center())))
          {
            set.push_back(s);
            has_faces[s] = true;
          }
        if (set.empty())
          continue;
        const auto entry = set_index.emplace(set, surface_sets_.size());
        if (entry.second)
          surface_sets_.push_back(set);
        face->set_manifold_id(entry.first->second);
      }

    for (unsigned s = 0; s < surfaces.size(); ++s)
      if (!has_faces[s])
        problems_.push_back(
          {"Geometry/Surface " + surfaces[s].name,
           "no face of the body lies on this surface: the regions do not "
           "touch there, or its box or direction leaves nothing"});
  }


  template <int dim>
  void
  Mesh<dim>::check_connected()
  {
    const Bodies<dim> bodies(*this, std::vector<bool>(regions_.size(), true));
    for (const auto &cell : triangulation_.cell_iterators_on_level(0))
      if (bodies.of_cell(cell->index()) != 0)
      {
        problems_.push_back(
          {"Geometry/Layers",
           "the body falls apart: region '" +
             regions_[cell->material_id()].name +
             "' is not connected with region '" +
             regions_[triangulation_.begin(0)->material_id()].name +
             "'; look for a level of material none between them"});
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
    return id == numbers::flat_manifold_id || id == in_the_grid
             ? none
             : surface_sets_[id];
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
