#pragma once

#include <array>
#include <string>
#include <vector>

namespace Oxion
{
  /**
   * The gas unknowns: the total pressure p - p_ref, then the partial pressures
   * of all species but the carrier [Pa]; p_ref is that of the gas space.
   *
   * The first equation is the sum of all species' equations, which takes the
   * place of the carrier's. So every scalar block is elliptic, and the
   * pressure, which open channels level out 1e3 to 3e4 times faster than
   * diffusion the composition, stands alone. Gradients are formed from these
   * unknowns: p itself would cost five digits of the balances.
   */
  struct GasUnknowns
  {
    unsigned n       = 0;          ///< species and unknowns
    unsigned carrier = 0;          ///< index of the carrier species
    std::vector<unsigned> species; ///< of unknown 1, 2, ...; [0] the carrier

    GasUnknowns() = default;
    GasUnknowns(const std::vector<std::string> &names,
                const std::string &carrier_name)
      : n(names.size())
      , species(1)
    {
      for (unsigned k = 0; k < n; ++k)
        if (names[k] == carrier_name)
          carrier = k;
        else
          species.push_back(k);
      species[0] = carrier;
    }

    /** Partial pressures (or any linear image of them) from the unknowns. */
    template <typename In, typename Out>
    void
    to_species(const In &unknown, Out &partial) const
    {
      partial[carrier] = unknown[0];
      for (unsigned c = 1; c < n; ++c)
      {
        partial[species[c]] = unknown[c];
        partial[carrier] -= unknown[c];
      }
    }

    /** Equations from the species' equations. */
    template <typename In, typename Out>
    void
    to_rows(const In &of_species, Out &row) const
    {
      row[0] = of_species[carrier];
      for (unsigned c = 1; c < n; ++c)
      {
        row[c] = of_species[species[c]];
        row[0] += row[c];
      }
    }

    /** A derivative by the unknowns from one by the partial pressures. */
    template <typename In, typename Out>
    void
    derivative_by_unknowns(const In &by_partial, Out &by_unknown) const
    {
      by_unknown[0] = by_partial[carrier];
      for (unsigned c = 1; c < n; ++c)
        by_unknown[c] = by_partial[species[c]] - by_partial[carrier];
    }

    /** Unknowns of a gas of given mole fractions, pressures [Pa]. */
    template <typename Out>
    void
    of_composition(const std::vector<double> &mole_fractions,
                   const double pressure,
                   const double reference_pressure,
                   Out &unknown) const
    {
      unknown[0] = pressure - reference_pressure;
      for (unsigned c = 1; c < n; ++c)
        unknown[c] = mole_fractions[species[c]] * pressure;
    }
  };
} // namespace Oxion
