#include <oxion/autodiff/dual.h>
#include <oxion/laws/heater_metal.h>
#include <oxion/physics/heater_supply.h>
#include <oxion/physics/tally.h>

#include <cmath>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /** The heaters' powers, even over the volume of their regions. */
    template <int dim>
    class HeaterSource : public VolumeTerm<dim>
    {
    public:
      HeaterSource(const Model &model, const unsigned heater)
        : model_(model)
        , heater_(heater)
        , region_(model.heaters[heater].region)
        , power_(model.power_unknown(heater))
      {}

      bool
      acts_in(const unsigned region) const override
      {
        return region == region_;
      }
      std::vector<unsigned>
      globals() const override
      {
        return {power_};
      }
      std::vector<Integral>
      integrals() const override
      {
        return {{heater_power}};
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        const unsigned t     = state.of(temperature);
        const unsigned p     = state.of_global(power_);
        const double density = 1. / model_.heaters[heater_].volume;
        system.source[t] += density * state.value[p];
        if (system.derivatives)
          system.source_by_value[t][p] += density;
        if (system.integrand != nullptr)
          system.integrand[0] = density * state.value[p];
      }

    private:
      const Model &model_;
      unsigned heater_, region_, power_;
    };


    template <typename Number>
    Number
    metal_resistance(const HeaterModel &heater, const Number &T)
    {
      return Laws::heater_resistance(heater.parameters.resistance,
                                     heater.parameters.temperature_coefficient,
                                     T);
    }


    /** Fixed, or what a held value takes within the heater's limits. */
    class HeaterEquation : public GlobalEquation
    {
    public:
      HeaterEquation(const Model &model, const unsigned heater)
        : model_(model)
        , heater_(heater)
      {}

      unsigned
      unknown() const override
      {
        return model_.power_unknown(heater_);
      }

      GlobalRow
      at(const GlobalState &state) const override
      {
        const HeaterModel &heater = model_.heaters[heater_];
        const double power        = state.unknowns[unknown()];
        const auto supply         = supply_limit(heater, state);
        if (heater.parameters.holds())
          return control_row(heater.control,
                             state,
                             {power, {{unknown(), 1.}}},
                             heat_lack(model_, heater, state),
                             heater.holds_temperature(),
                             supply);
        GlobalRow row;
        row.residual = power;
        if (supply)
        {
          const double duty = heater.parameters.duty_cycle;
          row.residual -= duty * supply->value;
          for (const auto &[mean, coefficient] : supply->by)
            row.by_mean.push_back({mean, -duty * coefficient});
        }
        else
          row.residual -= heater.parameters.power;
        row.by_unknown = {{unknown(), 1.}};
        return row;
      }

    private:
      const Model &model_;
      unsigned heater_;
    };
  } // namespace


  double
  resistance_of(const HeaterModel &heater, const GlobalState &state)
  {
    return metal_resistance(heater, state.means[heater.own_mean]);
  }


  std::optional<LinearForm>
  supply_limit(const HeaterModel &heater, const GlobalState &state)
  {
    if (!heater.parameters.supply)
      return {};
    using Number   = Dual<1>;
    const Number T = Number::variable(state.means[heater.own_mean], 0);
    const Number P = Laws::power_of_supply(*heater.parameters.supply,
                                           metal_resistance(heater, T),
                                           heater.parameters.lead_resistance);
    return LinearForm{P.value, {{heater.own_mean, P.derivative[0]}}};
  }


  LinearForm
  heat_lack(const Model &model,
            const HeaterModel &heater,
            const GlobalState &state)
  {
    if (heater.holds_temperature())
      return {heater.parameters.set_point - state.means[heater.mean],
              {{heater.mean, -1.}}};
    const unsigned log = model.log_impedance_unknown(heater.held_impedance);
    return {state.unknowns[log] -
              std::log(heater.parameters.impedance_set_point),
            {{log, 1.}}};
  }


  void
  declare_heaters(const Model &model,
                  const Parameters::Parameters &parameters,
                  Fields &fields)
  {
    for (const auto &heater : model.heaters)
    {
      Field power{"power of heater " + heater.parameters.name,
                  parameters.solver.power_scale,
                  parameters.solver.power_scale};
      power.tolerance = balance_of_heat;
      power.advice    = advice_at_electrodes;
      fields.globals.push_back(power);
    }
  }


  template <int dim>
  void
  add_heaters(const Model &model, Problem<dim> &problem)
  {
    for (unsigned h = 0; h < model.heaters.size(); ++h)
    {
      const HeaterModel &heater = model.heaters[h];
      problem.volume_terms.push_back(
        std::make_unique<HeaterSource<dim>>(model, h));
      problem.global_equations.push_back(
        std::make_unique<HeaterEquation>(model, h));
      // In the order in which the model counted them.
      if (heater.has_resistance())
        problem.means.push_back(
          {temperature, 0, -1, int(heater.region), model.power_unknown(h)});
      if (heater.holds_temperature())
        problem.means.push_back({temperature,
                                 0,
                                 heater.held_surface,
                                 heater.held_region,
                                 model.power_unknown(h)});
    }
  }

  template void
  add_heaters(const Model &, Problem<2> &);
  template void
  add_heaters(const Model &, Problem<3> &);
} // namespace Oxion
