#include <oxion/assembly/interface_faces.h>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  std::vector<InterfaceFace<dim>>
  interface_faces(
    const Mesh<dim> &mesh,
    const unsigned surface,
    const std::function<bool(typename Mesh<dim>::CellIterator)> &is_first)
  {
    using Cell = typename Mesh<dim>::CellIterator;
    std::vector<InterfaceFace<dim>> result;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned() && is_first(cell))
        for (const unsigned f : cell->face_indices())
        {
          if (!mesh.on_surface(cell->face(f), surface))
            continue;
          InterfaceFace<dim> face;
          face.first      = cell;
          face.first_face = f;
          if (cell->at_boundary(f))
            result.push_back(face);
          else if (cell->face(f)->has_children())
            for (unsigned s = 0; s < cell->face(f)->n_active_descendants(); ++s)
            {
              face.first_subface = s;
              face.second        = cell->neighbor_child_on_subface(f, s);
              face.second_face   = cell->neighbor_of_neighbor(f);
              if (!is_first(face.second))
                result.push_back(face);
            }
          else
          {
            const Cell neighbor = cell->neighbor(f);
            if (is_first(neighbor))
              continue;
            face.second = neighbor;
            if (cell->neighbor_is_coarser(f))
            {
              const auto place    = cell->neighbor_of_coarser_neighbor(f);
              face.second_face    = place.first;
              face.second_subface = place.second;
            }
            else
              face.second_face = cell->neighbor_of_neighbor(f);
            result.push_back(face);
          }
        }
    return result;
  }


  template <int dim>
  std::vector<InterfaceFace<dim>>
  surface_faces(const Mesh<dim> &mesh, const unsigned surface)
  {
    return interface_faces<dim>(
      mesh, surface, [&](const typename Mesh<dim>::CellIterator &cell) {
        return mesh.is_first_side(surface, cell->material_id());
      });
  }


  namespace
  {
    const UpdateFlags face_flags =
      update_values | update_JxW_values | update_quadrature_points;
  }

  template <int dim>
  InterfaceValues<dim>::InterfaceValues(const FieldLayout<dim> &layout,
                                        const Quadrature<dim - 1> &quadrature,
                                        const UpdateFlags more)
    : face_first_(layout.mapping(), layout.fe(), quadrature, face_flags | more)
    , face_second_(layout.mapping(), layout.fe(), quadrature, face_flags | more)
    , subface_first_(layout.mapping(),
                     layout.fe(),
                     quadrature,
                     face_flags | more)
    , subface_second_(layout.mapping(),
                      layout.fe(),
                      quadrature,
                      face_flags | more)
  {}


  template <int dim>
  void
  InterfaceValues<dim>::reinit(const InterfaceFace<dim> &face)
  {
    constexpr unsigned whole = InterfaceFace<dim>::whole;
    if (face.first_subface == whole)
    {
      face_first_.reinit(face.first, face.first_face);
      current_first_ = &face_first_;
    }
    else
    {
      subface_first_.reinit(face.first, face.first_face, face.first_subface);
      current_first_ = &subface_first_;
    }

    if (!face.has_second())
      current_second_ = nullptr;
    else if (face.second_subface == whole)
    {
      face_second_.reinit(face.second, face.second_face);
      current_second_ = &face_second_;
    }
    else
    {
      subface_second_.reinit(face.second,
                             face.second_face,
                             face.second_subface);
      current_second_ = &subface_second_;
    }
  }


  template struct InterfaceFace<2>;
  template struct InterfaceFace<3>;
  template std::vector<InterfaceFace<2>>
  interface_faces(const Mesh<2> &,
                  unsigned,
                  const std::function<bool(Mesh<2>::CellIterator)> &);
  template std::vector<InterfaceFace<3>>
  interface_faces(const Mesh<3> &,
                  unsigned,
                  const std::function<bool(Mesh<3>::CellIterator)> &);
  template std::vector<InterfaceFace<2>>
  surface_faces(const Mesh<2> &, unsigned);
  template std::vector<InterfaceFace<3>>
  surface_faces(const Mesh<3> &, unsigned);
  template class InterfaceValues<2>;
  template class InterfaceValues<3>;
} // namespace Oxion
