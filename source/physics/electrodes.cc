#include <oxion/autodiff/dual.h>
#include <oxion/laws/electrode_response.h>
#include <oxion/physics/tally.h>

#include "gas_rows.h"
#include "physics.h"

namespace Oxion
{
  namespace
  {
    /**
     * An electrode: charge and heat into the zirconia on its first side, gas
     * from the other side or, where an atmosphere is given, from there; or
     * oxygen into and out of a sealed reference. Its double layer stores the
     * charge q = C (V - phi) and releases no heat.
     */
    template <int dim>
    class ElectrodeTerm : public SurfaceTerm<dim>
    {
    public:
      ElectrodeTerm(const Model &model, const unsigned electrode)
        : model_(model)
        , electrode_(electrode)
        , is_sealed_(of().sealed >= 0)
        , resolves_gas_(of().atmosphere < 0 && !is_sealed_)
        , terminal_(circuit().voltage_unknown(circuit().terminal_of(electrode)))
        , current_(circuit().current_unknown(electrode))
        , activity_(is_sealed_ ? model.activity_unknown(of().sealed) : 0)
        , inventory_(is_sealed_ ? model.inventory_unknown(of().sealed) : 0)
      {}

      unsigned
      surface() const override
      {
        return of().surface;
      }
      bool
      is_first(const unsigned region) const override
      {
        return model_.regions[region].conducts_ions;
      }
      bool
      uses(const unsigned side, const unsigned group) const override
      {
        return side == 0 ? group == temperature || group == ionic
                         : group == gas && resolves_gas_;
      }
      std::vector<unsigned>
      globals() const override
      {
        if (is_sealed_)
          return {terminal_, current_, activity_, inventory_};
        return {terminal_, current_};
      }
      bool
      is_released(const unsigned group) const override
      {
        return group == temperature;
      }
      bool
      in_vertices() const override
      {
        return true;
      }
      std::vector<Integral>
      integrals() const override
      {
        return electrode_integrals(model_, electrode_);
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        if (!system.derivatives)
        {
          add_values(state, system, response<double>(state));
          return;
        }
        const auto linear = response<Number>(state);
        add_values(state, system, linear);
        add_derivatives(state, system, linear);
      }

    private:
      // Inputs: E = V - phi, T, partial pressures or a sealed activity.
      using Number = Dual<2 + Laws::max_species>;

      /// Oxygen atoms that a charge sets free [mol/C].
      static constexpr double atoms_by_charge = 1. / (2. * Laws::faraday);

      bool
      fills_a_reference() const
      {
        return is_sealed_ && model_.conditions.in_time;
      }

      const ElectrodeModel &
      of() const
      {
        return model_.electrodes[electrode_];
      }
      const Circuit &
      circuit() const
      {
        return model_.conditions.circuit;
      }

      template <typename T>
      static T
      input(const double value, [[maybe_unused]] const unsigned i)
      {
        if constexpr (std::is_same_v<T, double>)
          return value;
        else
          return T::variable(value, i);
      }

      /** E = V - phi. */
      double
      potential(const SurfaceState<dim> &state) const
      {
        return state.value[state.of_global(terminal_)] -
               of().lead_resistance * state.value[state.of_global(current_)] -
               state.value[state.of(0, ionic)];
      }

      /** By the unknowns that it is made of. */
      void
      add_by_potential(const SurfaceState<dim> &state,
                       const double factor,
                       SurfaceSystem::Vector<double> &derivative) const
      {
        derivative[state.of_global(terminal_)] += factor;
        derivative[state.of_global(current_)] -= factor * of().lead_resistance;
        derivative[state.of(0, ionic)] -= factor;
      }

      template <typename T>
      Laws::SpeciesArray<T>
      pressures(const SurfaceState<dim> &state) const
      {
        Laws::SpeciesArray<T> p{};
        if (state.has_second && resolves_gas_)
        {
          const auto values = partial_pressures(model_,
                                                state.place[1].coarse_cell,
                                                &state.value[state.of(1, gas)]);
          for (unsigned k = 0; k < model_.gas_unknowns.n; ++k)
            p[k] = input<T>(values[k], 2 + k);
        }
        else if (of().atmosphere >= 0)
        {
          const GasState &given =
            model_.conditions.atmospheres[of().atmosphere];
          for (unsigned k = 0; k < model_.gas_unknowns.n; ++k)
            p[k] = given.mole_fractions[k] * given.pressure;
        }
        return p;
      }

      template <typename T>
      Laws::ElectrodeResponse<T>
      response(const SurfaceState<dim> &state) const
      {
        const T E = input<T>(potential(state), 0);
        const T temperature_here =
          input<T>(temperature_at(model_, state, state.of(0, temperature)), 1);
        const double seebeck =
          model_.regions[state.place[0].region].material.seebeck;
        if (is_sealed_)
          return Laws::sealed_response(
            of().kinetics,
            E,
            temperature_here,
            input<T>(state.value[state.of_global(activity_)], 2),
            seebeck);
        return Laws::electrode_response(
          of().kinetics, E, temperature_here, pressures<T>(state), seebeck);
      }

      template <typename T>
      void
      add_values(const SurfaceState<dim> &state,
                 SurfaceSystem &system,
                 const Laws::ElectrodeResponse<T> &response) const
      {
        const double current = plain_value(response.current_density);
        const double heat    = plain_value(response.heat);
        system.supply[state.of(0, ionic)] += current;
        system.supply[state.of_global(current_)] += current;
        // What charges the double layer is supplied as well.
        const double charge = of().double_layer * potential(state);
        system.storage[state.of(0, ionic)] -= charge;
        system.storage[state.of_global(current_)] -= charge;
        if (const int t = state.of(0, temperature); t >= 0)
          system.supply[t] += heat;
        if (fills_a_reference())
          system.supply[state.of_global(inventory_)] +=
            current * atoms_by_charge;

        const unsigned n = model_.gas_unknowns.n;
        Laws::SpeciesArray<double> sink{}, rows{};
        for (unsigned k = 0; k < n; ++k)
          sink[k] = plain_value(response.sink[k]);
        if (const int g = state.of(1, gas); g >= 0)
        {
          model_.gas_unknowns.to_rows(sink, rows);
          for (unsigned r = 0; r < n; ++r)
            system.supply[g + r] -= rows[r];
        }
        if (system.integrand == nullptr)
          return;
        const double Pi = plain_value(response.Pi);
        const double T_here =
          temperature_at(model_, state, state.of(0, temperature));
        unsigned i            = 0;
        system.integrand[i++] = current;
        system.integrand[i++] = heat;
        system.integrand[i++] = plain_value(response.reaction_heat);
        system.integrand[i++] =
          Laws::gas_constant * T_here / (4. * Laws::faraday) * Pi;
        system.integrand[i++] = std::exp(Pi);
        for (unsigned k = 0; k < n; ++k)
          system.integrand[i++] = sink[k];
        for (const auto &half : of().kinetics.half_reactions)
          system.integrand[i++] = Laws::half_reaction_current(
            half, potential(state), T_here, pressures<double>(state));
      }

      void
      add_derivatives(const SurfaceState<dim> &state,
                      SurfaceSystem &system,
                      const Laws::ElectrodeResponse<Number> &response) const
      {
        const GasUnknowns &unknowns = model_.gas_unknowns;
        const int g = state.of(1, gas), t = state.of(0, temperature);
        const auto add =
          [&](const unsigned row, const Number &supply, const double factor) {
            auto &by             = system.supply_by_value[row];
            const auto &by_input = supply.derivative;
            add_by_potential(state, factor * by_input[0], by);
            if (t >= 0)
              by[t] += factor * by_input[1];
            if (is_sealed_)
              by[state.of_global(activity_)] += factor * by_input[2];
            if (g < 0)
              return;
            Laws::SpeciesArray<double> by_unknown;
            unknowns.derivative_by_unknowns(&by_input[2], by_unknown);
            for (unsigned c = 0; c < unknowns.n; ++c)
              by[g + c] += factor * by_unknown[c];
          };
        add(state.of(0, ionic), response.current_density, 1.);
        add(state.of_global(current_), response.current_density, 1.);
        for (const unsigned row :
             {unsigned(state.of(0, ionic)), state.of_global(current_)})
          add_by_potential(state,
                           -of().double_layer,
                           system.storage_by_value[row]);
        if (t >= 0)
          add(t, response.heat, 1.);
        if (fills_a_reference())
          add(state.of_global(inventory_),
              response.current_density,
              atoms_by_charge);
        if (g < 0)
          return;
        Laws::SpeciesArray<Number> rows;
        unknowns.to_rows(response.sink, rows);
        for (unsigned r = 0; r < unknowns.n; ++r)
          add(g + r, rows[r], -1.);
      }

      const Model &model_;
      unsigned electrode_;
      bool is_sealed_, resolves_gas_;
      unsigned terminal_, current_, activity_, inventory_; ///< global unknowns
    };
  } // namespace


  template <int dim>
  void
  add_electrodes(const Model &model, Problem<dim> &problem)
  {
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
      problem.surface_terms.push_back(
        std::make_unique<ElectrodeTerm<dim>>(model, e));
  }

  template void
  add_electrodes(const Model &, Problem<2> &);
  template void
  add_electrodes(const Model &, Problem<3> &);
} // namespace Oxion
