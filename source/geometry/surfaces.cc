#include <oxion/geometry/mesh.h>
#include <oxion/parameters/diagnostics.h>
#include <oxion/parameters/lengths.h>
#include <oxion/parameters/paths.h>

#include <algorithm>

namespace Oxion
{
  using namespace dealii;
  using Parameters::contains;
  using Parameters::Facing;

  namespace
  {
    /** Normal of a face that leaves the cell, not of length one. */
    template <typename Cell>
    auto
    outward_normal(const Cell &cell, const unsigned f)
    {
      constexpr int dim = Cell::AccessorType::dimension;
      const auto face   = cell->face(f);
      Tensor<1, dim> normal;
      if constexpr (dim == 2)
        normal = cross_product_2d(face->vertex(1) - face->vertex(0));
      else
        normal = cross_product_3d(face->vertex(3) - face->vertex(0),
                                  face->vertex(2) - face->vertex(1));
      return normal * (face->center() - cell->center()) > 0. ? normal : -normal;
    }

    /** The axis that the normal is closest to. */
    template <int dim>
    Facing
    facing_of(const Tensor<1, dim> &normal)
    {
      constexpr std::array<std::array<Facing, 2>, 3> along = {
        {{{Facing::left, Facing::right}},
         {{Facing::front, Facing::back}},
         {{Facing::bottom, Facing::top}}}};
      unsigned axis = dim - 1; // of two as close the later one
      for (unsigned d = dim - 1; d-- > 0;)
        if (std::abs(normal[d]) > (1. + 1e-6) * std::abs(normal[axis]))
          axis = d;
      return along[axis == dim - 1 ? 2 : axis][normal[axis] > 0.];
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

    /** A face as one of its two sides sees it. */
    template <int dim>
    struct Side
    {
      std::string from;
      const std::string *to; ///< nullptr: the outside
      Tensor<1, dim> normal; ///< that leaves `from`
      Point<dim> centre;
    };

    /** Does the side fit what is said of the surface, but for its regions? */
    template <int dim>
    bool
    fits_in_place(const Parameters::Surface &surface, const Side<dim> &side)
    {
      const Facing actual = facing_of<dim>(side.normal);
      return std::any_of(surface.facing.begin(),
                         surface.facing.end(),
                         [&](const Facing facing) {
                           return facing == Facing::any || facing == actual;
                         }) &&
             inside<dim>(surface.box, side.centre);
    }

    template <int dim>
    bool
    fits(const Parameters::Surface &surface, const Side<dim> &side)
    {
      if (!contains(surface.first, side.from) &&
          !contains(surface.first, "all"))
        return false;
      if (side.to == nullptr ? !surface.second.empty()
                             : !contains(surface.second, *side.to))
        return false;
      return fits_in_place(surface, side);
    }

    /**
     * Sides of the surfaces that have nothing but the name of one of the
     * mesh: on each of their faces the first side is the region that stands
     * first in the file.
     */
    class SidesByOrder
    {
    public:
      /** region, other: on both sides of a face; -1: the outside. */
      void
      see(const int region, const int other)
      {
        is_within_ = is_within_ || region == other;
        if (other < 0)
          first_.insert(region);
        else
        {
          first_.insert(std::min(region, other));
          second_.insert(std::max(region, other));
        }
      }

      const std::set<int> &
      first() const
      {
        return first_;
      }

      /** Of the surface of that name, if sides cannot be told. */
      std::vector<GeometryProblem>
      problems(const std::string &surface,
               const std::vector<Region> &regions) const
      {
        const std::string path     = "Geometry/Surface " + surface;
        const std::string expected = "\"Between\" or \"Outside of\", which "
                                     "choose its part and its first side";
        for (const int region : first_)
          if (second_.count(region) > 0)
            return {{path,
                     is_within_ ? "the surface of the mesh runs through region "
                                  "'" +
                                    regions[region].name +
                                    "', which would be on both sides"
                                : "region '" + regions[region].name +
                                    "' is on the first side of some of its "
                                    "faces and on the second side of others",
                     expected}};
        return {};
      }

    private:
      std::set<int> first_, second_;
      bool is_within_ = false;
    };

    template <typename Map>
    std::vector<std::string>
    keys_of(const Map &map)
    {
      std::vector<std::string> result;
      for (const auto &[key, value] : map)
        result.push_back(key);
      return result;
    }
  } // namespace


  template <int dim>
  void
  Mesh<dim>::mark_surfaces(const std::vector<Parameters::Surface> &surfaces,
                           const CoarseMesh<dim> &coarse)
  {
    using Face = typename CoarseMesh<dim>::Face;
    std::vector<const std::set<Face> *> given; ///< nullptr: by description
    for (const auto &surface : surfaces)
    {
      const auto found = coarse.surfaces.find(surface.name);
      given.push_back(found == coarse.surfaces.end() ? nullptr
                                                     : &found->second);
      surface_names_.push_back(surface.name);
      if (given.back() == nullptr && surface.first.empty())
        problems_.push_back(
          {"Geometry/Surface " + surface.name,
           "the mesh has no surface of this name",
           "a physical group of its faces, or \"Between\" or \"Outside of\"",
           Parameters::nearest_name(surface.name, keys_of(coarse.surfaces))});
    }
    if (!problems_.empty())
      return;

    std::map<std::vector<unsigned>, unsigned> set_index;
    std::vector<bool> has_faces(surfaces.size(), false);
    std::vector<SidesByOrder> by_order(surfaces.size());
    for (const auto &cell : triangulation_.cell_iterators_on_level(0))
      for (const unsigned f : cell->face_indices())
      {
        const auto face        = cell->face(f);
        const bool at_boundary = cell->at_boundary(f);
        if (at_boundary && on_axis(face->center()))
          continue;
        const int region  = cell->material_id();
        const int other   = at_boundary ? -1 : cell->neighbor(f)->material_id();
        const auto normal = outward_normal(cell, f);
        const Side<dim> near{regions_[region].name,
                             at_boundary ? nullptr : &regions_[other].name,
                             normal,
                             face->center()};
        const Side<dim> far{at_boundary ? "" : regions_[other].name,
                            &near.from,
                            -normal,
                            face->center()};
        Face vertices;
        for (const unsigned v : face->vertex_indices())
          vertices[v] = face->vertex_index(v);
        std::sort(vertices.begin(), vertices.end());

        std::vector<unsigned> set;
        for (unsigned s = 0; s < surfaces.size(); ++s)
        {
          if (given[s] != nullptr && given[s]->count(vertices) == 0)
            continue;
          const bool by_name = surfaces[s].first.empty();
          const bool is_here =
            by_name ? fits_in_place(surfaces[s],
                                    other < 0 || region <= other ? near : far)
                    : fits(surfaces[s], near) ||
                        (!at_boundary && fits(surfaces[s], far));
          if (!is_here)
            continue;
          if (by_name)
            by_order[s].see(region, other);
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
    {
      const auto &surface = surfaces[s];
      first_sides_.emplace_back();
      for (unsigned r = 0; r < regions_.size(); ++r)
        first_sides_.back().push_back(
          contains(surface.first, regions_[r].name) ||
          contains(surface.first, "all") || by_order[s].first().count(r) > 0);
      const auto told = by_order[s].problems(surface.name, regions_);
      problems_.insert(problems_.end(), told.begin(), told.end());
      if (!has_faces[s])
        problems_.push_back(
          {"Geometry/Surface " + surface.name,
           given[s] != nullptr
             ? "no face of the mesh's surface is left: its regions, box or "
               "direction leave nothing, or it lies on the axis"
             : "no face of the body lies on this surface: the regions do not "
               "touch there, or its box or direction leaves nothing"});
    }
  }


  template void
  Mesh<2>::mark_surfaces(const std::vector<Parameters::Surface> &,
                         const CoarseMesh<2> &);
  template void
  Mesh<3>::mark_surfaces(const std::vector<Parameters::Surface> &,
                         const CoarseMesh<3> &);
} // namespace Oxion
