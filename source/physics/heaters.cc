#include <oxion/physics/heater_control.h>
#include <oxion/physics/tally.h>

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


    /**
     * A held temperature and the heater's bounds are one complementarity
     * condition,
     *   P - mid(0, P_max, P + c (T_set - T_mean)) = 0,  c > 0.
     * Newton's method is semismooth on it: each step takes the branch of the
     * state it is at, so that a bound is taken or left within the iteration.
     */
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
        GlobalRow row;
        if (heater.holds_temperature())
        {
          const double mean = state.means[heater.mean];
          const double c    = model_.heater_gain;
          const auto rests  = resting_power(heater, c, power, mean);
          if (!rests)
          {
            row.residual = c * (mean - heater.set_point);
            row.by_mean  = {{heater.mean, c}};
            return row;
          }
          row.residual = power - *rests;
        }
        else
          row.residual = power - heater.power;
        row.by_unknown = {{unknown(), 1.}};
        return row;
      }

    private:
      const Model &model_;
      unsigned heater_;
    };
  } // namespace


  std::optional<double>
  resting_power(const HeaterModel &heater,
                const double gain,
                const double power,
                const double mean)
  {
    const double wanted = power + gain * (heater.set_point - mean);
    if (wanted < 0.)
      return 0.;
    if (wanted > heater.maximum_power)
      return heater.maximum_power;
    return {};
  }


  void
  declare_heaters(const Model &model,
                  const Parameters::Parameters &parameters,
                  Fields &fields)
  {
    for (const auto &heater : model.heaters)
    {
      Field power{"power of heater " + heater.name,
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
