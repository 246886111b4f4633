#include "statistics.h"

#include <oxion/assembly/state_reader.h>

#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>

#include <algorithm>


namespace Oxion
{
  using namespace dealii;

  namespace
  {
    template <int dim>
    class Collector
    {
    public:
      Collector(const Sensor<dim> &sensor, const PointNumber<dim> &number)
        : mesh_(sensor.mesh())
        , layout_(sensor.layout())
        , model_(sensor.model())
        , number_(number)
        , lives_(layout_.description().groups[number.group].lives)
        , reader_(layout_, sensor.solution())
        , in_nodes_(layout_.mapping(),
                    layout_.fe(),
                    Quadrature<dim>(layout_.fe().get_unit_support_points()),
                    update_values | update_gradients | update_quadrature_points)
      {}

      void
      add_surface(const unsigned surface)
      {
        InterfaceValues<dim> shapes(layout_,
                                    QGauss<dim - 1>(
                                      layout_.description().degree + 1),
                                    update_gradients);
        for (const auto &face : surface_faces(mesh_, surface))
        {
          const bool first = lives_[face.first->material_id()];
          if (!first &&
              !(face.has_second() && lives_[face.second->material_id()]))
            continue;
          go_to(first ? face.first : face.second);
          shapes.reinit(face);
          add_points(first ? shapes.first() : shapes.second());
          for (const unsigned node :
               layout_.face_nodes(first ? face.first_face : face.second_face))
            add_node(node);
        }
      }

      /** region < 0: all of them. */
      void
      add_region(const int region)
      {
        FEValues<dim> shape(layout_.mapping(),
                            layout_.fe(),
                            QGauss<dim>(layout_.description().degree + 1),
                            update_values | update_gradients |
                              update_JxW_values | update_quadrature_points);
        for (const auto &cell : mesh_.triangulation().active_cell_iterators())
          if (cell->is_locally_owned() &&
              (region < 0 || region == int(cell->material_id())) &&
              lives_[cell->material_id()])
          {
            go_to(cell);
            shape.reinit(cell);
            add_points(shape);
            for (unsigned node = 0; node < shape.dofs_per_cell; ++node)
              add_node(node);
          }
      }

      Statistics
      over_all_ranks() const
      {
        const MPI_Comm communicator = mesh_.communicator();
        Statistics all;
        all.integral = Utilities::MPI::sum(here_.integral, communicator);
        all.size     = Utilities::MPI::sum(here_.size, communicator);
        all.smallest = Utilities::MPI::min(here_.smallest, communicator);
        all.largest  = Utilities::MPI::max(here_.largest, communicator);
        return all;
      }

    private:
      void
      go_to(const typename Mesh<dim>::CellIterator &cell)
      {
        reader_.reinit(cell);
        in_nodes_.reinit(cell);
      }

      void
      add_node(const unsigned node)
      {
        const double value =
          number_.at(model_, reader_.at_node(in_nodes_, node));
        here_.smallest = std::min(here_.smallest, value);
        here_.largest  = std::max(here_.largest, value);
      }

      void
      add_points(const FEValuesBase<dim> &shape)
      {
        for (const unsigned q : shape.quadrature_point_indices())
        {
          const double weight =
            shape.JxW(q) * mesh_.thickness_at(shape.quadrature_point(q));
          here_.size += weight;
          here_.integral += weight * number_.at(model_, reader_.at(shape, q));
        }
      }

      const Mesh<dim> &mesh_;
      const FieldLayout<dim> &layout_;
      const Model &model_;
      const PointNumber<dim> &number_;
      const std::vector<bool> &lives_; ///< [region]
      StateReader<dim> reader_;
      FEValues<dim> in_nodes_;
      Statistics here_;
    };
  } // namespace


  template <int dim>
  Statistics
  statistics(const Sensor<dim> &sensor,
             const PointNumber<dim> &number,
             const std::string &place)
  {
    Collector<dim> collector(sensor, number);
    const int region  = sensor.mesh().find_region(place);
    const int surface = sensor.mesh().find_surface(place);
    if (surface >= 0 && region < 0)
      collector.add_surface(surface);
    else
      collector.add_region(region);
    return collector.over_all_ranks();
  }


  template Statistics
  statistics(const Sensor<2> &, const PointNumber<2> &, const std::string &);
  template Statistics
  statistics(const Sensor<3> &, const PointNumber<3> &, const std::string &);
} // namespace Oxion
