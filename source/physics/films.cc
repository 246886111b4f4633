#include <oxion/autodiff/dual.h>
#include <oxion/laws/film.h>
#include <oxion/physics/tally.h>

#include "gas_rows.h"
#include "physics.h"

namespace Oxion
{
  namespace
  {
    /// What a difference of pressures drives through the mouth [m/s]: so much
    /// that p there is the atmosphere's, within 1e-6 at 1 mol/m2/s or 40 A/cm2.
    constexpr double mouth_velocity = 1e5;

    /** A stagnant film between an opening and its atmosphere. */
    template <int dim>
    class FilmTerm : public SurfaceTerm<dim>
    {
    public:
      FilmTerm(const Model &model, const unsigned opening)
        : model_(model)
        , opening_(opening)
      {}

      unsigned
      surface() const override
      {
        return model_.openings[opening_].surface;
      }
      bool
      is_first(const unsigned region) const override
      {
        return model_.regions[region].carries_gas;
      }
      bool
      uses(const unsigned side, const unsigned group) const override
      {
        return side == 0 && (group == gas || group == temperature);
      }
      std::vector<Integral>
      integrals() const override
      {
        return film_integrals(model_, opening_);
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        // Inputs: T, partial pressures.
        using Number           = Dual<1 + Laws::max_species>;
        const Opening &opening = model_.openings[opening_];
        const GasState &outside =
          model_.conditions.atmospheres[opening.atmosphere];
        const GasUnknowns &unknowns = model_.gas_unknowns;
        const unsigned n            = unknowns.n;
        const unsigned g            = state.of(0, gas);
        const int t                 = state.of(0, temperature);
        const Number RT             = Laws::gas_constant *
                          Number::variable(temperature_at(model_, state, t), 0);
        const auto values = partial_pressures(model_,
                                              state.place[0].coarse_cell,
                                              &state.value[g]);
        // Added last: the last digit of a pressure would drive a current.
        const double p_ref =
          model_.reference_pressure(state.place[0].coarse_cell,
                                    model_.conditions);
        Number excess(state.value[g] + (p_ref - outside.pressure));
        Laws::SpeciesArray<Number> p, N, rows;
        for (unsigned k = 0; k < n; ++k)
        {
          p[k]                     = Number::variable(values[k], 1 + k);
          excess.derivative[1 + k] = 1.;
        }
        const Number total = -mouth_velocity * excess / RT;
        for (unsigned k = 0; k < n; ++k)
          N[k] = Laws::film_flux(opening.film_velocity,
                                 outside.mole_fractions[k] * outside.pressure,
                                 p[k],
                                 outside.pressure,
                                 total,
                                 RT);
        N[unknowns.carrier] = total;
        for (unsigned c = 1; c < n; ++c)
          N[unknowns.carrier] -= N[unknowns.species[c]];

        unknowns.to_rows(N, rows);
        Laws::SpeciesArray<double> by_unknown;
        for (unsigned r = 0; r < n; ++r)
        {
          system.supply[g + r] += rows[r].value;
          if (!system.derivatives)
            continue;
          auto &by = system.supply_by_value[g + r];
          unknowns.derivative_by_unknowns(&rows[r].derivative[1], by_unknown);
          for (unsigned c = 0; c < n; ++c)
            by[g + c] += by_unknown[c];
          if (t >= 0)
            by[t] += rows[r].derivative[0];
        }
        if (system.integrand != nullptr)
          for (unsigned k = 0; k < n; ++k)
            system.integrand[k] = N[k].value;
      }

    private:
      const Model &model_;
      unsigned opening_;
    };
  } // namespace


  template <int dim>
  void
  add_films(const Model &model, Problem<dim> &problem)
  {
    for (unsigned o = 0; o < model.openings.size(); ++o)
      if (model.openings[o].film_velocity > 0.)
        problem.surface_terms.push_back(
          std::make_unique<FilmTerm<dim>>(model, o));
  }

  template void
  add_films(const Model &, Problem<2> &);
  template void
  add_films(const Model &, Problem<3> &);
} // namespace Oxion
