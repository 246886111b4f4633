#include "field_values.h"

#include <oxion/assembly/state_reader.h>
#include <oxion/physics/quantities.h>
#include <oxion/sensor.h>

#include <algorithm>
#include <limits>

#include "nodal_cells.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    /** Computes the columns of all point data, cell after cell. */
    template <int dim>
    class Collector
    {
    public:
      explicit Collector(const Sensor<dim> &sensor)
        : sensor_(sensor)
        , layout_(sensor.layout())
        , cells_(layout_.fe().degree)
        , in_nodes_(layout_.mapping(),
                    layout_.fe(),
                    Quadrature<dim>(layout_.fe().get_unit_support_points()),
                    update_values | update_gradients | update_quadrature_points)
        , reader_(layout_, sensor.solution())
      {
        piece_.type      = NodalCells<dim>::cell_type;
        piece_.cell_data = {{"region", {}}, {"rank", {}}};
        for (auto &quantity :
             quantities_of<dim>(sensor.parameters().gas).at_points)
        {
          const auto &lives = this->lives(quantity);
          if (std::find(lives.begin(), lives.end(), true) == lives.end())
            continue;
          piece_.point_data.push_back(
            {Parameters::si_title(quantity.name, quantity.kind),
             n_components(quantity),
             {}});
          quantities_.push_back(std::move(quantity));
        }
      }

      Vtu::Piece
      collect()
      {
        const auto &mesh = sensor_.mesh().triangulation();
        const int rank   = mesh.locally_owned_subdomain();
        for (const auto &cell : mesh.active_cell_iterators())
          if (cell->is_locally_owned())
          {
            reader_.reinit(cell);
            in_nodes_.reinit(cell);
            cells_.append(piece_.points.size() / 3, piece_);
            for (const unsigned node : cells_.node_numbers())
              add_point(node);
            for (unsigned i = 0; i < cells_.n_cells(); ++i)
            {
              piece_.cell_data[0].values.push_back(cell->material_id());
              piece_.cell_data[1].values.push_back(rank);
            }
          }
        return std::move(piece_);
      }

    private:
      using Quantity = PointQuantity<dim>;

      const std::vector<bool> &
      lives(const Quantity &quantity) const
      {
        return layout_.description().groups[quantity.group].lives;
      }

      static unsigned
      n_components(const Quantity &quantity)
      {
        return quantity.is_vector ? 3 : 1;
      }

      void
      add_point(const unsigned node)
      {
        constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
        const auto &state        = reader_.at_node(in_nodes_, node);
        for (unsigned d = 0; d < 3; ++d)
          piece_.points.push_back(d < dim ? state.point[d < dim ? d : 0] : 0.);
        for (unsigned i = 0; i < quantities_.size(); ++i)
        {
          const Quantity &quantity = quantities_[i];
          typename Quantity::Value value{{nowhere, nowhere, nowhere}};
          if (lives(quantity)[state.place.region])
            value = quantity.at(sensor_.model(), state);
          auto &column = piece_.point_data[i].values;
          column.insert(column.end(),
                        value.begin(),
                        value.begin() + n_components(quantity));
        }
      }

      const Sensor<dim> &sensor_;
      const FieldLayout<dim> &layout_;
      NodalCells<dim> cells_;
      FEValues<dim> in_nodes_;
      StateReader<dim> reader_;
      std::vector<Quantity> quantities_; ///< of each column
      Vtu::Piece piece_;
    };
  } // namespace


  template <int dim>
  Vtu::Piece
  field_values(const Sensor<dim> &sensor)
  {
    return Collector<dim>(sensor).collect();
  }


  template Vtu::Piece
  field_values(const Sensor<2> &);
  template Vtu::Piece
  field_values(const Sensor<3> &);
} // namespace Oxion
