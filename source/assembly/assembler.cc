#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  template <int dim>
  Assembler<dim>::Assembler(const FieldLayout<dim> &layout,
                            const Model &model,
                            const Forcing<dim> &forcing)
    : layout_(layout)
    , model_(model)
    , forcing_(forcing)
  {
    const unsigned degree = layout.description().degree;
    solid_quadrature_     = QGauss<dim>(degree + 1);
    boundary_quadrature_  = QGauss<dim - 1>(degree + 1);
    if (degree == 1)
    {
      gas_quadrature_       = QGaussLobatto<dim>(2);
      electrode_quadrature_ = QGaussLobatto<dim - 1>(2);
    }
    else
    {
      gas_quadrature_       = solid_quadrature_;
      electrode_quadrature_ = boundary_quadrature_;
    }
    reinit();
  }


  template <int dim>
  void
  Assembler<dim>::reinit()
  {
    const auto &mesh   = layout_.mesh();
    const auto conduct = [&](const CellIterator &cell) {
      return model_.regions[cell->material_id()].conducts_ions;
    };
    const auto any = [](const CellIterator &) { return true; };

    electrode_faces_.clear();
    for (const auto &electrode : model_.electrodes)
      electrode_faces_.push_back(
        interface_faces<dim>(mesh, electrode.surface, conduct));
    exchange_faces_.clear();
    for (const auto &exchange : model_.exchanges)
      exchange_faces_.push_back(
        interface_faces<dim>(mesh, exchange.surface, any));

    measure_sizes();
    find_held_means();
    find_prescribed();
  }


  template <int dim>
  void
  Assembler<dim>::measure_sizes()
  {
    const auto &mesh = layout_.mesh();

    volumes_.assign(mesh.regions().size(), 0.);
    FEValues<dim> gas_values(layout_.mapping(),
                             layout_.fe(),
                             gas_quadrature_,
                             update_JxW_values | update_quadrature_points);
    FEValues<dim> solid_values(layout_.mapping(),
                               layout_.fe(),
                               solid_quadrature_,
                               update_JxW_values | update_quadrature_points);
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        const unsigned region = cell->material_id();
        FEValues<dim> &values =
          model_.regions[region].carries_gas ? gas_values : solid_values;
        values.reinit(cell);
        for (const unsigned q : values.quadrature_point_indices())
          volumes_[region] +=
            values.JxW(q) * mesh.thickness_at(values.quadrature_point(q));
      }
    Utilities::MPI::sum(volumes_, mesh.communicator(), volumes_);

    const auto area_of = [&](const std::vector<InterfaceFace<dim>> &faces) {
      double area = 0.;
      InterfaceValues<dim> values(layout_, electrode_quadrature_);
      for (const auto &face : faces)
      {
        values.reinit(face);
        for (const unsigned q : values.first().quadrature_point_indices())
          area += values.first().JxW(q) *
                  mesh.thickness_at(values.first().quadrature_point(q));
      }
      return Utilities::MPI::sum(area, mesh.communicator());
    };

    areas_.clear();
    faces_of_surface_.clear();
    for (unsigned s = 0; s < mesh.surface_names().size(); ++s)
    {
      faces_of_surface_.push_back(surface_faces(mesh, s));
      areas_.push_back(area_of(faces_of_surface_.back()));
    }
  }


  template <int dim>
  void
  Assembler<dim>::complete(Vector &x) const
  {
    layout_.hanging_nodes().distribute(x);
  }


  template <int dim>
  void
  Assembler<dim>::residual(const Vector &x,
                           Vector &result,
                           Tally *tally,
                           const std::optional<OneSided> &side) const
  {
    assemble(x, &result, nullptr, tally, side);
  }


  template <int dim>
  void
  Assembler<dim>::jacobian(const Vector &x, Matrix &result) const
  {
    assemble(x, nullptr, &result, nullptr, {});
  }


  template <int dim>
  void
  Assembler<dim>::assemble(const Vector &x,
                           Vector *residual,
                           Matrix *jacobian,
                           Tally *tally,
                           const std::optional<OneSided> &side) const
  {
    Target target{layout_,
                  constraints_,
                  layout_.make_ghosted_vector(),
                  residual,
                  jacobian,
                  tally,
                  side};
    target.state = x;
    if (residual != nullptr)
      *residual = 0.;
    if (jacobian != nullptr)
      *jacobian = 0.;
    if (tally != nullptr)
    {
      *tally = Tally();
      tally->electrodes.resize(model_.electrodes.size());
      for (auto &electrode : tally->electrodes)
        electrode.sink.assign(model_.gas_unknowns.n, 0.);
      tally->exchange_loss.assign(model_.exchanges.size(), 0.);
    }

    assemble_cells(target);
    assemble_electrodes(target);
    assemble_exchanges(target);
    if (!side)
    {
      assemble_circuit(target);
      assemble_heaters(target);
    }

    if (residual != nullptr)
      residual->compress(VectorOperation::add);
    if (jacobian != nullptr)
      jacobian->compress(VectorOperation::add);
    if (tally != nullptr)
    {
      const MPI_Comm communicator = layout_.mesh().communicator();
      for (auto &electrode : tally->electrodes)
      {
        electrode.current =
          Utilities::MPI::sum(electrode.current, communicator);
        electrode.heat = Utilities::MPI::sum(electrode.heat, communicator);
        electrode.reaction_heat =
          Utilities::MPI::sum(electrode.reaction_heat, communicator);
        Utilities::MPI::sum(electrode.sink, communicator, electrode.sink);
        electrode.lowest_potential =
          Utilities::MPI::min(electrode.lowest_potential, communicator);
        electrode.highest_activity =
          Utilities::MPI::max(electrode.highest_activity, communicator);
      }
      Utilities::MPI::sum(tally->exchange_loss,
                          communicator,
                          tally->exchange_loss);
      tally->joule_heat = Utilities::MPI::sum(tally->joule_heat, communicator);
      tally->heater_power =
        Utilities::MPI::sum(tally->heater_power, communicator);
    }
  }


  template <int dim>
  unsigned
  Assembler<dim>::coarse_index(const CellIterator &cell)
  {
    typename Mesh<dim>::Triangulation::cell_iterator ancestor = cell;
    while (ancestor->level() > 0)
      ancestor = ancestor->parent();
    return ancestor->index();
  }


  template <int dim>
  double
  Assembler<dim>::reference_pressure(const CellIterator &cell,
                                     const Conditions &conditions) const
  {
    return model_.reference_pressure(coarse_index(cell), conditions);
  }


  template <int dim>
  LocalFields
  Assembler<dim>::local_fields(const unsigned region) const
  {
    LocalFields fields;
    if (layout_.lives(temperature, region))
      fields.temperature = fields.n++;
    if (layout_.lives(ionic, region))
      fields.ionic = fields.n++;
    if (layout_.lives(gas, region))
    {
      fields.gas = fields.n;
      fields.n += layout_.n_components(gas);
    }
    return fields;
  }


  template class Assembler<2>;
  template class Assembler<3>;
} // namespace Oxion
