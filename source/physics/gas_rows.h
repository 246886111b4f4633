#pragma once

#include <oxion/physics/model.h>

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


  /** Partial pressures [Pa] from the gas unknowns in a coarse cell. */
  inline Laws::SpeciesArray<double>
  partial_pressures(const Model &model,
                    const unsigned coarse_cell,
                    const double *unknown)
  {
    Laws::SpeciesArray<double> result{};
    model.gas_unknowns.to_species(unknown, result);
    result[model.gas_unknowns.carrier] +=
      model.reference_pressure(coarse_cell, model.conditions);
    return result;
  }
} // namespace Oxion
