#include <deal.II/base/mpi.h>
#include <deal.II/base/quadrature_lib.h>
#include <deal.II/lac/dynamic_sparsity_pattern.h>
#include <deal.II/lac/sparsity_tools.h>

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

    // Each face once: all of them on the body's outside; between two regions
    // those of the zirconia, else of the gas, else of the first solid.
    areas_.clear();
    faces_of_surface_.clear();
    for (unsigned s = 0; s < mesh.surface_names().size(); ++s)
    {
      double area = 0.;
      faces_of_surface_.emplace_back();
      const std::array<std::function<bool(unsigned region)>, 4> sides{
        {[](unsigned) { return true; },
         [&](const unsigned r) { return model_.regions[r].conducts_ions; },
         [&](const unsigned r) { return model_.regions[r].carries_gas; },
         [&](const unsigned r) { return mesh.is_first_side(s, r); }}};
      for (const auto &side : sides)
        if (area == 0.)
        {
          faces_of_surface_.back() =
            interface_faces<dim>(mesh, s, [&](const CellIterator &cell) {
              return side(cell->material_id());
            });
          area = area_of(faces_of_surface_.back());
        }
      areas_.push_back(area);
    }
  }


  template <int dim>
  void
  Assembler<dim>::find_prescribed()
  {
    prescribed_.clear();
    const auto &mesh          = layout_.mesh();
    const auto support_points = layout_.fe().get_unit_support_points();
    CellDofs dofs;

    const auto prescribe = [&](const CellIterator &cell,
                               const unsigned face,
                               const Support support,
                               const unsigned source) {
      layout_.cell_dofs(cell, dofs);
      if (dofs.first[support] < 0)
        return;
      const unsigned n = layout_.n_components(support);
      for (const unsigned node : layout_.face_nodes(face))
        for (unsigned c = 0; c < n; ++c)
        {
          const Index id = dofs.ids[dofs.first[support] + node * n + c];
          if (layout_.hanging_nodes().is_constrained(id))
            continue;
          double value = 0.;
          if (forcing_.boundary)
            value =
              forcing_.boundary(layout_.mapping().transform_unit_to_real_cell(
                                  cell, support_points[node]),
                                layout_.field_index(support, c));
          prescribed_[id] = {support, c, source, value};
        }
    };

    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned f : cell->face_indices())
        {
          if (!cell->at_boundary(f))
            continue;
          if (forcing_.boundary)
          {
            if (mesh.on_axis(cell->face(f)->center()))
              continue;
            for (const auto support : {temperature, ionic, gas})
              prescribe(cell, f, support, 0);
            continue;
          }
          for (const auto &opening : model_.openings)
            if (mesh.on_surface(cell->face(f), opening.surface))
              prescribe(cell, f, gas, opening.atmosphere);
          for (unsigned e = 0; e < model_.exchanges.size(); ++e)
            if (model_.exchanges[e].parameters.fixed_temperature &&
                mesh.on_surface(cell->face(f), model_.exchanges[e].surface))
              prescribe(cell, f, temperature, e);
        }

    constraints_.clear();
    constraints_.reinit(layout_.relevant());
    for (const auto &line : layout_.hanging_nodes().get_lines())
    {
      constraints_.add_line(line.index);
      for (const auto &entry : line.entries)
        constraints_.add_entry(line.index, entry.first, entry.second);
    }
    for (const auto &entry : prescribed_)
      constraints_.add_line(entry.first);
    constraints_.close();
  }


  template <int dim>
  void
  Assembler<dim>::set_prescribed(Vector &x) const
  {
    std::vector<std::array<double, max_local_fields>> gas_values(
      model_.conditions.atmospheres.size());
    for (unsigned a = 0; a < gas_values.size(); ++a)
      model_.gas_unknowns.of_composition(
        model_.conditions.atmospheres[a].mole_fractions,
        model_.conditions.atmospheres[a].pressure,
        gas_values[a]);

    for (const auto &entry : prescribed_)
      if (layout_.owned().is_element(entry.first))
      {
        const Prescribed &p = entry.second;
        const double value =
          forcing_.boundary ? p.value
          : p.support == gas
            ? gas_values[p.source][p.component]
            : *model_.exchanges[p.source].parameters.fixed_temperature;
        x(entry.first) =
          value /
          layout_.description().components[p.support][p.component].scale;
      }
    x.compress(VectorOperation::insert);
  }


  template <int dim>
  void
  Assembler<dim>::complete(Vector &x) const
  {
    layout_.hanging_nodes().distribute(x);
  }


  template <int dim>
  void
  Assembler<dim>::clear_prescribed(Vector &residual) const
  {
    for (const auto &entry : prescribed_)
      if (layout_.owned().is_element(entry.first))
        residual(entry.first) = 0.;
    residual.compress(VectorOperation::insert);
  }


  template <int dim>
  void
  Assembler<dim>::make_matrix(Matrix &matrix) const
  {
    DynamicSparsityPattern pattern(layout_.relevant());
    CellDofs dofs, second;
    std::vector<Index> ids;
    const auto add = [&](std::vector<Index> &list) {
      constraints_.add_entries_local_to_global(list, pattern, true);
    };

    for (const auto &cell :
         layout_.mesh().triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
      {
        layout_.cell_dofs(cell, dofs);
        add(dofs.ids);
        // A held mean over a region couples the power to all of it.
        for (unsigned h = 0; h < model_.heaters.size(); ++h)
        {
          const int region = cell->material_id();
          if (region != int(model_.heaters[h].region) &&
              region != model_.heaters[h].held_region)
            continue;
          ids.assign(dofs.ids.begin() + dofs.first[temperature],
                     dofs.ids.begin() + dofs.first[temperature] + dofs.n_nodes);
          ids.push_back(layout_.global_unknown(model_.power_unknown(h)));
          add(ids);
        }
      }

    const auto &circuit = model_.conditions.circuit;
    for (unsigned e = 0; e < model_.electrodes.size(); ++e)
      for (const auto &face : electrode_faces_[e])
      {
        layout_.cell_dofs(face.first, dofs);
        ids = dofs.ids;
        if (face.has_second())
        {
          layout_.cell_dofs(face.second, second);
          ids.insert(ids.end(), second.ids.begin(), second.ids.end());
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        ids.push_back(layout_.global_unknown(
          circuit.voltage_unknown(circuit.terminal_of(e))));
        ids.push_back(layout_.global_unknown(circuit.current_unknown(e)));
        add(ids);
      }
    for (unsigned h = 0; h < model_.heaters.size(); ++h)
      for (const auto &face : held_faces(h))
      {
        layout_.cell_dofs(face.first, dofs);
        ids.assign(dofs.ids.begin() + dofs.first[temperature],
                   dofs.ids.begin() + dofs.first[temperature] + dofs.n_nodes);
        ids.push_back(layout_.global_unknown(model_.power_unknown(h)));
        add(ids);
      }
    const unsigned n_globals = layout_.description().globals.size();
    for (unsigned i = 0; i < n_globals; ++i)
      for (unsigned j = 0; j < n_globals; ++j)
        if (layout_.owned().is_element(layout_.global_unknown(i)))
          pattern.add(layout_.global_unknown(i), layout_.global_unknown(j));

    SparsityTools::distribute_sparsity_pattern(pattern,
                                               layout_.owned(),
                                               layout_.mesh().communicator(),
                                               layout_.relevant());
    matrix.reinit(layout_.owned(),
                  layout_.owned(),
                  pattern,
                  layout_.mesh().communicator());
  }


  template <int dim>
  std::vector<InterfaceFace<dim>>
  Assembler<dim>::held_faces(const unsigned heater) const
  {
    const int surface = model_.heaters[heater].held_surface;
    return surface < 0 ? std::vector<InterfaceFace<dim>>()
                       : faces_of_surface_[surface];
  }


  template <int dim>
  IndexSet
  Assembler<dim>::prescribed_unknowns(const Support support,
                                      const unsigned component) const
  {
    IndexSet result(layout_.n_unknowns());
    for (const auto &entry : prescribed_)
      if (entry.second.support == support &&
          entry.second.component == component &&
          layout_.owned().is_element(entry.first))
        result.add_index(entry.first);
    result.compress();
    return result;
  }


  template <int dim>
  IndexSet
  Assembler<dim>::unknowns_on(const unsigned surface,
                              const Support support,
                              const unsigned component) const
  {
    IndexSet result(layout_.n_unknowns());
    const auto &mesh = layout_.mesh();
    CellDofs dofs;
    for (const auto &cell : mesh.triangulation().active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned f : cell->face_indices())
          if (mesh.on_surface(cell->face(f), surface))
          {
            layout_.cell_dofs(cell, dofs);
            if (dofs.first[support] < 0)
              continue;
            const unsigned n = layout_.n_components(support);
            for (const unsigned node : layout_.face_nodes(f))
            {
              const Index id =
                dofs.ids[dofs.first[support] + node * n + component];
              if (layout_.owned().is_element(id))
                result.add_index(id);
            }
          }
    result.compress();
    return result;
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
      assemble_globals(target);

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
