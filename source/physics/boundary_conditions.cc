#include <oxion/physics/tally.h>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /** What the formula says there now, SI. */
    template <int dim>
    double
    given_at(const Model &model,
             const BoundaryConditionModel &condition,
             const dealii::Point<dim> &point)
    {
      std::array<double, 4> values{};
      for (unsigned d = 0; d < dim; ++d)
        values[d] = point[d];
      values[dim] = model.time;
      return condition.formula(values);
    }


    /** A given flux. */
    template <int dim>
    class GivenFlux : public SurfaceTerm<dim>
    {
    public:
      GivenFlux(const Model &model, const unsigned condition)
        : model_(model)
        , condition_(condition)
      {}

      unsigned
      surface() const override
      {
        return of().surface;
      }
      bool
      is_first(unsigned) const override
      {
        return true;
      }
      bool
      uses(const unsigned side, const unsigned group) const override
      {
        return side == 0 && group == of().group;
      }
      std::vector<Integral>
      integrals() const override
      {
        return boundary_integrals(model_, condition_);
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        const double given = given_at(model_, of(), state.point);
        // Heat is solved first, before anything is imposed.
        const double inflow =
          of().group == temperature ? given : model_.conditions.imposed * given;
        const unsigned own = state.of(0, of().group);
        system.supply[own] += inflow; // of gas, the sum of all species
        const GasUnknowns &unknowns = model_.gas_unknowns;
        if (of().group == gas)
          for (unsigned c = 1; c < unknowns.n; ++c)
            if (unknowns.species[c] == of().species)
              system.supply[own + c] += inflow;
        if (system.integrand != nullptr)
        {
          system.integrand[0] = inflow;
          system.integrand[1] = inflow * state.value[own];
        }
      }

    private:
      const BoundaryConditionModel &
      of() const
      {
        return model_.boundary_conditions[condition_];
      }

      const Model &model_;
      unsigned condition_;
    };


    /** What a prescribed unknown is [SI]. */
    template <int dim>
    double
    prescribed_value(const Model &model,
                     const BoundaryConditionModel &condition,
                     const dealii::Point<dim> &point,
                     const unsigned coarse_cell)
    {
      const double given = given_at(model, condition, point);
      const double s     = model.conditions.imposed;
      switch (condition.group)
      {
        case temperature:
          return given; // solved first, before anything is imposed
        case gas:
        {
          const double now = s * given + (1. - s) * condition.resting_value;
          return condition.unknown == 0
                   ? now -
                       model.reference_pressure(coarse_cell, model.conditions)
                   : now;
        }
        default:
          return s * given;
      }
    }
  } // namespace


  template <int dim>
  void
  add_boundary_conditions(const Model &model, Problem<dim> &problem)
  {
    for (unsigned c = 0; c < model.boundary_conditions.size(); ++c)
    {
      const BoundaryConditionModel &condition = model.boundary_conditions[c];
      if (condition.is_flux())
        problem.surface_terms.push_back(
          std::make_unique<GivenFlux<dim>>(model, c));
      else
      {
        Prescription<dim> prescription{
          condition.surface,
          condition.group,
          [&model, c](const dealii::Point<dim> &point,
                      unsigned,
                      const unsigned coarse_cell) {
            return prescribed_value(model,
                                    model.boundary_conditions[c],
                                    point,
                                    coarse_cell);
          },
          condition.unknown,
          {}};
        if (condition.group == gas && condition.unknown > 0)
          prescription.sum = 0;
        problem.prescriptions.push_back(prescription);
      }
    }
  }

  template void
  add_boundary_conditions(const Model &, Problem<2> &);
  template void
  add_boundary_conditions(const Model &, Problem<3> &);
} // namespace Oxion
