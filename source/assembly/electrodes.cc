#include <oxion/autodiff/dual.h>
#include <oxion/physics/gas_transport.h>

#include "assembly_target.h"

namespace Oxion
{
  using namespace dealii;

  namespace
  {
    // Inputs of an electrode's response: E, T, partial pressures.
    constexpr unsigned n_inputs = 2 + Laws::max_species;
    using Number                = Dual<n_inputs>;

    /** One row's derivatives by all local unknowns of a face. */
    struct FaceColumns
    {
      unsigned T, phi, gas, voltage, current; ///< first local unknowns
      bool has_T, has_gas;
      double lead_resistance;

      /**
       * Calls add(local unknown, derivative) for a quantity whose derivatives
       * by the inputs are known, at a point with the two sides' shapes.
       */
      template <int dim, typename Add>
      void
      chain(const Number &quantity,
            const GasUnknowns &unknowns,
            const FEFaceValuesBase<dim> &solid,
            const FEFaceValuesBase<dim> *gas_side,
            const unsigned q,
            Add &&add) const
      {
        const auto &by_input = quantity.derivative;
        for (unsigned b = 0; b < solid.dofs_per_cell; ++b)
        {
          const double v = solid.shape_value(b, q);
          if (v == 0.)
            continue;
          add(phi + b, -by_input[0] * v);
          if (has_T)
            add(T + b, by_input[1] * v);
        }
        add(voltage, by_input[0]);
        add(current, -lead_resistance * by_input[0]);
        if (!has_gas)
          return;
        Laws::SpeciesArray<double> by_unknown;
        unknowns.derivative_by_unknowns(&by_input[2], by_unknown);
        for (unsigned b = 0; b < gas_side->dofs_per_cell; ++b)
        {
          const double v = gas_side->shape_value(b, q);
          if (v != 0.)
            for (unsigned c = 0; c < unknowns.n; ++c)
              add(gas + b * unknowns.n + c, by_unknown[c] * v);
        }
      }
    };
  } // namespace


  template <int dim>
  void
  Assembler<dim>::assemble_electrodes(Target &target) const
  {
    const auto &mesh            = layout_.mesh();
    const auto &circuit         = model_.conditions.circuit;
    const GasUnknowns &unknowns = model_.gas_unknowns;
    const unsigned n_gas        = unknowns.n;

    InterfaceValues<dim> shapes(layout_, electrode_quadrature_);
    CellDofs solid_dofs, gas_dofs;
    for (unsigned e = 0; e < model_.electrodes.size(); ++e)
    {
      const ElectrodeModel &electrode = model_.electrodes[e];
      Laws::SpeciesArray<Number> given_gas;
      if (electrode.atmosphere >= 0)
      {
        const GasState &state =
          model_.conditions.atmospheres[electrode.atmosphere];
        for (unsigned k = 0; k < n_gas; ++k)
          given_gas[k] = state.mole_fractions[k] * state.pressure;
      }

      for (const auto &face : electrode_faces_[e])
      {
        // Where the flux is asked for no charge is exchanged. The heat of an
        // electrode on the body's outside leaves through its face, too.
        const bool only_heat = !target.wants_face(face);
        if (only_heat && face.has_second())
          continue;
        const unsigned solid_region = face.first->material_id();
        const bool has_gas     = electrode.atmosphere < 0 && face.has_second();
        const bool wants_solid = target.wants(solid_region);
        const bool wants_gas =
          has_gas && target.wants(face.second->material_id());
        if (!wants_solid && !wants_gas)
          continue;

        layout_.cell_dofs(face.first, solid_dofs);
        target.clear();
        FaceColumns columns{};
        columns.has_T           = layout_.has(temperature);
        columns.has_gas         = has_gas;
        columns.lead_resistance = electrode.lead_resistance;
        if (columns.has_T)
          columns.T = target.append(solid_dofs, temperature);
        columns.phi = target.append(solid_dofs, ionic);
        if (has_gas)
        {
          layout_.cell_dofs(face.second, gas_dofs);
          columns.gas = target.append(gas_dofs, gas);
        }
        columns.voltage =
          target.append_global(circuit.voltage_unknown(circuit.terminal_of(e)));
        columns.current = target.append_global(circuit.current_unknown(e));
        target.begin();

        shapes.reinit(face);
        const auto &solid    = shapes.first();
        const auto *gas_side = has_gas ? &shapes.second() : nullptr;
        const double p_ref   = has_gas ? reference_pressure(face.second) : 0.;
        const double V =
          target.value[columns.voltage] -
          electrode.lead_resistance * target.value[columns.current];
        for (const unsigned q : solid.quadrature_point_indices())
        {
          const Point<dim> &point = solid.quadrature_point(q);
          const double weight     = solid.JxW(q) * mesh.thickness_at(point);
          if (weight == 0.)
            continue;

          double phi = 0., T = columns.has_T ? 0. : model_.temperature;
          for (unsigned a = 0; a < solid.dofs_per_cell; ++a)
          {
            const double v = solid.shape_value(a, q);
            phi += v * target.value[columns.phi + a];
            if (columns.has_T)
              T += v * target.value[columns.T + a];
          }
          Laws::SpeciesArray<Number> p = given_gas;
          if (has_gas)
          {
            PointState<dim> state;
            for (unsigned c = 0; c < n_gas; ++c)
            {
              state.value[c] = 0.;
              for (unsigned a = 0; a < gas_side->dofs_per_cell; ++a)
                state.value[c] += gas_side->shape_value(a, q) *
                                  target.value[columns.gas + a * n_gas + c];
            }
            const auto values = partial_pressures(unknowns, p_ref, state, 0);
            for (unsigned k = 0; k < n_gas; ++k)
              p[k] = Number::variable(values[k], 2 + k);
          }
          const auto response = Laws::electrode_response(
            electrode.kinetics,
            Number::variable(V - phi, 0),
            Number::variable(T, 1),
            p,
            model_.regions[solid_region].material.seebeck);

          if (target.tally != nullptr)
          {
            auto &tally = target.tally->electrodes[e];
            tally.current += weight * response.current_density.value;
            tally.heat += weight * response.heat.value;
            tally.reaction_heat += weight * response.reaction_heat.value;
            for (unsigned k = 0; k < n_gas; ++k)
              tally.sink[k] += weight * response.sink[k].value;
            const double Pi = response.Pi.value;
            tally.lowest_potential =
              std::min(tally.lowest_potential,
                       Laws::gas_constant * T / (4. * Laws::faraday) * Pi);
            tally.highest_activity =
              std::max(tally.highest_activity, std::exp(Pi));
          }

          const auto add = [&](const unsigned row,
                               const double factor,
                               const Number &quantity) {
            if (factor == 0.)
              return;
            if (target.residual != nullptr)
              target.local_residual[row] += factor * quantity.value;
            if (target.jacobian != nullptr)
              columns.chain(quantity,
                            unknowns,
                            solid,
                            gas_side,
                            q,
                            [&](const unsigned column, const double d) {
                              target.local_matrix(row, column) += factor * d;
                            });
          };
          typename Forcing<dim>::Values extra{};
          if (forcing_.electrode)
            forcing_.electrode(point, e, extra);
          const unsigned first_gas = columns.has_T ? 2 : 1;
          if (wants_solid)
            for (unsigned a = 0; a < solid.dofs_per_cell; ++a)
            {
              const double w = weight * solid.shape_value(a, q);
              if (!only_heat)
                add(columns.phi + a,
                    -w,
                    response.current_density + extra[first_gas - 1]);
              if (columns.has_T)
                add(columns.T + a, -w, response.heat + extra[0]);
            }
          if (wants_gas)
          {
            Laws::SpeciesArray<Number> rows;
            unknowns.to_rows(response.sink, rows);
            for (unsigned a = 0; a < gas_side->dofs_per_cell; ++a)
              for (unsigned c = 0; c < n_gas; ++c)
                add(columns.gas + a * n_gas + c,
                    weight * gas_side->shape_value(a, q),
                    rows[c] - extra[first_gas + c]);
          }
          if (!target.side)
            add(columns.current, -weight, response.current_density);
        }
        target.submit();
      }
    }
  }


  template void
  Assembler<2>::assemble_electrodes(Target &) const;
  template void
  Assembler<3>::assemble_electrodes(Target &) const;
} // namespace Oxion
