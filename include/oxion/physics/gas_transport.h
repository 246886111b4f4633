#pragma once

#include <oxion/laws/gas_linearisation.h>
#include <oxion/physics/gas_unknowns.h>
#include <oxion/physics/point_system.h>

namespace Oxion
{
  /**
   * A matrix over species, d (equation of species i) / d (partial pressure j),
   * turned into one over the gas rows and unknowns.
   */
  template <typename Add>
  void
  for_rows_and_unknowns(const GasUnknowns &unknowns,
                        const Laws::SpeciesMatrix<double> &of_species,
                        Add &&add)
  {
    Laws::SpeciesMatrix<double> by_unknown;
    for (unsigned i = 0; i < unknowns.n; ++i)
      unknowns.derivative_by_unknowns(of_species[i], by_unknown[i]);
    for (unsigned c = 0; c < unknowns.n; ++c)
    {
      Laws::SpeciesArray<double> column{}, rows{};
      for (unsigned i = 0; i < unknowns.n; ++i)
        column[i] = by_unknown[i][c];
      unknowns.to_rows(column, rows);
      for (unsigned r = 0; r < unknowns.n; ++r)
        add(r, c, rows[r]);
    }
  }


  /** Partial pressures at a point of a gas space of a reference pressure [Pa].
   */
  template <int dim>
  Laws::SpeciesArray<double>
  partial_pressures(const GasUnknowns &unknowns,
                    const double reference_pressure,
                    const PointState<dim> &state,
                    const unsigned first)
  {
    Laws::SpeciesArray<double> result{};
    unknowns.to_species(&state.value[first], result);
    result[unknowns.carrier] += reference_pressure;
    return result;
  }


  /**
   * Transport of all species, K(p, T) grad p_vec / (R T) at the local
   * temperature. Thermal diffusion and the Knudsen term in grad T are
   * neglected.
   */
  template <int dim>
  void
  add_gas_transport(const Laws::GasMixture &mixture,
                    const GasUnknowns &unknowns,
                    const double reference_pressure,
                    const Laws::GasMedium &medium,
                    const LocalFields &fields,
                    const PointState<dim> &state,
                    const double T,
                    PointSystem<dim> &system)
  {
    const unsigned n = unknowns.n;
    const unsigned g = fields.gas;

    std::array<Laws::SpeciesArray<double>, dim> gradients;
    std::array<double, dim> total_gradient;
    for (unsigned d = 0; d < dim; ++d)
    {
      Laws::SpeciesArray<double> of_unknowns{};
      for (unsigned c = 0; c < n; ++c)
        of_unknowns[c] = state.gradient[g + c][d];
      unknowns.to_species(of_unknowns, gradients[d]);
      total_gradient[d] = of_unknowns[0];
    }

    const auto flux = Laws::linearise<dim>(
      mixture,
      medium,
      partial_pressures(unknowns, reference_pressure, state, g),
      T,
      gradients,
      total_gradient);

    for_rows_and_unknowns(unknowns,
                          flux.mobility,
                          [&](const unsigned r, const unsigned c, double k) {
                            system.conductivity[g + r][g + c] += k;
                          });
    for (unsigned d = 0; d < dim; ++d)
    {
      Laws::SpeciesArray<double> rows{};
      unknowns.to_rows(flux.flux[d], rows);
      for (unsigned r = 0; r < n; ++r)
        system.flux[g + r][d] -= rows[r];
      for_rows_and_unknowns(unknowns,
                            flux.by_pressure[d],
                            [&](const unsigned r, const unsigned c, double k) {
                              system.flux_by_value[g + r][g + c][d] -= k;
                            });
      if (fields.temperature >= 0)
      {
        unknowns.to_rows(flux.by_temperature[d], rows);
        for (unsigned r = 0; r < n; ++r)
          system.flux_by_value[g + r][fields.temperature][d] -= rows[r];
      }
    }
  }
} // namespace Oxion
