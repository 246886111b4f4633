#include <oxion/autodiff/dual.h>
#include <oxion/laws/interpolation.h>

#include <algorithm>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /// Where other fields or a metal's resistance depend on T [K].
    constexpr double largest_step = 200.;
    /// Of T, which would have solutions below 0 K as well.
    constexpr double largest_loss = 0.5;

    /** Fourier conduction; storage rho c_p T. */
    template <int dim>
    class HeatConduction : public VolumeTerm<dim>
    {
    public:
      explicit HeatConduction(const Model &model)
        : model_(model)
      {}

      bool
      acts_in(unsigned) const override
      {
        return true;
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        const unsigned t      = state.of(temperature);
        const auto &material  = model_.regions[state.place.region].material;
        const auto k          = Laws::interpolate(material.thermal_conductivity,
                                         Dual<1>::variable(state.value[t], 0));
        const double capacity = material.density * material.heat_capacity;
        system.flux[t] += k.value * state.gradient[t];
        system.storage[t] += capacity * state.value[t];
        if (!system.derivatives)
          return;
        system.conductivity[t][t] += k.value;
        system.flux_by_value[t][t] += k.derivative[0] * state.gradient[t];
        system.storage_by_value[t][t] += capacity;
      }

    private:
      const Model &model_;
    };


    /** Conduction, exchange and sources of heat: nearly linear in T. */
    bool
    is_alone(const Model &model)
    {
      return std::none_of(model.regions.begin(),
                          model.regions.end(),
                          [](const RegionModel &region) {
                            return region.conducts_ions || region.carries_gas ||
                                   region.conducts_electrons;
                          }) &&
             std::none_of(model.heaters.begin(),
                          model.heaters.end(),
                          [](const HeaterModel &heater) {
                            return heater.is_section();
                          });
    }
  } // namespace


  void
  declare_heat(const Model &model,
               const Parameters::Parameters &parameters,
               Fields &fields)
  {
    auto &group = fields.groups[temperature];
    group.lives.assign(model.regions.size(), true);
    group.home  = "the body";
    group.split = 2;
    if (!model.solve_temperature)
      return;
    Field T{"T", temperature_scale, parameters.solver.power_scale};
    T.step      = {is_alone(model) ? 0. : largest_step, largest_loss};
    T.tolerance = balance_of_heat;
    T.advice    = advice_on_temperature;
    group.fields.push_back(T);
  }


  template <int dim>
  void
  add_heat(const Model &model, Problem<dim> &problem)
  {
    if (model.solve_temperature)
      problem.volume_terms.push_back(
        std::make_unique<HeatConduction<dim>>(model));
  }


  template <int dim>
  void
  show_heat(const Parameters::Gas &, Quantities<dim> &quantities)
  {
    using Parameters::Quantity;
    quantities.at_points.push_back(
      {"T",
       Quantity::temperature,
       temperature,
       [](const Model &model, const PointState<dim> &state) {
         return typename PointQuantity<dim>::Value{
           {temperature_at(model, state, state.of(temperature))}};
       }});
    quantities.at_points.push_back(
      {"|grad T|",
       Quantity::temperature_gradient,
       temperature,
       [](const Model &, const PointState<dim> &state) {
         const int T = state.of(temperature);
         return typename PointQuantity<dim>::Value{
           {T >= 0 ? state.gradient[T].norm() : 0.}};
       }});
    add_flow({"heat", Quantity::power, {{temperature, 0, 1.}}},
             quantities.through_surfaces);
  }


  template void
  add_heat(const Model &, Problem<2> &);
  template void
  add_heat(const Model &, Problem<3> &);
  template void
  show_heat(const Parameters::Gas &, Quantities<2> &);
  template void
  show_heat(const Parameters::Gas &, Quantities<3> &);
} // namespace Oxion
