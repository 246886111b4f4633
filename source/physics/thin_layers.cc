#include <oxion/autodiff/dual.h>
#include <oxion/laws/thin_layer.h>
#include <oxion/physics/tally.h>

#include <algorithm>

#include "physics.h"

namespace Oxion
{
  namespace
  {
    /// Of fields that may jump.
    constexpr std::array<Group, 3> torn_groups{
      {temperature, ionic, electronic}};

    /**
     * A layer without cells between two regions, whose fields jump there: what
     * leaves one side enters the other, by Ohm's and Fourier's laws across the
     * layer. Half of the currents' heat goes to each side.
     */
    template <int dim>
    class ThinLayerTerm : public SurfaceTerm<dim>
    {
    public:
      ThinLayerTerm(const Model &model, const unsigned layer)
        : model_(model)
        , layer_(layer)
      {}

      unsigned
      surface() const override
      {
        return of().surface;
      }
      bool
      is_first(const unsigned region) const override
      {
        return of().is_first[region];
      }
      bool
      uses(unsigned, const unsigned group) const override
      {
        return std::find(torn_groups.begin(), torn_groups.end(), group) !=
               torn_groups.end();
      }
      /** Else a layer that hardly resists lets its sides swing. */
      bool
      in_vertices() const override
      {
        return true;
      }
      std::vector<Integral>
      integrals() const override
      {
        return {{joule_heat}};
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        const Crossing crossing(state, model_.temperature, system);
        const auto &layer    = of().parameters;
        const auto &material = of().material;
        const Number T = 0.5 * (crossing.values[0][0] + crossing.values[0][1]);
        const Number jump_of_T = crossing.jump(0);
        Number heat            = 0.;
        const auto conduct     = [&](const unsigned field,
                                 const Number &force,
                                 const Number &conductance) {
          crossing.pass(field, force * conductance);
          heat += force * force * conductance;
        };
        if (crossing.is_possible(1) && Laws::lets_ions_through(layer, material))
          conduct(1,
                  crossing.jump(1) + material.seebeck * jump_of_T,
                  Laws::ionic_conductance(layer, material, T));
        if (crossing.is_possible(2) &&
            Laws::lets_electrons_through(layer, material))
          conduct(2,
                  crossing.jump(2),
                  Laws::electronic_conductance(layer, material, T));
        if (crossing.is_possible(0))
        {
          crossing.pass(0,
                        jump_of_T *
                          Laws::thermal_conductance(layer, material, T));
          for (unsigned side = 0; side < 2; ++side)
            crossing.supply(0, side, 0.5 * heat);
        }
        if (system.integrand != nullptr)
          system.integrand[0] = heat.value;
      }

    private:
      /// By the fields of torn_groups, each on its first and second side.
      using Number = Dual<2 * torn_groups.size()>;

      /** The fields on both sides, by their places in torn_groups. */
      struct Crossing
      {
        Crossing(const SurfaceState<dim> &state,
                 const double given_temperature,
                 SurfaceSystem &system)
          : system(system)
        {
          for (unsigned i = 0; i < torn_groups.size(); ++i)
            for (unsigned side = 0; side < 2; ++side)
            {
              const int row = state.of(side, torn_groups[i]);
              rows[i][side] = row;
              values[i][side] =
                row < 0 ? Number(given_temperature)
                        : Number::variable(state.value[row], 2 * i + side);
            }
        }

        bool
        is_possible(const unsigned i) const
        {
          return rows[i][0] >= 0 && rows[i][1] >= 0;
        }

        Number
        jump(const unsigned i) const
        {
          return values[i][0] - values[i][1];
        }

        /** From the first side to the second. */
        void
        pass(const unsigned i, const Number &flux) const
        {
          supply(i, 0, -flux);
          supply(i, 1, flux);
        }

        void
        supply(const unsigned i, const unsigned side, const Number &much) const
        {
          const int row = rows[i][side];
          system.supply[row] += much.value;
          if (!system.derivatives)
            return;
          for (unsigned j = 0; j < torn_groups.size(); ++j)
            for (unsigned s = 0; s < 2; ++s)
              if (rows[j][s] >= 0)
                system.supply_by_value[row][rows[j][s]] +=
                  much.derivative[2 * j + s];
        }

        SurfaceSystem &system;
        std::array<std::array<int, 2>, torn_groups.size()> rows;
        std::array<std::array<Number, 2>, torn_groups.size()> values;
      };

      const ThinLayerModel &
      of() const
      {
        return model_.thin_layers[layer_];
      }

      const Model &model_;
      unsigned layer_;
    };
  } // namespace


  void
  declare_thin_layers(const Model &model,
                      const Parameters::Parameters &,
                      Fields &fields)
  {
    for (const Group group : torn_groups)
      for (const auto &layer : model.thin_layers)
        fields.groups[group].torn_along.push_back(layer.surface);
  }


  template <int dim>
  void
  add_thin_layers(const Model &model, Problem<dim> &problem)
  {
    for (unsigned l = 0; l < model.thin_layers.size(); ++l)
      problem.surface_terms.push_back(
        std::make_unique<ThinLayerTerm<dim>>(model, l));
  }

  template void
  add_thin_layers(const Model &, Problem<2> &);
  template void
  add_thin_layers(const Model &, Problem<3> &);
} // namespace Oxion
