#include <oxion/autodiff/dual.h>
#include <oxion/laws/heat_transfer.h>
#include <oxion/physics/tally.h>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /** Heat leaving through a surface of the body's outside. */
    template <int dim>
    class HeatExchangeTerm : public SurfaceTerm<dim>
    {
    public:
      HeatExchangeTerm(const Model &model, const unsigned exchange)
        : model_(model)
        , exchange_(exchange)
      {}

      unsigned
      surface() const override
      {
        return model_.exchanges[exchange_].surface;
      }
      bool
      is_first(unsigned) const override
      {
        return true;
      }
      bool
      uses(const unsigned side, const unsigned group) const override
      {
        return side == 0 && group == temperature;
      }
      std::vector<Integral>
      integrals() const override
      {
        return {{exchange_loss(model_, exchange_)}};
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        const HeatExchangeModel &exchange = model_.exchanges[exchange_];
        const auto &parameters            = exchange.parameters;
        const unsigned t                  = state.of(0, temperature);
        const auto T = Dual<1>::variable(state.value[t], 0);
        const auto loss =
          Laws::convection(parameters.coefficient +
                             parameters.conductance / exchange.area,
                           T,
                           parameters.gas_temperature) +
          Laws::radiation(parameters.emissivity,
                          T,
                          parameters.environment_temperature);
        system.supply[t] -= loss.value;
        if (system.derivatives)
          system.supply_by_value[t][t] -= loss.derivative[0];
        if (system.integrand != nullptr)
          system.integrand[0] = loss.value;
      }

    private:
      const Model &model_;
      unsigned exchange_;
    };
  } // namespace


  template <int dim>
  void
  add_heat_exchanges(const Model &model, Problem<dim> &problem)
  {
    for (unsigned e = 0; e < model.exchanges.size(); ++e)
      if (!model.exchanges[e].parameters.fixed_temperature)
        problem.surface_terms.push_back(
          std::make_unique<HeatExchangeTerm<dim>>(model, e));
      else
        problem.prescriptions.push_back(
          {model.exchanges[e].surface,
           temperature,
           [&model, e](const dealii::Point<dim> &, unsigned, unsigned) {
             return *model.exchanges[e].parameters.fixed_temperature;
           }});
  }

  template void
  add_heat_exchanges(const Model &, Problem<2> &);
  template void
  add_heat_exchanges(const Model &, Problem<3> &);
} // namespace Oxion
