#pragma once

#include <oxion/laws/diffusivity.h>
#include <oxion/laws/species.h>
#include <oxion/laws/viscosity.h>
#include <oxion/parameters/parameters.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace Oxion::Laws
{
  /** The gas of a computation: its species and the constants of its laws. */
  struct GasMixture
  {
    unsigned n       = 0;
    unsigned carrier = 0; ///< index of the carrier
    /// Those that are none of the library's; copies of the mixture share them.
    std::shared_ptr<const std::vector<Species>> own_species;
    SpeciesArray<const Species *> species{};
    SpeciesMatrix<double> fuller_inverse{}; ///< 1/c of D p = c T^1.75
    Parameters::TransportModel model{};
    Parameters::DiffusivityLaw law{};
    double reference_pressure = 101325.; ///< [Pa]
    /// Viscosity that is the same everywhere [Pa s]; 0: kinetic theory.
    double constant_viscosity = 0.;

    GasMixture() = default;

    /** Throws std::invalid_argument for species that cannot make a mixture. */
    explicit GasMixture(const Parameters::Gas &gas)
      : n(gas.species.size())
      , own_species(
          std::make_shared<const std::vector<Species>>(gas.own_species))
      , model(gas.model)
      , law(gas.diffusivity)
      , reference_pressure(gas.reference_pressure)
      , constant_viscosity(gas.viscosity)
    {
      if (n < 2 || n > max_species)
        throw std::invalid_argument("a gas has 2 to " +
                                    std::to_string(max_species) +
                                    " species, not " + std::to_string(n));
      for (unsigned i = 0; i < n; ++i)
        species[i] = &find_species(gas.species[i], *own_species);
      for (unsigned i = 0; i < n; ++i)
        for (unsigned j = 0; j < n; ++j)
        {
          if (i != j && species[i] == species[j])
            throw std::invalid_argument("gas " + gas.species[i] +
                                        " is listed twice");
          fuller_inverse[i][j] = 1. / fuller_constant(*species[i], *species[j]);
        }
      for (const auto &pair : gas.given_diffusivities)
      {
        const int i = index(pair.first), j = index(pair.second);
        if (i < 0 || j < 0)
          throw std::invalid_argument("a diffusivity is given of " +
                                      pair.first + " in " + pair.second +
                                      ", which are not both among the species");
        fuller_inverse[i][j] = fuller_inverse[j][i] =
          std::pow(gas.diffusivity_temperature, 1.75) /
          (pair.value * gas.diffusivity_pressure);
      }
      const int c = index(gas.carrier);
      if (c < 0)
        throw std::invalid_argument("the carrier " + gas.carrier +
                                    " is not among the species");
      carrier = c;
    }

    /** Place of a species in the mixture, -1 when it is not in it. */
    int
    index(const std::string_view name) const
    {
      for (unsigned i = 0; i < n; ++i)
        if (species[i]->name == name)
          return i;
      return -1;
    }

    /** Viscosity [Pa s] at partial pressures p [Pa], all positive, T [K]. */
    template <typename Number>
    Number
    viscosity(const SpeciesArray<Number> &p, const Number &T) const
    {
      return constant_viscosity > 0. ? Number(constant_viscosity)
                                     : mixture_viscosity(n, species, p, T);
    }
  };
} // namespace Oxion::Laws
