#include <oxion/autodiff/dual.h>
#include <oxion/laws/sealed_reference.h>

#include <algorithm>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /**
     * ln(pO2/p0) by what the enclosure holds and its temperature. The inventory
     * is an unknown of its own, as the law's steps are far narrower than the
     * change of the buffers' potentials in a step of Newton's method.
     */
    class ActivityEquation : public GlobalEquation
    {
    public:
      ActivityEquation(const Model &model, const unsigned reference)
        : model_(model)
        , reference_(reference)
      {}

      unsigned
      unknown() const override
      {
        return model_.activity_unknown(reference_);
      }

      GlobalRow
      at(const GlobalState &state) const override
      {
        using Number             = Dual<2>;
        const auto &of           = model_.sealed_references[reference_];
        const unsigned inventory = model_.inventory_unknown(reference_);
        const bool solves_T      = model_.solve_temperature;
        const Number n = Number::variable(state.unknowns[inventory], 0);
        const Number T =
          Number::variable(solves_T ? state.means[of.mean] : model_.temperature,
                           1);
        const double sealing = model_.conditions.sealing;
        const Number Pi      = sealing * activity(of.parameters, n, T) +
                          (1. - sealing) * of.resting_activity;
        GlobalRow row;
        row.residual   = state.unknowns[unknown()] - Pi.value;
        row.by_unknown = {{unknown(), 1.}, {inventory, -Pi.derivative[0]}};
        if (solves_T)
          row.by_mean = {{of.mean, -Pi.derivative[1]}};
        return row;
      }

    private:
      /** At the end of its range where an iterate is beyond it. */
      template <typename Number>
      static Number
      activity(const Parameters::SealedReference &reference,
               const Number &n,
               const Number &T)
      {
        using namespace Laws;
        if (can_hold(reference, n.value, T.value))
          return sealed_activity(reference, n, T);
        return n.value >
                   oxygen_inventory(reference, lowest_sealed_activity, T.value)
                 ? highest_sealed_activity
                 : lowest_sealed_activity;
      }

      const Model &model_;
      unsigned reference_;
    };


    /** dn/dt = what the electrodes bring, or n as given. */
    class InventoryEquation : public GlobalEquation
    {
    public:
      InventoryEquation(const Model &model, const unsigned reference)
        : model_(model)
        , reference_(reference)
      {}

      unsigned
      unknown() const override
      {
        return model_.inventory_unknown(reference_);
      }

      GlobalRow
      at(const GlobalState &state) const override
      {
        const double n = state.unknowns[unknown()];
        GlobalRow row;
        if (model_.conditions.in_time)
        {
          row.storage            = n;
          row.storage_by_unknown = {{unknown(), 1.}};
          return row;
        }
        row.residual   = n - model_.sealed_references[reference_].inventory;
        row.by_unknown = {{unknown(), 1.}};
        return row;
      }

    private:
      const Model &model_;
      unsigned reference_;
    };


    /** What it holds at the most, or in 1 bar. */
    double
    scale_of(const Parameters::SealedReference &reference, const double T)
    {
      return Laws::oxygen_inventory(reference, 0., T);
    }
  } // namespace


  void
  declare_sealed_references(const Model &model,
                            const Parameters::Parameters &parameters,
                            Fields &fields)
  {
    for (const auto &reference : model.sealed_references)
    {
      const std::string name = reference.parameters.name;
      Field activity{"oxygen activity of sealed reference " + name, 1., 1.};
      activity.advice = advice_at_electrodes;
      fields.globals.push_back(activity);
      Field inventory{"oxygen in sealed reference " + name,
                      scale_of(reference.parameters, model.temperature),
                      parameters.solver.current_scale / (2. * Laws::faraday)};
      inventory.tolerance = balance_of_matter;
      inventory.advice    = advice_at_electrodes;
      fields.globals.push_back(inventory);
    }
  }


  template <int dim>
  void
  add_sealed_references(const Model &model, Problem<dim> &problem)
  {
    for (unsigned r = 0; r < model.sealed_references.size(); ++r)
    {
      problem.global_equations.push_back(
        std::make_unique<ActivityEquation>(model, r));
      problem.global_equations.push_back(
        std::make_unique<InventoryEquation>(model, r));
    }
  }

  template void
  add_sealed_references(const Model &, Problem<2> &);
  template void
  add_sealed_references(const Model &, Problem<3> &);
} // namespace Oxion
