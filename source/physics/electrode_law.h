#pragma once

#include <oxion/autodiff/dual.h>
#include <oxion/laws/electrode_response.h>
#include <oxion/physics/tally.h>

#include "gas_rows.h"
#include "physics.h"

namespace Oxion
{
  /** Which unknowns at a point an electrode works between; -1: none such. */
  struct ElectrodeUnknowns
  {
    int ions = -1, temperature = -1, gas = -1;
    int electrons = -1;                ///< of its metal, where that is resolved
    int voltage = -1, current = -1;    ///< else: of its terminal, and its own
    int activity = -1, inventory = -1; ///< of a sealed reference
  };

  // What a term gives to the equations goes by two names.
  inline auto &
  supply(SurfaceSystem &system)
  {
    return system.supply;
  }
  inline auto &
  supply_by_value(SurfaceSystem &system)
  {
    return system.supply_by_value;
  }
  template <int dim>
  auto &
  supply(PointSystem<dim> &system)
  {
    return system.source;
  }
  template <int dim>
  auto &
  supply_by_value(PointSystem<dim> &system)
  {
    return system.source_by_value;
  }


  /**
   * What an electrode gives to the equations at one point of it: charge and
   * heat into the zirconia, gas, or oxygen into and out of a sealed reference.
   * Its double layer stores the charge q = C (V - phi) and releases no heat.
   */
  class ElectrodeLaw
  {
  public:
    ElectrodeLaw(const Model &model, const unsigned electrode)
      : model_(model)
      , electrode_(electrode)
    {}

    const ElectrodeModel &
    of() const
    {
      return model_.electrodes[electrode_];
    }
    bool
    is_sealed() const
    {
      return of().sealed >= 0;
    }
    bool
    resolves_gas() const
    {
      return of().atmosphere < 0 && !is_sealed();
    }
    bool
    resolves_metal() const
    {
      return of().contact.has_value();
    }

    /**
     * @param value the unknowns at the point, SI
     * @param zirconia, pores the cells that they are those of
     * @param area of the electrode, of the reaction by what the system is of
     */
    template <typename System>
    void
    add(const ElectrodeUnknowns &at,
        const double *value,
        const Place &zirconia,
        const Place &pores,
        const double area,
        System &system) const
    {
      if (!system.derivatives)
      {
        add_values(at,
                   value,
                   pores,
                   area,
                   response<double>(at, value, zirconia, pores),
                   system);
        return;
      }
      const auto linear = response<Number>(at, value, zirconia, pores);
      add_values(at, value, pores, area, linear, system);
      add_derivatives(at, area, linear, system);
    }

  private:
    // Inputs: E = V - phi, T, partial pressures or a sealed activity.
    using Number = Dual<2 + Laws::max_species>;

    /// Oxygen atoms that a charge sets free [mol/C].
    static constexpr double atoms_by_charge = 1. / (2. * Laws::faraday);

    template <typename T>
    static T
    input(const double value, [[maybe_unused]] const unsigned i)
    {
      if constexpr (std::is_same_v<T, double>)
        return value;
      else
        return T::variable(value, i);
    }

    /** E = V - phi. */
    double
    potential(const ElectrodeUnknowns &at, const double *value) const
    {
      const double V =
        resolves_metal()
          ? value[at.electrons]
          : value[at.voltage] - of().lead_resistance * value[at.current];
      return V - value[at.ions];
    }

    /** By the unknowns that it is made of. */
    template <typename Derivative>
    void
    add_by_potential(const ElectrodeUnknowns &at,
                     const double factor,
                     Derivative &derivative) const
    {
      if (resolves_metal())
        derivative[at.electrons] += factor;
      else
      {
        derivative[at.voltage] += factor;
        derivative[at.current] -= factor * of().lead_resistance;
      }
      derivative[at.ions] -= factor;
    }

    /** f(row, sign) for the rows that the current into the zirconia is in. */
    template <typename F>
    void
    for_rows_of_current(const ElectrodeUnknowns &at, F &&f) const
    {
      f(at.ions, 1.);
      if (resolves_metal())
        f(at.electrons, -1.);
      else
        f(at.current, 1.);
    }

    bool
    fills_a_reference() const
    {
      return is_sealed() && model_.conditions.in_time;
    }

    template <typename T>
    Laws::SpeciesArray<T>
    pressures(const ElectrodeUnknowns &at,
              const double *value,
              const Place &pores) const
    {
      Laws::SpeciesArray<T> p{};
      if (at.gas >= 0)
      {
        const auto values =
          partial_pressures(model_, pores.coarse_cell, &value[at.gas]);
        for (unsigned k = 0; k < model_.gas_unknowns.n; ++k)
          p[k] = input<T>(values[k], 2 + k);
      }
      else if (of().atmosphere >= 0)
      {
        const GasState &given = model_.conditions.atmospheres[of().atmosphere];
        for (unsigned k = 0; k < model_.gas_unknowns.n; ++k)
          p[k] = given.mole_fractions[k] * given.pressure;
      }
      return p;
    }

    template <typename T>
    Laws::ElectrodeResponse<T>
    response(const ElectrodeUnknowns &at,
             const double *value,
             const Place &zirconia,
             const Place &pores) const
    {
      const T E                = input<T>(potential(at, value), 0);
      const T temperature_here = input<T>(
        at.temperature < 0 ? model_.temperature : value[at.temperature], 1);
      const double seebeck = model_.regions[zirconia.region].material.seebeck;
      if (is_sealed())
        return Laws::sealed_response(of().kinetics,
                                     E,
                                     temperature_here,
                                     input<T>(value[at.activity], 2),
                                     seebeck);
      return Laws::electrode_response(of().kinetics,
                                      E,
                                      temperature_here,
                                      pressures<T>(at, value, pores),
                                      seebeck);
    }

    template <typename T, typename System>
    void
    add_values(const ElectrodeUnknowns &at,
               const double *value,
               const Place &pores,
               const double area,
               const Laws::ElectrodeResponse<T> &response,
               System &system) const
    {
      const double current = area * plain_value(response.current_density);
      const double heat    = area * plain_value(response.heat);
      const double E       = potential(at, value);
      // What charges the double layer is supplied as well.
      const double charge = area * of().double_layer * E;
      for_rows_of_current(at, [&](const unsigned row, const double sign) {
        supply(system)[row] += sign * current;
        system.storage[row] -= sign * charge;
      });
      if (at.temperature >= 0)
        supply(system)[at.temperature] += heat;
      if (fills_a_reference())
        supply(system)[at.inventory] += current * atoms_by_charge;

      const unsigned n = model_.gas_unknowns.n;
      Laws::SpeciesArray<double> sink{}, rows{};
      for (unsigned k = 0; k < n; ++k)
        sink[k] = area * plain_value(response.sink[k]);
      if (at.gas >= 0)
      {
        model_.gas_unknowns.to_rows(sink, rows);
        for (unsigned r = 0; r < n; ++r)
          supply(system)[at.gas + r] -= rows[r];
      }
      if (system.integrand == nullptr)
        return;
      double *next    = system.integrand;
      const double Pi = plain_value(response.Pi);
      const double T_here =
        at.temperature < 0 ? model_.temperature : value[at.temperature];
      const double rest =
        Laws::gas_constant * T_here / (4. * Laws::faraday) * Pi;
      const double overpotential = E - rest;
      for (const double integrand :
           {current,
            heat,
            area * plain_value(response.reaction_heat),
            rest,
            std::exp(Pi),
            Pi,
            area,
            area * overpotential,
            std::abs(plain_value(response.current_density)),
            std::abs(overpotential)})
        *next++ = integrand;
      for (unsigned k = 0; k < n; ++k)
        *next++ = sink[k];
      for (const auto &half : of().kinetics.half_reactions)
        *next++ =
          area * Laws::half_reaction_current(
                   half, E, T_here, pressures<double>(at, value, pores));
    }

    template <typename System>
    void
    add_derivatives(const ElectrodeUnknowns &at,
                    const double area,
                    const Laws::ElectrodeResponse<Number> &response,
                    System &system) const
    {
      const GasUnknowns &unknowns = model_.gas_unknowns;
      const auto add =
        [&](const unsigned row, const Number &supply, double factor) {
          factor *= area;
          auto &by             = supply_by_value(system)[row];
          const auto &by_input = supply.derivative;
          add_by_potential(at, factor * by_input[0], by);
          if (at.temperature >= 0)
            by[at.temperature] += factor * by_input[1];
          if (is_sealed())
            by[at.activity] += factor * by_input[2];
          if (at.gas < 0)
            return;
          Laws::SpeciesArray<double> by_unknown;
          unknowns.derivative_by_unknowns(&by_input[2], by_unknown);
          for (unsigned c = 0; c < unknowns.n; ++c)
            by[at.gas + c] += factor * by_unknown[c];
        };
      for_rows_of_current(at, [&](const unsigned row, const double sign) {
        add(row, response.current_density, sign);
        add_by_potential(at,
                         -sign * area * of().double_layer,
                         system.storage_by_value[row]);
      });
      if (at.temperature >= 0)
        add(at.temperature, response.heat, 1.);
      if (fills_a_reference())
        add(at.inventory, response.current_density, atoms_by_charge);
      if (at.gas < 0)
        return;
      Laws::SpeciesArray<Number> rows;
      unknowns.to_rows(response.sink, rows);
      for (unsigned r = 0; r < unknowns.n; ++r)
        add(at.gas + r, rows[r], -1.);
    }

    const Model &model_;
    unsigned electrode_;
  };
} // namespace Oxion
