#include <oxion/laws/gas_linearisation.h>

#include <algorithm>

#include "gas_rows.h"
#include "physics.h"

namespace Oxion
{
  namespace
  {
    constexpr double largest_loss = 0.9; ///< of a partial pressure
    /// Below it rich gas has only round-off left [Pa].
    constexpr double lowest_oxygen = 1e-10;

    /**
     * Transport of all species, K(p, T) grad p_vec / (R T) at the local
     * temperature; storage porosity p_k/(R T). Thermal diffusion and the
     * Knudsen term in grad T are neglected.
     */
    template <int dim>
    class GasTransport : public VolumeTerm<dim>
    {
    public:
      explicit GasTransport(const Model &model)
        : model_(model)
      {}

      bool
      acts_in(const unsigned region) const override
      {
        return model_.regions[region].carries_gas;
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        const GasUnknowns &unknowns = model_.gas_unknowns;
        const RegionModel &region   = model_.regions[state.place.region];
        const unsigned n            = unknowns.n;
        const unsigned g            = state.of(gas);
        const int t                 = state.of(temperature);
        const double T              = temperature_at(model_, state, t);
        const auto p =
          partial_pressures(model_, state.place.coarse_cell, &state.value[g]);

        std::array<Laws::SpeciesArray<double>, dim> gradients;
        std::array<double, dim> total_gradient;
        for (unsigned d = 0; d < dim; ++d)
        {
          Laws::SpeciesArray<double> of_unknowns{};
          for (unsigned c = 0; c < n; ++c)
            of_unknowns[c] = state.gradient[g + c][d];
          unknowns.to_species(of_unknowns, gradients[d]);
          total_gradient[d] = of_unknowns[0];
        }

        Laws::SpeciesArray<double> rows{};
        const auto add_flux =
          [&](const std::array<Laws::SpeciesArray<double>, dim> &flux) {
            for (unsigned d = 0; d < dim; ++d)
            {
              unknowns.to_rows(flux[d], rows);
              for (unsigned r = 0; r < n; ++r)
                system.flux[g + r][d] -= rows[r];
            }
          };
        const double capacity =
          region.material.porosity / (Laws::gas_constant * T);
        unknowns.to_rows(p, rows);
        for (unsigned r = 0; r < n; ++r)
          system.storage[g + r] += capacity * rows[r];
        if (!system.derivatives)
        {
          add_flux(Laws::gas_flux<dim>(
            model_.mixture, region.medium, p, T, gradients, total_gradient));
          return;
        }

        for (unsigned r = 0; r < n; ++r)
        {
          // The rows of p_vec are the unknowns themselves.
          system.storage_by_value[g + r][g + r] += capacity;
          if (t >= 0)
            system.storage_by_value[g + r][t] -= capacity / T * rows[r];
        }
        const auto flux = Laws::linearise<dim>(
          model_.mixture, region.medium, p, T, gradients, total_gradient);
        add_flux(flux.flux);
        for_rows_and_unknowns(unknowns,
                              flux.mobility,
                              [&](const unsigned r,
                                  const unsigned c,
                                  const double k) {
                                system.conductivity[g + r][g + c] += k;
                              });
        for (unsigned d = 0; d < dim; ++d)
        {
          for_rows_and_unknowns(unknowns,
                                flux.by_pressure[d],
                                [&](const unsigned r,
                                    const unsigned c,
                                    const double k) {
                                  system.flux_by_value[g + r][g + c][d] -= k;
                                });
          if (t < 0)
            continue;
          unknowns.to_rows(flux.by_temperature[d], rows);
          for (unsigned r = 0; r < n; ++r)
            system.flux_by_value[g + r][t][d] -= rows[r];
        }
      }

    private:
      const Model &model_;
    };
  } // namespace


  void
  declare_gas(const Model &model,
              const Parameters::Parameters &parameters,
              Fields &fields)
  {
    auto &group       = fields.groups[gas];
    group.in_vertices = true;
    group.split       = 1;
    group.home        = "a region with gas";
    bool any          = false;
    for (const auto &region : model.regions)
    {
      group.lives.push_back(region.carries_gas);
      any = any || region.carries_gas;
    }
    if (!any)
      return;
    const double moles = parameters.solver.current_scale / (4. * Laws::faraday);
    for (unsigned c = 0; c < model.gas_unknowns.n; ++c)
    {
      const std::string species =
        parameters.gas.species[model.gas_unknowns.species[c]];
      Field field{c == 0 ? "p" : "p_" + species,
                  parameters.gas.reference_pressure,
                  moles};
      field.step.largest_loss = c == 0 ? 0. : largest_loss;
      field.tolerance         = balance_of_matter;
      field.advice = "try smaller steps of the swept parameter or of "
                     "Solver/Set-point step, or finer cells there";
      group.fields.push_back(field);
    }
  }


  template <int dim>
  void
  add_gas(const Model &model, Problem<dim> &problem)
  {
    problem.volume_terms.push_back(std::make_unique<GasTransport<dim>>(model));

    // Where two openings share a node, the first listed atmosphere holds.
    auto openings = model.openings;
    std::stable_sort(openings.begin(),
                     openings.end(),
                     [](const Opening &a, const Opening &b) {
                       return a.atmosphere < b.atmosphere;
                     });
    for (const Opening &opening : openings)
    {
      if (opening.film_velocity > 0.)
        continue;
      problem.prescriptions.push_back(
        {opening.surface,
         gas,
         [&model, opening](const dealii::Point<dim> &,
                           const unsigned component,
                           const unsigned coarse_cell) {
           const GasState &state =
             model.conditions.atmospheres[opening.atmosphere];
           return component == 0
                    ? state.pressure -
                        model.reference_pressure(coarse_cell, model.conditions)
                    : state.mole_fractions[model.gas_unknowns
                                             .species[component]] *
                        state.pressure;
         }});
    }
  }


  template <int dim>
  void
  show_gas(const Parameters::Gas &gases, Quantities<dim> &quantities)
  {
    using Parameters::Quantity;
    using State = PointState<dim>;
    const auto partial_pressure =
      [](const Model &model, const State &state, const unsigned species) {
        return partial_pressures(model,
                                 state.place.coarse_cell,
                                 &state.value[state.of(gas)])[species];
      };
    const auto pressure = [](const Model &model, const State &state) {
      return state.value[state.of(gas)] +
             model.reference_pressure(state.place.coarse_cell,
                                      model.conditions);
    };
    const auto add =
      [&](const std::string &name, const Quantity kind, const auto &number) {
        quantities.at_points.push_back(
          {name, kind, gas, [number](const Model &model, const State &state) {
             return typename PointQuantity<dim>::Value{{number(model, state)}};
           }});
      };

    add("p", Quantity::pressure, pressure);
    const auto &species = gases.species;
    for (unsigned k = 0; k < species.size(); ++k)
      add("p_" + species[k],
          Quantity::pressure,
          [=](const Model &model, const State &state) {
            return partial_pressure(model, state, k);
          });
    for (unsigned k = 0; k < species.size(); ++k)
      add("x_" + species[k],
          Quantity::fraction,
          [=](const Model &model, const State &state) {
            return partial_pressure(model, state, k) / pressure(model, state);
          });
    for (unsigned k = 0; k < species.size(); ++k)
      if (species[k] == "O2")
        add("log10(p_O2/Pa)",
            Quantity::logarithm,
            [=](const Model &model, const State &state) {
              return std::log10(
                std::max(partial_pressure(model, state, k), lowest_oxygen));
            });

    // The first equation is the sum of all: what is left is the carrier's.
    const GasUnknowns unknowns(species, gases.carrier);
    for (unsigned k = 0; k < species.size(); ++k)
    {
      Flow flow{species[k], Quantity::molar_flow, {{gas, 0, 1.}}};
      for (unsigned c = 1; c < unknowns.n; ++c)
        if (unknowns.species[c] == k)
          flow.carriers = {{gas, c, 1.}};
        else if (k == unknowns.carrier)
          flow.carriers.push_back({gas, c, -1.});
      add_flow(flow, quantities.through_surfaces);
    }
  }


  template void
  add_gas(const Model &, Problem<2> &);
  template void
  add_gas(const Model &, Problem<3> &);
  template void
  show_gas(const Parameters::Gas &, Quantities<2> &);
  template void
  show_gas(const Parameters::Gas &, Quantities<3> &);
} // namespace Oxion
