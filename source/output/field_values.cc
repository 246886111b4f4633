#include "field_values.h"

#include <oxion/laws/zirconia.h>
#include <oxion/physics/groups.h>
#include <oxion/sensor.h>

#include <deal.II/fe/fe_values.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "nodal_cells.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    constexpr double lowest_oxygen = 1e-10; ///< [Pa]

    /** Computes the columns of all point data, cell after cell. */
    template <int dim>
    class Collector
    {
    public:
      explicit Collector(const Sensor<dim> &sensor)
        : sensor_(sensor)
        , layout_(sensor.layout())
        , model_(sensor.model())
        , cells_(layout_.fe().degree)
        , n_nodes_(layout_.fe().n_dofs_per_cell())
        , fe_values_(layout_.mapping(),
                     layout_.fe(),
                     Quadrature<dim>(layout_.fe().get_unit_support_points()),
                     update_quadrature_points | update_gradients)
        , species_(sensor.parameters().gas.species)
      {
        for (unsigned s = 0; s < n_groups; ++s)
          for (unsigned c = 0; c < layout_.n_components(s); ++c)
          {
            vectors_[s].push_back(
              layout_.field_values(sensor.solution(), s, c));
            nodal_[s].emplace_back(n_nodes_);
          }
        piece_.type      = NodalCells<dim>::cell_type;
        piece_.cell_data = {{"region", {}}, {"rank", {}}};
        name_columns();
      }

      Vtu::Piece
      collect()
      {
        const auto &mesh = sensor_.mesh().triangulation();
        const int rank   = mesh.locally_owned_subdomain();
        for (const auto &cell : mesh.active_cell_iterators())
          if (cell->is_locally_owned())
          {
            read(cell);
            cells_.append(piece_.points.size() / 3, piece_);
            for (const unsigned node : cells_.node_numbers())
              add_point(node, cell->material_id());
            for (unsigned i = 0; i < cells_.n_cells(); ++i)
            {
              piece_.cell_data[0].values.push_back(cell->material_id());
              piece_.cell_data[1].values.push_back(rank);
            }
          }
        return std::move(piece_);
      }

    private:
      void
      name_columns()
      {
        auto &columns = piece_.point_data;
        columns.push_back({"T [K]", 1, {}});
        if (layout_.has(ionic))
        {
          columns.push_back({"phi [V]", 1, {}});
          columns.push_back({"J [A/m2]", 3, {}});
        }
        if (layout_.has(electronic))
          columns.push_back({"psi [V]", 1, {}});
        if (!layout_.has(gas))
          return;
        columns.push_back({"p [Pa]", 1, {}});
        for (const auto &name : species_)
          columns.push_back({"p_" + name + " [Pa]", 1, {}});
        for (const auto &name : species_)
          columns.push_back({"x_" + name + " [-]", 1, {}});
        oxygen_ =
          std::find(species_.begin(), species_.end(), "O2") - species_.begin();
        if (oxygen_ < species_.size())
          columns.push_back({"log10(p_O2/Pa) [-]", 1, {}});
      }

      void
      read(const typename Mesh<dim>::CellIterator &cell)
      {
        fe_values_.reinit(cell);
        for (unsigned s = 0; s < n_groups; ++s)
          if (layout_.lives(s, cell->material_id()))
            for (unsigned c = 0; c < vectors_[s].size(); ++c)
              layout_.on(s, cell)->get_dof_values(vectors_[s][c], nodal_[s][c]);
        // The first unknown is a difference, the carrier's pressure is not.
        if (layout_.lives(gas, cell->material_id()))
          nodal_[gas][0].add(sensor_.reference_pressure(cell));
      }

      Tensor<1, dim>
      gradient(const Vector<double> &nodal, const unsigned node) const
      {
        Tensor<1, dim> result;
        for (unsigned i = 0; i < n_nodes_; ++i)
          result += nodal[i] * fe_values_.shape_grad(i, node);
        return result;
      }

      void
      add(const double value)
      {
        piece_.point_data[column_++].values.push_back(value);
      }

      void
      add_point(const unsigned node, const unsigned region)
      {
        const auto &point = fe_values_.quadrature_point(node);
        for (unsigned d = 0; d < 3; ++d)
          piece_.points.push_back(d < dim ? point[d < dim ? d : 0] : 0.);

        column_        = 0;
        const double T = layout_.has(temperature) ? nodal_[temperature][0][node]
                                                  : model_.temperature;
        add(T);
        if (layout_.has(ionic))
          add_ions(node, region, T);
        if (layout_.has(electronic))
          add(layout_.lives(electronic, region) ? nodal_[electronic][0][node]
                                                : nowhere);
        if (layout_.has(gas))
          add_gas(node, region);
      }

      void
      add_ions(const unsigned node, const unsigned region, const double T)
      {
        const bool lives = layout_.lives(ionic, region);
        add(lives ? nodal_[ionic][0][node] : nowhere);

        Tensor<1, dim> current;
        if (lives)
        {
          const auto &material = model_.regions[region].material;
          current              = gradient(nodal_[ionic][0], node);
          if (layout_.has(temperature))
            current +=
              material.seebeck * gradient(nodal_[temperature][0], node);
          current *= -Laws::ionic_conductivity(material.ionic, T);
        }
        auto &values = piece_.point_data[column_++].values;
        for (unsigned d = 0; d < 3; ++d)
          values.push_back(!lives    ? nowhere
                           : d < dim ? current[d < dim ? d : 0]
                                     : 0.);
      }

      void
      add_gas(const unsigned node, const unsigned region)
      {
        const bool lives  = layout_.lives(gas, region);
        const auto &gases = model_.gas_unknowns;
        std::vector<double> unknown(gases.n, nowhere),
          partial(gases.n, nowhere);
        double p = nowhere;
        if (lives)
        {
          for (unsigned c = 0; c < gases.n; ++c)
            unknown[c] = nodal_[gas][c][node];
          gases.to_species(unknown, partial);
          p = unknown[0];
        }
        add(p);
        for (const double p_k : partial)
          add(p_k);
        for (const double p_k : partial)
          add(p_k / p);
        if (oxygen_ < partial.size())
          add(lives ? std::log10(std::max(partial[oxygen_], lowest_oxygen))
                    : nowhere);
      }

      static constexpr double nowhere =
        std::numeric_limits<double>::quiet_NaN();

      const Sensor<dim> &sensor_;
      const FieldLayout<dim> &layout_;
      const Model &model_;
      NodalCells<dim> cells_;
      unsigned n_nodes_;
      FEValues<dim> fe_values_;
      std::vector<std::string> species_;
      std::size_t oxygen_ = 0; ///< species of the oxygen column

      std::array<std::vector<typename FieldLayout<dim>::Vector>, n_groups>
        vectors_;
      /// Of the present cell, in the order of the finite element's nodes.
      std::array<std::vector<Vector<double>>, n_groups> nodal_;

      Vtu::Piece piece_;
      unsigned column_ = 0;
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
