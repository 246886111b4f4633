#pragma once

#include <oxion/parameters/species.h>
#include <oxion/parameters/unlimited.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace Oxion::Parameters
{
  enum class AtmosphereKind
  {
    exhaust,            ///< from lambda
    oxygen_in_nitrogen, ///< dry mixture
    mole_fractions      ///< as listed
  };

  /** A gas of given composition that surfaces can be exposed to. */
  struct Atmosphere
  {
    std::string name;
    AtmosphereKind kind = AtmosphereKind::exhaust;
    double pressure     = 101325.;                ///< [Pa]
    double lambda       = unlimited;              ///< unlimited: air
    std::map<std::string, double> mole_fractions; ///< of the active species
    double film_velocity = 0.; ///< of a film at its surfaces [m/s], 0: none
  };

  enum class TransportModel
  {
    dusty_gas,
    stefan_maxwell,
    fick
  };

  enum class DiffusivityLaw
  {
    fuller,
    chapman_enskog
  };

  /** Of a pair of gases, in place of the law's. */
  struct BinaryDiffusivity
  {
    std::string first, second;
    double value; ///< [m2/s]
  };

  struct Gas
  {
    std::vector<std::string> species; ///< the active ones
    std::vector<Species> own_species; ///< beside those of the library
    std::string carrier        = "N2";
    TransportModel model       = TransportModel::dusty_gas;
    DiffusivityLaw diffusivity = DiffusivityLaw::fuller;
    std::vector<BinaryDiffusivity> given_diffusivities;
    double diffusivity_temperature = 273.15;  ///< of those [K]
    double diffusivity_pressure    = 101325.; ///< [Pa]
    double reference_pressure      = 101325.; ///< [Pa]
    double viscosity               = 0.; ///< [Pa s], 0: from kinetic theory
    std::vector<Atmosphere> atmospheres;
    /// A surface of gas regions held at an atmosphere: (surface, atmosphere).
    std::vector<std::pair<std::string, std::string>> openings;
  };
} // namespace Oxion::Parameters
