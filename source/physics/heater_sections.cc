#include <oxion/autodiff/dual.h>
#include <oxion/laws/electronic_conductivity.h>
#include <oxion/laws/section_of_track.h>
#include <oxion/physics/heater_supply.h>
#include <oxion/physics/tally.h>

#include <algorithm>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /**
     * A leg of a meander cut across: the heat of the current that flows out
     * of the section, and the leg's share in the equation of its resistance,
     *   1 - R int sigma/l dA = 0.
     */
    template <int dim>
    class LegOfSection : public VolumeTerm<dim>
    {
    public:
      LegOfSection(const Model &model,
                   const unsigned heater,
                   const unsigned leg)
        : model_(model)
        , region_(model.heaters[heater].regions[leg])
        , power_(model.power_unknown(heater))
        , sum_(model.heaters[heater].resistance)
        , own_(sum_ + 1 + leg)
      {}

      bool
      acts_in(const unsigned region) const override
      {
        return region == region_;
      }
      std::vector<unsigned>
      globals() const override
      {
        return {power_, sum_, own_};
      }
      std::vector<Integral>
      integrals() const override
      {
        return {{heater_power}};
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        const unsigned t = state.of(temperature);
        const unsigned R = state.of_global(own_);
        // Inputs: T, P, all legs' resistance, that of this one.
        using Number = Dual<4>;
        const std::array<unsigned, 4> inputs{
          {t, state.of_global(power_), state.of_global(sum_), R}};
        std::array<Number, 4> x;
        for (unsigned i = 0; i < 4; ++i)
          x[i] = Number::variable(state.value[inputs[i]], i);
        const double l = model_.thickness.at(state.point);
        const Number sigma =
          Laws::metal_conductivity(model_.regions[region_].material.electronic,
                                   x[0]);
        const Number heat = Laws::section_heat(x[1], x[2], x[3], sigma, l);
        const Number conductance = Laws::section_conductance(sigma, l);
        const auto add = [&](const unsigned row, const Number &source) {
          system.source[row] += source.value;
          if (system.derivatives)
            for (unsigned i = 0; i < 4; ++i)
              system.source_by_value[row][inputs[i]] += source.derivative[i];
        };
        add(t, heat);
        add(R, x[3] * conductance);
        if (system.integrand != nullptr)
          system.integrand[0] = heat.value;
      }

    private:
      const Model &model_;
      unsigned region_, power_, sum_, own_;
    };


    /** What of it is no integral. */
    class LegResistance : public GlobalEquation
    {
    public:
      explicit LegResistance(const unsigned unknown)
        : unknown_(unknown)
      {}

      unsigned
      unknown() const override
      {
        return unknown_;
      }
      GlobalRow
      at(const GlobalState &) const override
      {
        GlobalRow row;
        row.residual = 1.;
        return row;
      }

    private:
      unsigned unknown_;
    };


    /** That of all legs, in series. */
    class SumOfLegs : public GlobalEquation
    {
    public:
      SumOfLegs(const unsigned sum, const unsigned n_legs)
        : sum_(sum)
        , n_legs_(n_legs)
      {}

      unsigned
      unknown() const override
      {
        return sum_;
      }
      GlobalRow
      at(const GlobalState &state) const override
      {
        GlobalRow row;
        row.residual   = state.unknowns[sum_];
        row.by_unknown = {{sum_, 1.}};
        for (unsigned leg = sum_ + 1; leg <= sum_ + n_legs_; ++leg)
        {
          row.residual -= state.unknowns[leg];
          row.by_unknown.push_back({leg, -1.});
        }
        return row;
      }

    private:
      unsigned sum_, n_legs_;
    };
  } // namespace


  std::vector<double>
  leg_resistances(const Model &model,
                  const HeaterModel &heater,
                  const double temperature)
  {
    std::vector<double> result;
    for (unsigned leg = 0; leg < heater.regions.size(); ++leg)
      result.push_back(
        1. / (heater.sections[leg] *
              Laws::metal_conductivity(
                model.regions[heater.regions[leg]].material.electronic,
                temperature)));
    return result;
  }


  void
  declare_heater_sections(const Model &model,
                          const Parameters::Parameters &,
                          Fields &fields)
  {
    const auto declare = [&](const std::string &name) {
      Field field{name, 1., 1.};
      field.tolerance = balance_of_heat;
      field.advice    = advice_on_temperature;
      fields.globals.push_back(field);
    };
    for (const auto &heater : model.heaters)
      if (heater.is_section())
      {
        declare("resistance of heater " + heater.parameters.name);
        for (const auto &leg : heater.parameters.legs)
          declare("resistance of " + leg);
      }
  }


  template <int dim>
  void
  add_heater_sections(const Model &model, Problem<dim> &problem)
  {
    for (unsigned h = 0; h < model.heaters.size(); ++h)
    {
      const HeaterModel &heater = model.heaters[h];
      if (!heater.is_section())
        continue;
      const unsigned n_legs = heater.regions.size();
      problem.global_equations.push_back(
        std::make_unique<SumOfLegs>(heater.resistance, n_legs));
      for (unsigned leg = 0; leg < n_legs; ++leg)
      {
        problem.volume_terms.push_back(
          std::make_unique<LegOfSection<dim>>(model, h, leg));
        problem.global_equations.push_back(
          std::make_unique<LegResistance>(heater.resistance + 1 + leg));
      }
    }
  }

  template void
  add_heater_sections(const Model &, Problem<2> &);
  template void
  add_heater_sections(const Model &, Problem<3> &);
} // namespace Oxion
