#include <oxion/autodiff/dual.h>
#include <oxion/laws/zirconia.h>
#include <oxion/physics/tally.h>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /** -J and J^2/sigma of J = -sigma (grad phi + alpha_s grad T). */
    template <int dim, typename Number>
    struct Ohm
    {
      Number sigma, heat{};
      std::array<Number, dim> flux;

      Ohm(const Parameters::Material &material,
          const Number &T,
          const std::array<Number, dim> &grad_phi,
          const std::array<Number, dim> &grad_T)
        : sigma(Laws::ionic_conductivity(material.ionic, T))
      {
        for (unsigned d = 0; d < dim; ++d)
        {
          const Number force = grad_phi[d] + material.seebeck * grad_T[d];
          flux[d]            = sigma * force;
          heat += flux[d] * force;
        }
      }
    };


    template <int dim>
    struct Gradients
    {
      std::array<double, dim> phi, T{};

      explicit Gradients(const PointState<dim> &state)
      {
        const int t = state.of(temperature);
        for (unsigned d = 0; d < dim; ++d)
        {
          phi[d] = state.gradient[state.of(ionic)][d];
          if (t >= 0)
            T[d] = state.gradient[t][d];
        }
      }
    };


    template <int dim>
    Ohm<dim, double>
    ohm_at(const Model &model, const PointState<dim> &state)
    {
      const Gradients<dim> gradients(state);
      return {model.regions[state.place.region].material,
              temperature_at(model, state, state.of(temperature)),
              gradients.phi,
              gradients.T};
    }


    /**
     * Ohm's law of the oxide ions with the thermoelectric term, and its heat.
     * (For constant alpha_s the Peltier and Thomson parts appear at the
     * electrodes.)
     */
    template <int dim>
    class IonConduction : public VolumeTerm<dim>
    {
    public:
      explicit IonConduction(const Model &model)
        : model_(model)
      {}

      bool
      acts_in(const unsigned region) const override
      {
        return model_.regions[region].conducts_ions;
      }

      std::vector<Integral>
      integrals() const override
      {
        return {{joule_heat}};
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        const unsigned p      = state.of(ionic);
        const int t           = state.of(temperature);
        const auto add_values = [&](const auto &ohm) {
          for (unsigned d = 0; d < dim; ++d)
            system.flux[p][d] += plain_value(ohm.flux[d]);
          if (t >= 0)
            system.source[t] += plain_value(ohm.heat);
          if (system.integrand != nullptr)
            system.integrand[0] = plain_value(ohm.heat);
        };

        if (!system.derivatives)
        {
          add_values(ohm_at(model_, state));
          return;
        }

        // Unknowns: T, then the gradients of phi and T.
        using Number = Dual<1 + 2 * dim>;
        const Gradients<dim> gradients(state);
        std::array<Number, dim> by_phi, by_T;
        for (unsigned d = 0; d < dim; ++d)
        {
          by_phi[d] = Number::variable(gradients.phi[d], 1 + d);
          by_T[d]   = Number::variable(gradients.T[d], 1 + dim + d);
        }
        const Ohm<dim, Number> ohm(
          model_.regions[state.place.region].material,
          Number::variable(temperature_at(model_, state, t), 0),
          by_phi,
          by_T);
        add_values(ohm);
        system.conductivity[p][p] += ohm.flux[0].derivative[1];
        if (t < 0)
          return;
        system.conductivity[p][t] += ohm.flux[0].derivative[1 + dim];
        system.source_by_value[t][t] += ohm.heat.derivative[0];
        for (unsigned d = 0; d < dim; ++d)
        {
          system.flux_by_value[p][t][d] += ohm.flux[d].derivative[0];
          system.source_by_gradient[t][p][d] += ohm.heat.derivative[1 + d];
          system.source_by_gradient[t][t][d] +=
            ohm.heat.derivative[1 + dim + d];
        }
      }

    private:
      const Model &model_;
    };
  } // namespace


  void
  declare_ion_conduction(const Model &model,
                         const Parameters::Parameters &parameters,
                         Fields &fields)
  {
    Field phi{"phi", 1., parameters.solver.current_scale};
    phi.step.largest = potential_step(model);
    phi.tolerance    = balance_of_matter;
    phi.advice       = advice_at_electrodes;
    auto &group      = fields.groups[ionic];
    for (const auto &region : model.regions)
    {
      group.lives.push_back(region.conducts_ions);
      if (region.conducts_ions && group.fields.empty())
        group.fields.push_back(phi);
    }
    group.home  = "zirconia with an electrode";
    group.split = 0;
  }


  template <int dim>
  void
  add_ion_conduction(const Model &model, Problem<dim> &problem)
  {
    problem.volume_terms.push_back(std::make_unique<IonConduction<dim>>(model));
  }


  template <int dim>
  void
  show_ion_conduction(const Parameters::Gas &, Quantities<dim> &quantities)
  {
    using Parameters::Quantity;
    quantities.at_points.push_back(
      shown_unknown<dim>("phi", Quantity::voltage, ionic));
    quantities.at_points.push_back(
      {"J",
       Quantity::current_density,
       ionic,
       [](const Model &model, const PointState<dim> &state) {
         const auto ohm = ohm_at(model, state);
         dealii::Tensor<1, dim> J;
         for (unsigned d = 0; d < dim; ++d)
           J[d] = -ohm.flux[d];
         return vector_value(J);
       },
       true});
    add_flow({charge, Quantity::current, {{ionic, 0, 1.}}},
             quantities.through_surfaces);
  }


  template void
  add_ion_conduction(const Model &, Problem<2> &);
  template void
  add_ion_conduction(const Model &, Problem<3> &);
  template void
  show_ion_conduction(const Parameters::Gas &, Quantities<2> &);
  template void
  show_ion_conduction(const Parameters::Gas &, Quantities<3> &);
} // namespace Oxion
