#pragma once

#include <oxion/geometry/coarse_mesh.h>
#include <oxion/geometry/thickness.h>

#include <deal.II/distributed/tria.h>

#include <string>
#include <vector>

namespace Oxion
{
  /**
   * The distributed mesh of the body, with regions and surfaces by name.
   *
   * A cell's material id is the index of its region. Surfaces may overlap, so
   * a face carries, as its manifold id, an index into a table of surface sets:
   * that survives refinement and repartition, on interior faces too. So no
   * manifold can place the nodes that refinement adds: after it all nodes are
   * put where the shapes of the coarse cells have them.
   */
  template <int dim>
  class Mesh
  {
  public:
    using Triangulation = dealii::parallel::distributed::Triangulation<dim>;
    using CellIterator  = typename Triangulation::active_cell_iterator;
    using FaceIterator  = typename Triangulation::face_iterator;

    /**
     * Builds the unrefined mesh of the layer stack or of the file; what is
     * wrong with the geometry is told by problems(). Collective.
     */
    Mesh(const Parameters::Geometry &geometry, MPI_Comm communicator);

    const std::vector<GeometryProblem> &
    problems() const
    {
      return problems_;
    }

    Triangulation &
    triangulation()
    {
      return triangulation_;
    }
    const Triangulation &
    triangulation() const
    {
      return triangulation_;
    }

    MPI_Comm
    communicator() const
    {
      return triangulation_.get_communicator();
    }

    Parameters::Symmetry
    symmetry() const
    {
      return thickness_.symmetry;
    }

    double
    thickness_at(const dealii::Point<dim> &point) const
    {
      return thickness_.at(point);
    }

    /** The axis of an axisymmetric model is no outside of the body. */
    bool
    on_axis(const dealii::Point<dim> &point) const;

    const std::vector<Region> &
    regions() const
    {
      return regions_;
    }
    const std::vector<std::string> &
    surface_names() const
    {
      return surface_names_;
    }

    /** Index of the region or surface; -1 if there is none of that name. */
    int
    find_region(const std::string &name) const;
    int
    find_surface(const std::string &name) const;

    /** Indices of the surfaces the face belongs to. */
    const std::vector<unsigned> &
    surfaces_of(const FaceIterator &face) const;

    /** Is the region named first in a surface's description? */
    bool
    is_first_side(const unsigned surface, const unsigned region) const
    {
      return first_sides_[surface][region];
    }

    bool
    on_surface(const FaceIterator &face, unsigned surface) const;

    /** Index of the unrefined cell that a cell was made from. */
    static unsigned
    coarse_index(const CellIterator &cell)
    {
      typename Triangulation::cell_iterator ancestor = cell;
      while (ancestor->level() > 0)
        ancestor = ancestor->parent();
      return ancestor->index();
    }

  private:
    void
    mark_surfaces(const std::vector<Parameters::Surface> &surfaces,
                  const CoarseMesh<dim> &coarse);
    void
    check_connected(const GeometryProblem &of_parts);
    void
    place_nodes();

    Thickness thickness_;
    Triangulation triangulation_;
    std::vector<Region> regions_;
    std::vector<std::string> surface_names_;
    std::vector<std::vector<bool>> first_sides_; ///< [surface][region]
    std::vector<std::vector<unsigned>> surface_sets_;
    std::shared_ptr<const CellShapes<dim>> shapes_; ///< nullptr: straight
    std::vector<GeometryProblem> problems_;
  };
} // namespace Oxion
