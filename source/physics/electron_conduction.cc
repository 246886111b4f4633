#include <oxion/autodiff/dual.h>
#include <oxion/laws/electronic_conductivity.h>
#include <oxion/physics/tally.h>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /// Next to nothing in their place, and not less: the last digit of a
    /// voltage drives a current through it [Ohm m2].
    constexpr double contact_with_metal = 1e-12, contact_with_zirconia = 1e-6;

    /** [S/m] at T [K], psi and phi [V], which does not matter to a metal. */
    template <typename Number>
    Number
    conductivity(const Parameters::ElectronicConductivity &law,
                 const Number &T,
                 const Number &psi,
                 const Number &phi)
    {
      if (law.resistivity > 0.)
        return Laws::metal_conductivity(law, T);
      const Number Pi =
        4. * Laws::faraday / Laws::gas_constant * (psi - phi) / T;
      return Laws::minority_conductivity(law, T, Pi);
    }


    /** Its inputs at a point: T, psi, phi; a metal has no phi. */
    template <int dim>
    std::array<double, 3>
    inputs_at(const Model &model, const PointState<dim> &state)
    {
      const int p = state.of(ionic);
      return {{temperature_at(model, state, state.of(temperature)),
               state.value[state.of(electronic)],
               p < 0 ? 0. : state.value[p]}};
    }


    /**
     * Ohm's law of the electrons, J = -sigma grad psi, and its heat: in metals,
     * and as the minority conduction of zirconia, where local equilibrium of
     * electrons, ions and oxygen gives the activity,
     *   psi - phi = RT/4F ln a
     * (Wagner, Z. phys. Chem. B 21 (1933) 25).
     */
    template <int dim>
    class ElectronConduction : public VolumeTerm<dim>
    {
    public:
      explicit ElectronConduction(const Model &model)
        : model_(model)
      {}

      bool
      acts_in(const unsigned region) const override
      {
        return model_.regions[region].conducts_electrons;
      }
      std::vector<Integral>
      integrals() const override
      {
        return {{joule_heat}};
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        using Number     = Dual<3>;
        const unsigned e = state.of(electronic);
        const int t = state.of(temperature), p = state.of(ionic);
        const auto [T, psi, phi] = inputs_at(model_, state);
        const Number sigma =
          conductivity(model_.regions[state.place.region].material.electronic,
                       Number::variable(T, 0),
                       Number::variable(psi, 1),
                       Number::variable(phi, 2));
        const auto &gradient = state.gradient[e];
        const double square  = gradient * gradient;
        system.flux[e] += sigma.value * gradient;
        if (t >= 0)
          system.source[t] += sigma.value * square;
        if (system.integrand != nullptr)
          system.integrand[0] = sigma.value * square;
        if (!system.derivatives)
          return;
        system.conductivity[e][e] += sigma.value;
        if (t >= 0)
          system.source_by_gradient[t][e] += 2. * sigma.value * gradient;
        const std::array<int, 3> inputs{{t, int(e), p}};
        for (unsigned i = 0; i < inputs.size(); ++i)
        {
          if (inputs[i] < 0)
            continue;
          system.flux_by_value[e][inputs[i]] += sigma.derivative[i] * gradient;
          if (t >= 0)
            system.source_by_value[t][inputs[i]] +=
              sigma.derivative[i] * square;
        }
      }

    private:
      const Model &model_;
    };


    /**
     * The electrode, or where its metal is wired, as a contact of the
     * electrons behind it,
     * J = (V - psi)/r, V = U - I R_lead, with the heat of its resistance r.
     */
    template <int dim>
    class Contact : public SurfaceTerm<dim>
    {
    public:
      Contact(const Model &model, const unsigned electrode)
        : model_(model)
        , electrode_(electrode)
        , terminal_(circuit().voltage_unknown(circuit().terminal_of(electrode)))
        , current_(circuit().current_unknown(electrode))
      {}

      unsigned
      surface() const override
      {
        const auto &electrode = model_.electrodes[electrode_];
        return electrode.contact.value_or(electrode.surface);
      }
      bool
      is_first(const unsigned region) const override
      {
        return model_.regions[region].conducts_electrons;
      }
      bool
      uses(const unsigned side, const unsigned group) const override
      {
        return side == 0 && (group == electronic || group == temperature);
      }
      std::vector<unsigned>
      globals() const override
      {
        return {terminal_, current_};
      }
      bool
      is_released(const unsigned group) const override
      {
        return group == temperature;
      }
      std::vector<Integral>
      integrals() const override
      {
        return contact_integrals(model_, electrode_);
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        const auto &of   = model_.electrodes[electrode_];
        const unsigned e = state.of(0, electronic);
        const int t      = state.of(0, temperature);
        const unsigned U = state.of_global(terminal_),
                       I = state.of_global(current_);
        // Inputs: psi, U, I.
        using Number = Dual<3>;
        const std::array<unsigned, 3> inputs{{e, U, I}};
        std::array<Number, 3> x;
        for (unsigned i = 0; i < 3; ++i)
          x[i] = Number::variable(state.value[inputs[i]], i);
        const Number drop   = x[1] - of.lead_resistance * x[2] - x[0];
        const bool is_metal = model_.regions[state.place[0].region]
                                .material.electronic.resistivity > 0.;
        const Number current =
          drop / of.contact_resistance.value_or(
                   is_metal ? contact_with_metal : contact_with_zirconia);
        const Number heat = drop * current;
        const auto add    = [&](const unsigned row, const Number &supply) {
          system.supply[row] += supply.value;
          if (system.derivatives)
            for (unsigned i = 0; i < 3; ++i)
              system.supply_by_value[row][inputs[i]] += supply.derivative[i];
        };
        add(e, current);
        add(I, current);
        if (t >= 0)
          add(t, heat);
        if (system.integrand != nullptr)
        {
          system.integrand[0] = current.value;
          system.integrand[1] = heat.value;
        }
      }

    private:
      const Circuit &
      circuit() const
      {
        return model_.conditions.circuit;
      }

      const Model &model_;
      unsigned electrode_;
      unsigned terminal_, current_; ///< global unknowns
    };
  } // namespace


  void
  declare_electron_conduction(const Model &model,
                              const Parameters::Parameters &parameters,
                              Fields &fields)
  {
    Field psi{"psi",
              1.,
              electron_scale(model, parameters.solver.current_scale)};
    // A track on a battery has its volts at once.
    if (model.track_controls.empty())
      psi.step.largest = potential_step(model);
    psi.tolerance = balance_of_matter;
    psi.advice    = advice_at_electrodes;
    auto &group   = fields.groups[electronic];
    for (const auto &region : model.regions)
    {
      group.lives.push_back(region.conducts_electrons);
      if (group.lives.back() && group.fields.empty())
        group.fields.push_back(psi);
    }
    group.home = "a conductor of electrons with an electrode";
    // Metal conducts to its wires a million times as well as a cell to metal.
    group.factorised =
      std::none_of(model.regions.begin(),
                   model.regions.end(),
                   [](const RegionModel &region) {
                     return region.conducts_electrons && region.conducts_ions &&
                            region.material.electronic.resistivity == 0.;
                   });
  }


  template <int dim>
  void
  add_electron_conduction(const Model &model, Problem<dim> &problem)
  {
    bool any = false;
    for (const auto &region : model.regions)
      any = any || region.conducts_electrons;
    if (!any)
      return;
    problem.volume_terms.push_back(
      std::make_unique<ElectronConduction<dim>>(model));
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
      problem.surface_terms.push_back(std::make_unique<Contact<dim>>(model, e));
  }


  template <int dim>
  void
  show_electron_conduction(const Parameters::Gas &, Quantities<dim> &quantities)
  {
    using Parameters::Quantity;
    quantities.at_points.push_back(
      shown_unknown<dim>("psi", Quantity::voltage, electronic));
    quantities.at_points.push_back(
      {"J_e",
       Quantity::current_density,
       electronic,
       [](const Model &model, const PointState<dim> &state) {
         const auto [T, psi, phi] = inputs_at(model, state);
         const double sigma       = conductivity(
           model.regions[state.place.region].material.electronic, T, psi, phi);
         return vector_value(dealii::Tensor<1, dim>(
           -sigma * state.gradient[state.of(electronic)]));
       },
       true});
    add_flow({charge, Quantity::current, {{electronic, 0, 1.}}},
             quantities.through_surfaces);
  }


  template void
  add_electron_conduction(const Model &, Problem<2> &);
  template void
  add_electron_conduction(const Model &, Problem<3> &);
  template void
  show_electron_conduction(const Parameters::Gas &, Quantities<2> &);
  template void
  show_electron_conduction(const Parameters::Gas &, Quantities<3> &);
} // namespace Oxion
