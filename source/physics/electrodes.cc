#include "electrode_law.h"

namespace Oxion
{
  namespace
  {
    /**
     * An electrode on a surface, with the zirconia on its first side and gas
     * on the other or, where an atmosphere is given, from there; of its metal,
     * all is at one potential, or it is resolved beside the gas.
     */
    template <int dim>
    class SurfaceElectrode : public SurfaceTerm<dim>
    {
    public:
      SurfaceElectrode(const Model &model, const unsigned electrode)
        : model_(model)
        , electrode_(electrode)
        , law_(model, electrode)
        , terminal_(circuit().voltage_unknown(circuit().terminal_of(electrode)))
        , current_(circuit().current_unknown(electrode))
        , activity_(law_.is_sealed() ? model.activity_unknown(law_.of().sealed)
                                     : 0)
        , inventory_(
            law_.is_sealed() ? model.inventory_unknown(law_.of().sealed) : 0)
      {}

      unsigned
      surface() const override
      {
        return law_.of().surface;
      }
      bool
      is_first(const unsigned region) const override
      {
        return model_.regions[region].conducts_ions;
      }
      bool
      uses(const unsigned side, const unsigned group) const override
      {
        return side == 0 ? group == temperature || group == ionic
                         : (group == gas && law_.resolves_gas()) ||
                             (group == electronic && law_.resolves_metal());
      }
      std::vector<unsigned>
      globals() const override
      {
        std::vector<unsigned> result;
        if (!law_.resolves_metal())
          result = {terminal_, current_};
        if (law_.is_sealed())
          result.insert(result.end(), {activity_, inventory_});
        return result;
      }
      bool
      is_released(const unsigned group) const override
      {
        return group == temperature;
      }
      bool
      in_vertices() const override
      {
        return true;
      }
      std::vector<Integral>
      integrals() const override
      {
        return electrode_integrals(model_, electrode_);
      }

      void
      add(const SurfaceState<dim> &state, SurfaceSystem &system) const override
      {
        ElectrodeUnknowns at;
        at.ions             = state.of(0, ionic);
        at.temperature      = state.of(0, temperature);
        at.gas              = state.of(1, gas);
        at.electrons        = state.of(1, electronic);
        const auto &globals = state.fields->globals;
        at.voltage          = globals[terminal_];
        at.current          = globals[current_];
        if (law_.is_sealed())
        {
          at.activity  = globals[activity_];
          at.inventory = globals[inventory_];
        }
        law_.add(
          at, state.value.data(), state.place[0], state.place[1], 1., system);
      }

    private:
      const Circuit &
      circuit() const
      {
        return model_.conditions.circuit;
      }

      const Model &model_;
      unsigned electrode_;
      ElectrodeLaw law_;
      unsigned terminal_, current_, activity_, inventory_; ///< global unknowns
    };


    /** A porous cermet of metal and zirconia, that reacts in all its volume. */
    template <int dim>
    class Cermet : public VolumeTerm<dim>
    {
    public:
      Cermet(const Model &model, const unsigned electrode)
        : model_(model)
        , electrode_(electrode)
        , law_(model, electrode)
      {}

      bool
      acts_in(const unsigned region) const override
      {
        return region == law_.of().region;
      }
      std::vector<Integral>
      integrals() const override
      {
        return electrode_integrals(model_, electrode_);
      }

      void
      add(const PointState<dim> &state, PointSystem<dim> &system) const override
      {
        ElectrodeUnknowns at;
        at.ions        = state.of(ionic);
        at.temperature = state.of(temperature);
        at.gas         = state.of(gas);
        at.electrons   = state.of(electronic);
        law_.add(at,
                 state.value.data(),
                 state.place,
                 state.place,
                 law_.of().reaction_area,
                 system);
      }

    private:
      const Model &model_;
      unsigned electrode_;
      ElectrodeLaw law_;
    };
  } // namespace


  template <int dim>
  void
  add_electrodes(const Model &model, Problem<dim> &problem)
  {
    for (unsigned e = 0; e < model.electrodes.size(); ++e)
      if (model.electrodes[e].region)
        problem.volume_terms.push_back(std::make_unique<Cermet<dim>>(model, e));
      else
        problem.surface_terms.push_back(
          std::make_unique<SurfaceElectrode<dim>>(model, e));
  }

  template void
  add_electrodes(const Model &, Problem<2> &);
  template void
  add_electrodes(const Model &, Problem<3> &);
} // namespace Oxion
