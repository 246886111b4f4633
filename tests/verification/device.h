#pragma once

#include <oxion/assembly/assembler.h>
#include <oxion/fields/balance_load.h>
#include <oxion/laws/constants.h>
#include <oxion/physics/tally.h>
#include <oxion/solver/newton.h>

#include <deal.II/base/mpi.h>

#include <string>

#include "verification/forcing.h"

namespace Oxion::Testing
{
  constexpr double millimetre = 1e-3;

  /** Grid of equal cells, about `cells` on the length `side`. */
  inline Parameters::Grid
  even_grid(const double side, const unsigned cells, const unsigned degree)
  {
    Parameters::Grid grid;
    grid.edge_cell_size = grid.largest_cell = side / cells;
    grid.growth                             = 1.;
    grid.aspect_limit                       = 1e4;
    grid.degree                             = degree;
    return grid;
  }

  inline Parameters::Surface
  between(const std::string &name,
          const std::string &first,
          const std::string &second)
  {
    Parameters::Surface surface;
    surface.name  = name;
    surface.first = {first};
    if (!second.empty())
      surface.second = {second};
    return surface;
  }

  /** The outside of a region in one direction. */
  inline Parameters::Surface
  outside(const std::string &name,
          const std::string &region,
          const Parameters::Facing facing)
  {
    auto surface   = between(name, region, "");
    surface.facing = {facing};
    return surface;
  }

  inline Parameters::Material
  zirconia(const std::string &name,
           const double conductivity,
           const double energy = 0.)
  {
    Parameters::Material material;
    material.name                 = name;
    material.ionic.prefactor      = conductivity;
    material.ionic.energy         = energy;
    material.thermal_conductivity = {{300., 2.}};
    return material;
  }

  /** Porous medium whose permeability is that of its capillaries. */
  inline Parameters::Material
  porous(const std::string &name,
         const double structure,
         const double pore_radius)
  {
    Parameters::Material material;
    material.name                 = name;
    material.gas_path             = Parameters::GasPath::porous;
    material.structure            = structure;
    material.pore_radius          = pore_radius;
    material.permeability         = structure * pore_radius * pore_radius / 8.;
    material.thermal_conductivity = {{300., 1.}};
    return material;
  }

  inline Parameters::Terminal
  terminal(const std::string &name,
           const Parameters::Drive drive,
           const double value = 0.)
  {
    Parameters::Terminal result;
    result.name    = name;
    result.drive   = drive;
    result.voltage = result.current = value;
    return result;
  }

  inline Parameters::Atmosphere
  atmosphere(const std::string &name,
             const double pressure,
             const std::map<std::string, double> &mole_fractions)
  {
    Parameters::Atmosphere result;
    result.name           = name;
    result.kind           = Parameters::AtmosphereKind::mole_fractions;
    result.pressure       = pressure;
    result.mole_fractions = mole_fractions;
    return result;
  }


  /** Everything between parameters and a solution, without the protocols. */
  template <int dim>
  struct Device
  {
    using Vector = typename FieldLayout<dim>::Vector;
    /// Value [SI] of a field at a point.
    using Function =
      std::function<double(const dealii::Point<dim> &, unsigned field)>;

    explicit Device(const Parameters::Parameters &p,
                    const Forcing<dim> &forcing = {},
                    MPI_Comm communicator       = MPI_COMM_WORLD)
      : parameters(p)
      , mesh(p.geometry, communicator)
      , model(model_of(p, mesh, forcing))
      , layout(mesh, balanced_fields(mesh, model, p))
      , problem(forced_problem(model, layout, forcing))
      , assembler(layout, problem)
      , x(layout.make_vector())
    {
      locate(mesh, model);
      AssertThrow(mesh.problems().empty(),
                  dealii::ExcMessage(mesh.problems()[0].message));
    }

    /** A manufactured solution needs no electrodes. */
    static Model
    model_of(const Parameters::Parameters &p,
             const Mesh<dim> &mesh,
             const Forcing<dim> &forcing)
    {
      Model result(p, mesh.regions(), mesh.surface_names());
      if (!forcing.volume)
        insulate_bodies_without_electrodes(mesh, result);
      return result;
    }

    /** Of a device whose cells are dealt to the ranks, as a sensor's are. */
    static Fields
    balanced_fields(Mesh<dim> &mesh,
                    const Model &model,
                    const Parameters::Parameters &p)
    {
      const Fields fields = describe_fields(model, p);
      balance_load(mesh, fields);
      return fields;
    }

    /** Interpolates into all fields; global unknowns stay. */
    void
    fill(const Function &function)
    {
      const auto points = layout.fe().get_unit_support_points();
      CellDofs dofs;
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned())
        {
          layout.cell_dofs(cell, dofs);
          for (unsigned group = 0; group < layout.n_groups(); ++group)
            if (layout.has(group) && dofs.first[group] >= 0)
              for (unsigned a = 0; a < dofs.n_nodes; ++a)
              {
                const auto point =
                  layout.mapping().transform_unit_to_real_cell(cell, points[a]);
                const unsigned n = layout.n_components(group);
                for (unsigned c = 0; c < n; ++c)
                {
                  const auto id    = dofs.ids[dofs.first[group] + a * n + c];
                  const unsigned f = layout.field_index(group, c);
                  if (layout.owned().is_element(id))
                    x(id) = function(point, f) / layout.fields()[f].scale;
                }
              }
        }
      x.compress(dealii::VectorOperation::insert);
    }

    /** One value for each field: T, phi, p - p_ref, partial pressures, psi. */
    void
    fill(const std::vector<double> &values)
    {
      fill([&](const auto &, const unsigned f) { return values[f]; });
    }

    NewtonResult
    solve()
    {
      assembler.set_prescribed(x);
      assembler.complete(x);
      Newton<dim> newton(assembler, parameters.solver);
      return newton.solve(x);
    }

    /** Bisects the cells whose centre is accepted; x becomes zero. */
    void
    refine_where(const std::function<bool(const dealii::Point<dim> &)> &accepts)
    {
      for (const auto &cell : mesh.triangulation().active_cell_iterators())
        if (cell->is_locally_owned() && accepts(cell->center()))
          cell->set_refine_flag();
      mesh.triangulation().execute_coarsening_and_refinement();
      layout.distribute();
      assembler.reinit();
      x = layout.make_vector();
    }

    void
    set_global(const unsigned i, const double value)
    {
      const auto id = layout.global_unknown(i);
      if (layout.owned().is_element(id))
        x(id) = value / layout.description().globals[i].scale;
      x.compress(dealii::VectorOperation::insert);
    }
    double
    global(const unsigned i) const
    {
      const auto id = layout.global_unknown(i);
      return dealii::Utilities::MPI::sum(
        layout.owned().is_element(id)
          ? x(id) * layout.description().globals[i].scale
          : 0.,
        mesh.communicator());
    }
    double
    voltage(const std::string &name) const
    {
      const auto &circuit = model.conditions.circuit;
      return global(circuit.voltage_unknown(circuit.find_terminal(name)));
    }
    double
    current(const unsigned electrode) const
    {
      return global(model.conditions.circuit.current_unknown(electrode));
    }

    /** From where the gas unknowns of a cell count the pressure [Pa]. */
    double
    reference_pressure(const typename Mesh<dim>::CellIterator &cell) const
    {
      return model.reference_pressure(mesh.coarse_index(cell),
                                      model.conditions);
    }

    Tally
    tally() const
    {
      Vector residual = layout.make_vector();
      Integrals integrals;
      assembler.residual(x, residual, &integrals);
      return Tally(model, integrals);
    }

    /** Mean of a field's nodal values [SI] on a surface. */
    double
    mean_on(const std::string &surface,
            const Group group,
            const unsigned component) const
    {
      double sum = 0.;
      const auto rows =
        assembler.unknowns_on(mesh.find_surface(surface), group, component);
      for (const auto row : rows)
        sum += x(row);
      return layout.field(group, component).scale *
             dealii::Utilities::MPI::sum(sum, mesh.communicator()) /
             dealii::Utilities::MPI::sum(double(rows.n_elements()),
                                         mesh.communicator());
    }

    /** What flows in through prescribed unknowns, row by row of the gas. */
    double
    reaction(const std::string &surface,
             const Group group,
             const unsigned component) const
    {
      Vector residual = layout.make_vector();
      assembler.residual(x, residual);
      double sum = 0.;
      for (const auto row :
           assembler.unknowns_on(mesh.find_surface(surface), group, component))
        sum += residual(row);
      return layout.field(group, component).residual_scale *
             dealii::Utilities::MPI::sum(sum, mesh.communicator());
    }

    Parameters::Parameters parameters;
    Mesh<dim> mesh;
    Model model;
    FieldLayout<dim> layout;
    Problem<dim> problem;
    Assembler<dim> assembler;
    Vector x;
  };
} // namespace Oxion::Testing
