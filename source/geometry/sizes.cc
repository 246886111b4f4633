#include <oxion/geometry/sizes.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>
#include <deal.II/fe/fe_nothing.h>
#include <deal.II/fe/fe_values.h>
#include <deal.II/fe/mapping_q.h>

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  Sizes
  measure(const Mesh<dim> &mesh)
  {
    const MappingQ<dim> mapping(1);
    const FE_Nothing<dim> nothing;
    const auto flags = update_JxW_values | update_quadrature_points;
    FEValues<dim> in_cell(mapping, nothing, QGauss<dim>(2), flags);
    FEFaceValues<dim> on_face(mapping, nothing, QGauss<dim - 1>(2), flags);
    const auto size = [&](const FEValuesBase<dim> &values) {
      double sum = 0.;
      for (const unsigned q : values.quadrature_point_indices())
        sum += values.JxW(q) * mesh.thickness_at(values.quadrature_point(q));
      return sum;
    };

    Sizes sizes;
    sizes.areas.assign(mesh.surface_names().size(), 0.);
    sizes.volumes.assign(mesh.regions().size(), 0.);
    sizes.sections.assign(mesh.regions().size(), 0.);
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
    {
      if (!cell->is_locally_owned())
        continue;
      const unsigned region = cell->material_id();
      in_cell.reinit(cell);
      sizes.volumes[region] += size(in_cell);
      for (const unsigned q : in_cell.quadrature_point_indices())
        sizes.sections[region] +=
          in_cell.JxW(q) / mesh.thickness_at(in_cell.quadrature_point(q));
      for (const unsigned f : cell->face_indices())
        for (const unsigned surface : mesh.surfaces_of(cell->face(f)))
        {
          // An inner face counts from its first side alone.
          if (!mesh.is_first_side(surface, region) ||
              (!cell->at_boundary(f) &&
               mesh.is_first_side(surface, cell->neighbor(f)->material_id())))
            continue;
          on_face.reinit(cell, f);
          sizes.areas[surface] += size(on_face);
        }
    }
    Utilities::MPI::sum(sizes.areas, mesh.communicator(), sizes.areas);
    Utilities::MPI::sum(sizes.volumes, mesh.communicator(), sizes.volumes);
    Utilities::MPI::sum(sizes.sections, mesh.communicator(), sizes.sections);
    return sizes;
  }


  template Sizes
  measure(const Mesh<2> &);
  template Sizes
  measure(const Mesh<3> &);
} // namespace Oxion
