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
        , region_(model.heaters[heater].regions.front())
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


    /** Fixed, or what it takes to hold something within its limits. */
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
        const LinearForm power{state.unknowns[unknown()],
                               {{unknown(), 1.}},
                               {}};
        const auto supply = supply_limit(heater, state);
        if (heater.parameters.holds())
          return control_row(heater.control,
                             state,
                             power,
                             lack_of(model_, heater, state),
                             supply);
        GlobalRow row;
        row.residual   = power.value - heater.parameters.power;
        row.by_unknown = power.by_unknown;
        if (!supply)
          return row;
        const double duty     = heater.parameters.duty_cycle;
        const LinearForm less = supply->chain(-duty * supply->value, -duty);
        row.residual          = power.value + less.value;
        row.by_mean           = less.by_mean;
        row.by_unknown.insert(row.by_unknown.end(),
                              less.by_unknown.begin(),
                              less.by_unknown.end());
        return row;
      }

    private:
      const Model &model_;
      unsigned heater_;
    };
  } // namespace


  LinearForm
  resistance_of(const HeaterModel &heater, const GlobalState &state)
  {
    if (heater.is_section())
      return {state.unknowns[heater.resistance], {{heater.resistance, 1.}}, {}};
    const auto R =
      Laws::heater_resistance(heater.parameters.resistance,
                              heater.parameters.temperature_coefficient,
                              Dual<1>::variable(state.means[*heater.own_mean],
                                                0));
    return {R.value, {}, {{*heater.own_mean, R.derivative[0]}}};
  }


  LinearForm
  lack_of(const Model &model,
          const HeaterModel &heater,
          const GlobalState &state)
  {
    if (heater.holds_impedance())
    {
      const unsigned log = model.log_impedance_unknown(heater.held_impedance);
      return {state.unknowns[log] -
                std::log(heater.parameters.impedance_set_point),
              {{log, 1.}},
              {}};
    }
    if (const auto &held = heater.parameters.held_resistance)
    {
      const LinearForm R = resistance_of(heater, state);
      return R.chain(*held - R.value, -1.);
    }
    return lack_of_mean(heater.parameters.set_point, *heater.held_mean, state);
  }


  std::optional<LinearForm>
  supply_limit(const HeaterModel &heater, const GlobalState &state)
  {
    if (!heater.parameters.supply)
      return {};
    const LinearForm R = resistance_of(heater, state);
    const auto P       = Laws::power_of_supply(*heater.parameters.supply,
                                         Dual<1>::variable(R.value, 0),
                                         heater.parameters.lead_resistance);
    return R.chain(P.value, P.derivative[0]);
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
      if (!heater.is_section())
        problem.volume_terms.push_back(
          std::make_unique<HeaterSource<dim>>(model, h));
      problem.global_equations.push_back(
        std::make_unique<HeaterEquation>(model, h));
    }
  }

  template void
  add_heaters(const Model &, Problem<2> &);
  template void
  add_heaters(const Model &, Problem<3> &);
} // namespace Oxion
